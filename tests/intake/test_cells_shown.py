"""What a cell of a workbook shows besides a plain number: dates, percentages, struck out or raised digits, odd XML."""

from __future__ import annotations

import datetime as dt
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from gxxl.errors import Refused
from gxxl.intake.door import read
from gxxl.intake.number_formats import Shown, shown_as
from gxxl.submission import Figure, State
from tests.intake.cell_xml import CODE, PLACE, template, with_cell, with_format, with_string
from tests.intake.test_skeleton import require_same, with_members


def figure_in(data: bytes, folder: Path) -> Figure:
    """The figure of the cell that was put in, on which both readers agree, whatever they have seen before."""
    for _ in range(2):
        require_same(data, known=False)
    (folder / "a.xlsx").write_bytes(data)
    return read(folder / "a.xlsx").figures[CODE]


def is_refused(data: bytes, folder: Path) -> bool:
    """Whether a file is refused as damaged."""
    (folder / "a.xlsx").write_bytes(data)
    with pytest.raises(Refused) as refusal:
        read(folder / "a.xlsx")
    return refusal.value.code == "damaged"


@pytest.mark.parametrize(
    ("code", "stored", "shown"),
    [
        ("yyyy-mm-dd", "46086", "2026-03-05"),
        ('m"月"d"日"', "46086", "2026-03-05"),
        ("h:mm", "0.5", "12:00"),
        ("[h]:mm", "46086.25", "2026-03-05 06:00"),
        (14, "46086", "2026-03-05"),
        (31, "46086", "2026-03-05"),
        (58, "46086", "2026-03-05"),
        ("0%", "0.05", "5%"),
        (10, "0.125", "12.5%"),
    ],
)
def test_a_number_shown_as_a_date_or_a_percentage_is_no_figure(
    tmp_path: Path, code: str | int, stored: str, shown: str
) -> None:
    """3-5 that became a date is not 46086, and 5% is not 0.05: the clerk is asked."""
    plain = template(tmp_path)
    require_same(plain, known=True)
    data = with_format(plain, code, lambda style: f'<c r="{PLACE}" s="{style}"><v>{stored}</v></c>')
    found = figure_in(data, tmp_path)
    assert (found.state, found.value, found.text) == (State.UNREADABLE, None, shown)
    require_same(plain, known=True)


@pytest.mark.parametrize(
    "code", ["0", "#,##0.00", '0"件"', '0"日"', "[Red]0", r"0\d", "[$¥-804]#,##0", "0.0E+00", 1, 4, 49]
)
def test_a_number_in_any_other_format_is_what_is_stored(tmp_path: Path, code: str | int) -> None:
    """Words in quotes, colours, conditions, currencies and exponents make no date."""
    data = with_format(template(tmp_path), code, lambda style: f'<c r="{PLACE}" s="{style}"><v>7</v></c>')
    found = figure_in(data, tmp_path)
    assert (found.state, found.value) == (State.NUMBER, Decimal(7))
    require_same(data, known=True)


def test_the_same_style_is_a_date_in_one_file_and_a_number_in_the_next(tmp_path: Path) -> None:
    """What a style means stands in the file's own list of styles."""
    for code, state in (("0", State.NUMBER), ("d", State.UNREADABLE)) * 2:
        data = with_format(template(tmp_path), code, lambda style: f'<c r="{PLACE}" s="{style}"><v>46086</v></c>')
        assert figure_in(data, tmp_path).state is state


def test_what_a_code_shows() -> None:
    """By its own signs, whatever the id; years of eras, weekdays and passed hours are dates too."""
    for code in ("e", "aaaa", "[ss]", "[$-804]yyyy", "mmm-yy;@"):
        assert shown_as(200, code) is Shown.DATE
    assert shown_as(14, "0") is None
    assert shown_as(200, '0.0%;"m"') is Shown.PERCENT


def test_a_book_that_counts_from_1904_shows_its_own_dates(tmp_path: Path) -> None:
    """Four years and a day later."""
    data = with_format(template(tmp_path), "d", lambda style: f'<c r="{PLACE}" s="{style}"><v>44624</v></c>')
    old = with_members(data, "xl/workbook.xml", lambda xml: xml.replace(b"<workbookPr ", b'<workbookPr date1904="1" '))
    assert figure_in(old, tmp_path).text == "2026-03-05"


STRUCK, RAISED, LOWERED = "<strike/>", '<vertAlign val="superscript"/>', '<vertAlign val="subscript"/>'


