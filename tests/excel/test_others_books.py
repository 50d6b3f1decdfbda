"""一键校验 in workbooks of another make: nothing of theirs is written over."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from gxxl.messages import excel as words
from gxxl.render.marks import LIKELY_COLOUR
from tests.excel.clerk import SECOND, Clerk
from tests.excel.test_checking import colour_of


def test_a_workbook_that_is_not_ours_gets_a_sentence_and_keeps_everything(clerk: Clerk, tmp_path: Path) -> None:
    """No sheet is added to it."""
    path = tmp_path / "通讯录.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("通讯录").write_row("A1", ["姓名", "电话"])
    clerk.book = clerk.app.books.open(path)
    assert "没有在“通讯录.xlsx”中找到年度报告的表格" in clerk.press("check")
    assert [sheet.name for sheet in clerk.book.sheets] == ["通讯录"]


def test_a_workbook_of_another_make_with_the_form_in_it_gets_its_marks(clerk: Clerk, tmp_path: Path) -> None:
    """校验结果 is added as its last sheet."""
    path = tmp_path / "自制表.xlsx"
    source = clerk.book.sheets[SECOND].range("A1:J29").value
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("申请情况")
        for number, row in enumerate(source):
            sheet.write_row(number + 3, 1, [cell if cell is not None else "" for cell in row])
    clerk.book = clerk.app.books.open(path)
    table = clerk.book.sheets["申请情况"]
    table.range("E10").value = 30
    said = clerk.press("check")
    assert "申请情况!E10" in said
    assert table.range("E10").color == colour_of(LIKELY_COLOUR)
    assert [sheet.name for sheet in clerk.book.sheets] == ["申请情况", "校验结果"]
    clerk.press("clear")
    assert (table.range("E10").color, list(table.notes)) == (None, [])


@pytest.fixture
def homemade(clerk: Clerk, tmp_path: Path) -> Clerk:
    """Before a workbook of another make, with a slip, a sheet of notes of the same name as ours, and a long one."""
    path = tmp_path / "自制表.xlsx"
    source = clerk.book.sheets[SECOND].range("A1:J29").value
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("申请情况")
        for number, row in enumerate(source):
            sheet.write_row(number, 0, [cell if cell is not None else "" for cell in row])
        sheet.write(6, 3, 30)
        book.add_worksheet("校验结果").write_column("A1", ["去年上级校验的意见", "第三部分请核实"])
        book.add_worksheet("长表").write(1_048_575, 9, "画到最后一行")
    clerk.book = clerk.app.books.open(path)
    return clerk


def test_somebody_elses_sheet_of_the_same_name_is_left_alone(homemade: Clerk) -> None:
    """The list goes into one of its own, found again by the next press; a sheet filled to the last row is no matter."""
    for _ in range(2):
        assert "申请情况!D7" in homemade.press("check")
        assert [sheet.name for sheet in homemade.book.sheets] == ["申请情况", "校验结果", "长表", "校验结果2"]
    theirs = homemade.book.sheets["校验结果"].range("A1:A2").value
    assert theirs == ["去年上级校验的意见", "第三部分请核实"]
    assert "处错误" in str(homemade.book.sheets["校验结果2"].range("A1").value)
    assert homemade.press("clear") == words.CLEARED
