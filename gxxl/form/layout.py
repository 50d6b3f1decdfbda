"""Where everything stands on the official sheets, computed from the header trees, for writing and for reading them.

Rows and columns count from 0 here; ``a1`` turns them into what a user reads. A sheet holds the title, the printed
table, and around it what does not print: a strip of live checks and last year's figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from gxxl.form.geometry import Rect, a1, ranges
from gxxl.form.loader import load
from gxxl.form.model import Block, Form, Node, Rule, Section

__all__ = ["Filling", "Label", "Rect", "Role", "SheetLayout", "Strip", "a1", "layouts", "ranges", "sheet_layout"]


class Role(StrEnum):
    """What a printed label is, which decides how it looks."""

    TITLE = "title"
    HEAD = "head"  # 「第二十条第（一）项」
    CORNER = "corner"
    COLUMN = "column"
    ROW = "row"


class Label(NamedTuple):
    """A printed label and the cells it covers."""

    rect: Rect
    text: str
    role: Role


class Filling(NamedTuple):
    """The place of a check that looks at how the cells of a row are filled in, and those cells."""

    at: tuple[int, int]
    codes: tuple[str, ...]


class Strip(NamedTuple):
    """A head beside the table, outside the printed page."""

    rect: Rect
    name: str  # the template of a rule, or one of "filling", "confirm", "last_year"


@dataclass(frozen=True, eq=False, repr=False)
class SheetLayout:
    """One official sheet; there is one object for each."""

    section: Section
    edition: str
    labels: tuple[Label, ...]
    cells: Mapping[str, Rect]
    checks: Mapping[str, tuple[int, int]]
    fillings: tuple[Filling, ...]
    confirm: tuple[int, int]
    strips: tuple[Strip, ...]
    last_year: Mapping[str, tuple[int, int]]
    printed: Rect

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.section.sheet or ""

    def place(self, code: str) -> tuple[int, int]:
        """Row and column of a cell of the form."""
        rect = self.cells[code]
        return rect.top, rect.left

    def address(self, code: str) -> str:
        """A cell of the form as Excel names it, without the sheet: ``E17``."""
        return a1(*self.place(code))


@cache
def sheet_layout(edition: str, section: str) -> SheetLayout:
    """The sheet of a section (``disclosure``, ``requests``, ``disputes``) in an edition."""
    form = load(edition)
    found = next(item for item in form.sections if item.key == section)
    return _Builder(form, found).build()


def layouts(editions: Mapping[str, str]) -> tuple[SheetLayout, ...]:
    """The official sheets, each in the edition that ``editions`` gives its tables; 2021 decides the sections."""
    form = load("2021")
    return tuple(sheet_layout(editions[section.tables[0]], section.key) for section in form.sections if section.tables)


class _Builder:
    """Places one sheet from top to bottom; kept only while it works."""

    def __init__(self, form: Form, section: Section) -> None:
        self.form = form
        self.section = section
        self.tables = [form.tables_by_key[key] for key in section.tables]
        self.labels: list[Label] = []
        self.cells: dict[str, Rect] = {}
        self.stub = max(block.stub_depth for table in self.tables for block in table.blocks)

    def build(self) -> SheetLayout:
        """The whole sheet."""
        bottom, width = self._below() if len(self.tables) == 1 else self._beside()
        printed = Rect(0, 0, bottom, width - 1)
        self.labels.insert(0, Label(Rect(0, 0, 0, width - 1), self.section.title, Role.TITLE))
        around = _strips_right if self.stub else _strips_below
        checks, fillings, confirm, strips, last_year = around(self.form, self, printed)
        return SheetLayout(
            section=self.section,
            edition=self.form.edition,
            labels=tuple(self.labels),
            cells=self.cells,
            checks=checks,
            fillings=fillings,
            confirm=confirm,
            strips=strips,
            last_year=last_year,
            printed=printed,
        )

    def _below(self) -> tuple[int, int]:
        """Blocks of one table, one below the other."""
        table = self.tables[0]
        breadth = max(block.breadth for block in table.blocks)
        top = 1
        for block in table.blocks:
            top = self._block(table.key, block, top, 0, breadth, block.head_depth)
        return top - 1, self.stub + breadth

    def _beside(self) -> tuple[int, int]:
        """Tables of one block each, one beside the other under heads of the same height."""
        depth = max(table.blocks[0].head_depth for table in self.tables)
        left = bottom = 0
        for table in self.tables:
            block = table.blocks[0]
            bottom = self._block(table.key, block, 1, left, block.breadth, depth)
            left += block.breadth
        return bottom - 1, left

    def _block(self, table: str, block: Block, top: int, left: int, breadth: int, depth: int) -> int:
        right = left + self.stub + breadth - 1
        if block.head:
            self.labels.append(Label(Rect(top, left, top, right), block.head, Role.HEAD))
            top += 1
        first = left + self.stub
        if block.corner:
            self.labels.append(Label(Rect(top, left, top + depth - 1, first - 1), block.corner, Role.CORNER))
        level = top
        if block.columns_head:
            self.labels.append(Label(Rect(top, first, top, right), block.columns_head, Role.COLUMN))
            level += 1
        spans = [*self._columns(block.columns, level, top + depth - 1, first, right)]
        bottom = self._rows(block.rows, top + depth, left, first)
        codes = [cell.code for cell in self.form.tables_by_key[table].cells]
        for row, keys in enumerate(_row_keys(block)):
            for span, code in zip(spans, _codes_of(table, keys, block, codes), strict=True):
                self.cells[code] = Rect(top + depth + row, span[0], top + depth + row, span[1])
        return bottom

    def _columns(
        self, nodes: Iterable[Node], level: int, bottom: int, left: int, right: int
    ) -> Iterator[tuple[int, int]]:
        """Place column heads; the last one takes what is left of the width. Yields each leaf's columns."""
        nodes = tuple(nodes)
        for number, node in enumerate(nodes):
            end = right if number == len(nodes) - 1 else left + node.breadth - 1
            if node.children:
                self.labels.append(Label(Rect(level, left, level, end), node.label, Role.COLUMN))
                yield from self._columns(node.children, level + 1, bottom, left, end)
            else:
                self.labels.append(Label(Rect(level, left, bottom, end), node.label, Role.COLUMN))
                yield left, end
            left = end + 1

    def _rows(self, nodes: Iterable[Node], top: int, left: int, first: int) -> int:
        for node in nodes:
            bottom = top + node.breadth - 1
            if node.label:
                right = left if node.children else first - 1
                self.labels.append(Label(Rect(top, left, bottom, right), node.label, Role.ROW))
            if node.children:
                self._rows(node.children, top, left + 1, first)
            top = bottom + 1
        return top


