"""Values go into cells and come out of them as with Excel."""
# ruff: noqa: DTZ001 - cells know no time zones

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
import xlwings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxxl.excel.engines import libreoffice

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=20)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9).map(float),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(2100, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
    TEXTS.map(lambda text: "字" + text),
)
REAL = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


@REAL
@given(
    rows=st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(VALUES, min_size=width, max_size=width), min_size=1, max_size=5)
    )
)
def test_a_rectangle_of_values_comes_back_as_it_went_in(sheet: xlwings.Sheet, rows: list[list[object]]) -> None:
    """Numbers, texts, truths, moments and blanks keep their kind and their value."""
    sheet.clear()
    place = sheet.range((3, 2), (2 + len(rows), 1 + len(rows[0])))
    place.value = rows
    assert place.options(ndim=2).value == rows


def test_a_table_is_read_in_one_operation(app: xlwings.App, sheet: xlwings.Sheet) -> None:
    """40 rows of 10 columns are one use of the office and a handful of calls."""
    table = [[float(row * column) for column in range(10)] for row in range(40)]
    sheet.range("B3").value = table
    place = sheet.range("B3:K42")
    before = libreoffice.tally(app)
    assert place.value == table
    spent = libreoffice.tally(app) - before
    assert spent.operations == 1
    assert spent.calls <= 10


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("A1", "a"),
        ("A1:C1", ["a", 1.0, None]),
        ("A1:A2", ["a", 2.0]),
        ("A1:B2", [["a", 1.0], [2.0, None]]),
    ],
)
def test_shapes_are_those_of_xlwings(sheet: xlwings.Sheet, address: str, expected: object) -> None:
    """A cell is a value, a row or a column a list, a rectangle a list of rows."""
    sheet.range("A1").value = [["a", 1, None], [2, None, None]]
    assert sheet.range(address).value == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("12", 12.0),
        ("1,234.5", 1234.5),
        ("5%", 0.05),
        ("１２", "１２"),
        ("124件", "124件"),
        ("'0012", "0012"),
        ("'=1+1", "=1+1"),
        ("=", "="),
        ("=1+1", 2.0),
        (Decimal("0.5"), 0.5),
        (dt.date(2021, 12, 31), dt.datetime(2021, 12, 31)),
        (float("nan"), None),
        (pd.Timestamp("2021-01-02"), dt.datetime(2021, 1, 2)),
    ],
)
def test_what_is_entered_is_taken_as_excel_takes_it(sheet: xlwings.Sheet, value: object, expected: object) -> None:
    """Texts that are numbers become numbers, those that begin with = formulas, those after an apostrophe stay texts."""
    sheet.range("A1").value = value
    assert sheet.range("A1").value == expected


def test_a_cell_formatted_as_text_keeps_digits_as_a_text(sheet: xlwings.Sheet) -> None:
    """A unit's code is not turned into a number, though its neighbour is."""
    sheet.range("B1").number_format = "@"
    sheet.range("A1:B1").value = ["610525109", "610525109"]
    assert sheet.range("A1:B1").value == [610525109.0, "610525109"]


def test_one_value_fills_the_range(sheet: xlwings.Sheet) -> None:
    """As in Excel, a single value written to a range goes into all its cells."""
    sheet.range("A1:B2").value = 7
    assert sheet.range("A1:B2").value == [[7.0, 7.0], [7.0, 7.0]]


def test_a_number_over_a_truth_is_a_number(sheet: xlwings.Sheet) -> None:
    """The format that made a truth goes with it."""
    sheet.range("A1").value = True
    assert sheet.range("A1").value is True
    sheet.range("A1").value = 1
    assert type(sheet.range("A1").value) is float


def test_a_date_keeps_the_format_that_the_cell_had(sheet: xlwings.Sheet) -> None:
    """Only a cell that would show a number gets a format for dates."""
    sheet.range("A1:B1").number_format = "yyyy/m/d"
    sheet.range("A1:C1").value = [dt.date(2021, 1, 2)] * 3
    assert [sheet.range(place).number_format for place in ("A1", "C1")] == ["yyyy/m/d", "yyyy-mm-dd"]


@pytest.mark.usefixtures("app")
def test_a_file_gives_its_values(file: Path) -> None:
    """Dates typed and calculated, a truth, an error as nothing or as its text, blanks; formulas are worked out."""
    sheet = xlwings.Book(file).sheets[0]
    days = [dt.datetime(2021, 1, 2), dt.datetime(2021, 1, 3)]
    assert sheet.range("A2:F2").value == [True, *days, None, 3.0, None]
    assert sheet.range("D2").options(err_to_str=True).value == "#DIV/0!"
    assert sheet.range("F2:F3").options(empty="").value == ["", ""]
    assert sheet.range("E2").options(numbers=int).value == 3
    assert sheet.range("B2").options(dates=dt.date).value == dt.date(2021, 1, 2)


def test_each_error_has_excels_name(sheet: xlwings.Sheet) -> None:
    """Errors are read as the texts that Excel shows."""
    formulas = ["=1/0", '="a"+1', "=NA()", "=SQRT(-1)", "=nosuchname"]
    sheet.range("A5:E5").formula = [formulas]
    expected = ["#DIV/0!", "#VALUE!", "#N/A", "#NUM!", "#NAME?"]
    assert sheet.range("A5:E5").options(err_to_str=True).value == expected


def test_rows_of_unequal_length_are_refused_and_nothing_is_written(sheet: xlwings.Sheet) -> None:
    """A ragged table is an error with a sentence."""
    with pytest.raises(xlwings.XlwingsError, match="每行同样长"):
        sheet.range("A1:B2").raw_value = [[1, 2], [3]]
    assert sheet.range("A1:B2").value == [[None, None], [None, None]]


def test_a_frame_of_pandas_goes_in_and_out(sheet: xlwings.Sheet) -> None:
    """Xlwings' converters work on this engine."""
    frame = pd.DataFrame({"数": [1.0, 2.0], "名": ["甲", "乙"]})
    sheet.range("A1").options(index=False).value = frame
    again = sheet.range("A1").options(pd.DataFrame, index=False, expand="table").value
    pd.testing.assert_frame_equal(again, frame, check_dtype=False)


def test_clearing_takes_only_what_it_says(sheet: xlwings.Sheet) -> None:
    """Contents, formats, or all."""
    cell = sheet.range("B2")

    def fill() -> None:
        cell.value, cell.color = 1, (1, 2, 3)

    fill()
    cell.clear_contents()
    assert (cell.value, cell.color) == (None, (1, 2, 3))
    fill()
    cell.clear_formats()
    assert (cell.value, cell.color) == (1.0, None)
    fill()
    cell.add_note("批注")
    cell.clear()
    assert (cell.value, cell.color, cell.note) == (None, None, None)
