"""The form's labels in a grid: what is looked for of each section, and where it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from gxxl.errors import Refused
from gxxl.form import Block, Cell, load
from gxxl.form.loader import block_cells
from gxxl.intake.grid import Grid
from gxxl.intake.labels import MOST_WRONG, bare, nearest, spelled
from gxxl.messages import intake as words

MAX_TEXTS = 100_000  # different texts of a grid: each is compared with each label

Texts = Mapping[str, Sequence[tuple[int, int]]]


class Wanted(NamedTuple):
    """What to look for: the head of the block if it has one, heads of rows and columns, and the codes between them.

    ``stub`` is the number of columns that the row heads take in print.
    """

    head: str | None
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    codes: tuple[tuple[str, ...], ...]
    stub: int
    depths: tuple[int, ...]


@cache
def wanted_in(edition: str, number: int) -> tuple[Wanted, ...]:
    """What to look for of a section, by its number."""
    form = load(edition)
    tables = form.sections[number].tables
    blocks = [(key, block) for key in tables for block in form.tables_by_key[key].blocks]
    return tuple(_wanted([pair]) for pair in blocks) if len(tables) == 1 else (_wanted(blocks),)


def _wanted(blocks: Sequence[tuple[str, Block]]) -> Wanted:
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
    return Wanted(spelled(first.head) if first.head else None, labels, columns, codes, first.stub_depth, depths)


def _row_label(cells: Sequence[Cell], key: str) -> str:
    cell = next(cell for cell in cells if cell.row_key == key)
    return spelled(cell.row_labels[-1]) if cell.row_labels else ""


def labels_of(wanted: Sequence[Wanted]) -> frozenset[str]:
    """All labels of some blocks."""
    heads = (block.head for block in wanted if block.head)
    return frozenset((*heads, *(label for block in wanted for label in (*block.rows, *block.columns) if label)))


class Heads:
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


def texts_of(grid: Grid) -> Texts:
    """The normal forms of a grid's texts, and where each stands. Raises ``Refused`` for too many."""
    texts: dict[str, list[tuple[int, int]]] = {}
    for place, cell in grid.cells.items():
        text = "" if cell.is_number else spelled(cell.text)
        if text:
            texts.setdefault(text, []).append(place)
    if len(texts) > MAX_TEXTS:
        raise Refused("too_large_sheet", words.TOO_LARGE_EXPANDED)
    return texts
