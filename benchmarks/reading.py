"""Reading the figures of workbooks of ours: the fast reader against calamine and openpyxl, in one process each.

python -m benchmarks.reading [--count 200] [--keep FOLDER]

Files as our template gives them, and the same saved again by LibreOffice where there is one. All must give the same
figures, or nothing is reported.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.material import folder_of, places
from benchmarks.measure import machine, write_section
from gxxl.counts import Counts
from gxxl.submission import Figure

Values = dict[str, float]
Reader = Callable[[Path], Values]
ROUNDS = 5
PLACES = places()


def ours(path: Path) -> Values:
    """The fast reader: figures with their states, cover, prose and all the rest."""
    from gxxl.intake.skeleton import read_known
    from gxxl.submission import Origin

    submission = read_known(path.read_bytes(), Origin())
    assert submission is not None
    return values_of(submission.figures)


def values_of(figures: Mapping[str, Figure]) -> Values:
    """Figures as numbers by code; where all are counts these are kept as such, and added up as such."""
    numbers = figures.numbers if isinstance(figures, Counts) else [float(f.value or 0) for f in figures.values()]
    return dict(zip(figures, numbers, strict=True))


def proper(path: Path) -> Values:
    """The proper reader, which the fast one falls back on."""
    from gxxl.intake.archive import Archive
    from gxxl.intake.workbook import read_workbook
    from gxxl.intake.xlsx import Workbook
    from gxxl.submission import Origin

    submission = read_workbook(Workbook(Archive(path.read_bytes())), Origin())
    assert submission is not None
    return values_of(submission.figures)


def calamine(path: Path) -> Values:
    """Calamine directly: the three official sheets as rows."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    values: Values = {}
    for sheet, cells in PLACES.items():
        grid = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        for code, (row, column) in cells.items():
            value = grid[row][column]
            values[code] = value if isinstance(value, float) else 0.0
    return values


def openpyxl(path: Path) -> Values:
    """The library openpyxl, reading only."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    values: Values = {}
    for sheet, cells in PLACES.items():
        grid = [list(row) for row in book[sheet].iter_rows(values_only=True)]
        for code, (row, column) in cells.items():
            value = grid[row][column]
            values[code] = float(value) if isinstance(value, (int, float)) else 0.0
    return values


READERS: Mapping[str, Reader] = {"gxxl": ours, "calamine": calamine, "gxxl（逐项解析）": proper, "openpyxl": openpyxl}


def main() -> None:
    """Measure both kinds of files and write the section."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = folder_of(arguments.count, arguments.keep or Path(temporary))
        kinds = {"填报模板": sorted(folder.glob("*.xlsx"))[: arguments.count]}
        again = saved_again(kinds["填报模板"], Path(temporary))
        if again:
            kinds["LibreOffice另存"] = again
        lines = [
            machine("python-calamine", "openpyxl", "deflate")
            + f"；{arguments.count}份，{ROUNDS}轮中最快的一轮，CPU毫秒。",
            "gxxl一栏包括封面、正文、附加数据、说明和每格的状态，其余只取表中的数；各栏的数已核对一致。目标：比calamine快一倍。",
            "",
            f"| 文件 | {' | '.join(READERS)} | 比calamine快几倍 |",
            f"| --- |{' --: |' * (len(READERS) + 1)}",
        ]
        lines += [row(name, files) for name, files in kinds.items()]
        write_section("reading", "读取一份", [*lines, ""])


def saved_again(files: Sequence[Path], work: Path) -> list[Path]:
    """The files as LibreOffice saves them; none where there is no LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        return []
    out = work / "again"
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    return sorted(out.glob("*.xlsx"))


def row(name: str, files: Sequence[Path]) -> str:
    """A line of the table, after all readers have been seen to agree."""
    for path in files:
        found = [reader(path) for reader in READERS.values()]
        if any(values != found[0] for values in found[1:]):
            raise SystemExit(f"the readers do not agree on {path}")
    best: dict[str, float] = dict.fromkeys(READERS, float("inf"))
    for _ in range(ROUNDS):
        for key, reader in READERS.items():
            best[key] = min(best[key], cpu_of(reader, files))
    milliseconds = [best[key] / len(files) * 1000 for key in READERS]
    ratio = milliseconds[list(READERS).index("calamine")] / milliseconds[0]
    return f"| {name} | {' | '.join(f'{value:.2f}' for value in milliseconds)} | {ratio:.1f} |"


def cpu_of(reader: Reader, files: Sequence[Path]) -> float:
    """Seconds of processor time to read all files once."""
    gc.collect()
    start = time.process_time()
    for path in files:
        reader(path)
    return time.process_time() - start


if __name__ == "__main__":
    main()
