"""Colours, number formats, fonts, notes, links, merged cells, sizes."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlwings

from gxxl.excel.engines import libreoffice
from tests.excel.engine.conftest import OTHER, SHEET

RED, BLUE = (255, 0, 0), (0, 0, 255)


@pytest.mark.parametrize(("given", "expected"), [(RED, RED), ("#0000ff", BLUE), (255, RED), (None, None)])
def test_a_colour_is_read_as_it_was_set(
    sheet: xlwings.Sheet, given: tuple[int, int, int] | str | int | None, expected: tuple[int, int, int] | None
) -> None:
    """A triple, a code, Excel's own number, or none."""
    sheet.range("A1:B2").color = given
    assert sheet.range("A1:B2").color == expected
    assert sheet.range("C3").color is None


def test_a_range_of_many_colours_has_none(sheet: xlwings.Sheet) -> None:
    """Where cells differ there is no one colour."""
    sheet.range("A1").color = RED
    assert sheet.range("A1:B2").color is None


def test_many_colours_are_set_in_one_operation(app: xlwings.App, sheet: xlwings.Sheet) -> None:
    """A grid of colours costs a call or so for each colour, not for each cell, and leaves other cells alone."""
    sheet.range("A1").color = BLUE
    grid = [[RED if (row + column) % 2 else None for column in range(10)] for row in range(40)]
    before = libreoffice.tally(app)
    sheet.range("A1:J40").impl.set_colors([[..., *grid[0][1:]], *grid[1:]])
    spent = libreoffice.tally(app) - before
    assert sheet.range("A1").color == BLUE
    assert [sheet.range(place).color for place in ("B1", "A2", "C1", "J40")] == [RED, RED, None, None]
    assert spent.operations == 1
    assert spent.calls <= 15


def test_an_address_of_many_parts_is_coloured_in_one_operation(app: xlwings.App, sheet: xlwings.Sheet) -> None:
    """``B3,D5:E6`` names cells here and there, as in Excel; that works with every version of xlwings."""
    place = sheet.range("B3,D5:E6,$G$1")
    before = libreoffice.tally(app)
    place.color = RED
    assert (libreoffice.tally(app) - before).operations == 1
    assert [sheet.range(cell).color for cell in ("B3", "D5", "E6", "G1")] == [RED] * 4
    assert [sheet.range(cell).color for cell in ("C3", "D4", "A1")] == [None] * 3


def test_parts_here_and_there_have_no_rectangle_of_values(sheet: xlwings.Sheet) -> None:
    """Values are written to one rectangle at a time."""
    with pytest.raises(libreoffice.NotCoveredError):
        sheet.range("B3,D5").value = 1


@pytest.mark.parametrize("code", ["General", "0.00", "#,##0", "yyyy-mm-dd", '0"件"', "@", "#,##0.00;[Red]-#,##0.00"])
def test_number_formats_have_excels_codes(sheet: xlwings.Sheet, code: str) -> None:
    """A code is read as it was set, whatever language LibreOffice runs in."""
    sheet.range("A1:B1").number_format = code
    assert sheet.range("A1:B1").number_format == code
    sheet.range("A2").number_format = "0.000"
    assert sheet.range("A1:A2").number_format is None


def test_fonts_change_for_chinese_text_too(sheet: xlwings.Sheet) -> None:
    """LibreOffice has a font for Asian text beside the other; both follow."""
    cell = sheet.range("A1")
    cell.value = "总计"
    cell.font.bold, cell.font.italic, cell.font.size, cell.font.color, cell.font.name = True, True, 14, RED, "宋体"
    font = cell.font
    assert (font.bold, font.italic, font.size, font.color, font.name) == (True, True, 14.0, RED, "宋体")
    assert (cell.api.CharWeightAsian, cell.api.CharHeightAsian, cell.api.CharFontNameAsian) == (150.0, 14.0, "宋体")
    assert (sheet.range("B1").font.bold, sheet.range("A1:B1").font.bold) == (False, None)


def test_alignment_and_wrapping_are_read_as_they_were_set(sheet: xlwings.Sheet) -> None:
    """In the words of xlwings."""
    cell = sheet.range("A1")
    assert (cell.horizontal_alignment, cell.vertical_alignment, cell.wrap_text) == ("general", "bottom", False)
    cell.horizontal_alignment, cell.vertical_alignment, cell.wrap_text = "center", "top", True
    assert (cell.horizontal_alignment, cell.vertical_alignment, cell.wrap_text) == ("center", "top", True)


