"""How long a command takes before it does anything: ``gxxl --version`` and ``gxxl check`` against a bare interpreter.

python -m benchmarks.startup [--rounds 40] [--imports]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.measure import gxxl, interleaved, machine, run, write_section
from gxxl.render.workbook import write_workbook
from gxxl.submission import Cover, empty

PROMISED = {"gxxl --version": 60, "gxxl check": 200}  # milliseconds above a bare interpreter
SLOWEST = 15


def main() -> None:
    """Measure, write the section, and with ``--imports`` print where the time of ``--version`` goes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--imports", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "填报.xlsx")
        write_workbook(empty(Cover(unit="庄头镇人民政府", year=2021), "2021"), path)
        measure(path, arguments.rounds)
        if arguments.imports:
            print_imports()


def measure(path: Path, rounds: int) -> None:
    """All candidates, interleaved, and the section about them."""
    found = interleaved(
        {
            "python -c pass": partial(run, [sys.executable, "-c", "pass"]),
            "gxxl --version": partial(run, [gxxl(), "--version"]),
            "gxxl check": partial(run, [gxxl(), "check", path], accept=(0, 1)),
        },
        rounds,
    )
    bare = found["python -c pass"]
    lines = [
        f"{machine()}；{rounds}轮的中位数。",
        "",
        "| 命令 | 毫秒 | 比空解释器多 | CPU毫秒 | 比空解释器多 | 目标 |",
        "| --- | --: | --: | --: | --: | --: |",
    ]
    for name, measured in found.items():
        wall, cpu = measured.wall * 1000, measured.cpu * 1000
        more, most = f"{wall - bare.wall * 1000:.0f}", f"{cpu - bare.cpu * 1000:.0f}"
        promise = f"{PROMISED[name]}以内" if name in PROMISED else ""
        if measured is bare:
            more = most = ""
        lines.append(f"| `{name}` | {wall:.0f} | {more} | {cpu:.0f} | {most} | {promise} |")
    write_section("startup", "启动", [*lines, ""])


def print_imports() -> None:
    """The imports of ``gxxl --version`` that cost most, own microseconds first."""
    command = [sys.executable, "-X", "importtime", str(gxxl()), "--version"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    rows = [line.removeprefix("import time:").split("|") for line in text.splitlines() if "[us]" not in line]
    for own, _, name in sorted(rows, key=lambda row: -int(row[0]))[:SLOWEST]:
        print(f"{int(own):>7} {name.strip()}")


if __name__ == "__main__":
    main()
