"""分单位明细: a row a unit, a column a cell. Written row by row, however many units there are."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Any

from gxxl.consolidate.rows import Row
from gxxl.consolidate.total import Contribution, Total
from gxxl.form import Cell, Domain, load
from gxxl.messages import consolidate as words
from gxxl.render.styles import OPEN_FILL, OPEN_FONT, Styles
from gxxl.submission import State

_FIRST = 2  # unit and code
_HEAD = 4  # part, row, column, code
_FIGURES = _HEAD + 2  # after the sum and the units without a figure
_ROW = "\0"  # stands for the row's number; no XML has it


class Detail:
    """The sheet; ``rows`` says in which row each unit stands."""

    def __init__(self, total: Total) -> None:
        self.total = total
        self.cells = list(total.summary.cells.values())
        self.last = _FIRST + len(self.cells) - 1
        self.rows: dict[Row, int] = {unit.row: _FIGURES + i for i, unit in enumerate(total.contributions)}

    def add(self, book: Any, styles: Styles) -> None:  # noqa: ANN401
        """Write it all, from top to bottom."""
        self.sheet = book.add_rapid_sheet(words.SHEET_DETAIL)
        self._styles(styles)
        self._template = self._row_template()
        self.sheet.set_column(0, 0, 24)
        self.sheet.set_column(1, 1, 20)
        self.sheet.set_column(_FIRST, self.last, 11)
        self.sheet.freeze_panes(_FIGURES, _FIRST)
        self._head()
        self._sums()
        for unit in self.total.contributions:
            self._unit(self.rows[unit.row], unit)
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

    def _row_template(self) -> str:
        """A whole row of figures as XML, with ``%s`` for each of them and a sign for the row's number."""
        from gxxl.render.rapid import column_name, style_id  # noqa: PLC0415 - late, for start-up

        looks = {domain: style_id(self.amount if domain is Domain.AMOUNT else self.count) for domain in Domain}
        return "".join(
            f'<c r="{column_name(column)}{_ROW}" s="{looks[cell.domain]}"><v>%s</v></c>'
            for column, cell in enumerate(self.cells, start=_FIRST)
        )

    def _unit(self, row: int, unit: Contribution) -> None:
        self.sheet.write_string(row, 0, unit.row.unit, self.name)
        self.sheet.write_string(row, 1, unit.row.unit_code, self.name)
        if unit.values.is_whole:
            texts = tuple(map(_number, unit.values.row))
            self.sheet.write_row_xml(row, self._template.replace(_ROW, str(row + 1)) % texts, self.last)
            return
        for column, cell in enumerate(self.cells, start=_FIRST):
            value = unit.values.get(cell.code)
            if value is None:
                self._not_added(row, column, unit, cell)
            else:
                style = self.amount if cell.domain is Domain.AMOUNT else self.count
                self.sheet.write_number(row, column, float(value), style)

    def _not_added(self, row: int, column: int, unit: Contribution, cell: Cell) -> None:
        """A figure that is not in the sum is shown as text, so that the column's numbers add up to the sum."""
        figure = unit.converted.submission.figures.get(cell.code)
        if figure is None or figure.state is State.ABSENT:
            self.sheet.write_string(row, column, words.DETAIL_ABSENT, self.odd)
        elif figure.value is not None:
            text = figure.text or f"{figure.value:f}"
            self.sheet.write_string(row, column, words.DETAIL_UNIT_UNKNOWN.format(text=text), self.odd)
        elif figure.is_text:
            self.sheet.write_string(row, column, figure.text or "", self.odd)
        else:
            self.sheet.write_blank(row, column, None, self.odd)


@lru_cache(maxsize=65536)
def _number(value: Decimal | None) -> str:
    """A number as workbooks store it."""
    return "" if value is None else f"{float(value):.16G}"


def _labels(cell: Cell) -> tuple[str, str, str]:
    return cell.row_label, cell.column_label, cell.code
