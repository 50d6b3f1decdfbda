"""The script that many would write: pandas reads a file's sheets with openpyxl in one call, adds, and writes a table.

No checks, no states of figures (a blank is a 0 here), no ledger, no lineage.

python pandas_openpyxl.py PLACES.json FOLDER OUT.xlsx
"""

import json
import sys
from pathlib import Path

import pandas as pd


def main() -> None:
    """Read, add, write."""
    places = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    rows = {}
    for path in sorted(Path(sys.argv[2]).glob("*.xlsx")):
        row = {}
        frames = pd.read_excel(path, sheet_name=list(places), header=None, engine="openpyxl")
        for sheet, cells in places.items():
            frame = frames[sheet]
            for code, (line, column) in cells.items():
                row[code] = frame.iat[line, column]  # noqa: PD009 - faster than iloc, and fair
        rows[path.stem] = row
    table = pd.DataFrame.from_dict(rows, orient="index").apply(pd.to_numeric, errors="coerce").fillna(0)
    table.loc["合计"] = table.sum()
    table.to_excel(sys.argv[3], engine="openpyxl")


if __name__ == "__main__":
    main()
