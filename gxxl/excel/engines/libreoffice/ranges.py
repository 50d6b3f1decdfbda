"""A range as xlwings has it, of what the other rooms give to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn

from gxxl.excel.engines.libreoffice.areas import Area
from gxxl.excel.engines.libreoffice.bridge import Remote, operation
from gxxl.excel.engines.libreoffice.covered import refusing
from gxxl.excel.engines.libreoffice.editing import Editing
from gxxl.excel.engines.libreoffice.errors import NotCoveredError
from gxxl.excel.engines.libreoffice.formats import Formats
from gxxl.excel.engines.libreoffice.formula_cells import Formulas
from gxxl.excel.engines.libreoffice.names import Name, Names, pointing_at
from gxxl.excel.engines.libreoffice.notes import Annotated
from gxxl.excel.engines.libreoffice.regions import Regions

if TYPE_CHECKING:
    from gxxl.excel.engines.libreoffice.sheet import Sheet


@refusing
class Range(Formulas, Formats, Regions, Editing, Annotated):
    """A rectangle of cells of one sheet."""

    @property
    def name(self) -> Name | None:
        """The defined name of just these cells, if they have one."""
        return self._name()

    @name.setter
    def name(self, value: str) -> None:
        self._set_name(value)

    @operation
    def _name(self) -> Name | None:
        return pointing_at(self.sheet.book, self.sheet.name, self.area)

    @operation
    def _set_name(self, value: str) -> None:
        Names(self.sheet.book).add_area(value, self.sheet.name, self.area)


class Scattered(Range):
    """Cells here and there, ``B3,D5:E6``: their look is set, and they are cleared, in one call.

    Place and size are those of the first part, as in Excel. Values and formulas go to one rectangle at a time.
    """

    def __init__(self, sheet: Sheet, areas: Sequence[Area]) -> None:
        super().__init__(sheet, areas[0])
        self.areas = tuple(areas)

    @cached_property
    def remote(self) -> Remote:
        """The cells in the office."""
        return self.sheet.several(self.areas)

    def at(self, area: Area) -> Range:  # type: ignore[override] # from here on it is one rectangle
        """Another range of the same sheet."""
        return Range(self.sheet, area)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """The addresses of the parts, with commas between."""
        parts = (self.at(area).get_address(row_absolute, col_absolute, external) for area in self.areas)
        return ",".join(parts)

    @property
    def address(self) -> str:
        """As Excel writes it: ``$B$3,$D$5:$E$6``."""
        return ",".join(area.address() for area in self.areas)

    def _only_one_rectangle(self, *_arguments: object) -> NoReturn:
        raise NotCoveredError("Range.value（多个区域）")

    _read = _formulas = _array = _only_one_rectangle
    _write = _set_formulas = _set_array = _only_one_rectangle  # type: ignore[assignment] # it takes anything
