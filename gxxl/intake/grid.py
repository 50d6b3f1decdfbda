"""A grid: a rectangle of cells with its merges, from a worksheet, a table of a page, or lines of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
    digits stored as text are no number for the source's own sums. ``parts`` are the tables that a grid was put together
    from: the row where each begins, and its name.
    """

    name: str
    cells: Mapping[tuple[int, int], GridCell]
    merges: tuple[Rect, ...] = ()
    hidden: bool = False
    aligned: bool = True
    is_sheet: bool = True
    parts: tuple[tuple[int, str], ...] = ()

    def at(self, row: int, column: int) -> GridCell:
        """The cell at a place; an empty one where nothing is stored."""
        return self.cells.get((row, column), EMPTY)

    def line(self, row: int) -> list[GridCell]:
        """A row's cells from the first column to its last one."""
        columns = [column for r, column in self.cells if r == row]
        return [self.at(row, column) for column in range(max(columns, default=-1) + 1)]

    def part(self, row: int) -> tuple[str, int]:
        """The name of the table that a row belongs to, and the row's number in it, from 0."""
        start, name = next((part for part in reversed(self.parts) if part[0] <= row), (0, self.name))
        return name, row - start


def stack(grids: Sequence[Grid]) -> Grid:
    """Tables one below the other as one: a table of the form may go on in the next one."""
    cells: dict[tuple[int, int], GridCell] = {}
    merges: list[Rect] = []
    parts: list[tuple[int, str]] = []
    top = 0
    for grid in grids:
        parts.append((top, grid.name))
        cells |= {(row + top, column): cell for (row, column), cell in grid.cells.items()}
        merges += [rect._replace(top=rect.top + top, bottom=rect.bottom + top) for rect in grid.merges]
        top += max((row for row, _ in grid.cells), default=-1) + 1
    return Grid("", cells, tuple(merges), is_sheet=False, parts=tuple(parts))
