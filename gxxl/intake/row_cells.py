"""The figures of a row in a grid, once its head and the heads of the columns are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gxxl.intake.grid import Grid, GridCell


class Found(NamedTuple):
    """A cell of the form in a grid: what stands there, and where. ``None`` where the row does not tell its columns.

    ``also`` is what stands in other rows with the same head.
    """

    stored: GridCell | None
    row: int
    column: int
    also: tuple[GridCell, ...] = ()


def _own_columns(grid: Grid, row: int, label_column: int, columns: Sequence[int]) -> Sequence[int]:
    """The columns of a row's figures: in a printed table its own cells, where they are as many as the heads.

    Spans of heads and of rows do not always agree there; in a sheet a column is a column.
    """
    if grid.is_sheet:
        return columns
    own = sorted(column for r, column in grid.cells if r == row and column > label_column)
    return own if len(own) == len(columns) else columns


def _is_shifted(grid: Grid, row: int, label_column: int, columns: Sequence[int]) -> bool:
    """Whether a sheet's row does not stand under its heads, as in a report pasted into a sheet.

    Then its label stands under one, or a number stands before the first.
    """
    if not grid.is_sheet or label_column < 0:
        return False
    before = range(label_column + 1, columns[0])
    return label_column >= columns[0] or any(grid.at(row, column).is_number for column in before)


def row_cells(
    grid: Grid, row: int, label_column: int, columns: Sequence[int], stub: int, start: int | None
) -> Iterator[Found]:
    """The figures of a row: below their heads in a sheet; in lines of text, in order, where their number is right.

    A line with blanks tells its columns only where its head stands in the last column for heads: elsewhere a blank may
    be a part of a wide head, unless other rows tell where the figures ``start``.
    """
    shifted = _is_shifted(grid, row, label_column, columns)
    if grid.aligned and not shifted:
        for column in _own_columns(grid, row, label_column, columns):
            yield Found(grid.at(row, column), row, column)
        return
    line = grid.line(row)[label_column + 1 :]
    filled = [number for number, cell in enumerate(line) if cell.text.strip()]
    if len(line) == len(columns) and label_column == stub - 1 and not shifted:
        order: Sequence[int] | None = range(len(line))
    elif len(filled) == len(columns):
        order = filled
    elif start is not None:
        order = range(start, start + len(columns))
    else:
        order = None
    for number in range(len(columns)):
        if order is not None:
            yield Found(line[order[number]], row, label_column + 1 + order[number])
        else:
            yield Found(GridCell("") if not filled else None, row, -1)
