"""The LibreOffice driver that other tests stand on."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Offices
from tests.office import Office
from tests.pictures import pages


@pytest.fixture
def sums(tmp_path: Path) -> Path:
    """A protected sheet with free cells A1:B2 and a sum in C1 whose stored value is wrong."""
    import xlsxwriter

    path = tmp_path / "和.xlsx"
    with xlsxwriter.Workbook(path) as book:
        free = book.add_format({"locked": False})
        sheet = book.add_worksheet("表")
        for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):
            sheet.write_number(row, column, 1, free)
        sheet.write_formula("C1", "=SUM(A1:B2)", value=99)
        sheet.protect()
    return path


def test_an_office_that_never_recalculates_shows_stored_values(office: Office, sums: Path) -> None:
    """Opening keeps what is stored; ``calculate`` does not."""
    with office.open(sums) as book:
        assert book.sheet("表").values("C1") == [[99]]
        book.calculate()
        assert book.sheet("表").values("C1") == [[4]]


def test_an_office_that_always_recalculates_shows_what_formulas_give(calculating_office: Office, sums: Path) -> None:
    """Opening works everything out anew."""
    with calculating_office.open(sums) as book:
        assert book.sheet("表").values("C1") == [[4]]


def test_pasting_reaches_free_cells_and_is_refused_on_locked_ones(office: Office, sums: Path) -> None:
    """A paste of values and a paste by the clipboard obey the sheet's protection."""
    with office.open(sums) as book:
        sheet = book.sheet("表")
        assert sheet.protected
        sheet.paste("A1", [[5, "六"]])
        assert sheet.values("A1:B1") == [[5, "六"]]
        sheet.copy_paste("A1:B1", sheet, "A2")
        assert sheet.values("A2:B2") == [[5, "六"]]
        sheet.copy_paste("A1:B1", sheet, "C1")
        assert sheet.formulas("C1") == [["=SUM(A1:B2)"]]
        with pytest.raises(Exception, match="cellsuno"):
            sheet.paste("C1", [[7]])


def test_cutting_takes_the_cells_along(office: Office, sums: Path) -> None:
    """What is cut is gone where it was, by the keyboard and by ``move``."""
    with office.open(sums) as book:
        sheet = book.sheet("表")
        sheet.paste("A1", [[5, 6], [7, 8]])
        sheet.cut_paste("A1", "B2")
        assert sheet.values("A1:B2") == [["", 6], [7, 5]]
        sheet.move("B1", "A1")
        assert sheet.values("A1:B2") == [[6, ""], [7, 5]]


def test_no_row_enters_a_protected_sheet(office: Office, sums: Path) -> None:
    """Inserting a row does nothing there."""
    with office.open(sums) as book:
        before = book.sheet("表").formulas("A1:C4")
        book.sheet("表").insert_rows("A1")
        assert book.sheet("表").formulas("A1:C4") == before


def test_a_saved_copy_is_a_workbook_for_others(
    resave: Callable[[Path], Path], sums: Path, office: Office, tmp_path: Path
) -> None:
    """What openpyxl reads is what LibreOffice saved, and the original is untouched."""
    before = sums.read_bytes()
    copy = resave(sums)
    assert openpyxl.load_workbook(copy)["表"]["C1"].value == "=SUM(A1:B2)"
    assert sums.read_bytes() == before
    with office.open(sums) as book:
        assert book.save(tmp_path / "页.pdf").read_bytes().startswith(b"%PDF")


def test_a_dead_office_raises_and_the_next_test_gets_a_new_one(offices: Offices, sums: Path) -> None:
    """Nothing hangs on a process that is gone."""
    office = offices.get("never")
    book = office.open(sums)
    with office.limit(0.01):
        office.process.wait()
    with pytest.raises(Exception, match=r"bridge|disposed|illegal object"):
        book.calculate()
    assert offices.get("never").alive


def test_importing_uno_leaves_the_import_of_others_alone(office: Office) -> None:
    """``uno`` replaces ``__import__``; the driver puts it back."""
    assert office.alive
    assert builtins.__import__.__module__ == "builtins"


def test_a_workbook_becomes_pictures_of_its_pages(office: Office, sums: Path, tmp_path: Path) -> None:
    """A sheet of one page gives one PNG."""
    (page,) = pages(office, sums, tmp_path / "图")
    assert page.read_bytes().startswith(b"\x89PNG")
