"""Rows written straight as XML say what XlsxWriter's own say, in a package that is whole."""

from __future__ import annotations

import random
import zipfile
import zlib
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from xlsxwriter import Workbook

from gxxl.render.checksum import crc_of_both
from gxxl.render.packed import Packed
from gxxl.render.plain import OPTIONS
from gxxl.render.rapid import RapidBook
from tests.meaning import meaning

LOCAL = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    (
        "=1+1",
        "=cmd|'/c calc'!A1",
        "<script>",
        "<r>x</r>",
        "a&b",
        " 前后 ",
        "_x0041_",
        "\x00\x07",
        "\u202e反",
        "http://x.cn",
        "两\n行",
    )
)
VALUES = st.one_of(TEXTS, st.integers(-(10**12), 10**12), st.floats(allow_nan=False, allow_infinity=False), st.none())


def write(sheet: Any, style: Any, rows: list[list[object]]) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Rows of texts, numbers and blanks, every second cell with looks."""
    sheet.set_column(0, 3, 20)
    sheet.freeze_panes(1, 1)
    sheet.merge_range(0, 0, 0, 3, "表头 <1>", style)
    for number, row in enumerate(rows, start=1):
        sheet.set_row(number, 20 + number % 3)
        for column, value in enumerate(row):
            look = style if column % 2 else None
            if isinstance(value, str):
                sheet.write_string(number, column, value, look)
            elif value is None:
                sheet.write_blank(number, column, None, style)
            else:
                sheet.write_number(number, column, value, look)
    sheet.autofilter(0, 0, len(rows), 3)


def both(rows: list[list[object]], folder: Path) -> tuple[Path, Path]:
    """The same rows by XlsxWriter and by the rapid sheet, with a sheet before and one behind."""
    own, rapid = folder / "own.xlsx", folder / "rapid.xlsx"
    for path, book in ((own, Workbook(str(own), OPTIONS)), (rapid, RapidBook(rapid, OPTIONS))):
        with book:
            style = book.add_format({"bold": True, "border": 1})
            book.add_worksheet("前").write_string(0, 0, "前")
            sheet = book.add_rapid_sheet("表") if path == rapid else book.add_worksheet("表")
            write(sheet, style, rows)
            book.add_worksheet("后").write_string(0, 0, "后")
    return own, rapid


@LOCAL
@given(st.lists(st.lists(VALUES, max_size=4), max_size=6))
def test_a_rapid_sheet_means_what_xlsxwriter_would_write(tmp_path: Path, rows: list[list[object]]) -> None:
    """Values, looks, widths, merges; texts with any signs, except that nothing in them is ever markup."""
    # XlsxWriter takes <r>…</r> for markup, and openpyxl undoes escapes in shared strings only.
    plain = [["" if value in ("<r>x</r>", "_x0041_") else value for value in row] for row in rows]
    own, rapid = both(plain, tmp_path)
    assert meaning(rapid) == meaning(own)


@LOCAL
@given(TEXTS)
def test_any_text_comes_back_and_is_no_formula(tmp_path: Path, text: str) -> None:
    """What looks like a formula, markup or an escape is a text as it was."""
    with RapidBook(tmp_path / "a.xlsx", OPTIONS) as book:
        book.add_rapid_sheet("表").write_string(0, 0, text)
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["A1"]
    assert unescape(str(cell.value or "")) == text.replace("\r\n", "\n").replace("\r", "\n") or "\r" in text
    assert cell.data_type != "f"


@LOCAL
@given(st.lists(TEXTS | st.just("\ud800 "), min_size=1, max_size=4))
def test_a_link_leads_where_it_should_whatever_its_text(tmp_path: Path, texts: list[str]) -> None:
    """A cell of a row that is written whole; what XML cannot hold does not make the sheet unreadable."""
    with RapidBook(tmp_path / "a.xlsx", OPTIONS) as book:
        sheet = book.add_rapid_sheet("表")
        for row, text in enumerate(texts):
            sheet.add_link(row, 0, f"internal:'表'!A{row + 2}", text)
            sheet.write_whole_row(row, (text, row), (None, None))
    cells = [row[0] for row in openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(max_row=len(texts))]
    assert [cell.hyperlink.location for cell in cells if cell.hyperlink] == [
        f"'表'!A{n + 2}" for n in range(len(texts))
    ]
    shown = [unescape(cell.hyperlink.display or "").split() for cell in cells if cell.hyperlink]
    assert shown == [text.replace("\ud800", "\ufffd").split() for text in texts]


def test_many_rows_are_whole(tmp_path: Path) -> None:
    """Far more than is packed at once, in a sheet that spreadsheets open."""
    rows: list[list[object]] = [[f"第{n}行", n, None, n / 7] for n in range(30_000)]
    _, rapid = both(rows, tmp_path)
    with zipfile.ZipFile(rapid) as archive:
        assert archive.testzip() is None
    sheet = openpyxl.load_workbook(rapid, read_only=True)["表"]
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert found == [[text, number, None, pytest.approx(part)] for text, number, _, part in rows]


def test_a_row_that_was_left_is_not_entered_again(tmp_path: Path) -> None:
    """Nothing is silently lost."""
    with RapidBook(tmp_path / "a.xlsx", OPTIONS) as book:
        sheet = book.add_rapid_sheet("表")
        sheet.write_string(5, 0, "后")
        with pytest.raises(ValueError, match="4"):
            sheet.write_string(4, 0, "前")


def test_the_longest_text_is_cut_where_the_format_ends(tmp_path: Path) -> None:
    """32,767 UTF-16 units, as XlsxWriter does."""
    with RapidBook(tmp_path / "a.xlsx", OPTIONS) as book:
        book.add_rapid_sheet("表").write_string(0, 0, "字" * 40_000)
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["A1"].value == "字" * 32_767


@given(st.binary(max_size=300), st.binary(max_size=3000))
def test_checksums_are_joined(first: bytes, second: bytes) -> None:
    """As if both had been one text."""
    assert crc_of_both(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)


def test_packed_text_is_flat_in_memory(tmp_path: Path) -> None:
    """What is much lies on the disk, and comes back whole."""
    packed, rng = Packed(), random.Random(1)
    for _ in range(40_000):
        packed.write(rng.randbytes(200).hex())
    sums = packed.finish()
    with (tmp_path / "a").open("wb") as out:
        packed.copy_to(out)
    data = (tmp_path / "a").read_bytes()
    assert len(data) == sums.packed
    text = zlib.decompressobj(-15).decompress(data)
    assert (len(text), zlib.crc32(text)) == (sums.size, sums.crc)
