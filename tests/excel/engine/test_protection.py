"""Locked cells raise on every host; protection and the state of the program are put back whatever happens."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import xlwings

from gxxl.errors import GxxlError
from gxxl.excel import hosts
from gxxl.excel.engines import libreoffice
from tests.excel.engine.conftest import SHEET


@pytest.fixture
def locked(app: xlwings.App, file: Path) -> xlwings.Sheet:
    """A protected sheet of which A1 and B1 are free and C1 is locked."""
    return app.books.open(file).sheets[SHEET]


def set_value(cell: xlwings.Range) -> None:
    """Write a number."""
    cell.value = 1


def set_formula(cell: xlwings.Range) -> None:
    """Write a formula."""
    cell.formula = "=1+1"


def set_color(cell: xlwings.Range) -> None:
    """Colour it."""
    cell.color = (255, 0, 0)


def set_format(cell: xlwings.Range) -> None:
    """Give it a number format."""
    cell.number_format = "0.00"


def set_bold(cell: xlwings.Range) -> None:
    """Make it bold."""
    cell.font.bold = True


CHANGES: list[Callable[[xlwings.Range], object]] = [
    set_value,
    set_formula,
    set_color,
    set_format,
    set_bold,
    lambda cell: cell.add_note("批注"),
    lambda cell: cell.clear_contents(),
    lambda cell: cell.clear(),
    lambda cell: cell.add_hyperlink("www.gov.cn"),
    lambda cell: cell.impl.set_colors([[(1, 2, 3)]]),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_locked_cell_refuses_every_change(locked: xlwings.Sheet, change: Callable[[xlwings.Range], object]) -> None:
    """With a sentence that names the cell, and the cell is as it was; LibreOffice alone would stay silent."""
    cell = locked.range("D2")
    before = (cell.formula, cell.color, cell.number_format, cell.font.bold, cell.note)
    with pytest.raises(libreoffice.ProtectedError, match="D2受保护"):
        change(cell)
    assert (cell.formula, cell.color, cell.number_format, cell.font.bold, cell.note) == before


@pytest.mark.parametrize("change", CHANGES)
def test_a_free_cell_of_a_protected_sheet_takes_every_change(
    locked: xlwings.Sheet, change: Callable[[xlwings.Range], object]
) -> None:
    """Marks need no unprotecting in LibreOffice."""
    change(locked.range("A1"))
    assert locked.impl.protected


def test_a_block_with_one_locked_cell_is_refused_whole(locked: xlwings.Sheet) -> None:
    """Nothing of it is written."""
    with pytest.raises(xlwings.XlwingsError, match="A1:C1受保护"):
        locked.range("A1:C1").value = [7, 8, 9]
    assert locked.range("A1:C1").value == [1.0, 2.0, "锁定"]


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.range("2:2").insert("down"),
        lambda sheet: sheet.range("A1").delete("up"),
        lambda sheet: sheet.range("A1:B1").merge(),
        lambda sheet: sheet.range("A5").unmerge(),
    ],
)
def test_a_protected_sheet_keeps_its_cells_in_place(
    locked: xlwings.Sheet, change: Callable[[xlwings.Sheet], object]
) -> None:
    """No inserting, deleting or merging, even of free cells."""
    with pytest.raises(libreoffice.ProtectedError, match="不能插入"):
        change(locked)


def test_protection_is_off_in_the_block_and_back_after_it(locked: xlwings.Sheet, tmp_path: Path) -> None:
    """With what it allowed: widths of columns are free before and after."""
    host = hosts.host_of(locked.book)
    with hosts.unprotected(*locked.book.sheets):
        assert not host.is_protected(locked)
        locked.range("C1").value = "改"
    assert [host.is_protected(sheet) for sheet in locked.book.sheets] == [True, False]
    path = tmp_path / "a.xlsx"
    locked.book.save(path)
    stored = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert re.search(r'<sheetProtection [^>]*formatColumns="false"', stored)


def test_protection_is_back_after_an_error(locked: xlwings.Sheet) -> None:
    """The error goes on its way."""
    with pytest.raises(ZeroDivisionError), hosts.unprotected(locked):
        _ = 1 / 0
    assert hosts.host_of(locked.book).is_protected(locked)


def test_a_password_is_respected(book: xlwings.Book) -> None:
    """The sheet stays protected, and those before it are protected again."""
    first, second = book.sheets[0], book.sheets.add("密码", after=book.sheets[0])
    first.impl.remote.protect("")
    second.impl.remote.protect("甲")
    with pytest.raises(GxxlError, match="“密码”设有密码"), hosts.unprotected(first, second):
        pytest.fail("it must not come here")
    assert [hosts.host_of(book).is_protected(sheet) for sheet in (first, second)] == [True, True]


def test_the_screen_is_as_it_was_after_an_error(app: xlwings.App, book: xlwings.Book) -> None:
    """It is drawn again."""

    def fail() -> None:
        with hosts.screen_still(book):
            assert not app.screen_updating
            assert book.api.hasControllersLocked()
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        fail()
    assert app.screen_updating
    assert not book.api.hasControllersLocked()


def test_a_still_block_may_close_its_book(app: xlwings.App, book: xlwings.Book) -> None:
    """What is not there any more needs nothing put back."""
    other = app.books.add()
    with hosts.screen_still(other):
        book.close()
    assert app.screen_updating


def test_messages_without_a_window_are_kept_and_answered_with_care(app: xlwings.App, book: xlwings.Book) -> None:
    """Where nobody can press a button, a question is answered so that nothing happens, unless told otherwise."""
    hosts.say(book, "没有发现问题。", "校验")
    assert hosts.ask(book, "已核对登记台账？", "采纳建议") == "no"
    app.impl.answer = lambda _prompt, _buttons: "yes"
    assert hosts.ask(book, "已核对登记台账？", "采纳建议") == "yes"
    said = [(one.prompt, one.buttons, one.answer) for one in app.impl.said]
    question = "已核对登记台账？"
    assert said == [("没有发现问题。", "ok", "ok"), (question, "yes_no", "no"), (question, "yes_no", "yes")]


def test_the_status_bar_says_what_it_is_told(app: xlwings.App, book: xlwings.Book) -> None:
    """Until it is given back; with no workbook open it says nothing to anyone."""
    assert app.status_bar is False
    app.status_bar = "正在校验……"
    assert app.status_bar == "正在校验……"
    with app.properties(status_bar="仍在校验"):
        assert app.status_bar == "仍在校验"
    assert app.status_bar == "正在校验……"
    app.status_bar = False
    assert app.status_bar is False
    assert book.name


class ExcelSheet:
    """Stands in for Excel's sheet, which cannot be had here: what its documentation says of protection."""

    def __init__(self, password: str = "") -> None:
        self.password = password
        self.ProtectContents = True
        self.ProtectDrawingObjects, self.ProtectScenarios, self.ProtectionMode = True, False, False
        self.EnableSelection = 1
        allowed = dict.fromkeys(hosts.Excel._ALLOWED, False)
        self.Protection = SimpleNamespace(**allowed | {"AllowFormattingColumns": True})
        self.given: tuple[object, ...] = ()

    def Unprotect(self, password: str) -> None:  # noqa: N802 - Excel's name
        """Fails as COM does when the password is wrong; what it allowed is lost otherwise."""
        if password != self.password:
            raise OSError("com_error")
        self.ProtectContents, self.EnableSelection = False, 0

    def Protect(self, *arguments: object) -> None:  # noqa: N802 - Excel's name
        """Remembers what it was given."""
        self.given, self.ProtectContents = arguments, True


def excel_sheet(native: ExcelSheet) -> Any:  # noqa: ANN401 - it stands in for xlwings.Sheet
    """A sheet of an app whose engine is Excel."""
    engine = SimpleNamespace(name="excel")
    return SimpleNamespace(api=native, name="甲", book=SimpleNamespace(app=SimpleNamespace(engine=engine)))


def test_excel_gets_back_all_that_the_protection_allowed() -> None:
    """In the order of ``Protect``: drawings, contents, scenarios, interface only, then the eleven permissions."""
    native = ExcelSheet()

    def fail() -> None:
        with hosts.unprotected(excel_sheet(native)):
            assert not native.ProtectContents
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        fail()
    assert native.given == ("", True, True, False, False, False, True, *[False] * 9)
    assert (native.ProtectContents, native.EnableSelection) == (True, 1)


def test_excel_with_a_password_is_an_error_with_a_sentence() -> None:
    """Not Excel's own box."""
    native = ExcelSheet("甲")
    with pytest.raises(GxxlError, match="“甲”设有密码"), hosts.unprotected(excel_sheet(native)):
        pytest.fail("it must not come here")
    assert native.ProtectContents
