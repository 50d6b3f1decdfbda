"""Whole commands, measured from outside: wall and CPU time, and the memory of the largest process."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
HEAD = """\
# 性能

<!-- 本页由benchmarks/中的程序写出，请勿手工修改。 -->

在同一次运行中与别的写法交替测量，比的是倍数；绝对时间随机器而变。
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    wall: float  # seconds
    cpu: float  # seconds, its children's included
    peak: float  # megabytes of the largest process


def run(command: Sequence[str | Path], *, accept: Sequence[int] = (0,)) -> Run:
    """Run a command whose output nobody wants; ``RuntimeError`` when it exits otherwise than ``accept`` says."""
    quiet = subprocess.DEVNULL
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accept:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {complaint[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def interleaved(candidates: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, Run]:
    """Each candidate once a round, so that what else the machine does falls on all alike; medians over the rounds."""
    runs: dict[str, list[Run]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, candidate in candidates.items():
            runs[name].append(candidate())
    return {name: _median(measured) for name, measured in runs.items()}


def machine(*packages: str) -> str:
    """What it was measured on, with the versions of the packages, as a line for the report."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in packages]
    python = f"Python {platform.python_version()}"
    return f"{platform.system()} {platform.machine()}，{os.cpu_count()}核；" + "，".join([python, *versions])


def write_section(key: str, title: str, lines: Sequence[str]) -> None:
    """Put a section into docs/performance.md, in place of the one of this key; also print it."""
    begin, end = f"<!-- {key} -->", f"<!-- /{key} -->"
    section = "\n".join([begin, f"## {title}", "", *lines, end])
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else HEAD
    if begin in page:
        before, rest = page.split(begin, 1)
        page = before + section + rest.split(end, 1)[1]
    else:
        page = f"{page.rstrip()}\n\n{section}\n"
    PAGE.write_text(page, encoding="utf-8", newline="\n")
    print(section)


def gxxl() -> Path:
    """The console script of the environment that runs this."""
    return Path(sys.executable).with_name("gxxl")


def _median(runs: Sequence[Run]) -> Run:
    return Run(
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        max(run.peak for run in runs),
    )
