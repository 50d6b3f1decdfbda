"""The form as frozen records: header trees, cells, cross-footing rules, counting rules, the way from another edition.

A table is a row tree times a column tree; its cells are named by codes such as
``requests.refused.state_secret.natural`` (the keys on the way down the row tree, then the column tree). What an edition
prints is in its TOML file; this module only gives it shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Domain(StrEnum):
    """What a cell may hold."""

    COUNT = "count"  # whole, not negative
    SIGNED = "signed"  # whole, a change may be negative
    AMOUNT = "amount"  # money, not negative, with a unit


class BasisKind(StrEnum):
    """How firmly a rule stands on the notice; the words are those users read."""

    PRINTED = "明文"
    HEAD = "表头含义"
    PRACTICE = "工作惯例"


class Node(NamedTuple):
    """One head of a row or column tree. Without a key it is printed and has no part in the codes."""

    key: str | None
    label: str
    children: tuple[Node, ...] = ()
    domain: Domain = Domain.COUNT
    unit: str | None = None

    def paths(self) -> Iterator[tuple[Node, ...]]:
        """Each way from this node down to a leaf, in the order of the form."""
        if not self.children:
            yield (self,)
        for child in self.children:
            for path in child.paths():
                yield (self, *path)

    @property
    def depth(self) -> int:
        """Levels from this node to its deepest leaf; a leaf has 1."""
        return 1 + max((child.depth for child in self.children), default=0)

    @property
    def breadth(self) -> int:
        """Leaves below this node; a leaf has 1."""
        return sum(child.breadth for child in self.children) or 1


class Block(NamedTuple):
    """A stretch of a table with its own column heads, such as 「第二十条第（一）项」."""

    rows: tuple[Node, ...]
    columns: tuple[Node, ...]
    head: str | None = None
    corner: str | None = None
    columns_head: str | None = None

    @property
    def stub_depth(self) -> int:
        """Columns that the row heads take; 0 where the one row has no head."""
        return max(row.depth for row in self.rows) if any(row.label for row in self.rows) else 0

    @property
    def head_depth(self) -> int:
        """Rows that the column heads take, the one over all columns included."""
        return max(column.depth for column in self.columns) + (self.columns_head is not None)

    @property
    def breadth(self) -> int:
        """Figures in a row."""
        return sum(column.breadth for column in self.columns)


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of the form: its code and where it stands in the header trees."""

    code: str
    table: str
    row_key: str
    column_key: str
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    domain: Domain
    unit: str | None

    @property
    def row_label(self) -> str:
        """The row's labels as one text, levels separated by ``/``."""
        return "/".join(self.row_labels)

    @property
    def column_label(self) -> str:
        """The column's labels as one text, levels separated by ``/``."""
        return "/".join(self.column_labels)

    @property
    def label(self) -> str:
        """Row and column for a reader, the outer row heads left out: 「1.属于国家秘密」×「自然人」."""
        parts = [self.row_labels[-1]] if self.row_labels else []
        return "×".join(f"「{part}」" for part in [*parts, self.column_label])


class Table(NamedTuple):
    """One of the four tables: disclosure, requests, review, litigation."""

    key: str
    name: str
    blocks: tuple[Block, ...]
    cells: tuple[Cell, ...]


class Section(NamedTuple):
    """One of the six parts of the report; those with tables have a sheet of the workbook."""

    key: str
    title: str
    hint: str | None
    sheet: str | None
    tables: tuple[str, ...]
    widths: tuple[float, ...]
    loose: str = ""  # a pattern of the title as it is met, without its number


class Rule(NamedTuple):
    """A cross-footing rule: the sum of ``expected`` equals the sum of ``found``, both tuples of codes.

    ``found[0]`` is the total the rule is about. ``needed`` are the cells of the rule that are totals, this one and
    those among the parts: while one of them is blank, nothing can be said. ``template`` is the id before its row or
    column is filled in; rules of one template share label, words and basis.
    """

    id: str
    template: str
    table: str
    label: str
    expected: tuple[str, ...]
    found: tuple[str, ...]
    expected_words: str
    found_words: str
    strip: str
    basis: BasisKind
    source: str
    needed: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """All cells of the rule, parts first."""
        return self.expected + self.found

    @property
    def total(self) -> str:
        """The total the rule is about."""
        return self.found[0]


class Note(NamedTuple):
    """A counting rule in the notice's words, and the tables, rows or sections it is about."""

    about: tuple[str, ...]
    text: str
    source: str


class Step(NamedTuple):
    """One line of a map between editions: the old cells, the new ones, and where a loss goes if the user allows one."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    exact: bool
    lossy: str | None


class CarryOver(NamedTuple):
    """What last year's figures say of one cell of this year's, as practice holds to it (工作惯例).

    The cell ``this`` is the sum of last year's ``last`` and of this year's ``plus``, less this year's ``minus``.
    ``template`` is the id before its row or column is filled in.
    """

    id: str
    template: str
    this: str
    last: tuple[str, ...]
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class Form:
    """One edition of the form, whole."""

    edition: str
    title: str
    notice: str
    notice_title: str
    issued: date
    first_year: int
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    rules: tuple[Rule, ...]
    notes: tuple[Note, ...]
    maps: Mapping[str, tuple[Step, ...]]
    carry_overs: tuple[CarryOver, ...] = ()

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """Every cell by its code, in the order of the form."""
        return {cell.code: cell for table in self.tables for cell in table.cells}

    @cached_property
    def rules_by_id(self) -> Mapping[str, Rule]:
        """Every cross-footing rule by its id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def tables_by_key(self) -> Mapping[str, Table]:
        """The four tables by their keys."""
        return {table.key: table for table in self.tables}

    @cached_property
    def total_rules(self) -> Mapping[str, Rule]:
        """For each cell that is a total, the rule that says of which parts; the first of two."""
        totals: dict[str, Rule] = {}
        for rule in self.rules:
            if len(rule.found) == 1:
                totals.setdefault(rule.total, rule)
        return totals

    def section_of(self, table: str) -> Section:
        """The section that prints a table, given by its key."""
        return next(section for section in self.sections if table in section.tables)
