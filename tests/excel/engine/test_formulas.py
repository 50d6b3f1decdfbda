"""Formulas are written and read as in Excel."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlwings

from gxxl.excel.engines.libreoffice.formulas import to_excel, to_office
from gxxl.render.workbook import write_workbook
from gxxl.submission import Cover, empty
from tests.excel.engine.conftest import OTHER, SHEET

PAIRS = [
    ("=SUM(A1,B2)", "=SUM(A1;B2)"),
    ("=SUM('一 月'!A1:B2,'三、申请办理'!$A$1)", "=SUM($'一 月'.A1:B2;$'三、申请办理'.$A$1)"),
    ("=SUM(三!A:A,三!$1:$2)", "=SUM($'三'.A:A;$'三'.$1:$2)"),
    ("=SUM(一月:三月!A1)", "=SUM($'一月'.A1:$'三月'.A1)"),
    ("=SUM({1,2;3,4})", "=SUM({1;2|3;4})"),
    ("=SUM((A1,B1))", "=SUM((A1~B1))"),
    ("=SUM(A1:C1 B1:D1)", "=SUM(A1:C1!B1:D1)"),
    ('=IF(A1>0,"a,b;c""!","")', '=IF(A1>0;"a,b;c""!";"")'),
    ('=INDIRECT("R[-1]C",FALSE)', '=INDIRECT("R[-1]C";FALSE())'),
    ("=CEILING(2.5,1)&ERROR.TYPE(#N/A)", "=CEILING.XCL(2.5;1)&ERRORTYPE(#N/A)"),
    ("=数据+1.5E3*#REF!", "=数据+1.5E3*#REF!"),
    ("=Sheet1!数据", "=$'Sheet1'.数据"),
]


@pytest.mark.parametrize(("excel", "office"), PAIRS)
def test_each_way_of_writing_becomes_the_other(excel: str, office: str) -> None:
    """There and back gives the same formula."""
    assert to_office(excel) == office
    assert to_excel(office) == excel


@pytest.mark.parametrize("text", ["", "=", "字", "1,2", "'=A1,B1"])
def test_what_is_no_formula_stays(text: str) -> None:
    """Commas of a text are its own."""
    assert to_office(text) == to_excel(text) == text


@pytest.mark.parametrize(("excel", "office"), PAIRS[:8])
def test_libreoffice_understands_what_it_is_given(sheet: xlwings.Sheet, excel: str, office: str) -> None:
    """A formula read after it was written is the same, and none is a mistake to LibreOffice."""
    for name in ("一 月", "三", "一月", "三月"):
        sheet.book.sheets.add(name, after=sheet.book.sheets[-1])
    cell = sheet.range("F9")
    cell.formula = excel
    assert cell.formula == excel
    assert cell.api.getError() in (0, 522, 524), office  # circular, or a cell that is not there


def test_a_new_function_needs_no_prefix(sheet: xlwings.Sheet) -> None:
    """The marks that files put before newer functions are left out."""
    sheet.range("A1:A3").value = [[1], [2], [3]]
    sheet.range("B1").formula = "=_xlfn.STDEV.S(A1:A3)"
    assert sheet.range("B1").value == 1.0


def test_a_block_of_formulas_and_constants_is_written_and_read_at_once(sheet: xlwings.Sheet) -> None:
    """Numbers and texts among formulas stay what they are; nothing clears the cell."""
    sheet.range("C1").value = "旧"
    sheet.range("A1:C2").formula = [[1, "=A1*2", None], ["字", "=B1+1", "=SUM(A1,B1)"]]
    assert sheet.range("A1:C2").value == [[1.0, 2.0, None], ["字", 3.0, 3.0]]
    assert list(sheet.range("A1:C2").formula) == [("1", "=A1*2", ""), ("字", "=B1+1", "=SUM(A1,B1)")]


def test_one_formula_for_a_range_moves_along(sheet: xlwings.Sheet) -> None:
    """Relative references follow each cell, as when Excel fills."""
    sheet.range("A1:A3").value = [[1], [2], [3]]
    sheet.range("B1:C3").formula = "=A1*10"
    assert list(sheet.range("B1:C3").formula) == [(f"=A{row}*10", f"=B{row}*10") for row in (1, 2, 3)]
    assert sheet.range("B3").value == 30.0


def test_an_array_formula_fills_its_range(sheet: xlwings.Sheet) -> None:
    """It is read back, and seen as what it is."""
    sheet.range("A1:A3").value = [[1], [2], [3]]
    sheet.range("B1:B3").formula_array = "=A1:A3*2"
    assert sheet.range("B1:B3").value == [2.0, 4.0, 6.0]
    assert sheet.range("B1:B3").formula_array == "=A1:A3*2"
    assert (sheet.range("B1:B3").has_array, sheet.range("A1").has_array) == (True, False)


def test_manual_calculation_waits_for_calculate(app: xlwings.App, sheet: xlwings.Sheet) -> None:
    """The mode is read back, and nothing is worked out before it is asked for."""
    sheet.range("A1").value = 1
    sheet.range("B1").formula = "=A1+1"
    assert sheet.range("B1").value == 2.0
    app.calculation = "manual"
    assert app.calculation == "manual"
    sheet.range("A1").value = 5
    app.calculate()
    assert sheet.range("B1").value == 6.0
    app.calculation = "automatic"
    assert app.calculation == "automatic"


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_every_formula_of_our_template_is_read_as_its_file_has_it(tmp_path: Path, edition: str) -> None:
    """What openpyxl finds in the file is what ``.formula`` says, and writing it back changes nothing."""
    path = tmp_path / "模板.xlsx"
    write_workbook(empty(Cover(), edition, edition), path)
    stored = openpyxl.load_workbook(path)
    book = xlwings.Book(path)
    for sheet in stored:
        cells = {cell.coordinate: str(cell.value) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
        if cells:
            _same(book.sheets[sheet.title], cells, sheet.max_row, sheet.max_column)


def _same(sheet: xlwings.Sheet, stored: dict[str, str], rows: int, columns: int) -> None:
    everything = sheet.range((1, 1), (rows, columns))
    read = everything.formula
    for address, formula in stored.items():
        cell = sheet.range(address)
        assert read[cell.row - 1][cell.column - 1] == formula.replace("_xlfn.", "")
    values = everything.value
    if sheet.api.isProtected():
        sheet.api.unprotect("")
    for address in list(stored)[:20]:
        sheet.range(address).formula = stored[address]
    assert everything.value == values


def test_a_formula_that_names_another_sheet_follows_it(sheet: xlwings.Sheet) -> None:
    """A sheet that is renamed is renamed in formulas too."""
    other = sheet.book.sheets.add(OTHER)
    other.range("A1").value = 4
    sheet.range("A1").formula = f"='{OTHER}'!A1"
    other.name = "二月"
    assert sheet.range("A1").formula == "=二月!A1"
    assert sheet.range("A1").value == 4.0
    assert sheet.name == SHEET
