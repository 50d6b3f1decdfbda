"""The form's labels as they are met in life: misprinted, in traditional characters, without their numbers.

A label is taken for one of the form's only where a few signs differ, and where no other label is nearer.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from gxxl.form.normal import normal

MIN_LIKE = 5  # signs of the shortest label that may be misprinted
TWO_WORDS = 4  # signs of a head that tables of narrow columns break in two
MOST_WRONG = 3  # signs that may differ in a label, however long

# Each traditional or variant character of the form's labels before the one that the form prints.
_PAIRS = (
    "與与業业為为爲为舉举於于會会體体關关決决況况減减製制辦办務务動动區区單单廳厅發发國国處处復复覆复複复審审對对屬属應应廢废開开强强強强"
    "當当總总執执護护報报據据無无機机條条構构沒没現现確确種种穩稳類类係系糾纠納纳組组織织經经結结繼继續续維维繳缴罰罚獲获補补規规計计認认"
    "議议許许訟讼訪访訴诉試试詢询請请購购費费轉转過过這这進进採采問问項项題题額额數数內内祕秘它他"
)
_PRINTED = dict(zip(map(ord, _PAIRS[::2]), _PAIRS[1::2], strict=True))
_QUALIFIER = "行政"
_MONEY = re.compile(r"(?<=.{3})(?:单位)?(亿元|万元|元)(?:单位)?$")
_NUMBER = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[①-⑳㈠-㈩])(?=\D)")


class Span(NamedTuple):
    """A label in a text: where it begins and ends."""

    start: int
    end: int


@lru_cache(maxsize=8192)
def spelled(text: str) -> str:
    """The normal form of a text, in the characters and words that the form prints."""
    return in_the_forms_words(normal(text).translate(_PRINTED))


def in_the_forms_words(text: str) -> str:
    """A normal form with other words for the form's own replaced, sign for sign."""
    return text.replace("合计", "总计")


@lru_cache(maxsize=2048)
def bare(label: str) -> str:
    """A normal form without the number before it: 「1属于国家秘密」 is 「属于国家秘密」."""
    found = _NUMBER.match(label)
    return label[found.end() :] if found and len(label) - found.end() > 1 else label


def tolerance(label: str) -> int:
    """How many signs of a label may be put in, left out or exchanged."""
    return 0 if len(label) < MIN_LIKE else min(MOST_WRONG, max(1, len(label) // 4))


@lru_cache(maxsize=16384)
def distance(one: str, other: str) -> int:
    """Signs to put in, leave out or exchange to make one text of the other; two neighbours exchanged count one."""
    before, last = list(range(len(other) + 1)), list[int]()
    for number, sign in enumerate(one, start=1):
        now = [number]
        for place, wanted in enumerate(other, start=1):
            best = min(before[place] + 1, now[-1] + 1, before[place - 1] + (sign != wanted))
            if number > 1 and place > 1 and sign == other[place - 2] and one[number - 2] == wanted:
                best = min(best, last[place - 2] + 1)
            now.append(best)
        last, before = before, now
    return before[-1]


def nearest(text: str, labels: Collection[str]) -> str | None:
    """The label that a cell's normal form stands for; ``None`` where none is near, or two are as near.

    The text may lack the label's number, and name another unit of money or none: that is for ``money_in`` to say.
    """
    if text in labels:
        return text
    limits = {label: tolerance(bare(without_money(label))) for label in labels}
    near = {label: away for label in labels if (away := _away(text, label)) <= limits[label]}
    near = near or {label: 0 for label in labels if _shorter(label) == text}
    best = [label for label, away in near.items() if away == min(near.values())]
    return best[0] if len(best) == 1 else None


def _away(text: str, label: str) -> int:
    """How far a text is from a label, which it may give without its number, but not with another one."""
    text, label = without_money(text), without_money(label)
    if abs(len(text) - len(label)) > MOST_WRONG + 2:
        return MOST_WRONG + 1
    if bare(text) == text and bare(label) != label:
        return distance(text, bare(label))
    return distance(text, label)


def money_in(text: str) -> str | None:
    """The unit of money that a head's normal form ends with."""
    found = _MONEY.search(text)
    return found[1] if found else None


def money_after(text: str, label: str) -> str | None:
    """The unit of money that a text names directly behind a label wherever it stands; ``None`` for none or several."""
    found = set(re.findall(re.escape(label) + r"(?:单位)?(亿元|万元|元)", text))
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def without_money(text: str) -> str:
    """A head's normal form without the unit of money at its end."""
    return _MONEY.sub("", text)


def same_money(text: str, label: str) -> bool:
    """Whether a text names the unit of money that a label does: 元 is no misprint of 万元."""
    return all((unit in text) == (unit in label) for unit in ("万元", "亿元"))


def _shorter(label: str) -> str | None:
    """A label without the qualifier that offices leave out: 规范性文件, as the form of 2019 had it."""
    rest = label.removeprefix(_QUALIFIER)
    return rest if len(rest) >= MIN_LIKE and rest != label else None


def in_two_rows(label: str, text: str) -> bool:
    """Whether a head of two words stands in two rows of a table with narrow columns: 「商业」 above 「企业」."""
    at = text.find(label[:2])
    return len(label) == TWO_WORDS and 0 <= at < text.find(label[2:], at + 2)


def find_like(text: str, label: str, start: int = 0, end: int | None = None) -> Span | None:
    """The first place of a label between two positions of a text; else the place most like it, within its tolerance."""
    stop = len(text) if end is None else min(end, len(text))
    for printed in filter(None, (label, _shorter(label))):
        at = text.find(printed, start, stop)
        if at >= 0:
            return Span(at, at + len(printed))
    limit = tolerance(label)
    span = _most_like(text[start:stop], label, limit, start) if limit else _with_one_more(text, label, start, stop)
    return span if span and same_money(text[span.start : span.end], label) else None


def _with_one_more(text: str, label: str, start: int, stop: int) -> Span | None:
    """A short label with a sign too many in it: 「行政法复议」."""
    if len(label) < MIN_LIKE - 1:
        return None
    places = range(1, len(label))
    found = re.compile("|".join(f"{re.escape(label[:n])}.{re.escape(label[n:])}" for n in places)).search(
        text, start, stop
    )
    return Span(*found.span()) if found else None


def _most_like(text: str, label: str, limit: int, offset: int) -> Span | None:
    """The stretch with the fewest wrong signs, the first of several; by columns of the table of edit distances."""
    before = [(number, 0) for number in range(len(label) + 1)]  # signs wrong, and where the stretch begins
    best, span = limit + 1, None
    for place, sign in enumerate(text, start=1):
        now = [(0, place)]
        for number, wanted in enumerate(label, start=1):
            exchanged, added, left_out = before[number - 1], before[number], now[-1]
            now.append(
                min(
                    (exchanged[0] + (sign != wanted), exchanged[1]),
                    (added[0] + 1, added[1]),
                    (left_out[0] + 1, left_out[1]),
                )
            )
        before = now
        if before[-1][0] < best:
            best, span = before[-1][0], Span(offset + before[-1][1], offset + place)
    return span
