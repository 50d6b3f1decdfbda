"""The form's tables in a grid, found by their labels, whatever the grid was made from.

A table is taken only where all its column heads and all its row heads are there, in the order of the form. The edition
is the one whose heads they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from gxxl.form import EDITIONS, Section, load
from gxxl.intake.fields import custom_of
from gxxl.intake.grid import Grid, GridCell
from gxxl.intake.heads import Heads, Texts, Wanted, labels_of, texts_of, wanted_in

MAX_HEAD_ROWS = 8
MAX_AGAIN = 8  # times that a table may stand in a grid once more and is looked at


class Found(NamedTuple):
    """A cell of the form in a grid: what stands there, and where. ``None`` where the row does not tell its columns."""

    stored: GridCell | None
    row: int
    column: int


@dataclass(frozen=True)
class Match:
    """A section's tables in a grid, of one edition: every cell of theirs by code."""

    section: Section
    edition: str
    cells: Mapping[str, Found]


def match(grid: Grid) -> list[Match]:
    """Every section whose tables are in the grid, each in the edition that fits."""
    texts = texts_of(grid)
    sections = load(EDITIONS[-1]).sections
    found = [_find(grid, texts, number) for number, section in enumerate(sections) if section.tables]
    return [table for table in found if table is not None]


def match_again(grid: Grid, first: Match) -> Iterator[Match]:
    """The same section's tables further down in the grid, the first few of them."""
    number = next(n for n, section in enumerate(load(EDITIONS[-1]).sections) if section.key == first.section.key)
    above = first
    for _ in range(MAX_AGAIN):
        last = max(cell.row for cell in above.cells.values())
        grid = replace(grid, cells={place: cell for place, cell in grid.cells.items() if place[0] > last})
        found = _find(grid, texts_of(grid), number)
        if found is None:
            return
        yield found
        above = found


def _find(grid: Grid, texts: Texts, number: int) -> Match | None:
    for edition in reversed(EDITIONS):
        cells = _match_section(grid, texts, edition, number)
        if cells is not None:
            return Match(load(EDITIONS[-1]).sections[number], edition, cells)
    return None


def _match_section(grid: Grid, texts: Texts, edition: str, number: int) -> dict[str, Found] | None:
    form = load(edition)
    wanted = wanted_in(edition, number)
    heads = Heads(grid, texts, labels_of(wanted))
    cells: dict[str, Found] = {}
    row = -1
    for block in wanted:
        matched = _match_block(heads, block, row)
        if matched is None:
            return None
        cells |= matched
        row = max(found.row for found in matched.values())
    tables = form.sections[number].tables
    return {cell.code: cells[cell.code] for key in tables for cell in form.tables_by_key[key].cells}


def _match_block(heads: Heads, wanted: Wanted, after: int) -> dict[str, Found] | None:
    if wanted.head is not None:
        head = heads.after(wanted.head, after)
        if head is None:
            return None
        after = head[0]
    rows = _data_rows(heads, wanted, after)
    if rows is None:
        return None
    columns = _columns(heads, wanted, max(after, rows[0][0] - MAX_HEAD_ROWS), rows[0][0])
    if columns is None:
        return None
    starts = _starts(heads.grid, rows, wanted)
    cells: dict[str, Found] = {}
    for (row, label_column), codes, start in zip(rows, wanted.codes, starts, strict=True):
        cells |= zip(codes, _row_cells(heads.grid, row, label_column, columns, wanted.stub, start), strict=True)
    return cells


def _starts(grid: Grid, rows: Sequence[tuple[int, int]], wanted: Wanted) -> list[int | None]:
    """Where each row's figures begin behind its label in lines of text, as its neighbours show."""
    if grid.aligned:
        return [None] * len(rows)
    lines = [tuple(cell.text.strip() for cell in grid.line(row)[column + 1 :]) for row, column in rows]
    custom = custom_of(list(zip(wanted.depths, lines, strict=True)), len(wanted.codes[0]), wanted.stub, 0)
    return [
        custom.starts[depth] if custom.figures(line, depth) else None
        for depth, line in zip(wanted.depths, lines, strict=True)
    ]


def _data_rows(heads: Heads, wanted: Wanted, after: int) -> list[tuple[int, int]] | None:
    """The row of each row head, in order, and the column of the head; -1 where the one row has none."""
    if wanted.rows == ("",):
        return _row_without_head(heads, wanted, after)
    rows: list[tuple[int, int]] = []
    for label in wanted.rows:
        place = heads.after(label, rows[-1][0] if rows else after)
        if place is None:
            return None
        rows.append(place)
    return rows


def _row_without_head(heads: Heads, wanted: Wanted, after: int) -> list[tuple[int, int]] | None:
    """The row below the last of the column heads, where the heads stand close together."""
    for row in (row for row in sorted(heads.rows) if row > after):
        span = range(row, row + MAX_HEAD_ROWS)
        texts = [(r, text) for r in span for _, text in heads.rows.get(r, ()) if text in wanted.columns]
        if heads.rows[row] and len(texts) >= len(wanted.columns):
            last = max(r for r, _ in texts[: len(wanted.columns)])
            return [(last + 1, -1)]
    return None


def _columns(heads: Heads, wanted: Wanted, after: int, before: int) -> list[int] | None:
    """The column of each column head between two rows; ``None`` unless all are there in their order."""
    found = sorted(
        (column, text)
        for row in range(after, before)
        for column, text in heads.rows.get(row, ())
        if text in wanted.columns
    )
    if tuple(text for _, text in found) != wanted.columns:
        return None
    return [column for column, _ in found]


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


def _row_cells(
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
