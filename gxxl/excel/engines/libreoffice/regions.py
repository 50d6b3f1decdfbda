"""Other ranges from a range: the end of a block, the block around, expansion, merged areas, rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from gxxl.excel.engines.libreoffice.areas import COLUMNS, ROWS, Area, cell
from gxxl.excel.engines.libreoffice.bridge import Remote, operation, present
from gxxl.excel.engines.libreoffice.cells import Cells
from gxxl.excel.engines.libreoffice.errors import EngineError, ProtectedError
from gxxl.messages import excel_engine as words

_DOWN, _RIGHT = ("vertical", "down", "d"), ("horizontal", "right", "r")


class Regions(Cells):
    """Where a range leads."""

    @property
    @operation
    def current_region(self) -> Self:
        """The block around, up to blank rows and columns."""
        cursor = self._cursor(self.area)
        cursor.collapseToCurrentRegion()
        return self.at(area_of(cursor))

    @operation
    def end(self, direction: str) -> Self:
        """The cell that Ctrl and an arrow key lead to: ``up``, ``down``, ``left`` or ``right``."""
        row, column = self.area.top, self.area.left
        step = 1 if direction in ("down", "right") else -1
        if direction in ("down", "up"):
            return self.at(cell(stop(self._filled_rows(column), row, step, ROWS - 1), column))
        return self.at(cell(row, stop(self._filled_columns(row), column, step, COLUMNS - 1)))

    @operation
    def expand(self, mode: str = "table") -> Self:
        """The range down and right (``table``), ``down`` or ``right``, as far as the cells beside its first are filled.

        As in xlwings, a blank first cell does not end it.
        """
        area = self.area
        down = mode not in _RIGHT
        right = mode not in _DOWN
        bottom = reach(self._filled_rows(area.left), area.top) if down else area.bottom
        last = reach(self._filled_columns(area.top), area.left) if right else area.right
        return self.at(Area(area.top, area.left, bottom, last))

    @property
    @operation
    def merge_area(self) -> Self:
        """The merged cells that the first cell is part of, or that cell alone."""
        cursor = self._cursor(self.area.first)
        cursor.collapseToMergedArea()
        return self.at(area_of(cursor))

    @property
    @operation
    def merge_cells(self) -> bool:
        """Whether there are merged cells in it."""
        if len(self) == 1:
            return len(self.merge_area) > 1
        if not self._differs("IsMerged"):
            return bool(self.remote.IsMerged) or len(self.merge_area) > len(self)
        return True

    @operation
    def merge(self, across: bool) -> None:
        """Make one cell of all, or with ``across`` one of each row."""
        self._require_unprotected()
        for part in self.rows if across else [self]:
            part.remote.merge(True)

    @operation
    def unmerge(self) -> None:
        """Make single cells of merged ones."""
        self._require_unprotected()
        self.remote.merge(False)

    @property
    def rows(self) -> list[Self]:
        """Each row as a range."""
        area = self.area
        return [self.at(Area(row, area.left, row, area.right)) for row in range(area.top, area.bottom + 1)]

    @property
    def columns(self) -> list[Self]:
        """Each column as a range."""
        area = self.area
        return [self.at(Area(area.top, column, area.bottom, column)) for column in range(area.left, area.right + 1)]

    @operation
    def select(self) -> None:
        """Select it, on its sheet."""
        self.sheet.activate()
        controller = self.sheet.book.remote.CurrentController
        if controller is not None:
            controller.select(self.remote)

    def _cursor(self, area: Area) -> Remote:
        sheet = self.sheet.remote
        cells = sheet.getCellRangeByPosition(area.left, area.top, area.right, area.bottom)
        return present(sheet.createCursorByRange(cells))

    def _filled_rows(self, column: int) -> list[bool]:
        """For each row down to the last used, whether its cell in a column holds something."""
        last = max(self.sheet.last_used().bottom, self.area.bottom)
        data = self.sheet.remote.getCellRangeByPosition(column, 0, column, last).getDataArray()
        return [value != "" for (value,) in data]

    def _filled_columns(self, row: int) -> list[bool]:
        last = max(self.sheet.last_used().right, self.area.right)
        data = self.sheet.remote.getCellRangeByPosition(0, row, last, row).getDataArray()
        return [value != "" for value in data[0]]

    def _differs(self, name: str) -> bool:
        try:
            return str(self.remote.getPropertyState(name).value) == "AMBIGUOUS_VALUE"
        except EngineError:
            return False

    def _require_unprotected(self) -> None:
        if self.sheet.protected:
            raise ProtectedError(words.SHEET_PROTECTED.format(sheet=self.sheet.name))


def area_of(cells: Remote) -> Area:
    """Where a range of the office is."""
    found = cells.RangeAddress
    return Area(found.StartRow, found.StartColumn, found.EndRow, found.EndColumn)


def stop(filled: Sequence[bool], place: int, step: int, last: int) -> int:
    """Where Ctrl and an arrow lead from ``place``: the end of a block, the start of the next, or the edge."""

    def has(at: int) -> bool:
        return 0 <= at < len(filled) and filled[at]

    at = place + step
    if has(place) and has(at):
        while has(at + step):
            at += step
        return at
    while 0 <= at < len(filled) and not has(at):
        at += step
    return at if has(at) else (last if step > 0 else 0)


def reach(filled: Sequence[bool], place: int) -> int:
    """The last of the filled cells that follow ``place`` without a gap."""
    at = place
    while at + 1 < len(filled) and filled[at + 1]:
        at += 1
    return at
