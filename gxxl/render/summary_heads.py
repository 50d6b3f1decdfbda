"""What stands above the units in 分单位明细, and how the sheet is cut into pages: never within the columns of a row."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

from gxxl.consolidate.total import Total
from gxxl.form import Cell, load
from gxxl.messages import consolidate as words
from gxxl.render.heights import LINE, WIDE, half_widths, lines_of
from gxxl.render.lists import A3, paged, printed_width
from gxxl.render.styles import HEAD_FILL, Styles
from gxxl.rules.linear import plain

FIRST = 2  # unit and code
HEAD = 4  # part, row, column, code
_SCALE = 76  # percent: 8 points on paper
_ROOM = 0.95  # of a page's width: not every printer has the same
_NARROWEST = 6.7  # characters
_NAMES, _CODES = (14.0, 34.0), (10.0, 20.0)  # how narrow and how wide these columns may be
_SIZE, _USUAL = 9.5, 10.5  # points: the heads, and all else


class Span(NamedTuple):
    """Columns side by side, both ends included, with one head."""

    text: str
    first: int
    last: int


class Heads:
    """The heads of 分单位明细, with the widths of its columns."""

    def __init__(self, total: Total) -> None:
        self.cells = list(total.summary.cells.values())
        self._form = load(total.summary.editions["disclosure"] or "")
        rows = [unit.row for unit in total.contributions]
        sums = (total.summary.figures[cell.code].value for cell in self.cells)
        self.widths = (
            _between(_NAMES, WIDE / 2 * max((half_widths(row.unit) for row in rows), default=0) + 1),
            _between(_CODES, WIDE / 2 * max((len(row.unit_code) for row in rows), default=0) + 1),
            *(max(_NARROWEST, len(plain(value)) + 1.5) if value is not None else _NARROWEST for value in sums),
        )
        labels = [_labels(cell) for cell in self.cells]
        self.rows = _spans((cell.table, row) for cell, (row, _) in zip(self.cells, labels, strict=True))
        self.columns = [Span(column, place, place) for place, (_, column) in enumerate(labels, start=FIRST)]
        self.breaks = self._breaks()
        self.parts = self._parts()

    def _breaks(self) -> list[int]:
        """The columns that begin a page: as many rows of the form on each as there is room for."""
        room = printed_width(A3) / _SCALE * 100 * _ROOM - sum(map(_points, self.widths[:FIRST]))
        found: list[int] = []
        used = 0.0
        for span in self.rows:
            needed = sum(map(_points, self.widths[span.first : span.last + 1]))
            if used and used + needed > room:
                found.append(span.first)
                used = 0.0
            used += needed
        return found

    def _parts(self) -> list[Span]:
        """The parts of the form, each named again on each page."""
        pages = (sum(column >= start for start in self.breaks) for column in range(FIRST, FIRST + len(self.cells)))
        return _spans(
            ((cell.table, page), self._title(cell.table)) for cell, page in zip(self.cells, pages, strict=True)
        )

    def _title(self, table: str) -> str:
        return f"{self._form.section_of(table).title}（{self._form.tables_by_key[table].name}）"

    def add(self, sheet: Any, styles: Styles) -> None:  # noqa: ANN401
        """Write the heads into a rapid sheet, and set it up for paper."""
        label = styles.column
        small = styles.make(border=1, font_size=_SIZE, text_wrap=True, align="center", bg_color=HEAD_FILL)
        for column, width in enumerate(self.widths):
            sheet.set_column(column, column, width)
        for row, (spans, style, size) in enumerate(
            ((self.parts, label, _USUAL), (self.rows, small, _SIZE), (self.columns, small, _SIZE))
        ):
            sheet.set_row(row, self._height(spans, size))
            _beside(sheet, row, label)
            for span in spans:
                _write_span(sheet, row, span, style)
        sheet.set_row(HEAD - 1, LINE, None, {"hidden": True})  # codes are for programs
        _beside(sheet, HEAD - 1, label)
        for column, cell in enumerate(self.cells, start=FIRST):
            sheet.write_string(HEAD - 1, column, cell.code, small)
        for column in range(FIRST):
            sheet.join_cells(0, column, HEAD - 1, column)
        paged(sheet, A3)
        sheet.set_print_scale(_SCALE)
        sheet.set_v_pagebreaks(self.breaks)

    def _height(self, spans: Iterable[Span], size: float) -> float:
        wide = _USUAL / size  # smaller signs: more of them in a column
        lines = (lines_of(span.text, wide * sum(self.widths[span.first : span.last + 1])) for span in spans)
        return math.ceil(LINE * size / _USUAL * max(lines) + 2)


def _between(limits: tuple[float, float], width: float) -> float:
    return min(max(width, limits[0]), limits[1])


def _points(width: float) -> float:
    """How wide a column is on paper, unscaled."""
    return (int(width * 7 + 0.5) + 5) * 0.75


def _labels(cell: Cell) -> tuple[str, str]:
    """The head of the row and of the column; a table of one row has its columns' common head in its place."""
    if cell.row_label:
        return cell.row_label, cell.column_label
    *above, last = cell.column_labels
    return "/".join(above), last


def _spans(keyed: Iterable[tuple[object, str]]) -> list[Span]:
    """Columns of one key and text put together, from the first column of figures on."""
    found: list[Span] = []
    column = FIRST
    for (_, text), same in groupby(keyed):
        count = len(list(same))
        found.append(Span(text, column, column + count - 1))
        column += count
    return found


def _beside(sheet: Any, row: int, style: Any) -> None:  # noqa: ANN401
    """The heads of unit and code, which go down all rows of the heads."""
    for column, text in enumerate((words.DETAIL_UNIT, words.DETAIL_CODE)):
        if row:
            sheet.write_blank(row, column, None, style)
        else:
            sheet.write_string(row, column, text, style)


def _write_span(sheet: Any, row: int, span: Span, style: Any) -> None:  # noqa: ANN401
    if span.first == span.last:
        sheet.write_string(row, span.first, span.text, style)
    else:
        sheet.merge_range(row, span.first, row, span.last, span.text, style)


def across(sheet: Any, row: int, text: str, style: Any) -> None:  # noqa: ANN401
    """The head of a row of sums, over unit and code."""
    _write_span(sheet, row, Span(text, 0, FIRST - 1), style)
