"""The form's tables in a grid, found by their labels, whatever the grid was made from.

A table is taken only where all its column heads and all its row heads are there, in the order of the form. The edition
is the one whose heads they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gxxl.form import EDITIONS, Section, load
from gxxl.intake.fields import custom_of
from gxxl.intake.grid import Grid
from gxxl.intake.heads import Heads, Texts, Wanted, labels_of, texts_of, wanted_in
from gxxl.intake.labels import bare
from gxxl.intake.row_cells import Found, row_cells

MAX_HEAD_ROWS = 8
MAX_AGAIN = 8  # times that a table may stand in a grid once more and is looked at


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
    for number, ((row, label_column), codes, start) in enumerate(zip(rows, wanted.codes, starts, strict=True)):
        found = list(row_cells(heads.grid, row, label_column, columns, wanted.stub, start))
        for other in _rows_again(heads, wanted, rows, number):
            again = list(row_cells(heads.grid, other, label_column, columns, wanted.stub, start))
            if any(more.stored is not None and more.stored.text.strip() for more in again):
                found = [_with(one, more) for one, more in zip(found, again, strict=True)]
        cells |= zip(codes, found, strict=True)
    return cells


def _with(found: Found, other: Found) -> Found:
    """The cell with what stands in another row with the same head."""
    return found if other.stored is None else found._replace(also=(*found.also, other.stored))


def _rows_again(heads: Heads, wanted: Wanted, rows: Sequence[tuple[int, int]], number: int) -> list[int]:
    """The rows that have a row's head once more, in the same column, before the next head that is looked for.

    Behind the last one they must follow at once: what is further down is another table.
    """
    row, column = rows[number]
    label = wanted.rows[number]
    if not label:
        return []
    same = [r for r, c in heads.places.get(label) or heads.places.get(bare(label)) or () if c == column and r > row]
    if number + 1 < len(rows):
        return [r for r in same if r < rows[number + 1][0]]
    return [r for last, r in enumerate(same, start=row + 1) if r == last]


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
