"""Numbers in Chinese prose: 1,200, １２, 一百二十, 两, 百分之九十; what is rough (约20, 20余) is no number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {
    "零": 0,
    "〇": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
CHINESE = "[零〇○一二两三四五六七八九十百千万亿]"
COUNTERS = "件次|人次|件|份|宗|起|例|次|个|条|项"
_ROUGH_BEFORE = r"(?<![第每约近超逾余])(?<!大约)(?<!超过)(?<!不足)(?<!将近)(?<!累计近)"
_QUANTITY = re.compile(
    rf"{_ROUGH_BEFORE}(?<![\d.\-—~～至])"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{CHINESE}+)"
    rf"(?P<rough>多|余|几)?\s?(?P<unit>亿元|万元|元|%|{COUNTERS})?"
)
_PER_CENT = re.compile(rf"百分之({CHINESE}+(?:点{CHINESE}+)?|\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, its unit (empty where there is none), and where it stands."""

    value: Decimal
    unit: str
    start: int
    end: int


def chinese_number(text: str) -> Decimal | None:
    """一百二十 is 120, 两千零三 2003, 一二〇 120, 十五 15; ``None`` for what is no number."""
    if not text:
        return None
    if all(letter in _DIGITS for letter in text):
        return Decimal("".join(str(_DIGITS[letter]) for letter in text))
    total = part = Decimal(0)
    digit: int | None = None
    for letter in text:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _TENS:
            part += (1 if digit is None else digit) * _TENS[letter]
            digit = None
        elif letter in _LARGE:
            total += (part + (digit or 0)) * _LARGE[letter]
            part, digit = Decimal(0), None
        else:
            return None
    return total + part + (digit or 0)


def quantities(text: str) -> Iterator[Quantity]:
    """The numbers in a text that has no blanks and half-width digits; rough ones, ordinals and ranges are left out.

    A Chinese numeral counts only with a unit behind it: 一 is too often no number.
    """
    if "百分之" in text:
        text = _PER_CENT.sub(_as_percent, text)
    for found in _QUANTITY.finditer(text):
        unit = found["unit"] or ""
        digits = found["number"]
        if found["rough"] or re.match(
            r"[-—~～至年月日时号天.\d]|余|多|左右|以上|以内|工作日|小时|月|交易日", text[found.end() :]
        ):
            continue
        if digits[0].isdigit():
            yield Quantity(Decimal(digits.replace(",", "")), unit, found.start(), found.end())
            continue
        value = chinese_number(digits) if unit else None
        if value is not None:
            yield Quantity(value, unit, found.start(), found.end())


def _as_percent(found: re.Match[str]) -> str:
    """The same number as digits, padded to the same length so that places stay."""
    text = found[1]
    if not text[0].isdigit():
        whole, _, rest = text.partition("点")
        value = chinese_number(whole)
        decimals = "".join(str(_DIGITS[letter]) for letter in rest if letter in _DIGITS)
        text = f"{value}" + (f".{decimals}" if decimals else "")
    return f"{text}%".rjust(len(found[0]), "，") if len(text) < len(found[0]) else found[0]