def runs(*parts: tuple[str, str]) -> str:
    """Runs with these looks and texts."""
    return "".join(f'<r><rPr>{look}<sz val="11"/></rPr><t>{text}</t></r>' for look, text in parts)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (((STRUCK, "12"), ("", "15")), "〔已划去：12〕15"),
        (((STRUCK, "12"),), "〔已划去：12〕"),
        ((("", "12"), (RAISED, "1")), "12〔上标：1〕"),
        ((("", "12"), (LOWERED, "3"), ("", "件")), "12〔下标：3〕件"),
    ],
)
def test_digits_that_are_struck_out_or_raised_are_not_glued_to_a_figure(
    tmp_path: Path, parts: tuple[tuple[str, str], ...], text: str
) -> None:
    """Neither in the cell itself nor in the table of strings; also where the same look stood around words before."""
    words = with_string(template(tmp_path), runs(*((look, "规章") for look, _ in parts)))
    assert figure_in(words, tmp_path).text == "规章" * len(parts)
    inline = with_cell(template(tmp_path), f'<c r="{PLACE}" t="inlineStr"><is>{runs(*parts)}</is></c>')
    for data in (inline, with_string(template(tmp_path), runs(*parts))):
        found = figure_in(data, tmp_path)
        assert (found.state, found.text) == (State.UNREADABLE, text)


@pytest.mark.parametrize(
    "string", [runs(("<b/>", "1"), ('<strike val="0"/>', "2")), '<t>12</t><rPh sb="0" eb="1"><t>34</t></rPh>']
)
def test_other_runs_and_hints_for_reading_leave_a_figure_alone(tmp_path: Path, string: str) -> None:
    """A bold digit is a digit; what is above it in small print is not part of it."""
    inline = with_cell(template(tmp_path), f'<c r="{PLACE}" t="inlineStr"><is>{string}</is></c>')
    for data in (inline, with_string(template(tmp_path), string)):
        assert figure_in(data, tmp_path).value == 12


@pytest.mark.parametrize("stored", ["1_2", "0x1F", "NaN", "1e400"])
def test_what_only_python_takes_for_a_number_is_none(tmp_path: Path, stored: str) -> None:
    """It stays a text, which the clerk has to put right."""
    found = figure_in(with_cell(template(tmp_path), f'<c r="{PLACE}"><v>{stored}</v></c>'), tmp_path)
    assert (found.state, found.value) == (State.UNREADABLE, None)


def test_only_what_is_directly_in_a_cell_is_its_value(tmp_path: Path) -> None:
    """An extension's own values are not appended."""
    cell = f'<c r="{PLACE}"><v>12</v><extLst><ext uri="x"><v>5</v><f>1</f><t>8</t></ext></extLst></c>'
    assert figure_in(with_cell(template(tmp_path), cell), tmp_path).value == 12


@pytest.mark.parametrize(
    "cell",
    [
        f'<c r="{PLACE}"><v>12</v></c><c r="{PLACE}"><v>13</v></c>',
        f'<x><c r="{PLACE}"><v>12</v></c></x><y><c r="{PLACE}"><v>13</v></c></y>',
        f'<c r="{PLACE}"><v>1</v><v>2</v></c>',
        f'<c r="{PLACE}"><v><b>1</b>2</v></c>',
        '<c r="$B$4"><v>12</v></c>',
        '<c r="b4"><v>12</v></c>',
    ],
)
def test_cells_that_can_be_read_in_two_ways_make_a_file_damaged(tmp_path: Path, cell: str) -> None:
    """Two cells in one place, two values in a cell, an address that is none: nothing is chosen."""
    data = with_cell(template(tmp_path), cell)
    require_same(data, known=False)
    assert is_refused(data, tmp_path)


def test_a_package_with_two_parts_of_one_name_is_damaged(tmp_path: Path) -> None:
    """Each program would take another one of them."""
    path = tmp_path / "twice.xlsx"
    path.write_bytes(template(tmp_path))
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml")
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/worksheets/sheet2.xml", sheet)
    assert is_refused(path.read_bytes(), tmp_path)


def test_a_date_in_the_file_of_another_program_is_none_either(tmp_path: Path) -> None:
    """Openpyxl writes dates as Excel does."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(template(tmp_path))
    book = openpyxl.load_workbook(path)
    book.worksheets[1][PLACE] = dt.date(2026, 3, 5)
    book.save(path)
    assert figure_in(path.read_bytes(), tmp_path).text == "2026-03-05"
