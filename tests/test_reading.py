"""What stands in a cell, read as a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.form import load
from gxxl.reading import exact, is_blank, read_text
from gxxl.submission import Made, State

COUNT = load("2021").cells["disclosure.licences.decisions"]
MONEY = load("2021").cells["disclosure.fees.amount"]
PURCHASE = load("2019").cells["disclosure.procurement.amount"]


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\u00a0", "/", "-", "—", "／", "－", " / "])
def test_signs_for_nothing_are_blank_not_zero(text: str) -> None:
    """An empty cell, blanks of any width, strokes and dashes hold no figure."""
    assert is_blank(text)
    assert read_text(text, COUNT, Made.PRINTED, words=False).state is State.BLANK


@pytest.mark.parametrize(
    ("text", "value"),
    [("124件", 124), ("１２４", 124), ("1,234", 1234), ("１，２３４", 1234), ("3 件", 3), ("−5", -5), ("12宗", 12)],
)
def test_one_possible_reading_is_taken_and_marked(text: str, value: int) -> None:
    """A unit, full-width digits or thousands leave one reading: taken, and reported with the text."""
    figure = read_text(text, COUNT, Made.PRINTED, words=False)
    assert (figure.state, figure.value, figure.text) == (State.MARKED, Decimal(value), text)


@pytest.mark.parametrize(
    "text",
    ["约20", "无", "零", "12 34", "1,23", "12,3456", "1²", "①", "124元", "详见附件", "1.2.3", "5-6", "=1+1", "NaN"],
)
def test_everything_else_is_not_a_figure(text: str) -> None:
    """What could mean two things, or nothing, is never guessed."""
    figure = read_text(text, COUNT, Made.PRINTED, words=False)
    assert (figure.state, figure.value, figure.text) == (State.UNREADABLE, None, text)


def test_digits_stored_as_text_in_a_worksheet_are_marked() -> None:
    """A spreadsheet adds no text, so plain digits stored as text are reported; in printed text they are a number."""
    assert read_text("12", COUNT, Made.TYPED, words=True).state is State.MARKED
    assert read_text("12", COUNT, Made.PRINTED, words=False).state is State.NUMBER


def test_money_keeps_the_unit_it_is_printed_with() -> None:
    """251000元 in the form of 2019 is yuan; a bare number in a 万元 cell is 万元."""
    yuan = read_text("251000元", PURCHASE, Made.PRINTED, words=False)
    assert (yuan.value, yuan.unit, yuan.state) == (Decimal(251000), "元", State.MARKED)
    assert read_text("7730.28", MONEY, Made.PRINTED, words=False).unit == "万元"
    assert read_text("29.0506", PURCHASE, Made.PRINTED, words=False).unit is None


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_stored_number_is_read_exactly(value: Decimal) -> None:
    """What a spreadsheet stores with seventeen digits is the decimal that was typed."""
    assert exact(f"{float(value):.17g}") == value


@given(st.text(max_size=12))
def test_no_text_is_read_as_a_figure_without_being_kept(text: str) -> None:
    """Whatever is typed: blank, a plain number, or kept word for word; never an error."""
    figure = read_text(text, COUNT, Made.TYPED, words=True)
    assert figure.state in (State.BLANK, State.MARKED, State.UNREADABLE)
    assert figure.state is State.BLANK or figure.text == text
