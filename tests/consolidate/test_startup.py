"""An ordinary consolidation loads what it needs and no more, and the workers start before what only the end needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gxxl.consolidate.gather import Found
from gxxl.consolidate.pool import read_in_workers
from gxxl.consolidate.receive import Terms
from gxxl.render.workbook import write_workbook
from tests.consolidate.parts import submission

# What only a last year, an earlier summary, --notices, --tables, --html, --json or a file of another make needs.
UNASKED = (
    "gxxl.commands.trace",
    "gxxl.consolidate.cluster",
    "gxxl.consolidate.compare",
    "gxxl.consolidate.own_book",
    "gxxl.consolidate.typed_file",
    "gxxl.consolidate.units_before",
    "gxxl.lastyear",
    "gxxl.render.notices.settings",
    "gxxl.render.page.page",
    "gxxl.render.summary_compare",
    "gxxl.render.table_files",
    "gxxl.render.workbook",
    "gxxl.tables",
    "importlib.resources",
    "openpyxl",
    "pandas",
)
# What the parent loads while the workers read.
LATER = ("gxxl.consolidate.conclude", "gxxl.consolidate.ledger", "gxxl.consolidate.total", "gxxl.render", "xlsxwriter")

RUN = """
import sys
from gxxl.cli import main
main(["consolidate", *sys.argv[1:]])
print("loaded:", *sys.modules)
"""
UNTIL_WORKERS_START = """
import sys
from gxxl.cli import main
from gxxl.workers import pool
def begin(self):
    print("loaded:", *sys.modules)
    sys.exit()
pool._Run.begin = begin
main(["consolidate", *sys.argv[1:]])
"""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with one township."""
    folder = tmp_path / "报来"
    folder.mkdir()
    write_workbook(submission("甲镇", "610525101"), folder / "甲镇.xlsx")
    return folder


def loaded(code: str, inbox: Path) -> set[str]:
    """The modules that a fresh process has, as the code prints them."""
    command = [sys.executable, "-c", code, str(inbox), "-o", str(inbox.parent / "汇总.xlsx")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return set(done.stdout.partition("loaded:")[2].split())


def test_a_plain_run_loads_nothing_that_was_not_asked_for(inbox: Path) -> None:
    """Every module costs about half a millisecond at each start."""
    modules = loaded(RUN, inbox)
    assert "gxxl.render.summary" in modules
    assert modules.isdisjoint(UNASKED)


def test_the_workers_start_before_what_only_the_end_needs(inbox: Path) -> None:
    """They read while the rest is loaded."""
    modules = loaded(UNTIL_WORKERS_START, inbox)
    assert "gxxl.intake.skeleton" in modules
    assert modules.isdisjoint(LATER)


def test_what_is_done_meanwhile_is_done_once_before_the_first_result(inbox: Path) -> None:
    """And the results are as without it."""
    file = Found(str(inbox / "甲镇.xlsx"), "甲镇.xlsx")
    events: list[str] = []
    results = read_in_workers([file, file], Terms("2021"), meanwhile=lambda: events.append("meanwhile"))
    events.extend(received.cover.unit for received in results)
    assert events == ["meanwhile", "甲镇", "甲镇"]


def test_what_others_do_at_exit_is_still_done(inbox: Path) -> None:
    """Only the last search for cycles is left out."""
    code = "import atexit, gc\natexit.register(lambda: print('loaded: exit', gc.get_freeze_count() > 0))\n" + RUN
    assert {"exit", "True"} <= loaded(code, inbox)
