"""The plain fast script: calamine reads, XlsxWriter writes. No checks, no states of figures, no ledger, no lineage.

python calamine_xlsxwriter.py PLACES.json FOLDER OUT.xlsx
"""

import json
import sys
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook


def main() -> None:
    """Read, add, write."""
    places = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    codes = [code for cells in places.values() for code in cells]
    rows = []
    for path in sorted(Path(sys.argv[2]).glob("*.xlsx")):
        book = CalamineWorkbook.from_path(path)
        values = []
        for sheet, cells in places.items():
            grid = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            found = (grid[line][column] for line, column in cells.values())
            values += [value if isinstance(value, float) else 0 for value in found]
        rows.append((path.stem, values))
    rows.append(("合计", [sum(column) for column in zip(*(values for _, values in rows), strict=True)]))
    with xlsxwriter.Workbook(sys.argv[3]) as out:
        sheet = out.add_worksheet()
        sheet.write_row(0, 1, codes)
        for line, (name, values) in enumerate(rows, start=1):
            sheet.write(line, 0, name)
            sheet.write_row(line, 1, values)


if __name__ == "__main__":
    main()
