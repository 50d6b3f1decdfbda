"""A block of the form as text is compared with it: its labels, codes and sums."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gxxl.form import Block, Cell, Table, load
from gxxl.form.loader import block_cells
from gxxl.intake.labels import Span, spelled
from gxxl.intake.rows import Row
from gxxl.reading import read_text
from gxxl.rules.linear import Outcome, judge, known
from gxxl.submission import Made

MAX_MARGIN = 4  # signs of a label in the margin that stand on one line


@dataclass(frozen=True)
class Wanted:
    """A block of the form: the labels of its rows in normal form, their codes, its column heads, its rules."""

    edition: str
    labels: tuple[str, ...]
    codes: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...]
    corner: str
    margin: str
    cells: Mapping[str, Cell]

    @property
    def width(self) -> int:
        """Figures in a row."""
        return len(self.codes[0])

    def amid_margin(self, words: str, label: str, start: int, stop: int) -> Span | None:
        """A label whose lines are mixed with those of the labels in the margin, which stand beside several rows."""
        if not self.margin:
            return None
        between = f"[{self.margin}]{{0,{MAX_MARGIN}}}"
        found = re.compile(between.join(map(re.escape, label))).search(words, start, stop)
        return Span(*found.span()) if found else None


def wanted_of(edition: str, table: Table, block: Block) -> Wanted:
    """A block of a table of an edition."""
    cells = list(block_cells(table.key, block))
    keys = dict.fromkeys(cell.row_key for cell in cells)
    by_row = [[cell for cell in cells if cell.row_key == key] for key in keys]
    return Wanted(
        edition,
        tuple(spelled(row[0].row_labels[-1]) for row in by_row),
        tuple(tuple(cell.code for cell in row) for row in by_row),
        tuple(spelled(node.label) for column in block.columns for path in column.paths() for node in path),
        spelled("".join(filter(None, (block.head, block.corner, block.columns_head)))),
        "".join({sign for row in by_row for label in row[0].row_labels[:-1] for sign in spelled(label)}),
        {cell.code: cell for cell in cells},
    )


@dataclass(frozen=True, slots=True)
class Sums:
    """How a table's sums come out: those across the rows and those down the columns that are not of zeros only.

    ``off_across`` and ``off_down`` are the differences of those that do not hold, the latter by the kind of sum.
    """

    across: tuple[int, int]
    down: tuple[int, int]
    off_across: Sequence[Decimal]
    off_down: Mapping[str, Sequence[Decimal]]
    has_rules: bool

    @property
    def mostly_hold(self) -> bool:
        """Whether the sums do not speak against the columns."""
        return self.across[1] - self.across[0] <= max(2, self.across[1] // 4)

    @property
    def confirm_most(self) -> bool:
        """Whether the sums hold but for what mistakes in print explain.

        Figures that changed places would make sums differ by the same amount, or some be over and some under.
        """
        holding, all_ = self.across
        differ = {abs(one) for one in self.off_across}
        both_ways = any(min(off) < 0 < max(off) for off in self.off_down.values())
        changed = len(differ) < len(self.off_across) or both_ways
        few = bool(holding) and all_ - holding <= max(1, holding // 8)
        return few and self.down[0] * 2 >= self.down[1] and not changed


def sums_of(wanted: Wanted, rows: Sequence[Row]) -> Sums:
    """How the block's sums come out for some rows."""
    tokens = {code: row.tokens[n] for row in rows if row.tokens for n, code in enumerate(row.codes)}
    figures = {code: read_text(text, wanted.cells[code], Made.PRINTED, words=False) for code, text in tokens.items()}
    seen = known(figures)
    of_row = [set(codes) for codes in wanted.codes]
    counts = {True: [0, 0], False: [0, 0]}
    off_across: list[Decimal] = []
    off_down: dict[str, list[Decimal]] = {}
    rules = [rule for rule in load(wanted.edition).rules if all(code in figures for code in rule.cells)]
    for rule in rules:
        if any(seen.amounts[code] for code in rule.cells):
            is_across = any(set(rule.cells) <= row for row in of_row)
            verdict = judge(rule, seen)
            counts[is_across][0] += verdict.outcome is Outcome.PASS
            counts[is_across][1] += 1
            if verdict.difference:
                off = off_across if is_across else off_down.setdefault(rule.template, [])
                off.append(verdict.difference)
    across, down = (tuple(counts[way]) for way in (True, False))
    return Sums((across[0], across[1]), (down[0], down[1]), off_across, off_down, bool(rules))
