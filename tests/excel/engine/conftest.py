"""Workbooks to try the engine on."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
import xlwings

SHEET, OTHER = "三、申请办理", "一 月"
NAME = "庄头镇 2021年（数据表）.xlsx"


@pytest.fixture
def book(app: xlwings.App) -> xlwings.Book:
    """A new workbook."""
    return app.books.add()


@pytest.fixture
def sheet(book: xlwings.Book) -> xlwings.Sheet:
    """The only sheet of a new workbook, with a Chinese name that needs quotes."""
    book.sheets[0].name = SHEET
    return book.sheets[0]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workbook as XlsxWriter makes it, in a folder and with a name and sheets that need care."""
    return write_file(tmp_path / "县 报送" / NAME)


def write_file(path: Path) -> Path:
    """A protected sheet with A1 and the row of B4 unlocked, merged cells, a note, a date, a truth, an error, a name."""
    path.parent.mkdir(exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(SHEET)
        book.add_worksheet(OTHER)
        free = book.add_format({"locked": False})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row("A1", [1, 2], free)
        sheet.write("C1", "锁定")
        sheet.write("A2", True)
        sheet.write_number("B2", 44198, day)
        sheet.write_formula("C2", "=B2+1", day, 44199)
        sheet.write_formula("D2", "=1/0", None, "#DIV/0!")
        sheet.write_formula("E2", "=SUM(A1:B1)", None, 0)  # stored wrongly: whether it is worked out anew
        sheet.merge_range("A5:C6", "合并")
        sheet.write_comment("C1", "原有批注")
        sheet.protect("", {"format_columns": True})
        book.define_name("数据", f"='{SHEET}'!$A$1:$B$1")
    return path
