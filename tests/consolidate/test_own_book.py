"""Our own summary is opened as far as needed, and refused in words where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from gxxl.consolidate import own_book
from gxxl.consolidate.own_book import OwnBook
from gxxl.consolidate.trace import trace
from gxxl.errors import Refused
from gxxl.render.workbook import write_workbook
from tests.consolidate.parts import submission, with_numbers
from tests.consolidate.test_trace import NEW, written


def test_it_says_what_it_is_and_whose(tmp_path: Path) -> None:
    """A summary, or a unit's report."""
    path, made = written(tmp_path, with_numbers(submission("甲"), {NEW: 3}))
    book = OwnBook(path)
    assert book.is_summary and book.cover == made.total.summary.cover
    found = book.submission()
    assert found is not None and found.figures == made.total.summary.figures
    write_workbook(submission("甲"), tmp_path / "甲.xlsx")
    assert not OwnBook(tmp_path / "甲.xlsx").is_summary


def test_only_the_columns_that_were_chosen_are_kept(tmp_path: Path) -> None:
    """Below the heads, by what stands in them."""
    path, _ = written(tmp_path, with_numbers(submission("甲"), {NEW: 3}), submission("乙"))
    grid = OwnBook(path).columns("分单位明细", 4, lambda cells: {0, max(column for _, column in cells)})
    below = {column for row, column in grid.cells if row >= 4}
    assert below == {0, 201}
    assert len({column for row, column in grid.cells if row < 4}) == 202


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no", b"text"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    """With a sentence, also by what is built on it."""
    path = tmp_path / "汇总.xlsx"
    path.write_bytes(content)
    with pytest.raises(Refused):
        OwnBook(path)
    with pytest.raises(Refused):
        trace(path, NEW)
    with pytest.raises(Refused, match="找不到"):
        trace(tmp_path / "没有.xlsx", NEW)


def test_a_file_past_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is read."""
    path, _ = written(tmp_path, submission("甲"))
    monkeypatch.setattr(own_book, "MAX_FILE", 10)
    with pytest.raises(Refused, match="没有读取"):
        OwnBook(path)
