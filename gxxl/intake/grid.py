"""A grid: a rectangle of cells with its merges, from a worksheet, a table of a page, or lines of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from gxxl.form.geometry import Rect


class GridCell(NamedTuple):
    """A cell as its source has it.

    ``text`` is what is stored, numbers as digits. ``is_number`` says that a spreadsheet would add it up. ``formula`` is
    the formula's text without ``=`` (empty for one that is shared with another cell), ``None`` where there is none;
    ``stored`` is false for a formula whose value was not saved.
    """

    text: str
    is_number: bool = False
    formula: str | None = None
    stored: bool = True


EMPTY = GridCell("")


@dataclass(frozen=True)
class Grid:
    """Cells by (row, column) from 0; what is not there is empty. ``name`` is the sheet's or the table's.

    ``aligned`` says that figures stand below their column heads, which lines of text do not promise; ``is_sheet`` that
    digits stored as text are no number for the source's own sums.
    """

    name: str
    cells: Mapping[tuple[int, int], GridCell]
    merges: tuple[Rect, ...] = ()
    hidden: bool = False
    aligned: bool = True
    is_sheet: bool = True

    def at(self, row: int, column: int) -> GridCell:
        """The cell at a place; an empty one where nothing is stored."""
        return self.cells.get((row, column), EMPTY)

    def line(self, row: int) -> list[GridCell]:
        """A row's cells from the first column to its last one."""
        columns = [column for r, column in self.cells if r == row]
        return [self.at(row, column) for column in range(max(columns, default=-1) + 1)]


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as its workbook lists it; ``member`` is where it is in the file, empty where there is none."""

    name: str
    member: str
    hidden: bool


class Sheets(Protocol):
    """A workbook, in a file or open in a program: its sheets, each read when it is asked for."""

    @property
    def entries(self) -> tuple[SheetEntry, ...]:
        """The worksheets in their order."""

    def sheet(self, entry: SheetEntry) -> Grid:
        """A worksheet as a grid."""
