"""The form's tables in a grid, found by their labels, whatever the grid was made from.

A table is taken only where all its column heads and all its row heads are there, in the order of the form. The edition
is the one whose heads they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from gxxl.form import EDITIONS, Block, Cell, Section, load
from gxxl.form.loader import block_cells
from gxxl.intake.fields import custom_of
from gxxl.intake.grid import Grid
from gxxl.intake.labels import MOST_WRONG, bare, nearest, spelled
from gxxl.intake.row_cells import Found, row_cells

MAX_HEAD_ROWS = 8
MAX_AGAIN = 8  # times that a table may stand in a grid once more and is looked at

Texts = Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True)
class Match:
    """A section's tables in a grid, of one edition: every cell of theirs by code."""

    section: Section
    edition: str
    cells: Mapping[str, Found]


class _Wanted(NamedTuple):
    """What to look for: the head of the block if it has one, heads of rows and columns, and the codes between them.

    ``stub`` is the number of columns that the row heads take in print.
    """

    head: str | None
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    codes: tuple[tuple[str, ...], ...]
    stub: int
    depths: tuple[int, ...]


def match(grid: Grid) -> list[Match]:
    """Every section whose tables are in the grid, each in the edition that fits."""
    texts = _texts(grid)
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
        found = _find(grid, _texts(grid), number)
        if found is None:
            return
        yield found
        above = found


def _find(grid: Grid, texts: Texts, number: int) -> Match | None:
    for edition in reversed(EDITIONS):
        cells = _match_section(grid, texts, edition, load(edition).sections[number])
        if cells is not None:
            return Match(load(EDITIONS[-1]).sections[number], edition, cells)
    return None


class _Heads:
    """The labels in a grid, by row and by text, each as the form prints it where it is near enough to a label."""

    def __init__(self, grid: Grid, texts: Texts, labels: Collection[str]) -> None:
        self.grid = grid
        self.rows: dict[int, list[tuple[int, str]]] = {}
        self.places: dict[str, list[tuple[int, int]]] = {}
        longest = max(map(len, labels)) + MOST_WRONG
        for text, places in texts.items():
            label = nearest(text, labels) if len(text) <= longest else None
            for row, column in places:
                self.rows.setdefault(row, []).append((column, label or text))
                self.places.setdefault(label or text, []).append((row, column))
        for row_ in self.rows.values():
            row_.sort()
        for places_ in self.places.values():
            places_.sort()

    def after(self, label: str, row: int) -> tuple[int, int] | None:
        """The first place of a label below a row; without its number where it never stands with it."""
        places = self.places.get(label) or self.places.get(bare(label)) or []
        return next((place for place in places if place[0] > row), None)


def _texts(grid: Grid) -> Texts:
    """The normal forms of a grid's texts, and where each stands."""
    texts: dict[str, list[tuple[int, int]]] = {}
    for place, cell in grid.cells.items():
        text = "" if cell.is_number else spelled(cell.text)
        if text:
            texts.setdefault(text, []).append(place)
    return texts


def _labels(wanted: Sequence[_Wanted]) -> frozenset[str]:
    heads = (block.head for block in wanted if block.head)
    return frozenset((*heads, *(label for block in wanted for label in (*block.rows, *block.columns) if label)))


def _match_section(grid: Grid, texts: Texts, edition: str, section: Section) -> dict[str, Found] | None:
    form = load(edition)
    blocks = [(key, block) for key in section.tables for block in form.tables_by_key[key].blocks]
    wanted = [_wanted([pair]) for pair in blocks] if len(section.tables) == 1 else [_wanted(blocks)]
    heads = _Heads(grid, texts, _labels(wanted))
    cells: dict[str, Found] = {}
    row = -1
    for block in wanted:
        matched = _match_block(heads, block, row)
        if matched is None:
            return None
        cells |= matched
        row = max(found.row for found in matched.values())
    return {cell.code: cells[cell.code] for key in section.tables for cell in form.tables_by_key[key].cells}


def _wanted(blocks: Sequence[tuple[str, Block]]) -> _Wanted:
    """One block, or several that stand side by side over one row of figures."""
    cells = [list(block_cells(table, block)) for table, block in blocks]
    first = blocks[0][1]
    rows = tuple(dict.fromkeys(cell.row_key for cell in cells[0]))
    labels = tuple(_row_label(cells[0], key) for key in rows)
    columns = tuple(
        spelled(cell.column_labels[-1]) for block in cells for cell in block if cell.row_key == block[0].row_key
    )
    codes = tuple(tuple(cell.code for block in cells for cell in block if cell.row_key == key) for key in rows)
    own = [next(cell for cell in cells[0] if cell.row_key == key) for key in rows]
    depths = tuple(len(cell.row_labels) - bool(first.head) for cell in own)
    return _Wanted(spelled(first.head) if first.head else None, labels, columns, codes, first.stub_depth, depths)


def _row_label(cells: Sequence[Cell], key: str) -> str:
    cell = next(cell for cell in cells if cell.row_key == key)
    return spelled(cell.row_labels[-1]) if cell.row_labels else ""


def _match_block(heads: _Heads, wanted: _Wanted, after: int) -> dict[str, Found] | None:
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


def _rows_again(heads: _Heads, wanted: _Wanted, rows: Sequence[tuple[int, int]], number: int) -> list[int]:
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


def _starts(grid: Grid, rows: Sequence[tuple[int, int]], wanted: _Wanted) -> list[int | None]:
    """Where each row's figures begin behind its label in lines of text, as its neighbours show."""
    if grid.aligned:
        return [None] * len(rows)
    lines = [tuple(cell.text.strip() for cell in grid.line(row)[column + 1 :]) for row, column in rows]
    custom = custom_of(list(zip(wanted.depths, lines, strict=True)), len(wanted.codes[0]), wanted.stub, 0)
    return [
        custom.starts[depth] if custom.figures(line, depth) else None
        for depth, line in zip(wanted.depths, lines, strict=True)
    ]


def _data_rows(heads: _Heads, wanted: _Wanted, after: int) -> list[tuple[int, int]] | None:
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


def _row_without_head(heads: _Heads, wanted: _Wanted, after: int) -> list[tuple[int, int]] | None:
    """The row below the last of the column heads, where the heads stand close together."""
    for row in (row for row in sorted(heads.rows) if row > after):
        span = range(row, row + MAX_HEAD_ROWS)
        texts = [(r, text) for r in span for _, text in heads.rows.get(r, ()) if text in wanted.columns]
        if heads.rows[row] and len(texts) >= len(wanted.columns):
            last = max(r for r, _ in texts[: len(wanted.columns)])
            return [(last + 1, -1)]
    return None


def _columns(heads: _Heads, wanted: _Wanted, after: int, before: int) -> list[int] | None:
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
