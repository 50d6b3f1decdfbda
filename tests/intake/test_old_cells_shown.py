"""What a cell of an .xls or .ods shows besides a plain number: errors, dates, percentages, struck out digits."""

from __future__ import annotations

import struct
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gxxl.form.layout import sheet_layout
from gxxl.intake.biff_cells import odd_cells
from gxxl.intake.door import open_data, read
from gxxl.intake.legacy import LegacyWorkbook
from gxxl.render.workbook import write_workbook
from gxxl.submission import Figure, State, Submission
from tests.intake.cell_xml import CODE, PLACE
from tests.office import Office
from tests.rules.test_linear import filled

OLD = (".xls", ".ods")
SHEET = "二、主动公开"
Change = Callable[[Any, Any], None]  # of a cell, in a document


def formula(text: str) -> Change:
    """A formula put into the cell."""
    return lambda cell, _: cell.setFormula(text)


def formatted(value: float, code: str) -> Change:
    """A number in a format."""

    def change(cell: Any, document: Any) -> None:  # noqa: ANN401 - UNO has no types
        cell.setValue(value)
        formats, locale = document.NumberFormats, document.CharLocale
        known = formats.queryKey(code, locale, False)
        cell.NumberFormat = known if known >= 0 else formats.addNew(code, locale)

    return change


def part_of(text: str, first: int, count: int, **looks: object) -> Change:
    """A text of which some letters have a look of their own."""

    def change(cell: Any, _: Any) -> None:  # noqa: ANN401
        cell.setString(text)
        cursor = cell.createTextCursor()
        cursor.gotoStart(False)
        cursor.goRight(first, False)
        cursor.goRight(count, True)
        for name, value in looks.items():
            cursor.setPropertyValue(name, value)

    return change


def changed(office: Office, path: Path, change: Change, *, confirmed: bool = False) -> Submission:
    """Our workbook after a change to one cell in LibreOffice, saved in an old format and read."""
    source = path.with_suffix(".xlsx")
    write_workbook(filled(), source)
    with office.open(source) as book:
        for sheet in book.document.Sheets:
            sheet.unprotect("")
        table = book.document.Sheets.getByName(SHEET)
        if confirmed:
            row, column = sheet_layout("2021", "disclosure").confirm
            table.getCellByPosition(column, row).setString("是")
        change(table.getCellRangeByName(PLACE).getCellByPosition(0, 0), book.document)
        book.save(path)
    return read(path)


def figure_after(office: Office, path: Path, change: Change) -> Figure:
    """The figure of the changed cell."""
    return changed(office, path, change).figures[CODE]


@pytest.mark.parametrize("ending", OLD)
@pytest.mark.parametrize(("made", "shown"), [("=NA()", "#N/A"), ("=1/0", "#DIV/0!")])
def test_an_error_is_no_confirmed_zero(tmp_path: Path, office: Office, ending: str, made: str, shown: str) -> None:
    """Blanks that the unit confirmed are zeros; a cell with an error is not blank."""
    submission = changed(office, tmp_path / f"a{ending}", formula(made), confirmed=True)
    assert "disclosure" in submission.confirmed
    found = submission.figures[CODE]
    assert (found.state, found.value, found.text) == (State.UNREADABLE, None, shown)


@pytest.mark.parametrize("ending", OLD)
@pytest.mark.parametrize(
    ("value", "code", "shown"), [(0.05, "0%", "5%"), (0.125, "0.0%", "12.5%"), (46086, "YYYY-MM-DD", "2026-03-05")]
)
def test_a_percentage_or_a_date_is_no_figure(
    tmp_path: Path, office: Office, ending: str, value: float, code: str, shown: str
) -> None:
    """What is stored is not what the clerk sees."""
    found = figure_after(office, tmp_path / f"a{ending}", formatted(value, code))
    assert (found.state, found.value, found.text) == (State.UNREADABLE, None, shown)


