"""Formulas of ranges, written and read as Excel writes them."""

from __future__ import annotations

from gxxl.excel.engines.libreoffice.areas import Area
from gxxl.excel.engines.libreoffice.bridge import enum, operation
from gxxl.excel.engines.libreoffice.contents import Contents
from gxxl.excel.engines.libreoffice.formulas import is_formula, to_excel, to_office
from gxxl.excel.engines.libreoffice.values import Value, rows_of


class Formulas(Contents):
    """What the cells calculate."""

    @property
    def formula(self) -> str | tuple[tuple[str, ...], ...]:
        """The formulas as Excel writes them; where there is none, what was entered."""
        return self._formulas()

    @formula.setter
    def formula(self, value: Value) -> None:
        self._set_formulas(value)

    @property
    def formula2(self) -> str | tuple[tuple[str, ...], ...]:
        """As ``formula``: LibreOffice makes no difference between them."""
        return self._formulas()

    @formula2.setter
    def formula2(self, value: Value) -> None:
        self._set_formulas(value)

    @operation
    def _formulas(self) -> str | tuple[tuple[str, ...], ...]:
        rows = tuple(tuple(map(to_excel, row)) for row in self.remote.getFormulaArray())
        return rows[0][0] if len(self) == 1 else rows

    @operation
    def _set_formulas(self, value: Value) -> None:
        if not isinstance(value, list | tuple) and len(self) > 1 and is_formula(str(value)):
            self._fill(str(value))
            return
        rows = rows_of(value, self.shape)
        self.put(self.remote.setFormulaArray, tuple(tuple(_entered(one) for one in row) for row in rows))

    def _fill(self, formula: str) -> None:
        """One formula for all cells: its relative references move along, as when it is copied."""
        self.require_unlocked()
        first = self(1, 1)
        first.remote.setFormulaArray(((to_office(formula),),))
        down, right = self.shape[0] > 1, self.shape[1] > 1
        top = self.at(Area(self.area.top, self.area.left, self.area.top, self.area.right))
        if right:
            top.remote.fillAuto(enum("sheet.FillDirection", "TO_RIGHT"), 1)
        if down:
            self.remote.fillAuto(enum("sheet.FillDirection", "TO_BOTTOM"), 1)

    @property
    def formula_array(self) -> str | None:
        """The array formula that fills the range, if one does."""
        return self._array() or None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        self._set_array(value)

    @property
    def has_array(self) -> bool:
        """Whether the range is part of an array formula."""
        return bool(self._array())

    @operation
    def _array(self) -> str:
        return to_excel(str(self.remote.getArrayFormula()).strip("{}"))

    @operation
    def _set_array(self, value: str) -> None:
        self.require_unlocked()
        self.remote.setArrayFormula(to_office(value))


def _entered(value: Value) -> str:
    return "" if value is None else to_office(str(value))
