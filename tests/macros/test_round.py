"""The whole round in a real LibreOffice, with the extension as it is built and the Python inside."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gxxl import cli
from gxxl.form import load
from gxxl.messages import macros as words
from gxxl.places import template_place
from gxxl.render.macros import BUTTONS
from gxxl.render.workbook import write_workbook
from gxxl.submission import Cover, empty
from tests.conftest import Offices
from tests.macros.pressing import MacroOffice, press
from tests.macros.reading import OXT
from tests.office_book import Book

UNIT = "庄头镇人民政府"
COVER = Cover(unit=UNIT, unit_code="610525109", year=2021, level="乡镇")
REPORT = {
    "requests.new.natural": 5,
    "requests.granted.natural": 3,
    "requests.unavailable.not_held.natural": 1,
    "requests.carried_out.natural": 1,
}
SLIP = "requests.granted.natural"
SHEET = "三、申请办理"
EXPORT = f"{UNIT}2021年政府信息公开工作年度报告（数据表）.xlsx"
PATIENCE = 30.0
LIKELY, WHITE = 0xFFC000, 0xFFFFFF


@pytest.fixture(scope="module")
def office(offices: Offices) -> Iterator[MacroOffice]:
    """A LibreOffice with macros allowed and the extension installed."""
    assert offices
    with MacroOffice(extension=OXT) as running:
        yield running


def _press(office: MacroOffice, book: Book, command: str) -> None:
    """By the button in the sheet, by the macro in the list of macros, or in a plain workbook by the menu."""
    if not str(book.document.Title).endswith(".xlsm"):
        office.press_menu(book, command)
    elif command in BUTTONS:
        press(book, SHEET, words.BUTTONS[command])
    else:
        office.run_basic(book, f"GxxlButtons.Gxxl{command.title()}")


def type_(book: Book, code: str, value: float) -> None:
    """Type a number into a cell of the form."""
    place = template_place("2021", code)
    book.document.Sheets.getByName(place.where).getCellRangeByName(place.address).Value = value


def fill(book: Book) -> None:
    """As a clerk does: the figures, and blanks confirmed to be zeros."""
    for code, value in REPORT.items():
        type_(book, code, value)
    for sheet, address in (("二、主动公开", "G1"), (SHEET, "M1"), ("四、复议诉讼", "E9")):
        book.document.Sheets.getByName(sheet).getCellRangeByName(address).String = "是"


def colour(book: Book, code: str) -> int:
    """The background of a cell of the form."""
    place = template_place("2021", code)
    return int(book.document.Sheets.getByName(place.where).getCellRangeByName(place.address).CellBackColor)


def notes(book: Book) -> int:
    """How many notes the large table has."""
    return int(book.document.Sheets.getByName(SHEET).Annotations.Count)


def verdict(book: Book) -> str:
    """What the cover says of the last check."""
    return str(book.document.Sheets.getByName("封面").getCellRangeByName("C15").String)


def await_(done: Callable[[], bool]) -> None:
    """A press is answered a little later."""
    end = time.monotonic() + PATIENCE
    while not done() and time.monotonic() < end:
        time.sleep(0.05)
    assert done()


@pytest.mark.parametrize("ending", [".xlsm", ".xlsx"])
def test_from_a_new_workbook_to_the_summary(office: MacroOffice, tmp_path: Path, ending: str) -> None:
    """Figures typed in, checked, marked, corrected, checked, exported, consolidated; by buttons and by the menu."""
    template = tmp_path / f"新表{ending}"
    write_workbook(empty(COVER, "2021"), template)
    with office.open_with_macros(template) if ending == ".xlsm" else office.open_visibly(template) as book:
        fill(book)
        type_(book, SLIP, 30)
        _press(office, book, "check")
        await_(lambda: "2处错误" in verdict(book))
        assert (colour(book, SLIP), notes(book)) == (LIKELY, 3)
        type_(book, SLIP, 3)
        _press(office, book, "check")
        await_(lambda: "通过" in verdict(book))
        assert (colour(book, SLIP), notes(book)) == (WHITE, 0)
        _press(office, book, "export")
        await_((office.folder / EXPORT).exists)
    inbox = tmp_path / "报送件"
    inbox.mkdir()
    (office.folder / EXPORT).rename(inbox / EXPORT)
    assert cli.main(["consolidate", str(inbox), "-o", str(tmp_path / "汇总.xlsx"), "--unit", "澄城县", "--json"]) in (
        0,
        1,
    )
    assert (tmp_path / "汇总.xlsx").exists()


def test_the_buttons_know_what_they_cannot_do(office: MacroOffice, tmp_path: Path) -> None:
    """A workbook that is not ours: a sentence in the log of the extension's LibreOffice, nothing changed."""
    import xlsxwriter

    path = tmp_path / "通讯录.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        made.add_worksheet("通讯录").write_row("A1", ["姓名", "电话"])
    with office.open_visibly(path) as book:
        office.press_menu(book, "check")
        assert book.document.Sheets.ElementNames == ("通讯录",)
        assert "Traceback" not in office.log


def test_functions_answer_in_formulas(office: MacroOffice, tmp_path: Path) -> None:
    """In a spreadsheet that is not ours, over a range of it."""
    import xlsxwriter

    form = load("2021")
    rows, columns = 25, 7
    path = tmp_path / "自己的表.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        made.add_worksheet("数").write_row("A1", [0])
    with office.open_visibly(path) as book:
        sheet = book.document.Sheets.getByIndex(0)
        area = sheet.getCellRangeByName("A1:G25")
        area.setDataArray(tuple(tuple(0.0 for _ in range(columns)) for _ in range(rows)))
        sheet.getCellRangeByName("A1").Value = 3
        sheet.getCellRangeByName("J1").Formula = "=GXXL_VERDICT(A1:G25)"
        sheet.getCellRangeByName("J2").Formula = '=GXXL_CREDIT_CODE("91110000600037341L")'
        sheet.getCellRangeByName("J3:K41").setArrayFormula("=GXXL_DIFFERENCES(A1:G25)")
        book.document.calculateAll()
        assert sheet.getCellRangeByName("J1").String == "有2处需要修改"
        assert sheet.getCellRangeByName("J2").String == "正确"
        differences = [row[1] for row in sheet.getCellRangeByName("J3:K41").getDataArray()]
        assert sum(difference != 0 for difference in differences) == 2
        assert len(differences) == sum(rule.table == "requests" for rule in form.rules)
