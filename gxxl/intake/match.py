"""The form's tables in a grid, found by their labels, whatever the grid was made from.

A table is taken only where all its column heads and all its row heads are there, in the order of the form. The edition
is the one whose heads they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from gxxl.errors import Refused
from gxxl.form import EDITIONS, Block, Cell, Section, load
from gxxl.form.loader import block_cells
from gxxl.intake.fields import custom_of
from gxxl.intake.grid import Grid, GridCell
from gxxl.intake.labels import MOST_WRONG, bare, nearest, spelled
from gxxl.messages import intake as intake_words

MAX_HEAD_ROWS = 8
MAX_AGAIN = 8  # times that a table may stand in a grid once more and is looked at
MAX_TEXTS = 100_000  # different texts of a grid: each is compared with each label

Texts = Mapping[str, Sequence[tuple[int, int]]]


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
        cells = _match_section(grid, texts, edition, number)
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
        signs = frozenset("".join(labels))
        for text, places in texts.items():
            may_be_one = len(text) <= longest and len(signs.intersection(text)) > 1  # most texts are nothing alike
            label = nearest(text, labels) if may_be_one else None
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
    """The normal forms of a grid's texts, and where each stands. Raises ``Refused`` for too many."""
    texts: dict[str, list[tuple[int, int]]] = {}
    for place, cell in grid.cells.items():
        text = "" if cell.is_number else spelled(cell.text)
        if text:
            texts.setdefault(text, []).append(place)
    if len(texts) > MAX_TEXTS:
        raise Refused("too_large_sheet", intake_words.TOO_LARGE_EXPANDED)
    return texts


def _labels(wanted: Sequence[_Wanted]) -> frozenset[str]:
    heads = (block.head for block in wanted if block.head)
    return frozenset((*heads, *(label for block in wanted for label in (*block.rows, *block.columns) if label)))


def _match_section(grid: Grid, texts: Texts, edition: str, number: int) -> dict[str, Found] | None:
    form = load(edition)
    wanted = _wanted_of(edition, number)
    heads = _Heads(grid, texts, _labels(wanted))
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


@cache
def _wanted_of(edition: str, number: int) -> tuple[_Wanted, ...]:
    """What to look for of a section, by its number."""
    form = load(edition)
    tables = form.sections[number].tables
    blocks = [(key, block) for key in tables for block in form.tables_by_key[key].blocks]
    return tuple(_wanted([pair]) for pair in blocks) if len(tables) == 1 else (_wanted(blocks),)


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
    for (row, label_column), codes, start in zip(rows, wanted.codes, starts, strict=True):
        cells |= zip(codes, _row_cells(heads.grid, row, label_column, columns, wanted.stub, start), strict=True)
    return cells


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