def test_widths_and_heights_are_read_as_they_were_set(sheet: xlwings.Sheet) -> None:
    """Columns by characters, rows by points; none where they differ."""
    sheet.range("B:C").column_width = 20
    sheet.range("3:4").row_height = 30
    assert sheet.range("B1:C1").column_width == pytest.approx(20, abs=0.1)
    assert sheet.range("A3:A4").row_height == pytest.approx(30, abs=0.1)
    assert sheet.range("A1:B1").column_width is None
    assert sheet.range("C1").left > sheet.range("B1").left


def test_a_note_is_made_read_changed_and_deleted(sheet: xlwings.Sheet) -> None:
    """The life of a note, with the cells of all notes."""
    cell = sheet.range("B2")
    assert cell.note is None
    note = cell.add_note("应为15，\n多3")
    assert (note.text, note.location.address) == ("应为15，\n多3", "$B$2")
    note.text = "已改"
    assert cell.note is not None
    assert (cell.note.text, [one.location.address for one in sheet.notes]) == ("已改", ["$B$2"])
    with pytest.raises(ValueError, match="already has a note"):
        cell.add_note("又一条")
    cell.note.delete()
    assert (cell.note, list(sheet.notes)) == (None, [])


def test_making_a_note_takes_two_operations_at_most(app: xlwings.App, sheet: xlwings.Sheet) -> None:
    """Xlwings looks whether one is there, and writes it."""
    before = libreoffice.tally(app)
    sheet.range("B2").add_note("应为15")
    assert (libreoffice.tally(app) - before).operations <= 2


def test_a_link_leads_to_a_cell_in_every_program(sheet: xlwings.Sheet, tmp_path: Path) -> None:
    """It is read as it was set, and the saved file has it as Excel wants it."""
    sheet.book.sheets.add(OTHER)
    sheet.range("A1").add_hyperlink(f"#'{OTHER}'!B3", "去看")
    sheet.range("A2").add_hyperlink("www.gov.cn")
    assert (sheet.range("A1").value, sheet.range("A1").hyperlink) == ("去看", f"#'{OTHER}'!B3")
    assert sheet.range("A2").hyperlink == "http://www.gov.cn"
    with pytest.raises(libreoffice.MissingError, match="没有链接"):
        _ = sheet.range("A3").hyperlink
    path = tmp_path / "链接.xlsx"
    sheet.book.save(path)
    stored = openpyxl.load_workbook(path)[SHEET]["A1"].hyperlink
    assert stored is not None
    assert stored.location == f"'{OTHER}'!B3"


def test_a_formula_can_be_a_link(sheet: xlwings.Sheet) -> None:
    """Many links are written in one go as formulas."""
    sheet.range("A1:A2").value = [[f'=HYPERLINK("#\'{SHEET}\'!B{row}","第{row}行")'] for row in (1, 2)]
    assert sheet.range("A1:A2").value == ["第1行", "第2行"]
    assert sheet.range("A2").hyperlink == f"#'{SHEET}'!B2"


def test_merged_cells_are_known_by_each_of_them(sheet: xlwings.Sheet) -> None:
    """The area is that of the merged cells, of a single cell itself."""
    sheet.range("B2:D3").merge()
    assert sheet.range("C3").merge_area.address == "$B$2:$D$3"
    assert sheet.range("A1").merge_area.address == "$A$1"
    assert [sheet.range(place).merge_cells for place in ("C3", "A1", "B2:D3", "A1:C3")] == [True, False, True, True]
    sheet.range("B2:D3").unmerge()
    assert sheet.range("C3").merge_cells is False


def test_rows_are_merged_one_by_one(sheet: xlwings.Sheet) -> None:
    """Across means within each row."""
    sheet.range("A1:B2").merge(across=True)
    assert sheet.range("B2").merge_area.address == "$A$2:$B$2"


@pytest.mark.usefixtures("app")
def test_what_a_file_has_is_found(file: Path) -> None:
    """Merged cells, a note and a locked sheet of a file that another program wrote."""
    sheet = xlwings.Book(file).sheets[SHEET]
    assert sheet.range("B6").merge_area.address == "$A$5:$C$6"
    assert [(note.location.address, note.text) for note in sheet.notes] == [("$C$1", "原有批注")]
