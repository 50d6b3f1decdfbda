"""Reading in processes of their own on Windows, where nothing forks: started anew, with a limit on time alone."""

from __future__ import annotations

from pathlib import Path

from gxxl.render.workbook import write_workbook
from tests.rules.test_linear import filled
from tests.windows.wine import Wine

SCRIPT = """\
import os, sys, time
from pathlib import Path

from gxxl.consolidate.gather import gather
from gxxl.consolidate.pool import read_in_workers
from gxxl.consolidate.receive import Terms, receive
from gxxl.workers import Limits

def read(found, terms):
    if "abort" in found.shown:
        os.abort()
    if "hang" in found.shown:
        time.sleep(600)
    return receive(found, terms)

if __name__ == "__main__":
    files = gather([Path(sys.argv[1])]).files
    for file in read_in_workers(files, Terms("2021"), 2, limits=Limits(seconds=8.0), receiver=read):
        print(file.file, file.refusal_code or file.cover.unit, flush=True)
"""


def test_a_worker_that_ends_or_hangs_costs_one_line(wine: Wine, tmp_path: Path) -> None:
    """And the good files around it are read, in their order."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b-abort", "c", "d-hang", "e"):
        write_workbook(filled(), folder / f"{name}.xlsx")
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = wine.python(wine.path(script), wine.path(folder))
    assert [line.split()[:2] for line in done.gbk.splitlines()] == [
        ["a.xlsx", "庄头镇"],
        ["b-abort.xlsx", "crashed"],
        ["c.xlsx", "庄头镇"],
        ["d-hang.xlsx", "timeout"],
        ["e.xlsx", "庄头镇"],
    ], done.gbk
