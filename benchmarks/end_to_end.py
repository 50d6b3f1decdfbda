"""``gxxl consolidate`` against scripts that only read, add and write, side by side in one run.

python -m benchmarks.end_to_end [100 1000 …] [--rounds 3] [--keep FOLDER] [--slowest 1000]

All must give the same sums, or nothing is reported. The pandas script takes five minutes for 10,000 files: it is left
out above ``--slowest`` files, and more than 1,000 files are read in one round only.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import openpyxl

from benchmarks.material import EDITION, YEAR, folder_of, places
from benchmarks.measure import Run, gxxl, interleaved, machine, run, write_section

PEERS = Path(__file__).resolve().parent / "peers"
OURS = "gxxl consolidate"
MANY = 1000  # files; more take long, and one round tells
SCRIPTS = {
    "pandas + openpyxl": PEERS / "pandas_openpyxl.py",
    "calamine + XlsxWriter": PEERS / "calamine_xlsxwriter.py",
}
# What we promise: times as fast as each script, by the number of files.
PROMISED = {
    ("pandas + openpyxl", 100): 12.0,
    ("pandas + openpyxl", 1000): 40.0,
    ("pandas + openpyxl", 10000): 60.0,
    ("calamine + XlsxWriter", 1000): 1.5,
    ("calamine + XlsxWriter", 10000): 2.0,
}
SAID = """\
`gxxl consolidate` 在隔离的进程里读取，校验全部规则，找出可能填错的栏目，记来源，写工作底稿和报送版；
两个对照脚本只读、只加、只写一张表，空格当0。十份中有一份填错一格。对照脚本用一个进程，gxxl另用两个读取进程。
目标按“秒”定，要在没有别的程序时量；机器上同时有别的程序时，看CPU秒的倍数，它不因等待而变，但也不计入两核同时工作的好处。
"""


def main() -> None:
    """Measure each size and write the section."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[100])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slowest", type=int, default=1000, help="the pandas script runs up to so many files")
    parser.add_argument("--keep", type=Path, help="keep the workbooks in this folder, and use what is there")
    arguments = parser.parse_args()
    lines = [
        SAID,
        machine("pandas", "openpyxl", "python-calamine", "xlsxwriter")
        + f"；{arguments.rounds}轮的中位数，超过{MANY}份的只测一轮；开始时的系统负载{os.getloadavg()[0]:.1f}。",
        "",
    ]
    compileall.compile_dir(Path(__file__).resolve().parent.parent / "gxxl", quiet=2)  # as an installed package is
    with tempfile.TemporaryDirectory() as temporary:
        for size in arguments.sizes:
            folder = folder_of(size, arguments.keep or Path(temporary))
            names = [OURS, *(name for name in SCRIPTS if size <= arguments.slowest or "pandas" not in name)]
            lines += measure(folder, size, Path(temporary), arguments.rounds if size <= MANY else 1, names)
    write_section("end_to_end", "汇总全程", lines)


def measure(folder: Path, size: int, work: Path, rounds: int, names: list[str]) -> list[str]:
    """The table of one size, after all have been seen to give the same sums."""
    commands = {name: command for name, command in _commands(folder, work).items() if name in names}
    require_same_sums(commands, work)
    found = interleaved({name: partial(_first_time, command, work) for name, command in commands.items()}, rounds)
    return (
        [
            f"### {size}份",
            "",
            "| 做法 | 秒 | CPU秒 | 最大进程 | gxxl快几倍（秒） | （CPU秒） | 目标（秒） |",
            "| --- | --: | --: | --: | --: | --: | --: |",
        ]
        + [_row(name, measured, found[OURS], PROMISED.get((name, size))) for name, measured in found.items()]
        + [""]
    )


def _first_time(command: list[str | Path], work: Path) -> Run:
    """A run without the outputs of an earlier one."""
    for path in work.glob("*.xlsx"):
        path.unlink()
    return run(command, accept=(0, 1))


def _commands(folder: Path, work: Path) -> dict[str, list[str | Path]]:
    place_file = work / "places.json"
    place_file.write_text(json.dumps(places()), encoding="utf-8")
    scripts: dict[str, list[str | Path]] = {
        name: [sys.executable, script, place_file, folder, work / f"{script.stem}.xlsx"]
        for name, script in SCRIPTS.items()
    }
    ours: list[str | Path] = [
        gxxl(),
        "consolidate",
        folder,
        "-o",
        work / "汇总.xlsx",
        "--year",
        str(YEAR),
        "--edition",
        EDITION,
    ]
    return {OURS: ours, **scripts}


def require_same_sums(commands: dict[str, list[str | Path]], work: Path) -> None:
    """Run each once; ``SystemExit`` where a script's sums are not ours."""
    done = subprocess.run([*commands[OURS], "--json"], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    ours: dict[str, float] = json.loads(done.stdout)["figures"]
    for name, script in SCRIPTS.items():
        if name not in commands:
            continue
        run(commands[name])
        theirs = _sums(work / f"{script.stem}.xlsx")
        if {code: float(ours[code]) for code in theirs} != theirs:
            raise SystemExit(f"{name} gives other sums than {OURS}")


def _sums(path: Path) -> dict[str, float]:
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if row]
    return {str(code): float(str(value)) for code, value in zip(rows[0][1:], rows[-1][1:], strict=True)}


def _row(name: str, measured: Run, ours: Run, promise: float | None) -> str:
    wall, cpu = (f"{measured.wall / ours.wall:.1f}", f"{measured.cpu / ours.cpu:.1f}") if name != OURS else ("", "")
    wanted = f"{promise:g}倍以上" if promise else ""
    return f"| {name} | {measured.wall:.2f} | {measured.cpu:.2f} | {measured.peak:.0f} MB | {wall} | {cpu} | {wanted} |"


if __name__ == "__main__":
    main()
