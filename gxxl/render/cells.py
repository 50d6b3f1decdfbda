"""Cells as XML: what stands in one, and whole rows made from a pattern, since rows of one kind differ in little.

Texts are always texts: written inside the cell, escaped, never a formula, a link or markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from gxxl.form.layout import a1

ROW = "\0"  # stands for the row's number in a pattern; no XML has it
_ODD = re.compile(r"[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9a-fA-F]{4}_|^\s|\s$")
_ESCAPE = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_SHORT = 64
_LONGEST = 32767  # UTF-16 units in a cell: ECMA-376, 18.18.93
_KNOWN = 65_536  # numbers whose XML is remembered
_AS_THEY_ARE = frozenset((str, int, type(None)))  # whole numbers need no rounding
Format = Any
Value = str | int | float | None


def style_id(style: Format) -> int:
    """The number by which a cell names its looks."""
    return int(style._get_xf_index()) if style is not None else 0  # noqa: SLF001 - XlsxWriter has no public way


@lru_cache(maxsize=1024)
def column_name(column: int) -> str:
    """A column's letters."""
    return a1(0, column)[:-1]


def are_plain(texts: Sequence[str]) -> bool:
    """Whether surely nothing in any of them needs care: looked at in one go, which takes less than one by one."""
    joined = f"|{'|'.join(texts)}|"
    return (
        joined.isprintable()  # no white space either, except for blanks
        and len(joined) * 2 < _LONGEST
        and not ("&" in joined or "<" in joined or ">" in joined or "_x" in joined or " |" in joined or "| " in joined)
    )


def _looks_plain(text: str) -> bool:
    return are_plain((text,)) or (len(text) * 2 < _LONGEST and not _ODD.search(text))


_is_plain = lru_cache(maxsize=2048)(_looks_plain)  # units, labels and sentences come again and again


def cell_text(text: str) -> str:
    """A text as XML; signs that XML cannot hold are written as the format prescribes (ECMA-376, 22.9.2.19)."""
    if _is_plain(text) if len(text) < _SHORT else _looks_plain(text):
        return f"<t>{text}</t>"
    return f'<t xml:space="preserve">{_escaped(storable(text))}</t>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def storable(text: str) -> str:
    """A text as it is kept in a workbook, which is cut to what a cell takes and has nothing that XML cannot hold."""
    text = text.encode("utf-16-le", "surrogatepass")[: 2 * _LONGEST].decode("utf-16-le", "replace")
    return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", _ESCAPE.sub("_x005F_", text))


def row_cells(row: int, values: Sequence[Value], styles: Sequence[Format]) -> str:
    """A row's cells from the first column on: texts, numbers, ``None`` for a cell with nothing but its looks."""
    texts = [value for value in values if isinstance(value, str)]
    plain = are_plain(texts)
    kinds = tuple(map(type, values))
    pattern = str(row + 1).join(_pattern(kinds, tuple(styles), plain))
    if plain and _AS_THEY_ARE.issuperset(kinds):
        return pattern % tuple([value for value in values if value is not None])
    return pattern % tuple([_content(value, plain) for value in values if value is not None])


def _content(value: str | float, plain: bool) -> str:
    if isinstance(value, str):
        return value if plain else cell_text(value)
    return f"{value:.16G}"


@lru_cache(maxsize=256)
def _pattern(kinds: tuple[type, ...], styles: tuple[Format, ...], plain: bool) -> Sequence[str]:
    """The XML of such a row, cut where the row's number belongs, with ``%s`` for what stands in the cells."""
    text = "<t>%s</t>" if plain else "%s"
    cells = (_gap(cell_start(column, style_id(styles[column])), kind, text) for column, kind in enumerate(kinds))
    return "".join(cells).split(ROW)


def _gap(start: str, kind: type, text: str) -> str:
    if issubclass(kind, str):
        return f'{start} t="inlineStr"><is>{text}</is></c>'
    return f"{start}/>" if kind is type(None) else f"{start}><v>%s</v></c>"


def cell_start(column: int, style: int, row: str = ROW) -> str:
    """How a cell begins."""
    looks = f' s="{style}"' if style else ""
    return f'<c r="{column_name(column)}{row}"{looks}'


def text_cells(row: int, texts: Iterable[str]) -> str:
    """Texts without looks from the first column on, as hidden sheets have them."""
    values = tuple(texts)
    return row_cells(row, values, (None,) * len(values))


class RowOfNumbers:
    """The pattern of rows of numbers, from a column on, each cell with the number of its looks."""

    def __init__(self, first: int, styles: Sequence[int]) -> None:
        looks = [f'" s="{style}"><v>' if style else '"><v>' for style in styles]
        self._runs = [(look, len(list(same))) for look, same in groupby(looks)]
        # A row is three pieces a cell, of which the first is the same in all rows.
        self._pieces: list[str] = [""] * (3 * len(styles))
        self._pieces[::3] = [f'<c r="{column_name(column)}' for column, _ in enumerate(styles, start=first)]
        self._ends = _Ends()

    def cells(self, row: int, values: Iterable[Any]) -> str:
        """The cells of a row with these numbers, one for each."""
        number = str(row + 1)
        middle: list[str] = []
        for look, count in self._runs:
            middle += [number + look] * count
        self._pieces[1::3] = middle
        self._pieces[2::3] = map(self._ends.__getitem__, values)
        return "".join(self._pieces)


class _Ends(dict[Any, str]):
    """Numbers as they stand in a cell, with the cell's end: most are asked for again and again."""

    def __missing__(self, value: Any) -> str:  # noqa: ANN401 - whatever is a number
        if len(self) >= _KNOWN:
            self.clear()
        end = self[value] = f"{float(value):.16G}</v></c>"
        return end
