"""A worksheet's cell before the file's string table is known."""

from __future__ import annotations

from collections.abc import Sequence

from gxxl.intake.grid import GridCell


class SharedCell:
    """A cell that shows a string of the file's own table; ``formula`` as in ``GridCell``."""

    __slots__ = ("formula", "shared")

    def __init__(self, shared: int, formula: str | None) -> None:
        self.shared = shared
        self.formula = formula

    def resolve(self, strings: Sequence[str]) -> GridCell:
        """The cell with its text. Raises ``IndexError``."""
        return GridCell(strings[self.shared], formula=self.formula)


RawCell = GridCell | SharedCell
