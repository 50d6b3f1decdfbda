"""A consolidation as long tables for analysts: a row a figure, a finding, a part of a sum, a unit.

The columns are names for programs, as in ``--json``; docs/api.md says what each holds. Rows come one by one, so that
the nation's figures need not be in memory at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from gxxl.consolidate.received import Received
from gxxl.consolidate.rows import Row
from gxxl.consolidate.run import Outcome
from gxxl.consolidate.typed import TYPED_NAMES
from gxxl.places import place_of
from gxxl.rules import Severity

Value = str | int | bool | Decimal | None
Line = tuple[Value, ...]


@dataclass(frozen=True)
class LongTable:
    """A table: its name, each column with the type of its values, and what makes its rows from an outcome."""

    name: str
    columns: dict[str, type]
    rows: Callable[[Outcome], Iterator[Line]]


def _files(outcome: Outcome) -> Iterator[tuple[Row, Received]]:
    return ((row, file) for row in outcome.ledger.rows for file in row.received)


def _figures(outcome: Outcome) -> Iterator[Line]:
    for row, file in _files(outcome):
        submission = file.submission
        if submission is None:
            continue
        head: Line = (file.file, row.unit, row.unit_code, submission.cover.year, row.state)
        is_added = row.is_added and file is row.received[0]
        cells = submission.cells
        for code, figure in submission.figures.items():
            cell, place = cells[code], place_of(submission, code)
            where = (code, cell.table, cell.row_label, cell.column_label)
            what = (figure.value, figure.state.value, figure.made.value, figure.text)
            yield (*head, is_added, submission.editions[cell.table], *where, *what, place.where, place.address)


def _summary(outcome: Outcome) -> Iterator[Line]:
    total = outcome.total
    for code, cell in total.summary.cells.items():
        figure, lacking = total.summary.figures[code], total.lacking[code]
        units = len(total.contributions) - lacking
        yield (code, cell.table, cell.row_label, cell.column_label, figure.value, units, lacking)


def _lineage(outcome: Outcome) -> Iterator[Line]:
    cells = outcome.total.summary.cells
    for unit in outcome.total.contributions:
        for code, cell in cells.items():
            for part in unit.lineage(code, cell):
                place = (part.file, part.sheet, part.address)
                yield (code, part.unit, part.unit_code, *place, part.value, part.state.value)


def _ledger(outcome: Outcome) -> Iterator[Line]:
    for row in outcome.ledger.rows:
        entry, late = row.entry, row.late
        category = entry.category.value if entry and entry.category else None
        known = (row.unit, row.unit_code, category, entry.parent if entry else None, row.state, row.is_added)
        due = (late.due.isoformat(), late.days) if late else (None, None)
        counts = (row.count(Severity.ERROR), row.count(Severity.QUERY))
        yield (*known, *due, *counts, *row.typed.texts, "\n".join(row.files), row.reason)


def _findings(outcome: Outcome) -> Iterator[Line]:
    for row in outcome.ledger.rows:
        for file in row.counted:
            for f in file.findings:
                sums = (f.expected, f.found, f.difference)
                what = (f.rule, f.severity.value, " ".join(f.cells), "\n".join(f.addresses))
                yield (file.file, row.unit, row.unit_code, *what, *sums, f.message, f.remedy, str(f.basis), f.reason)


def _ignored(outcome: Outcome) -> Iterator[Line]:
    yield from ((ignored.file, ignored.reason) for ignored in outcome.ignored)


def _texts(*names: str) -> dict[str, type]:
    return dict.fromkeys(names, str)


def _numbers(*names: str) -> dict[str, type]:
    return dict.fromkeys(names, Decimal)


_CELL = _texts("code", "table", "row", "column")
FIGURES = LongTable(
    "figures",
    _texts("file", "unit", "unit_code")
    | {"year": int, "status": str, "is_added": bool, "edition": str}
    | _CELL
    | {"value": Decimal}
    | _texts("state", "made", "text", "sheet", "address"),
    _figures,
)
SUMMARY = LongTable("summary", _CELL | {"value": Decimal, "units": int, "lacking": int}, _summary)
LINEAGE = LongTable(
    "lineage",
    _texts("code", "unit", "unit_code", "file", "sheet", "address") | {"value": Decimal, "state": str},
    _lineage,
)
LEDGER = LongTable(
    "ledger",
    _texts("unit", "unit_code", "category", "parent", "status")
    | {"is_added": bool, "due": str, "days_late": int, "errors": int, "queries": int}
    | _texts(*TYPED_NAMES, "files", "reason"),
    _ledger,
)
FINDINGS = LongTable(
    "findings",
    _texts("file", "unit", "unit_code", "rule", "severity", "cells", "addresses")
    | _numbers("expected", "found", "difference")
    | _texts("message", "remedy", "basis", "reason"),
    _findings,
)
IGNORED = LongTable("ignored", _texts("file", "reason"), _ignored)
ALL: tuple[LongTable, ...] = (FIGURES, SUMMARY, LINEAGE, LEDGER, FINDINGS, IGNORED)


def columns_of(table: LongTable, lines: Iterable[Line]) -> dict[str, list[Value]]:
    """Lines as columns, each a list of values in the order of the lines."""
    columns: dict[str, list[Value]] = {name: [] for name in table.columns}
    stores = list(columns.values())
    for line in lines:
        for store, value in zip(stores, line, strict=True):
            store.append(value)
    return columns