@pytest.mark.parametrize("ending", OLD)
@pytest.mark.parametrize(
    ("change", "text"),
    [
        (part_of("1215", 0, 2, CharStrikeout=1), "〔已划去：12〕15"),
        (part_of("121", 2, 1, CharEscapement=33, CharEscapementHeight=58), "12〔上标：1〕"),
        (part_of("123", 2, 1, CharEscapement=-33, CharEscapementHeight=58), "12〔下标：3〕"),
    ],
)
def test_struck_out_and_raised_digits_are_not_glued(
    tmp_path: Path, office: Office, ending: str, change: Change, text: str
) -> None:
    """12 struck out before 15 is not 1215."""
    found = figure_after(office, tmp_path / f"a{ending}", change)
    assert (found.state, found.value, found.text) == (State.UNREADABLE, None, text)


@pytest.mark.parametrize("ending", OLD)
def test_bold_digits_are_digits(tmp_path: Path, office: Office, ending: str) -> None:
    """Any other look changes nothing."""
    found = figure_after(office, tmp_path / f"a{ending}", part_of("12", 0, 1, CharWeight=150.0))
    assert (found.state, found.value) == (State.MARKED, Decimal(12))


def record(kind: int, body: bytes) -> bytes:
    """A record of an old workbook."""
    return struct.pack("<HH", kind, len(body)) + body


def stream(globals_: bytes, cells: bytes) -> bytes:
    """A workbook's stream of one sheet 甲."""
    begin, end = record(0x0809, struct.pack("<HH12x", 0x0600, 5)), record(0x000A, b"")
    name = struct.pack("<BB", 1, 1) + "甲".encode("utf-16-le")
    at = len(begin) + len(globals_) + 4 + 6 + len(name) + len(end)
    sheet = record(0x0085, struct.pack("<IH", at, 0) + name)
    return begin + globals_ + sheet + end + record(0x0809, struct.pack("<HH12x", 0x0600, 16)) + cells + end


def test_an_error_that_was_typed_is_seen() -> None:
    """Excel keeps a constant error in a record of its own, where other values of the record are true and false."""
    cells = record(0x0205, struct.pack("<HHHBB", 3, 1, 0, 0x17, 1)) + record(
        0x0205, struct.pack("<HHHBB", 4, 1, 0, 1, 0)
    )
    found = odd_cells(stream(b"", cells))
    assert found is not None
    assert found["甲"].texts == {(3, 1): "#REF!"}


def test_strings_go_on_in_the_next_record() -> None:
    """In the middle of their letters, where the width may change, and of their runs; what is struck out is seen."""
    fonts = b"".join(record(0x0031, struct.pack("<HHHHH6x", 200, flags, 0, 400, 0)) for flags in (0, 0, 0, 0, 8))
    first = struct.pack("<IIHB", 2, 2, 2, 0) + b"ab" + struct.pack("<HBH", 4, 8, 2) + b"12"
    table = record(0x00FC, first) + record(0x003C, b"\x01" + "15".encode("utf-16-le") + struct.pack("<HH", 0, 5))
    table += record(0x003C, struct.pack("<HH", 2, 0))
    cells = record(0x00FD, struct.pack("<HHHI", 3, 1, 0, 1))
    found = odd_cells(stream(fonts + table, cells))
    assert found is not None
    assert found["甲"].texts == {(3, 1): "〔已划去：12〕15"}


@pytest.mark.parametrize("cut", [0, 10, 60])
def test_records_that_are_cut_off_are_not_understood(cut: int) -> None:
    """Then nothing is said of them, and no blank is a confirmed zero."""
    assert odd_cells(stream(b"", record(0x0205, struct.pack("<HHHBB", 3, 1, 0, 0x17, 1)))[:cut]) is None


def test_without_its_records_a_file_has_no_confirmed_zeros(
    tmp_path: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in .xlsb: what seems blank may be an error."""
    path = tmp_path / "a.xls"
    assert changed(office, path, formula(""), confirmed=True).figures[CODE].state is State.CONFIRMED_ZERO
    monkeypatch.setattr("gxxl.intake.legacy.workbook_stream", lambda _: b"")
    assert LegacyWorkbook(path.read_bytes()).made is not None

    blind = open_data(path.read_bytes(), "a.xls")
    assert isinstance(blind, Submission)
    assert blind.figures[CODE].state is State.BLANK