def _row_keys(block: Block) -> list[str]:
    return [".".join(node.key for node in path if node.key) for row in block.rows for path in row.paths()]


def _codes_of(table: str, row: str, block: Block, codes: list[str]) -> list[str]:
    paths = [path for column in block.columns for path in column.paths()]
    keys = [".".join(node.key for node in path if node.key) for path in paths]
    wanted = [".".join(part for part in (table, row, key) if part) for key in keys]
    assert set(wanted) <= set(codes)
    return wanted


Around = tuple[
    dict[str, tuple[int, int]],
    tuple[Filling, ...],
    tuple[int, int],
    tuple[Strip, ...],
    dict[str, tuple[int, int]],
]


def _rules_of(form: Form, section: Section) -> list[Rule]:
    return [rule for rule in form.rules if rule.table in section.tables]


def _rows_of(cells: Mapping[str, Rect]) -> dict[int, list[str]]:
    rows: dict[int, list[str]] = {}
    for code, rect in cells.items():
        rows.setdefault(rect.top, []).append(code)
    return rows


def _strips_right(form: Form, sheet: _Builder, printed: Rect) -> Around:
    """Row checks right of the table, column checks below it, last year's figures further right."""
    rules = _rules_of(form, sheet.section)
    across = [rule for rule in rules if len({sheet.cells[code].top for code in rule.cells}) == 1]
    down = [rule for rule in rules if rule not in across]
    column = printed.right + 2
    strips = [Strip(Rect(0, column, 0, column), "confirm")]
    confirm = (0, column + 1)
    filling = column
    checks: dict[str, tuple[int, int]] = {}
    head = min(rect.top for rect in sheet.cells.values()) - 1
    if across:
        strips.append(Strip(Rect(head, column, head, column), across[0].template))
        checks |= {rule.id: (sheet.cells[rule.total].top, column) for rule in across}
        filling += 1
    strips.append(Strip(Rect(head, filling, head, filling), "filling"))
    fillings = tuple(Filling((row, filling), tuple(codes)) for row, codes in _rows_of(sheet.cells).items())
    for number, template in enumerate(dict.fromkeys(rule.template for rule in down)):
        row = printed.bottom + 1 + number
        strips.append(Strip(Rect(row, 0, row, sheet.stub - 1), template))
        checks |= {rule.id: (row, sheet.cells[rule.total].left) for rule in down if rule.template == template}
    shift = column + 3 - sheet.stub
    last_year = {code: (rect.top, rect.left + shift) for code, rect in sheet.cells.items()}
    strips.append(Strip(Rect(0, column + 3, 0, printed.right + shift), "last_year"))
    return checks, fillings, confirm, tuple(strips), last_year


def _strips_below(form: Form, sheet: _Builder, printed: Rect) -> Around:
    """All checks below the one row of figures, each under its total; then last year's figures."""
    row = printed.bottom + 1
    strips: list[Strip] = []
    checks: dict[str, tuple[int, int]] = {}
    for rule in _rules_of(form, sheet.section):
        total = sheet.cells[rule.total]
        first = min(sheet.cells[code].left for code in rule.cells)
        strips.append(Strip(Rect(row, first, row, total.left - 1), rule.template))
        checks[rule.id] = (row, total.left)
    fillings = []
    for table in sheet.tables:
        codes = tuple(cell.code for cell in table.cells)
        places = [sheet.cells[code].left for code in codes]
        strips.append(Strip(Rect(row + 1, min(places), row + 1, max(places) - 1), "filling"))
        fillings.append(Filling((row + 1, max(places)), codes))
    strips.append(Strip(Rect(row + 3, 0, row + 3, 3), "confirm"))
    strips.append(Strip(Rect(row + 5, 0, row + 5, printed.right), "last_year"))
    last_year = {code: (row + 6, rect.left) for code, rect in sheet.cells.items()}
    return checks, tuple(fillings), (row + 3, 4), tuple(strips), last_year
