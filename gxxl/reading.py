"""From what stands in a cell to a figure: plain numbers, marked ones (「124件」, full-width digits), blanks, others.

A marked figure is taken only where one reading is possible, and is reported. Nothing here guesses.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from gxxl.form import Cell, Domain
from gxxl.submission import Figure, Made, State, blank, number

# Signs that clerks and printers put into cells that have no figure. The in-sheet checks know the same ones.
BLANK_MARKS = ("", "/", "-", "—", "——", "／", "－")
MOST = 10**8  # items, or 万元: more than the busiest ministry has
_LONG = 10**20
_SPACES = dict.fromkeys(map(ord, " \t\r\n\v\f\u00a0\u3000\u200b\ufeff"))
_SHORT = 64
_PLAIN = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)")
_GROUPED = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")
_WITH_UNIT = re.compile(r"(?P<number>[-+]?[\d,]*\.?\d+)(?P<unit>件|条|宗|项|次|个|亿元|万元|元)")
_MONEY = ("元", "万元", "亿元")
# Full-width signs and digits, and one sign for a minus. Not NFKC: that makes 12 of 1².
_HALF = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2212), ord("-"))
# Digits with a gap or a new line between them, or between a point and its digits: two numbers, or one that was broken.
_SPLIT = re.compile(r"[\d０-９][.,．，]?\s+[.,．，]?[\d０-９]")
_STORED = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", re.ASCII)  # not all that Python takes: ``1_2``


def squeeze(text: str) -> str:
    """The text without any blanks, not even full-width or no-break ones."""
    return _squeezed(text) if len(text) < _SHORT else text.translate(_SPACES)


@lru_cache(maxsize=4096)  # the same labels in every file
def _squeezed(text: str) -> str:
    return text.translate(_SPACES)


def is_blank(text: str) -> bool:
    """Whether a text is no figure at all: empty, blanks, or a sign such as 「/」."""
    return squeeze(text) in BLANK_MARKS


def exact(text: str) -> Decimal:
    """The decimal that a program meant which stored ``text``, a number as XML or JSON writes it.

    Seventeen digits that stand for a shorter number (``29.050599999999999``) give the shorter one. Raises
    ``ValueError`` for what is no number or not finite.
    """
    if text.isascii() and text.isdigit():
        return Decimal(int(text))
    if not _STORED.fullmatch(text):
        raise ValueError(text)
    value = Decimal(repr(float(text)))
    if not value.is_finite():
        raise ValueError(text)
    return Decimal(int(value)) if value == value.to_integral_value() else value


def read_text(text: str, cell: Cell, made: Made, *, words: bool) -> Figure:
    """The figure that a text means in a cell of the form.

    ``words`` says that the source is a worksheet, where a number stored as text is not a number for the sheet's own
    formulas, so that even plain digits are ``marked``; in printed text plain digits are a number.
    """
    bare = squeeze(text)
    if bare in BLANK_MARKS:
        return blank(made)
    if _SPLIT.search(text):
        return Figure(None, State.UNREADABLE, made, text=text)
    half = bare.translate(_HALF)
    if _PLAIN.fullmatch(half) and len(half) <= 40:
        if half == bare and not words:
            return number(Decimal(half), made, cell.unit)
        return _marked(half, text, made, cell.unit)
    if _GROUPED.fullmatch(half):
        return _marked(half.replace(",", ""), text, made, cell.unit)
    found = _WITH_UNIT.fullmatch(half)
    if found and _grouping_is_right(found["number"]) and _unit_fits(found["unit"], cell):
        unit = found["unit"] if cell.domain is Domain.AMOUNT else None
        return _marked(found["number"].replace(",", ""), text, made, unit)
    return Figure(None, State.UNREADABLE, made, text=text)


def sensible(figure: Figure, cell: Cell) -> Figure:
    """The figure, as no figure where no unit has so many: a telephone number, or some digits too many.

    A single one would make a county's total useless. Sums of units may be as large as they are.
    """
    if figure.value is None or figure.made is Made.SUMMED or abs(figure.value) <= _most(figure.unit, cell):
        return figure
    shown = f"{figure.value:f}" if abs(figure.value) < _LONG else f"{figure.value:.2E}"
    return Figure(None, State.UNREADABLE, figure.made, text=figure.text or shown)


def is_too_large(figure: Figure, cell: Cell) -> bool:
    """Whether what is no figure is so only for its size."""
    if figure.state is not State.UNREADABLE or not figure.text:
        return False
    read = read_text(figure.text, cell, figure.made, words=False)
    if read.value is not None:
        return sensible(read, cell) is not read
    try:
        return abs(exact(figure.text)) > _most(cell.unit, cell)
    except (ValueError, ArithmeticError):
        return False


def _most(unit: str | None, cell: Cell) -> int:
    """The largest number that is taken: of money, which may be in 元, as much as ``MOST`` 万元."""
    return MOST if cell.domain is not Domain.AMOUNT or unit in ("万元", "亿元") else MOST * 10_000


def _marked(digits: str, text: str, made: Made, unit: str | None) -> Figure:
    return Figure(Decimal(digits), State.MARKED, made, text=text, unit=unit)


def _grouping_is_right(digits: str) -> bool:
    return len(digits) <= 40 and ("," not in digits or bool(_GROUPED.fullmatch(digits)))


def _unit_fits(unit: str, cell: Cell) -> bool:
    return (unit in _MONEY) == (cell.domain is Domain.AMOUNT)
