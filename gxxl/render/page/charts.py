"""Bars as inline SVG: small, without a library, readable to a screen reader and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple
from unicodedata import east_asian_width

from gxxl.messages import html_page as words
from gxxl.render.page.markup import Markup, tag, together
from gxxl.render.printable import CUT, printable
from gxxl.rules.linear import plain

WIDTH, ROW, GAP = 560, 26, 8
_SIGN = 13.0  # width of a full-width sign
_LABEL_SIGNS = 15
_LABEL = _LABEL_SIGNS * _SIGN + 8
_VALUE = 70


class Bar(NamedTuple):
    """A bar: what it stands for, and how much."""

    label: str
    value: Decimal


class Share(NamedTuple):
    """A stretch of one bar, with the class that colours it."""

    label: str
    value: int
    kind: str


def bars(title: str, unit: str, items: Sequence[Bar]) -> Markup:
    """A figure with a horizontal bar an item."""
    caption = tag("figcaption", tag("strong", title), tag("span", unit, class_="unit"))
    if not items:
        return tag("figure", caption, tag("p", words.CHART_NOTHING))
    described = words.LIST_JOIN.join(
        words.CHART_ITEM.format(label=item.label, value=plain(item.value)) for item in items
    )
    largest = max((abs(item.value) for item in items), default=Decimal(0)) or Decimal(1)
    height = len(items) * ROW + GAP
    rows = (_bar(number, item, largest) for number, item in enumerate(items))
    text = words.CHART_OF.format(title=title, items=described)
    return tag("figure", caption, _picture(height, text, *rows))


def _bar(number: int, item: Bar, largest: Decimal) -> Markup:
    top = number * ROW + GAP / 2
    room = WIDTH - _LABEL - _VALUE
    length = max(float(max(item.value, Decimal(0)) / largest) * room, 1.0 if item.value else 0.0)
    middle = top + ROW / 2 + 4.5
    return together(
        tag("text", _short(item.label), x=f"{_LABEL - 8:.0f}", y=f"{middle:.1f}", text_anchor="end"),
        tag("rect", x=f"{_LABEL:.0f}", y=f"{top + 4:.1f}", width=f"{length:.1f}", height=ROW - 8, class_="bar"),
        tag("text", plain(item.value), x=f"{_LABEL + length + 6:.1f}", y=f"{middle:.1f}", class_="value"),
    )


def shares(text: str, items: Sequence[Share]) -> Markup:
    """One bar in stretches, with a legend that has the numbers."""
    total = sum(item.value for item in items) or 1
    pieces, left = [], 0.0
    for item in items:
        width = item.value / total * WIDTH
        pieces.append(tag("rect", x=f"{left:.1f}", y=0, width=f"{width:.1f}", height=ROW, class_=item.kind))
        left += width
    legend = (
        tag("li", tag("span", class_=f"swatch {item.kind}", aria_hidden="true"), item.label, tag("b", item.value))
        for item in items
    )
    picture = _picture(ROW, text, *pieces, preserveAspectRatio="none")
    return tag("figure", picture, tag("ul", *legend, class_="legend"), class_="shares")


def _picture(height: float, text: str, *pieces: Markup, **more: str) -> Markup:
    size = {"viewBox": f"0 0 {WIDTH} {height:.0f}", "width": WIDTH, "height": f"{height:.0f}"}
    return tag("svg", tag("title", text), *pieces, role="img", aria_label=text, **size, **more)


def _short(label: str) -> str:
    """As much of a label as there is room for."""
    label = printable(label)
    room = _LABEL_SIGNS * 2
    if _width(label) <= room:
        return label
    while _width(label) > room - 2:
        label = label[:-1]
    return label + CUT[0]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)
