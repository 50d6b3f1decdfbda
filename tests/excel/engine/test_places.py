"""Sheets, ranges, addresses and names are found as with Excel."""

from __future__ import annotations

import pytest
import xlwings
from hypothesis import given
from hypothesis import strategies as st

from gxxl.excel.engines import libreoffice
from gxxl.excel.engines.libreoffice.areas import COLUMNS, ROWS, Area, column_name, parse, quoted, unquoted
from gxxl.excel.engines.libreoffice.errors import MissingError
from tests.excel.engine.conftest import OTHER, SHEET

ENDS = st.tuples(
    st.integers(0, ROWS - 1), st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1), st.integers(0, COLUMNS - 1)
)
AREAS = ENDS.map(lambda ends: Area(min(ends[:2]), min(ends[2:]), max(ends[:2]), max(ends[2:])))


@given(AREAS, st.booleans(), st.booleans())
def test_an_address_names_its_area(area: Area, rows: bool, columns: bool) -> None:
    """Writing an address and reading it gives the same cells."""
    assert parse(area.address(row_absolute=rows, column_absolute=columns)) == area


@given(st.text(st.sampled_from("一月A1' .!B2"), min_size=1, max_size=8).filter(lambda name: name.strip("'") == name))
def test_a_quoted_sheet_is_that_sheet(name: str) -> None:
    """Quotes in a name are doubled and come back single."""
    assert unquoted(quoted(name)) == name


@pytest.mark.parametrize(
    "text", ["", "A", "1", "A0", "AAAA1", "XFE1", "A1048577", "A1:", ":A1", "A1:B", "甲1", "A1:B2:C3"]
)
def test_what_is_no_address_is_none(text: str) -> None:
    """Neither halves of addresses nor cells beyond the sheet."""
    assert parse(text) is None


def test_an_area_beyond_the_sheet_is_refused() -> None:
    """With a sentence that names the row."""
    with pytest.raises(MissingError, match="第0行"):
        Area(-1, 0, 0, 0)


def test_columns_are_named_as_in_excel() -> None:
    """From A to XFD."""
    assert [column_name(number) for number in (0, 25, 26, 701, 702, COLUMNS - 1)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]


def test_sheets_are_found_by_name_and_number(book: xlwings.Book) -> None:
    """In any case of letters; what is not there is an error that users of xlwings expect."""
    book.sheets[0].name = SHEET
    book.sheets.add("Data", after=book.sheets[0])
    assert [sheet.name for sheet in book.sheets] == [SHEET, "Data"]
    assert (book.sheets["dAtA"].index, book.sheets[1].name, "DATA" in book.sheets, "x" in book.sheets) == (
        2,
        "Data",
        True,
        False,
    )
    with pytest.raises(xlwings.NoSuchObjectError, match="没有“不存在”这张工作表"):
        book.sheets["不存在"]


def test_sheets_are_added_copied_moved_hidden_and_deleted(book: xlwings.Book) -> None:
    """The life of a sheet."""
    first = book.sheets[0]
    first.name = SHEET
    first.range("A1").value = 5
    second = book.sheets.add(OTHER, after=first)
    assert book.sheets.active == second
    copied = first.copy(after=second, name="副本")
    assert (copied.index, copied.range("A1").value) == (3, 5.0)
    copied.move(before=first)
    assert [sheet.name for sheet in book.sheets] == ["副本", SHEET, OTHER]
    copied.visible = False
    assert (copied.visible, first.visible) == (False, True)
    copied.delete()
    assert [sheet.name for sheet in book.sheets] == [SHEET, OTHER]


def test_a_sheet_is_copied_into_another_book(app: xlwings.App, sheet: xlwings.Sheet) -> None:
    """With what is in it."""
    sheet.range("A1").value = 5
    other = app.books.add()
    assert sheet.copy(after=other.sheets[0]).range("A1").value == 5.0
    assert len(other.sheets) == 2


def test_a_sheet_is_activated_and_cells_are_selected(sheet: xlwings.Sheet) -> None:
    """The selection is the book's, on the sheet that it is on."""
    book = sheet.book
    other = book.sheets.add(OTHER)
    sheet.activate()
    assert book.sheets.active == sheet
    other.range("B2:C3").select()
    assert book.sheets.active == other
    assert book.selection is not None
    assert (book.selection.sheet.name, book.selection.address) == (OTHER, "$B$2:$C$3")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("B3", "$B$3"),
        ("$B$3:D8", "$B$3:$D$8"),
        ("B:C", "$B:$C"),
        ("3:4", "$3:$4"),
        ((3, 2), "$B$3"),
        ("数据", "$A$1:$B$2"),
    ],
)
def test_ranges_are_found_by_address_number_and_name(sheet: xlwings.Sheet, asked: str, expected: str) -> None:
    """Every way that xlwings knows."""
    sheet.book.names.add("数据", f"='{SHEET}'!$A$1:$B$2")
    assert sheet.range(asked).address == expected


