"""Values of ranges, a whole rectangle in one go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from gxxl.excel.engines.libreoffice.areas import Area
from gxxl.excel.engines.libreoffice.bridge import operation
from gxxl.excel.engines.libreoffice.cells import Cells
from gxxl.excel.engines.libreoffice.errors import EngineError
from gxxl.excel.engines.libreoffice.formulas import to_office
from gxxl.excel.engines.libreoffice.number_formats import (
    DATE_CODE,
    DATETIME_CODE,
    GENERAL,
    LOGICAL_CODE,
    Kind,
    mixed,
)
from gxxl.excel.engines.libreoffice.values import (
    Cell,
    Entry,
    Rows,
    Value,
    cell_of,
    error_of,
    moment,
    number_of,
    rows_of,
    runs,
)

# com.sun.star.sheet.CellFlags
VALUE, DATETIME, STRING, NOTE, FORMULA, HARD, STYLES = 1, 2, 4, 8, 16, 32, 64
CONTENTS, FORMATS = VALUE | DATETIME | STRING | FORMULA, HARD | STYLES
_CODES = {Entry.LOGICAL: LOGICAL_CODE, Entry.DATE: DATE_CODE, Entry.DATETIME: DATETIME_CODE}


class Contents(Cells):
    """What is in the cells."""

    @property
    def max_cells_per_read(self) -> int | None:
        """No limit: the bridge takes any number."""
        return None

    @property
    def max_cells_per_write(self) -> int | None:
        """No limit."""
        return None

    @property
    def raw_value(self) -> list[list[Value]]:
        """The values: floats, texts (empty ones for blank cells), truths, dates, ``CellError``s."""
        return self._read()

    @raw_value.setter
    def raw_value(self, value: Value) -> None:
        self._write(value)

    @operation
    def _read(self) -> list[list[Value]]:
        data = [list(row) for row in self.remote.getDataArray()]
        if any(isinstance(value, float) for row in data for value in row):
            self._interpret(data)
        for row, values in enumerate(data):
            for column, value in enumerate(values):
                if value is None:
                    values[column] = error_of(int(self(row + 1, column + 1).remote.getError()))
        return data

    def _interpret(self, data: list[list[Value]]) -> None:
        """Numbers that are dates or truths by their formats become such."""
        for area, kind in self.sheet.book.formats.kinds(self.remote, self.area):
            if kind in (Kind.DATE, Kind.LOGICAL):
                _convert(data, self.area, area, self._reader(kind))

    def _reader(self, kind: Kind) -> Callable[[float], Value]:
        if kind is Kind.DATE:
            return partial(moment, zero=self.sheet.book.zero_date)
        return lambda value: bool(value) if value in (0, 1) else value

    @operation
    def _write(self, value: Value) -> None:
        rows = rows_of(value, self.shape)
        zero = self.sheet.book.zero_date if _has_dates(rows) else dt.datetime.min  # noqa: DTZ901 - not used then
        cells = self._settled([[cell_of(one, zero) for one in row] for row in rows])
        plain = tuple(tuple("" if cell.entry is Entry.FORMULA else cell.data for cell in row) for row in cells)
        self.put(self.remote.setDataArray, plain)
        for row, columns in enumerate(cells):
            for first, last in runs([cell.entry is Entry.FORMULA for cell in columns]):
                self._enter(row, first, [str(cell.data) for cell in columns[first : last + 1]])
        self._format(cells)

    def _settled(self, cells: list[list[Cell]]) -> list[list[Cell]]:
        """Texts that look like numbers are numbers, but for cells that are formatted as texts."""
        if not any(cell.entry is Entry.NUMERIC for row in cells for cell in row):
            return cells
        texts = [area for area, kind in self.sheet.book.formats.kinds(self.remote, self.area) if kind is Kind.TEXT]
        return [[self._number(cell, row, column, texts) for column, cell in enumerate(columns)]
                for row, columns in enumerate(cells)]  # fmt: skip

    def _number(self, cell: Cell, row: int, column: int, texts: Sequence[Area]) -> Cell:
        at = self(row + 1, column + 1).area
        if cell.entry is not Entry.NUMERIC or any(at.within(area) for area in texts):
            return Cell(Entry.PLAIN, cell.data) if cell.entry is Entry.NUMERIC else cell
        return Cell(Entry.PLAIN, number_of(str(cell.data)))

    def _enter(self, row: int, column: int, formulas: Sequence[str]) -> None:
        first = self(row + 1, column + 1).area
        target = self.at(Area(first.top, first.left, first.top, first.left + len(formulas) - 1))
        target.put(target.remote.setFormulaArray, (tuple(map(to_office, formulas)),))

    def _format(self, cells: list[list[Cell]]) -> None:
        """Dates and truths are numbers with a format. A format that already makes a date stays."""
        formats = self.sheet.book.formats
        entries = {cell.entry for row in cells for cell in row} & set(_CODES)
        if not entries and not mixed(self.remote, "NumberFormat"):
            if formats.kind(int(self.remote.NumberFormat)) is Kind.LOGICAL:
                self.remote.NumberFormat = formats.key(GENERAL)
            return
        for entry in entries:
            for row, columns in enumerate(cells):
                for first, last in runs([cell.entry is entry for cell in columns]):
                    corner = self(row + 1, first + 1).area
                    self.at(Area(corner.top, corner.left, corner.top, corner.left + last - first))._show(entry)  # noqa: SLF001

    def _show(self, entry: Entry) -> None:
        formats = self.sheet.book.formats
        for area, kind in list(formats.kinds(self.remote, self.area)):
            if entry is Entry.LOGICAL or kind is not Kind.DATE:
                self.at(area).remote.NumberFormat = formats.key(_CODES[entry])

    def put(self, write: Callable[[object], object], rows: object) -> None:
        """Write rows by a function of the office; ``ProtectedError`` when a cell is locked."""
        try:
            write(rows)
        except EngineError:
            if self.sheet.protected:
                raise self.refusal() from None
            raise

    def clear_contents(self) -> None:
        """Empty the cells; formats and notes stay."""
        self._clear(CONTENTS)

    def clear_formats(self) -> None:
        """Take the formats away; values and notes stay."""
        self._clear(FORMATS)

    def clear(self) -> None:
        """Empty the cells and take formats and notes away."""
        self._clear(CONTENTS | FORMATS | NOTE)

    @operation
    def _clear(self, what: int) -> None:
        self.require_unlocked()
        self.remote.clearContents(what)


def _has_dates(rows: Rows) -> bool:
    return any(isinstance(value, dt.date) for row in rows for value in row)


def _convert(data: list[list[Value]], whole: Area, part: Area, change: Callable[[float], Value]) -> None:
    inside = part.within(whole)
    if inside is None:
        return
    for row in range(inside.top - whole.top, inside.bottom - whole.top + 1):
        for column in range(inside.left - whole.left, inside.right - whole.left + 1):
            if isinstance(data[row][column], float):
                data[row][column] = change(data[row][column])
