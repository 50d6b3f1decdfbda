"""What every range has: where it is, its cells in the office, and whether they may be changed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from xlwings import base_classes

from gxxl.excel.engines.libreoffice.areas import Area, cell
from gxxl.excel.engines.libreoffice.bridge import Link, Remote, present, raw
from gxxl.excel.engines.libreoffice.errors import ProtectedError
from gxxl.excel.engines.libreoffice.number_formats import mixed
from gxxl.messages import excel_engine as words

if TYPE_CHECKING:
    from gxxl.excel.engines.libreoffice.sheet import Sheet


class Cells(base_classes.Range):
    """A rectangle of cells of one sheet. Its cells are asked for when they are first needed."""

    def __init__(self, sheet: Sheet, area: Area) -> None:
        self._sheet = sheet
        self.area = area
        self.options: dict[str, object] = {}  # xlwings puts those of Range.options here

    @property
    def sheet(self) -> Sheet:
        """The sheet it is on."""
        return self._sheet

    @property
    def link(self) -> Link:
        """The connection to the office."""
        return self._sheet.link

    @cached_property
    def remote(self) -> Remote:
        """The cells in the office."""
        area, sheet = self.area, self._sheet.remote
        if area.size == 1:
            return present(sheet.getCellByPosition(area.left, area.top))
        return present(sheet.getCellRangeByPosition(area.left, area.top, area.right, area.bottom))

    @property
    def api(self) -> Any:  # noqa: ANN401 - UNO has no types
        """The cells as UNO has them."""
        return raw(self.remote)

    @property
    def row(self) -> int:
        """The first row, from 1."""
        return self.area.top + 1

    @property
    def column(self) -> int:
        """The first column, from 1."""
        return self.area.left + 1

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.area.shape

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        """Sheet, first row and column, rows, columns."""
        return (self._sheet.name, self.row, self.column, *self.shape)

    def __len__(self) -> int:
        return self.area.size

    def __call__(self, arg1: int, arg2: int | None = None) -> Self:
        """A cell by its number, along the rows, or by row and column; all from 1 and relative to the first."""
        if arg2 is None:
            row, column = divmod(arg1 - 1, self.shape[1])
        else:
            row, column = arg1 - 1, arg2 - 1
        return self.at(cell(self.area.top + row, self.area.left + column))

    def at(self, area: Area) -> Self:
        """Another range of the same sheet."""
        return type(self)(self._sheet, area)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """The address, with workbook and sheet when it is to be ``external``."""
        address = self.area.address(row_absolute=row_absolute, column_absolute=col_absolute)
        return f"'[{self._sheet.book.name}]{self._sheet.name}'!{address}" if external else address

    @property
    def address(self) -> str:
        """As Excel writes it: ``$A$1:$C$3``."""
        return self.area.address()

    def require_unlocked(self) -> None:
        """``ProtectedError`` when a cell is locked on a protected sheet: LibreOffice would silently do nothing."""
        if self._sheet.protected and (mixed(self.remote, "CellProtection") or self.remote.CellProtection.IsLocked):
            raise self.refusal()

    def refusal(self) -> ProtectedError:
        """The error for a locked cell."""
        address = self.area.address(row_absolute=False, column_absolute=False)
        return ProtectedError(words.CELL_PROTECTED.format(sheet=self._sheet.name, address=address))
