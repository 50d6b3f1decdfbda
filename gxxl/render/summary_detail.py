"""分单位明细: a row a unit, a column a cell. The units' rows are nothing but data, to be made at the side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from gxxl.consolidate.rows import Row
from gxxl.consolidate.total import Contribution, Total
from gxxl.form import Cell, Domain, load
from gxxl.messages import consolidate as words
from gxxl.render.bulk import Bulk, Rows
from gxxl.render.cells import Format, RowOfNumbers, Value, row_cells, style_id
from gxxl.render.styles import OPEN_FILL, OPEN_FONT, Styles
from gxxl.submission import State

_FIRST = 2  # unit and code
_HEAD = 4  # part, row, column, code
_FIGURES = _HEAD + 2  # after the sum and the units without a figure


class Detail:
    """The sheet; ``rows`` says in which row each unit stands."""

    def __init__(self, total: Total) -> None:
        self.total = total
        self.cells = list(total.summary.cells.values())
        self.last = _FIRST + len(self.cells) - 1
        self.rows: dict[Row, int] = {unit.row: _FIGURES + i for i, unit in enumerate(total.contributions)}

    def add(self, book: Any, styles: Styles) -> None:  # noqa: ANN401
        """Write what stands above the units; their rows, made by ``units``, belong below."""
        self.sheet = book.add_rapid_sheet(words.SHEET_DETAIL)
        self._styles(styles)
        self._row = self._pattern()
        self.sheet.set_column(0, 0, 24)
        self.sheet.set_column(1, 1, 20)
        self.sheet.set_column(_FIRST, self.last, 11)
        self.sheet.freeze_panes(_FIGURES, _FIRST)
        self._head()
        self._sums()
        self.sheet.set_landscape()
        self.sheet.set_paper(8)
        self.sheet.repeat_rows(0, _FIGURES - 1)
        self.sheet.repeat_columns(0, _FIRST - 1)

    def _styles(self, styles: Styles) -> None:
        self.label = styles.column
        self.small = styles.make(border=1, font_size=8, text_wrap=True, align="center")
        self.name = styles.make(border=1, align="left")
        self.count = styles.make(border=1, align="right", num_format="0")
        self.amount = styles.make(border=1, align="right", num_format="0.######")
        self.sum = styles.make(border=1, align="right", bold=True, num_format="0.######")
        self.odd = styles.make(border=1, align="right", bg_color=OPEN_FILL, font_color=OPEN_FONT)

    def _head(self) -> None:
        self.sheet.set_row(1, 60)
        self.sheet.set_row(2, 45)
        self.sheet.set_row(3, 36, None, {"hidden": True})  # codes are for programs
        form = load(self.total.summary.editions["disclosure"] or "")
        self.sheet.write_string(0, 0, words.DETAIL_UNIT, self.label)
        self.sheet.write_string(0, 1, words.DETAIL_CODE, self.label)
        column = _FIRST
        for table, cells in groupby(self.cells, key=lambda cell: cell.table):
            width = len(list(cells))
            title = f"{form.section_of(table).title}（{form.tables_by_key[table].name}）"
            self.sheet.merge_range(0, column, 0, column + width - 1, title, self.label)
            column += width
        for row, texts in enumerate(zip(*map(_labels, self.cells), strict=True), start=1):
            for column, text in enumerate(texts, start=_FIRST):
                self.sheet.write_string(row, column, text, self.small)

    def _sums(self) -> None:
        self.sheet.write_string(_HEAD, 0, words.DETAIL_SUM, self.label)
        for column, cell in enumerate(self.cells, start=_FIRST):
            value = self.total.summary.figures[cell.code].value
            if value is None:
                self.sheet.write_blank(_HEAD, column, None, self.sum)
            else:
                self.sheet.write_number(_HEAD, column, float(value), self.sum)
        self.sheet.write_string(_HEAD + 1, 0, words.DETAIL_LACKING, self.label)
        for column, cell in enumerate(self.cells, start=_FIRST):
            self.sheet.write_number(_HEAD + 1, column, self.total.lacking[cell.code], self.count)

    def _pattern(self) -> RowOfNumbers:
        looks = {domain: self.amount if domain is Domain.AMOUNT else self.count for domain in Domain}
        numbers = {domain: style_id(style) for domain, style in looks.items()}
        self._looks = [looks[cell.domain] for cell in self.cells]
        return RowOfNumbers(_FIRST, [numbers[cell.domain] for cell in self.cells])

    @property
    def bulk(self) -> Bulk:
        """The units' rows. Their looks get their numbers here, as in another process they would get others."""
        style_id(self.name)
        if not all(unit.values.is_whole for unit in self.total.contributions):
            style_id(self.odd)
        return Bulk(_FIGURES, self._units)

    def _units(self, rows: Rows) -> None:
        names = [self.name] * _FIRST
        for unit in self.total.contributions:
            texts = (unit.row.unit, unit.row.unit_code)
            if unit.values.is_whole:
                cells = row_cells(rows.next, texts, names) + self._row.cells(rows.next, unit.values.row)
            else:
                pairs = list(zip(texts, names, strict=True)) + list(self._pairs(unit))
                cells = row_cells(rows.next, *zip(*pairs, strict=True))
            rows.add(cells, self.last + 1)

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


def _labels(cell: Cell) -> tuple[str, str, str]:
    return cell.row_label, cell.column_label, cell.code
