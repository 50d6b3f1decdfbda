"""A table that was changed so that it is not the form's any more: a finding names the place and the label."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gxxl.errors import Refused
from gxxl.intake.door import read
from gxxl.rules import check
from tests.intake.door_troubles import good

REQUESTS, DISCLOSURE, DISPUTES = "三、申请办理", "二、主动公开", "四、复议诉讼"


def changed(path: Path, change: Callable[[Workbook], object]) -> Path:
    """A workbook of ours that somebody changed."""
    book = openpyxl.load_workbook(io.BytesIO(good()))
    change(book)
    book.save(path)
    return path


def place(sheet: Worksheet, text: str) -> tuple[int, int]:
    """Row and column of the cell that begins with a text."""
    cell = next(cell for row in sheet for cell in row if str(cell.value or "").startswith(text))
    return int(cell.row or 0), int(cell.column or 0)


def without_a_row(book: Workbook) -> None:
    """A row was deleted."""
    sheet = book[REQUESTS]
    sheet.delete_rows(place(sheet, "4.保护第三方")[0])


def exchanged(name: str, one: str, other: str) -> Callable[[Workbook], None]:
    """Two labels changed places."""

    def change(book: Workbook) -> None:
        sheet = book[name]
        first, second = sheet.cell(*place(sheet, one)), sheet.cell(*place(sheet, other))
        first.value, second.value = second.value, first.value

    return change


def in_other_words(book: Workbook) -> None:
    """A head was changed."""
    sheet = book[DISCLOSURE]
    sheet.cell(*place(sheet, "本年收费金额")).value = "征收数额（元）"


def turned(book: Workbook) -> None:
    """Rows as columns and columns as rows, on a sheet of its own."""
    old = book[DISPUTES]
    new = book.create_sheet("新表")
    for row in list(old):
        for cell in row[:15]:
            new.cell(cell.column, cell.row).value = getattr(cell, "value", None)
    book.remove(old)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (without_a_row, "没有找到申请办理表：“三、申请办理”中有相似的表，但没有“4.保护第三方合法权益”这一栏"),
        (exchanged(REQUESTS, "商业企业", "科研机构"), "“商业企业”这一栏的次序与格式不同"),
        (exchanged(DISCLOSURE, "规章", "行政规范性文件"), "“行政规范性文件”这一栏的次序与格式不同"),
        (in_other_words, "“二、主动公开”中有相似的表，但没有“本年收费金额（单位：万元）”这一栏"),
        (turned, "没有找到行政复议表：“新表”中有相似的表，但行和列互换了"),
    ],
)
def test_the_label_that_is_not_right_is_named(tmp_path: Path, change: Callable[[Workbook], object], said: str) -> None:
    """With the sheet; the figures of the table are not taken."""
    submission = read(changed(tmp_path / "a.xlsx", change))
    findings = [finding for finding in check(submission) if finding.rule.endswith(".missing")]
    assert said in findings[0].message
    assert submission.editions[findings[0].rule.partition(".")[0]] is None


def test_a_table_that_is_not_there_at_all_is_missing(tmp_path: Path) -> None:
    """Nothing is said of other sheets."""
    submission = read(changed(tmp_path / "a.xlsx", lambda book: book.remove(book[REQUESTS])))
    (finding,) = (finding for finding in check(submission) if finding.rule.endswith(".missing"))
    assert finding.message == "没有找到申请办理表。"


def test_a_file_with_nothing_but_such_a_table_is_refused(tmp_path: Path) -> None:
    """The refusal names the label too."""

    def change(book: Workbook) -> None:
        without_a_row(book)
        for name in book.sheetnames:
            if name != REQUESTS:
                book.remove(book[name])

    with pytest.raises(Refused, match="没有“4.保护第三方合法权益”这一栏") as refused:  # noqa: RUF043 - the form's own
        read(changed(tmp_path / "a.xlsx", change))
    assert refused.value.code == "not_this_form"
