"""Numbers in Chinese prose."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.rules.prose.numbers import chinese_number, quantities
from gxxl.rules.prose.text import plain_text

DIGITS = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """A number below 10,000 in words, as a person writes it."""
    if number == 0:
        return "零"
    parts, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            parts += ("零" if zero and parts else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return parts.removeprefix("一") if parts.startswith("一十") else parts


@given(st.integers(0, 9999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    """一百二十, 两千零三 and the like, all of them."""
    assert chinese_number(spelled(number)) == number
    assert chinese_number(spelled(number).replace("二千", "两千")) == number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("收到１，２００件", "1200", "件"),
        ("收到1,200件", "1200", "件"),
        ("收到一百二十件", "120", "件"),
        ("收到两件", "2", "件"),
        ("收到 12 件", "12", "件"),
        ("占33.9％", "33.9", "%"),
        ("占百分之九十五点三", "95.3", "%"),
        ("收取3.5万元", "3.5", "万元"),
    ],
)
def test_a_number_has_one_value_however_it_is_written(text: str, value: str, unit: str) -> None:
    """Full width, grouped, in words, with blanks."""
    (quantity,) = quantities(plain_text(text))
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "约20件",
        "20余件",
        "近20件",
        "二十多件",
        "第3件",
        "3-5件",
        "2021年1月1日",
        "一是加强",
        "0517-87222589",
        "20件以上",
    ],
)
def test_what_is_rough_an_ordinal_a_range_or_a_date_is_no_number(text: str) -> None:
    """Better none than a wrong one."""
    assert [quantity.value for quantity in quantities(plain_text(text)) if quantity.unit == "件"] == []
    assert all(quantity.unit == "" for quantity in quantities(plain_text(text)))
