"""分单位明细: a row a unit, a column a cell. The units' rows are nothing but data, to be made at the side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gxxl.consolidate.rows import Row
from gxxl.consolidate.total import Contribution, Total
from gxxl.form import Cell, Domain
from gxxl.messages import consolidate as words
from gxxl.render.bulk import Bulk, Rows
from gxxl.render.cells import Format, RowOfNumbers, Value, row_cells, style_id
from gxxl.render.styles import OPEN_FILL, OPEN_FONT, Styles
from gxxl.render.summary_heads import FIRST, HEAD, Heads, across
from gxxl.submission import State

_FIGURES = HEAD + 2  # after the sum and the units without a figure


class Detail:
    """The sheet; ``rows`` says in which row each unit stands."""

    def __init__(self, total: Total) -> None:
        self.total = total
        self.cells = list(total.summary.cells.values())
        self.last = FIRST + len(self.cells) - 1
        self.rows: dict[Row, int] = {unit.row: _FIGURES + i for i, unit in enumerate(total.contributions)}

    def add(self, book: Any, styles: Styles) -> None:  # noqa: ANN401
        """Write what stands above the units; their rows, made by ``units``, belong below."""
        self.sheet = book.add_rapid_sheet(words.SHEET_DETAIL)
        self._styles(styles)
        self._row = self._pattern()
        self.sheet.freeze_panes(_FIGURES, FIRST)
        Heads(self.total).add(self.sheet, styles)
        self._sums()
        self.sheet.repeat_rows(0, _FIGURES - 1)
        self.sheet.repeat_columns(0, FIRST - 1)

    def _styles(self, styles: Styles) -> None:
        self.label = styles.column
        self.name = styles.make(border=1, align="left")
        self.count = styles.make(border=1, align="right", num_format="0", shrink=True)
        self.amount = styles.make(border=1, align="right", num_format="0.######", shrink=True)
        self.sum = styles.make(border=1, align="right", bold=True, num_format="0.######", shrink=True)
        self.odd = styles.make(border=1, align="right", bg_color=OPEN_FILL, font_color=OPEN_FONT, shrink=True)

    def _sums(self) -> None:
        across(self.sheet, HEAD, words.DETAIL_SUM, self.label)
        for column, cell in enumerate(self.cells, start=FIRST):
            value = self.total.summary.figures[cell.code].value
            if value is None:
                self.sheet.write_blank(HEAD, column, None, self.sum)
            else:
                self.sheet.write_number(HEAD, column, float(value), self.sum)
        across(self.sheet, HEAD + 1, words.DETAIL_LACKING, self.label)
        for column, cell in enumerate(self.cells, start=FIRST):
            self.sheet.write_number(HEAD + 1, column, self.total.lacking[cell.code], self.count)

    def _pattern(self) -> RowOfNumbers:
        looks = {domain: self.amount if domain is Domain.AMOUNT else self.count for domain in Domain}
        numbers = {domain: style_id(style) for domain, style in looks.items()}
        self._looks = [looks[cell.domain] for cell in self.cells]
        return RowOfNumbers(FIRST, [numbers[cell.domain] for cell in self.cells])

    @property
    def bulk(self) -> Bulk:
        """The units' rows. Their looks get their numbers here, as in another process they would get others."""
        style_id(self.name)
        if not all(unit.values.is_whole for unit in self.total.contributions):
            style_id(self.odd)
        return Bulk(_FIGURES, self._units)

    def _units(self, rows: Rows) -> None:
        names = [self.name] * FIRST
        for unit in self.total.contributions:
            texts = (unit.row.unit, unit.row.unit_code)
            if unit.values.is_whole:
                numbers = self._row.cells(rows.next, unit.values.row)
                rows.add(row_cells(rows.next, texts, names), numbers, self.last + 1)
            else:
                pairs = list(zip(texts, names, strict=True)) + list(self._pairs(unit))
                rows.add(row_cells(rows.next, *zip(*pairs, strict=True)), "", self.last + 1)

    def _pairs(self, unit: Contribution) -> Iterator[tuple[Value, Format]]:
        """What stands in a unit's cells, and their looks."""
        for cell, value, style in zip(self.cells, unit.values.row, self._looks, strict=True):
            if value is None:
                yield _not_added(unit, cell), self.odd
            else:
                yield float(value), style


def _not_added(unit: Contribution, cell: Cell) -> str | None:
    """A figure that is not in the sum is shown as text, so that the column's numbers add up to the sum."""
    figure = unit.converted.submission.figures.get(cell.code)
    if figure is None or figure.state is State.ABSENT:
        return words.DETAIL_ABSENT
    if figure.value is not None:
        return words.DETAIL_UNIT_UNKNOWN.format(text=figure.text or f"{figure.value:f}")
    return (figure.text or "") if figure.is_text else None
