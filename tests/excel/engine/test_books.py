"""Workbooks are opened, found, saved and closed as with Excel, under Chinese names with spaces too."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlwings

from gxxl.errors import GxxlError
from gxxl.excel.engines import libreoffice
from gxxl.excel.engines.libreoffice.bridge import raw
from tests.excel.engine.conftest import NAME, OTHER, SHEET

SECRET = "甲乙"  # noqa: S105 - of a file made here


def test_a_book_is_opened_once_and_found_again(app: xlwings.App, file: Path) -> None:
    """By its path, by its name in any case, and among the open ones."""
    book = xlwings.Book(file)
    assert (book.name, book.fullname, book.sheet_names) == (NAME, str(file), [SHEET, OTHER])
    assert xlwings.Book(file) == xlwings.Book(NAME.upper()) == app.books[NAME] == app.books.active == book
    assert len(app.books) == 1
    assert app.books.open(file) == book


def test_books_in_front_are_active(app: xlwings.App, file: Path) -> None:
    """The newest, or the one that is activated."""
    first = xlwings.Book(file)
    second = app.books.add()
    assert app.books.active == second
    first.activate()
    assert app.books.active == xlwings.books.active == first


def test_what_is_not_open_or_not_there_is_an_error(app: xlwings.App, tmp_path: Path) -> None:
    """Of the kinds that users of xlwings expect."""
    with pytest.raises(KeyError, match="没有打开名为"):
        app.books["没有.xlsx"]
    with pytest.raises(FileNotFoundError):
        xlwings.Book(tmp_path / "没有.xlsx")
    with pytest.raises(xlwings.NoSuchObjectError, match="没有打开的电子表格"):
        _ = app.books.active


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".ods"])
def test_a_book_is_saved_elsewhere_and_read_again(app: xlwings.App, file: Path, tmp_path: Path, suffix: str) -> None:
    """Its name is the new one then, and an older file of that name is replaced."""
    path = tmp_path / f"报送 件{suffix}"
    path.write_bytes(b"older")
    book = xlwings.Book(file)
    book.sheets[SHEET].range("A1").value = 8
    book.save(path)
    assert (book.fullname, book.name) == (str(path), path.name)
    book.close()
    again = xlwings.Book(path)
    assert again.sheets[SHEET].range("A1:B1").value == [8.0, 2.0]
    assert len(app.books) == 1


def test_a_book_is_saved_where_it_is(file: Path, app: xlwings.App) -> None:
    """Without a path it goes back into its file, with colours, notes and protection as they were."""
    book = xlwings.Book(file)
    sheet = book.sheets[SHEET]
    sheet.range("A1").color = (255, 0, 0)
    sheet.range("A1").add_note("应为15")
    book.save()
    book.close()
    sheet = app.books.open(file).sheets[SHEET]
    assert sheet.range("A1").color == (255, 0, 0)
    assert {note.location.address: note.text for note in sheet.notes} == {"$A$1": "应为15", "$C$1": "原有批注"}
    assert 'sheetProtection sheet="true"' in zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml").decode()


def test_a_book_that_is_closed_keeps_nothing(file: Path, app: xlwings.App) -> None:
    """Changes are dropped, a second closing does nothing, and using it is an error with a sentence."""
    book = xlwings.Book(file)
    book.sheets[0].range("A1").value = 99
    book.close()
    book.close()
    assert len(app.books) == 0
    with pytest.raises(libreoffice.BookGoneError, match="已经关闭"):
        _ = book.sheets[0].range("A1").value
    assert xlwings.Book(file).sheets[0].range("A1").value == 1.0


def test_a_book_opened_to_be_read_is_not_saved(file: Path, app: xlwings.App, tmp_path: Path) -> None:
    """Into its own file; a copy may be saved."""
    book = app.books.open(file, read_only=True)
    with pytest.raises(xlwings.XlwingsError, match="只读"):
        book.save()
    book.save(tmp_path / "副本.xlsx")


@pytest.mark.parametrize("name", ["没有的文件夹/甲.xlsx", "甲.doc"])
def test_what_cannot_be_saved_is_an_error_and_loses_nothing(
    file: Path, app: xlwings.App, tmp_path: Path, name: str
) -> None:
    """A folder that is not there, an ending that is not known: a sentence, and the book is still open."""
    book = app.books.open(file)
    with pytest.raises(GxxlError, match="不能保存"):
        book.save(tmp_path / name)
    assert book.fullname == str(file)
    assert list(tmp_path.glob("**/甲*")) == []


@pytest.mark.usefixtures("app")
def test_a_book_with_a_password_needs_it(book: xlwings.Book, tmp_path: Path) -> None:
    """With it the book opens, without it there is an error."""
    path = tmp_path / "密.ods"
    book.sheets[0].range("A1").value = 1
    with pytest.raises(libreoffice.NotCoveredError):
        book.save(tmp_path / "密.xlsx", password=SECRET)  # LibreOffice would write it for all to read
    assert list(tmp_path.iterdir()) == []
    book.save(path, password=SECRET)
    book.close()
    with pytest.raises(GxxlError, match="需要密码"):
        xlwings.Book(path)
    assert xlwings.Book(path, password=SECRET).sheets[0].range("A1").value == 1.0


@pytest.mark.usefixtures("app")
def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    """Whatever its name says."""
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(GxxlError, match="不能打开"):
        xlwings.Book(path)


def test_macros_of_a_book_are_not_run(app: xlwings.App, file: Path, tmp_path: Path) -> None:
    """Whatever it holds is opened with macros off and links not followed."""
    path = tmp_path / "宏.xlsm"
    xlwings.Book(file).save(path)
    app.books[path.name].close()
    arguments = {one.Name: one.Value for one in xlwings.Book(path).api.getArgs()}
    assert (arguments["MacroExecutionMode"], arguments["UpdateDocMode"]) == (0, 0)


def test_the_caller_is_the_mock_caller(book: xlwings.Book) -> None:
    """For as long as it is set; the extension sets it to the document whose button was pressed."""
    with libreoffice.calling(book):
        assert xlwings.Book.caller() == book
        with libreoffice.calling(book):
            pass
        assert xlwings.Book.caller() == book
    assert not hasattr(xlwings.Book, "_mock_caller")


CALLED = """
import sys
import xlwings
from gxxl.excel.engines import libreoffice
libreoffice.attach_pipe(sys.argv[1])
caller = xlwings.Book.caller()
caller.sheets[0].range("A1").value = caller.name
"""


@pytest.mark.parametrize("hidden", [False, True])
def test_the_caller_is_named_on_the_command_line(app: xlwings.App, file: Path, hidden: bool) -> None:
    """Another Python finds the workbook in the running office by ``--wb``, beside another that is in front."""
    book = app.books.open(file)
    if not hidden:
        app.books.add()
    arguments = [app.impl.office.pipe, f"--wb={book.name}", "--from_xl=1", "--hwnd=0"]
    root = str(Path(__file__).parents[3])
    subprocess.run(
        [sys.executable, "-c", CALLED, *arguments], check=True, env=os.environ | {"PYTHONPATH": root}, timeout=60
    )
    assert book.sheets[0].range("A1").value == NAME
    assert app.version.major >= 15


def test_a_document_of_uno_is_a_book(app: xlwings.App, book: xlwings.Book) -> None:
    """As the extension gets it from its button."""
    again = libreoffice.book_of(app, raw(book.impl.remote))
    again.sheets[0].range("A1").value = 4
    assert book.sheets[0].range("A1").value == 4.0
    assert again == book
