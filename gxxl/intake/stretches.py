"""Figures in lines of text, apart from the words around them: rows and columns of figures, and what is said between.

Reading a PDF gives its tables in many orders: a row a line, a column a line after the other, labels before or after.
Here a stretch of lines is taken apart; what the figures belong to is for others to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gxxl.intake.labels import spelled
from gxxl.reading import is_blank

_FIGURE = re.compile(r"[-+−－]?[\d０-９][\d０-９.．,，]*(?:件|条|宗|项|次|个|亿元|万元|元)?")
_PAGE_NUMBER = re.compile(r"\s*(?:[-—－–]\s*\d{1,3}\s*[-—－–]|第\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*/\s*\d{1,3})\s*")
_RULER = re.compile(r"[\s|:+]*-{2,}[\s|:+-]*|[\s|]*:?-+:?[\s|]*\|[\s|:-]*")


MOST_UNDER_ONE_LABEL = 3  # columns of the tables whose rows have one label


class Line(NamedTuple):
    """A line: its number in the source from 1, the words in it, the figures at its end, and whether it is empty."""

    number: int
    words: str
    figures: tuple[str, ...]
    is_empty: bool


class Stretch(NamedTuple):
    """Rows of figures, where they stand in the words (``own`` begins what stands in the same line), and their line.

    ``is_odd`` says that the one row has another number of figures than the table has columns.
    """

    rows: tuple[tuple[str, ...], ...]
    own: int
    at: int
    line: int
    is_odd: bool = False


@dataclass(frozen=True)
class Region:
    """Words of some lines in their normal form, and the figures among them.

    ``loose`` counts figures that make up no row; ``all`` are the figures as they come.
    """

    words: str
    stretches: tuple[Stretch, ...]
    loose: int
    all: tuple[str, ...]

    @property
    def rows(self) -> int:
        """Rows of figures in all."""
        return sum(len(stretch.rows) for stretch in self.stretches)


def read_lines(text: str) -> list[Line]:
    """A text line by line, without page numbers and the rulers of tables."""
    lines = []
    for number, raw in enumerate(text.split("\n"), start=1):
        if not (_PAGE_NUMBER.fullmatch(raw) or _RULER.fullmatch(raw)):
            lines.append(_line(number, raw))
    return lines


def _line(number: int, raw: str) -> Line:
    tokens = _cells(raw) or [token for token in re.split(r"[\s|#*]+", raw) if token]
    first = len(tokens)
    while first and (_FIGURE.fullmatch(tokens[first - 1]) or is_blank(tokens[first - 1])):
        first -= 1
    return Line(number, spelled("".join(tokens[:first])), tuple(tokens[first:]), not tokens)


def _cells(raw: str) -> list[str]:
    """The cells of a line with bars around it, a label first; blanks between its figures are cells too."""
    bare = raw.strip()
    cells = [cell.strip(" \t#*") for cell in bare.split("|")[1:-1]] if bare[:1] == bare[-1:] == "|" else []
    return cells if cells and cells[0] and any(map(_FIGURE.fullmatch, cells)) else []


def region(lines: Sequence[Line], width: int) -> Region:
    """Some lines as words and rows of ``width`` figures."""
    words = ""
    stretches: list[Stretch] = []
    columns: list[_Column] = []
    is_open = False  # whether the next figure belongs to the last column
    for line in lines:
        own, words = len(words), words + line.words
        alone = len(line.figures) == 1 and not line.words
        if alone and is_open:
            columns[-1].figures.append(line.figures[0])
        elif alone:
            columns.append(_Column([line.figures[0]], len(words), line.number))
        elif line.figures:
            figures = _without_stub(line.figures, width)
            odd = len(figures) != width
            stretches.append(Stretch((figures,), own, len(words), line.number, is_odd=odd))
        is_open = alone
    rows = list(_side_by_side(columns, width))
    loose = sum(len(column.figures) for column in columns) - sum(len(stretch.rows) * width for stretch in rows)
    ordered = tuple(sorted(stretches + rows, key=lambda stretch: stretch.line))
    return Region(words, ordered, loose, tuple(figure for line in lines for figure in line.figures))


def _without_stub(figures: tuple[str, ...], width: int) -> tuple[str, ...]:
    """A line's figures without the blanks of a wide label before them, or of a wide cell after them.

    Only where they are too many with these, and exactly right and none of them blank without. Tables of few columns
    have no wide labels: there the first figure may be blank, and the last one repeated for a merged cell.
    """
    filled = tuple(text for text in figures if text)
    if len(figures) <= width or len(filled) != width:
        return figures
    first = figures.index(filled[0])
    if first and 1 < width <= MOST_UNDER_ONE_LABEL:
        return figures
    return filled if figures[first : first + width] == filled else figures


@dataclass
class _Column:
    """Figures one below the other."""

    figures: list[str]
    at: int
    line: int


def _side_by_side(columns: Sequence[_Column], width: int) -> Iterator[Stretch]:
    """Columns of one height without words between them are the columns of some rows.

    One that stands alone may be rows with a figure a line.
    """
    number = 0
    while number < len(columns):
        first = columns[number]
        beside = columns[number : number + width]
        if len(beside) == width and {(len(column.figures), column.at) for column in beside} == {
            (len(first.figures), first.at)
        }:
            rows = tuple(zip(*(column.figures for column in beside), strict=True))
            yield Stretch(rows, first.at, first.at, first.line)
            number += width
            continue
        if len(first.figures) % width == 0:
            every = range(0, len(first.figures), width)
            rows = tuple(tuple(first.figures[start : start + width]) for start in every)
            yield Stretch(rows, first.at, first.at, first.line)
        number += 1