def test_ranges_lead_to_others(sheet: xlwings.Sheet) -> None:
    """Corners, indexes, slices, offsets, sizes, last cells."""
    place = sheet.range((2, 2), (4, 5))
    assert place.address == sheet.range("B2", "E4").address == "$B$2:$E$4"
    assert (place.shape, place.count, place.row, place.column) == ((3, 4), 12, 2, 2)
    assert [cell.address for cell in (place[0, 1], place(2), place(2, 2), place.last_cell)] == [
        "$C$2",
        "$C$2",
        "$C$3",
        "$E$4",
    ]
    assert place[1:, :2].address == "$B$3:$C$4"
    assert place.offset(1, 1).address == "$C$3:$F$5"
    assert place.resize(1, 2).address == "$B$2:$C$2"
    assert [row.address for row in place.rows] == ["$B$2:$E$2", "$B$3:$E$3", "$B$4:$E$4"]
    assert place.get_address(False, False, external=True) == f"'[{sheet.book.name}]{SHEET}'!B2:E4"


@pytest.mark.parametrize("asked", ["XFE1", "没有的", "A1:没有"])
def test_a_place_that_is_not_there_is_an_error(sheet: xlwings.Sheet, asked: str) -> None:
    """Of the kind that xlwings has for it."""
    with pytest.raises(xlwings.NoSuchObjectError, match="不是单元格地址"):
        sheet.range(asked)


def test_blocks_are_found_from_one_of_their_cells(sheet: xlwings.Sheet) -> None:
    """Expansion, Ctrl and an arrow, the region around, and what is used at all."""
    assert sheet.used_range.address == "$A$1"
    sheet.range("B2").value = [[1, 2, None, 9], [3, 4, None, None], [None, None, None, None], [5, None, None, None]]
    corner = sheet.range("B2")
    assert [corner.expand(mode).address for mode in ("table", "down", "right")] == [
        "$B$2:$C$3",
        "$B$2:$B$3",
        "$B$2:$C$2",
    ]
    ends = [corner.end(way).address for way in ("down", "right", "up", "left")]
    assert ends == ["$B$3", "$C$2", "$B$1", "$A$2"]
    assert [sheet.range(place).end("down").address for place in ("B3", "B5", "A1")] == [
        "$B$5",
        "$B$1048576",
        "$A$1048576",
    ]
    assert corner.current_region.address == "$B$2:$C$3"
    assert sheet.used_range.address == "$B$2:$E$5"


def test_a_blank_first_cell_does_not_end_an_expansion(sheet: xlwings.Sheet) -> None:
    """As in xlwings, a table may have an empty corner."""
    sheet.range("A1").value = [[None, 1], [2, 3]]
    assert sheet.range("A1").expand().address == "$A$1:$B$2"


def test_names_are_defined_changed_and_deleted(sheet: xlwings.Sheet) -> None:
    """Of cells and of constants, by whatever case."""
    names = sheet.book.names
    names.add("Total", f"='{SHEET}'!$A$1:$B$2")
    names.add("系数", "=0.5")
    assert {name.name for name in names} == {"Total", "系数"}
    assert (names["total"].refers_to, names["系数"].refers_to) == (f"='{SHEET}'!$A$1:$B$2", "=0.5")
    assert (names["Total"].refers_to_range.address, "TOTAL" in names, "无" in names) == ("$A$1:$B$2", True, False)
    names["Total"].refers_to = f"='{SHEET}'!$C$3"
    assert sheet.range("Total").address == "$C$3"
    with pytest.raises(xlwings.NoSuchObjectError, match="不是单元格区域"):
        _ = names["系数"].refers_to_range
    names["系数"].delete()
    with pytest.raises(xlwings.NoSuchObjectError, match="没有定义“系数”"):
        names["系数"]


def test_a_range_has_the_name_it_was_given(sheet: xlwings.Sheet) -> None:
    """Its own, not that of cells around."""
    sheet.range("A1:B2").name = "块"
    name = sheet.range("A1:B2").name
    assert name is not None
    assert name.name == "块"
    assert sheet.range("A1").name is None


def test_a_sheet_has_names_of_its_own(sheet: xlwings.Sheet) -> None:
    """They stand beside those of the workbook, with the sheet before them."""
    sheet.names.add("本表", f"='{SHEET}'!$B$2")
    assert [name.name for name in sheet.book.names] == [f"'{SHEET}'!本表"]
    assert sheet.range("本表").address == "$B$2"
    assert sheet.book.names[f"'{SHEET}'!本表"].refers_to_range.address == "$B$2"


def test_cells_are_inserted_deleted_and_copied(sheet: xlwings.Sheet) -> None:
    """Whole rows, and cells that move aside."""
    sheet.range("A1").value = [[1, 2], [3, 4]]
    sheet.range("2:2").insert("down")
    assert sheet.range("A1:B3").value == [[1.0, 2.0], [None, None], [3.0, 4.0]]
    sheet.range("2:2").delete()
    sheet.range("A1").insert("right")
    assert sheet.range("A1:C1").value == [None, 1.0, 2.0]
    sheet.range("A2:B2").copy(sheet.range("D5"))
    assert sheet.range("D5:E5").value == [3.0, 4.0]


@pytest.mark.parametrize("part", ["charts", "pictures", "shapes", "tables", "page_setup", "freeze_panes"])
def test_what_is_not_covered_says_so(sheet: xlwings.Sheet, part: str) -> None:
    """By its name in xlwings, as an error of xlwings and as one of Python."""
    with pytest.raises(libreoffice.NotCoveredError, match=rf"Sheet\.{part}") as caught:
        getattr(sheet, part)
    assert isinstance(caught.value, NotImplementedError)
    assert isinstance(caught.value, xlwings.XlwingsError)
    with pytest.raises(NotImplementedError, match=r"Range\.autofill"):
        sheet.range("A1").autofill(sheet.range("A1:A5"))
