"""The sums, cell by cell, and for each the parts that make it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, cast

from gxxl.consolidate.rows import Row
from gxxl.convert import Converted
from gxxl.counts import Counts, Pattern
from gxxl.figures import Amounts, Editions, editions_key
from gxxl.form import Cell, Domain
from gxxl.form.book import load_book
from gxxl.money import in_unit
from gxxl.places import place_of
from gxxl.submission import (
    Cover,
    Coverage,
    Extra,
    Figure,
    Kind,
    Made,
    Origin,
    Part,
    State,
    Submission,
    blank,
    cells_of,
    editions_of,
    number,
)
from gxxl.sums import exact_sum, exactly

Column = Sequence[Decimal | int]
DEFAULT_UNIT = "万元"  # for an amount whose head names no unit


class LineagePart(NamedTuple):
    """What one cell of one file adds to a cell of the summary, in the summary's unit."""

    unit: str
    unit_code: str
    file: str
    sheet: str
    address: str
    value: Decimal
    state: State


@dataclass(frozen=True, slots=True)
class Contribution:
    """A unit that is added: its line of the ledger, its figures, and what of them enters the sum, by code."""

    row: Row
    submission: Submission
    converted: Converted
    values: Amounts

    def lineage(self, code: str, cell: Cell) -> Iterator[LineagePart]:
        """The unit's cells behind a figure of the sum; none where it adds nothing."""
        if code not in self.values:
            return
        for source in self.converted.sources_of(code):
            figure = self.submission.figures[source]
            value = added_value(cell, figure)
            if value is not None:
                place = place_of(self.submission, source)
                file = self.submission.origin.file
                yield LineagePart(
                    self.row.unit, self.row.unit_code, file, place.where, place.address, value, figure.state
                )


@dataclass(frozen=True)
class Total:
    """The summary as a submission, and the units in it. ``lacking`` counts for each cell the units that add nothing."""

    summary: Submission
    contributions: tuple[Contribution, ...]
    lacking: Mapping[str, int]

    def lineage(self, code: str) -> tuple[LineagePart, ...]:
        """The parts whose sum is the figure of a cell, unit by unit. Raises ``KeyError`` for an unknown code."""
        cell = self.summary.cells[code]
        return tuple(part for unit in self.contributions for part in unit.lineage(code, cell))

    def without(self, code: str) -> tuple[Row, ...]:
        """The units that add nothing to a cell: left blank, unreadable, held back, or not in their form."""
        return tuple(unit.row for unit in self.contributions if code not in unit.values)


def added_value(cell: Cell, figure: Figure) -> Decimal | None:
    """What a figure adds to a sum in this cell's unit; ``None`` for what has no value or no known unit."""
    if figure.value is None or cell.domain is not Domain.AMOUNT or figure.value == 0:
        return figure.value
    if figure.unit is None:
        return None
    with exactly():
        return in_unit(figure, cell.unit or DEFAULT_UNIT)


def add_up(rows: Sequence[Row], cover: Cover, edition: str, coverage: Coverage | None = None) -> Total:
    """The sum of the rows that are added, as a summary with this cover in one edition.

    Only figures with a value are added. A cell where no unit has one is blank, not zero.
    """
    editions = editions_of(edition)
    key = editions_key(editions)
    cells = cells_of(key)
    units = tuple(_contribution(row, key) for row in rows if row.is_added)
    figures, lacking = _sums(cells, [unit.values for unit in units])
    summary = Submission(
        cover=cover,
        editions=editions,
        figures=figures,
        extras=tuple(_extras(units)),
        parts=tuple(_part(unit) for unit in units),
        origin=Origin(kind=Kind.SUMMARY, version=load_book().version),
        coverage=coverage,
    )
    return Total(summary, units, lacking)


def _sums(cells: Mapping[str, Cell], amounts: Sequence[Amounts]) -> tuple[dict[str, Figure], dict[str, int]]:
    """The sum of each column, one column in memory at a time, and how many units add nothing to it."""
    figures: dict[str, Figure] = {}
    lacking: dict[str, int] = {}
    rows = [unit.row for unit in amounts]
    columns: Iterable[Sequence[Decimal | int | None]] = zip(*rows, strict=True) if rows else [()] * len(cells)
    are_whole = all(unit.is_whole for unit in amounts)
    for cell, column in zip(cells.values(), columns, strict=True):
        values = cast("Column", column) if are_whole else [value for value in column if value is not None]
        figures[cell.code] = _figure(cell, values)
        lacking[cell.code] = len(rows) - len(values)
    return figures, lacking


def _contribution(row: Row, editions: Editions) -> Contribution:
    received = row.received[0]
    assert received.submission is not None and received.converted is not None
    values = Amounts(editions, _added(received.converted.submission.figures, editions))
    return Contribution(row, received.submission, received.converted, values)


def _added(figures: Mapping[str, Figure], editions: Editions) -> Sequence[Decimal | None] | array[int]:
    """What each cell adds to the sum, in the order of the form."""
    if isinstance(figures, Counts) and figures.editions == editions and _in_unit(figures.pattern):
        return figures.numbers
    cells = cells_of(editions)
    return [added_value(cell, figures[code]) if code in figures else None for code, cell in cells.items()]


@lru_cache(maxsize=256)
def _in_unit(pattern: Pattern) -> bool:
    """Whether the amounts among these figures are in the unit that they are added in."""
    pairs = zip(cells_of(pattern.editions).values(), pattern.kinds, strict=True)
    return all(kind.unit == _unit_of(cell) for cell, kind in pairs if cell.domain is Domain.AMOUNT)


def _unit_of(cell: Cell) -> str | None:
    return (cell.unit or DEFAULT_UNIT) if cell.domain is Domain.AMOUNT else None


def _figure(cell: Cell, values: Column) -> Figure:
    if not values:
        return blank(Made.SUMMED)
    return number(exact_sum(values), Made.SUMMED, _unit_of(cell))


def _part(unit: Contribution) -> Part:
    origin = unit.submission.origin
    return Part(unit.row.unit, unit.row.unit_code, origin.file, origin.sha256)


def _extras(units: Iterable[Contribution]) -> Iterator[Extra]:
    """附加数据 by label and unit, those every workbook has first, the others by name."""
    values: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for unit in units:
        for extra in unit.submission.extras:
            if extra.value is not None:
                values[extra.label, extra.unit].append(extra.value)
    own = [(row.label, row.unit) for row in load_book().extras_rows]
    for label, measure in [*(key for key in own if key in values), *sorted(set(values) - set(own))]:
        yield Extra(label, measure, exact_sum(values[label, measure]))
