"""``gxxl check FILE`` and ``gxxl --version`` load what they need and no more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from gxxl.render.workbook import write_workbook
from tests.consolidate.parts import submission

RUN = """
import sys
from gxxl.cli import main
main(sys.argv[1:])
print("loaded:", *sys.modules)
"""
# Of writing, of other processes, of other formats, and what these bring.
UNUSED = ("gxxl.consolidate", "gxxl.render", "gxxl.workers", "json", "openpyxl", "pickle", "platform", "tempfile")


def loaded(*arguments: str) -> set[str]:
    """The modules that a fresh process has after a command."""
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, encoding="utf-8", check=True)
    return set(done.stdout.partition("loaded:")[2].split())


def test_check_loads_neither_writing_nor_other_processes(tmp_path: Path) -> None:
    """A right workbook of ours is read and checked."""
    write_workbook(submission("甲镇", "610525101"), tmp_path / "甲镇.xlsx")
    modules = loaded("check", str(tmp_path / "甲镇.xlsx"))
    assert "gxxl.intake.skeleton" in modules
    assert modules.isdisjoint(UNUSED)


def test_the_version_loads_next_to_nothing() -> None:
    """Not even the form."""
    modules = loaded("--version")
    assert modules.isdisjoint((*UNUSED, "dataclasses", "gxxl.form", "gxxl.rules", "pathlib"))
