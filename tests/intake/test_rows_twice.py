"""Two rows of one table with the same head: which of them counts, nothing tells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from gxxl.intake.door import read
from gxxl.render.workbook import write_workbook
from gxxl.rules import check
from gxxl.submission import State, Submission
from tests.rules.test_linear import filled

SHEET, MADE = "二、主动公开", "disclosure.regulations.made"


def with_row(folder: Path, values: Sequence[object], *, below: int = 4, head: str = "规章") -> Submission:
    """Our workbook, in which 规章 is in row 4, with one row more."""
    write_workbook(filled(), folder / "a.xlsx")
    book = openpyxl.load_workbook(folder / "a.xlsx", data_only=True)
    sheet = book[SHEET]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.move_range(f"A{below + 1}:Z{sheet.max_row}", rows=1)
    for column, value in enumerate((head, *values), start=1):
        sheet.cell(below + 1, column).value = value  # type: ignore[assignment] # what a clerk types
    book.save(folder / "b.xlsx")
    return read(folder / "b.xlsx")


def test_other_figures_make_the_cells_ambiguous(tmp_path: Path) -> None:
    """Both are shown, neither is added; a cell in which both rows say the same is as they say."""
    own = [filled().figures[f"disclosure.regulations.{key}"].value for key in ("made", "repealed", "in_force")]
    submission = with_row(tmp_path, [77, *map(int, map(Decimal, own[1:]))])  # type: ignore[arg-type] # all have one
    found = submission.figures[MADE]
    assert (found.state, found.value, set(found.readings)) == (State.AMBIGUOUS, None, {own[0], Decimal(77)})
    assert submission.figures["disclosure.regulations.repealed"].value == own[1]
    assert f"{MADE}" in {code for finding in check(submission) for code in finding.cells if "ambiguous" in finding.rule}


@pytest.mark.parametrize("values", [(), ("", " ", None)])
def test_a_row_without_figures_says_nothing(tmp_path: Path, values: Sequence[object]) -> None:
    """A head that is repeated for the looks of it."""
    assert with_row(tmp_path, values).figures[MADE] == filled().figures[MADE]


def test_a_row_of_another_name_is_no_second_one(tmp_path: Path) -> None:
    """「其中」 rows belong to nobody."""
    assert with_row(tmp_path, [77, 77, 77], head="其中：县级").figures[MADE] == filled().figures[MADE]


def test_the_last_row_of_a_block_is_seen_twice_too(tmp_path: Path) -> None:
    """Nothing that is looked for stands below it."""
    submission = with_row(tmp_path, [77, 77, 77], below=5, head="行政规范性文件")
    assert submission.figures["disclosure.normative_documents.made"].state is State.AMBIGUOUS
