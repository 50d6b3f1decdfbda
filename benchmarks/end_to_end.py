"""``gxxl consolidate`` against scripts that only read, add and write, side by side in one run.

python -m benchmarks.end_to_end [100 1000 …] [--rounds 3] [--keep FOLDER]

All must give the same sums, or nothing is reported.
"""

from __future__ import annotations

import argparse
import json
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
`gxxl consolidate` 读取、校验全部规则、对名单、记来源、写工作底稿和报送版；两个对照脚本只读、只加、只写一张表，空格当0。
"""


def main() -> None:
    """Measure each size and write the section."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[100])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="keep the workbooks in this folder, and use what is there")
    arguments = parser.parse_args()
    lines = [
        SAID,
        machine("pandas", "openpyxl", "python-calamine", "xlsxwriter") + f"；{arguments.rounds}轮的中位数。",
        "",
    ]
    with tempfile.TemporaryDirectory() as temporary:
        for size in arguments.sizes:
            folder = folder_of(size, arguments.keep or Path(temporary))
            lines += measure(folder, size, Path(temporary), arguments.rounds)
    write_section("end_to_end", "汇总全程", lines)


def measure(folder: Path, size: int, work: Path, rounds: int) -> list[str]:
    """The table of one size, after all have been seen to give the same sums."""
    commands = _commands(folder, work)
    require_same_sums(commands, work)
    found = interleaved({name: partial(run, command, accept=(0, 1)) for name, command in commands.items()}, rounds)
    return (
        [
            f"### {size}份",
            "",
            "| 做法 | 秒 | CPU秒 | 最大进程 | gxxl快几倍 | 目标 |",
            "| --- | --: | --: | --: | --: | --: |",
        ]
        + [_row(name, measured, found[OURS], PROMISED.get((name, size))) for name, measured in found.items()]
        + [""]
    )


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
        run(commands[name])
        theirs = _sums(work / f"{script.stem}.xlsx")
        if {code: float(ours[code]) for code in theirs} != theirs:
            raise SystemExit(f"{name} gives other sums than {OURS}")


def _sums(path: Path) -> dict[str, float]:
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if row]
    return {str(code): float(str(value)) for code, value in zip(rows[0][1:], rows[-1][1:], strict=True)}


def _row(name: str, measured: Run, ours: Run, promise: float | None) -> str:
    ratio = "" if name == OURS else f"{measured.wall / ours.wall:.1f}"
    wanted = f"{promise:g}倍以上" if promise else ""
    return f"| {name} | {measured.wall:.2f} | {measured.cpu:.2f} | {measured.peak:.0f} MB | {ratio} | {wanted} |"


if __name__ == "__main__":
    main()
