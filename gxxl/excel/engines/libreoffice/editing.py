"""Cells moved about: inserted, deleted, copied."""

from __future__ import annotations

from gxxl.excel.engines.libreoffice.areas import Area
from gxxl.excel.engines.libreoffice.bridge import enum, operation, struct
from gxxl.excel.engines.libreoffice.cells import Cells
from gxxl.excel.engines.libreoffice.errors import NotCoveredError, ProtectedError
from gxxl.messages import excel_engine as words


class Editing(Cells):
    """What changes where cells are."""

    @operation
    def insert(self, shift: str | None = None, _copy_origin: str | None = None) -> None:
        """Insert cells; whole rows or columns when the range is such. The new ones look as LibreOffice has it."""
        mode = self._mode(shift, "right", ("COLUMNS", "ROWS", "RIGHT", "DOWN"))
        self._require_unprotected_sheet()
        self.sheet.remote.insertCells(self._address(self.area), enum("sheet.CellInsertMode", mode))

    @operation
    def delete(self, shift: str | None = None) -> None:
        """Delete the cells; others move up or left into their place."""
        mode = self._mode(shift, "left", ("COLUMNS", "ROWS", "LEFT", "UP"))
        self._require_unprotected_sheet()
        self.sheet.remote.removeRange(self._address(self.area), enum("sheet.CellDeleteMode", mode))

    @operation
    def copy(self, destination: Cells | None = None) -> None:
        """Copy values, formulas and formats to where ``destination`` begins."""
        if destination is None:
            raise NotCoveredError("Range.copy()")
        target = getattr(destination, "impl", destination)
        target.require_unlocked()
        place = struct("table.CellAddress", Sheet=target.sheet.index - 1, Column=target.area.left, Row=target.area.top)
        self.sheet.remote.copyRange(place, self._address(self.area))

    def _mode(self, shift: str | None, sideways: str, names: tuple[str, str, str, str]) -> str:
        columns, rows, aside, along = names
        if self.area.whole_columns:
            return columns
        if self.area.whole_rows:
            return rows
        if shift is None:  # as Excel: the shorter way
            return aside if self.shape[0] > self.shape[1] else along
        return aside if shift == sideways else along

    def _address(self, area: Area) -> object:
        return self.sheet.address_of(area)

    def _require_unprotected_sheet(self) -> None:
        if self.sheet.protected:
            raise ProtectedError(words.SHEET_PROTECTED.format(sheet=self.sheet.name))
