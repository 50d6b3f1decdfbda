"""From joined rows to figures: the sums within a row first, then those across rows, then the years before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gxxl.form import Cell, Domain, Rule, load
from gxxl.joined.budget import Budget, TooManyError
from gxxl.joined.digits import find_readings, run_of
from gxxl.joined.result import By, Kind, Reading, Split, Verdict
from gxxl.joined.together import Line, Options, narrow
from gxxl.joined.years import told_by
from gxxl.submission import Figure, Made, State, blank, number

STEPS = 600_000  # tried for all rows, a few seconds; the tables of big counties need a third of that
STEPS_A_ROW = 100_000  # the rows of big counties need up to 90,000
LISTED = 50  # readings of one cell that are listed; where there are more, it is unreadable

_NONE: Mapping[str, Decimal] = {}


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Cell, ...]
    unit: str | None
    verdict: Verdict


def split_rows(
    table: str,
    edition: str,
    rows: Mapping[str, str],
    *,
    last_year: Mapping[str, Decimal] | None = None,
    next_year: Mapping[str, Decimal] | None = None,
) -> Split:
    """All that the joined rows of a table may mean.

    ``rows`` has the text of each row by its key (``""`` for the only row of a table without row heads): digits, gaps
    where some are left, signs, one decimal point, the unit of an amount. A row whose gaps are all there may be given
    too, and helps with the others: a column's sums count only where all of its rows are given. ``last_year`` and
    ``next_year`` are figures of the same unit by code. Raises ``KeyError`` for an edition, table or row that is not.
    """
    form = load(edition)
    found: dict[str, list[Cell]] = {}
    for cell in form.tables_by_key[table].cells:
        found.setdefault(cell.row_key, []).append(cell)
    # The shortest first: a row with too much to look through takes nothing from the others.
    pool, read = Budget(STEPS), dict[str, _Row]()
    for key in sorted(rows, key=lambda key: len(rows[key])):
        read[key] = _read(rows[key], tuple(found[key]), form.rules, pool)
    read = {key: read[key] for key in rows}
    return _settle(read, [rule for rule in form.rules if rule.table == table], last_year or _NONE, next_year or _NONE)


def split_run(tables: Sequence[str], edition: str, text: str) -> Split:
    """All that one run through several tables of one row may mean, as 行政复议 and 行政诉讼 are printed side by side.

    The row's key is ``""``. Raises ``KeyError`` for an edition or table that is not.
    """
    form = load(edition)
    cells = tuple(cell for table in tables for cell in form.tables_by_key[table].cells)
    return _settle({"": _read(text, cells, form.rules, Budget(STEPS))}, [], _NONE, _NONE)


def _read(text: str, cells: tuple[Cell, ...], rules: Sequence[Rule], pool: Budget) -> _Row:
    codes = tuple(cell.code for cell in cells)
    run = run_of(text)
    if run is None:
        return _Row(cells, None, Verdict(Kind.REFUSED, text, codes))
    if not run.text and not run.unit:
        return _Row(cells, None, Verdict(Kind.EMPTY, text, codes))
    own = [rule for rule in rules if set(rule.cells) <= set(codes)]
    budget = pool.part(STEPS_A_ROW)
    try:
        found = find_readings(run, cells, own, budget)
    except TooManyError:
        return _Row(cells, run.unit, Verdict(Kind.TOO_MANY, text, codes))
    finally:
        pool.give_back(budget)
    kind = Kind.WRONG if found.broken else _kind(found.readings)
    by = By.ROW if len(found.readings) == 1 else None
    return _Row(cells, run.unit, Verdict(kind, text, codes, found.readings, found.broken, by))


def _kind(readings: Sequence[Reading]) -> Kind:
    return (Kind.REFUSED, Kind.ONE, Kind.SEVERAL)[min(len(readings), 2)]


def _settle(
    rows: dict[str, _Row], rules: Sequence[Rule], before: Mapping[str, Decimal], after: Mapping[str, Decimal]
) -> Split:
    # A row that breaks its own sum has a wrong figure somewhere, which breaks a column too: neither may decide others.
    options = {
        key: Options(row.verdict.codes, row.verdict.readings)
        for key, row in rows.items()
        if row.verdict.kind in (Kind.ONE, Kind.SEVERAL)
    }
    lines = list(_lines(rules, options))
    by_columns = narrow(options, lines)
    useless = {*by_columns.broken, *by_columns.conflict}
    kept = [line for line in lines if line.id not in useless]
    by_years = _by_years(by_columns.rows, kept, before, after)
    settled = {
        key: _with(_with(row, by_columns.rows.get(key), By.COLUMNS), by_years.get(key), By.YEARS)
        for key, row in rows.items()
    }
    figures = {code: figure for row in settled.values() for code, figure in _figures(row).items()}
    verdicts = {key: row.verdict for key, row in settled.items()}
    return Split(figures, verdicts, by_columns.broken, by_columns.conflict)


def _lines(rules: Sequence[Rule], rows: Mapping[str, Options]) -> list[Line]:
    """The rules across rows whose cells all have readings, and whose totals are never blank."""
    row_of = {code: row for row in rows.values() for code in row.codes}
    lines = []
    for rule in rules:
        across = len({id(row_of.get(code)) for code in rule.cells}) > 1
        if (
            across
            and all(code in row_of for code in rule.cells)
            and not any(_may_be_blank(row_of[code], code) for code in rule.needed)
        ):
            signs = dict.fromkeys(rule.found, 1) | dict.fromkeys(rule.expected, -1)
            lines.append(Line(rule.id, signs))
    return lines


def _may_be_blank(row: Options, code: str) -> bool:
    place = row.codes.index(code)
    return any(reading[place] is None for reading in row.readings)


def _by_years(
    rows: Mapping[str, Options], lines: Sequence[Line], before: Mapping[str, Decimal], after: Mapping[str, Decimal]
) -> Mapping[str, Options]:
    """The readings that other years' figures leave, together with the column sums that hold.

    Practice carries figures over, no rule of the form does: a row that does not agree in every cell is left as it is.
    """
    row_of = {code: key for key, row in rows.items() for code in row.codes}
    told = [
        Line(f"year {place}", dict.fromkeys(item.codes, 1), int(item.amount))
        for place, item in enumerate(told_by(row_of, before, after))
        if item.amount.is_finite()
        and item.amount == item.amount.to_integral_value()
        and not any(_may_be_blank(rows[row_of[code]], code) for code in item.codes)
    ]
    against = {row_of[code] for line in told if line.id in narrow(rows, [line]).broken for code in line.signs}
    agreed = [line for line in told if not any(row_of[code] in against for code in line.signs)]
    return narrow(rows, [*lines, *agreed]).rows


def _with(row: _Row, options: Options | None, by: By) -> _Row:
    """The row with the readings that are left of it."""
    old = row.verdict
    if options is None or len(options.readings) == len(old.readings):
        return row
    kind = _kind(options.readings)
    return replace(row, verdict=replace(old, kind=kind, readings=options.readings, by=by if kind is Kind.ONE else None))


def _figures(row: _Row) -> dict[str, Figure]:
    verdict = row.verdict
    if verdict.kind is Kind.EMPTY:
        return dict.fromkeys(verdict.codes, blank(Made.PRINTED))
    if not verdict.readings:
        return dict.fromkeys(verdict.codes, Figure(None, State.UNREADABLE, Made.PRINTED, text=verdict.text))
    columns = zip(*verdict.readings, strict=True)
    return {cell.code: _figure(row, cell, set(values)) for cell, values in zip(row.cells, columns, strict=True)}


def _figure(row: _Row, cell: Cell, values: set[Decimal | None]) -> Figure:
    """The figure of a cell: a number only where every reading has the same."""
    unit = (row.unit or cell.unit) if cell.domain is Domain.AMOUNT else None
    numbers = tuple(sorted(value for value in values if value is not None))
    if not numbers:
        return blank(Made.PRINTED)
    if len(values) == 1:
        return number(numbers[0], Made.PRINTED, unit)
    text = row.verdict.text
    if len(values) > LISTED:
        return Figure(None, State.UNREADABLE, Made.PRINTED, text=text)
    return Figure(None, State.AMBIGUOUS, Made.PRINTED, text=text, readings=numbers, unit=unit)
