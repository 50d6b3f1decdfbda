"""What a figure's state and its cell's domain give rise to: blanks, texts, units, negatives, fractions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from gxxl.figures import Figures
from gxxl.form import TABLES, Cell, Domain, load
from gxxl.messages import rules as words
from gxxl.money import in_unit
from gxxl.places import place_of
from gxxl.reading import is_too_large
from gxxl.rules.finding import Finding
from gxxl.rules.linear import Outcome, plain, verdicts
from gxxl.rules.make import make
from gxxl.submission import Figure, Made, State, Submission

SHOWN_PLACES = 6


def check_states(submission: Submission) -> Iterator[Finding]:
    """Findings about single cells, table by table; blanks and computed totals of a table are one finding each."""
    figures = submission.figures
    are_quiet = isinstance(figures, Figures) and figures.are_quiet
    for table in TABLES:
        edition = submission.editions.get(table)
        if edition is None:
            yield _finding("{table}.missing", submission, table, (), nearly=_nearly(submission, table))
            continue
        cells = load(edition).tables_by_key[table].cells
        for cell in _amounts(edition, table) if are_quiet else cells:
            yield from _check_cell(submission, cell, figures[cell.code])
        if not are_quiet:
            yield from _check_table(submission, table, cells)


def _nearly(submission: Submission, table: str) -> str:
    """What of a table that was not found is there."""
    near = next((near for near in submission.origin.nearly if near[0] == table), None)
    return words.NEARLY[near[3]].format(sheet=near[1], label=near[2]) if near else ""


def check_unread(submission: Submission) -> Iterator[Finding]:
    """Queries about tables that stand in the file once more with other figures, and were not read."""
    for table, sheet, count in submission.origin.unread:
        edition = submission.editions[table]
        own = (load(edition).section_of(table).sheet if edition else None) or ""
        yield _finding("{table}.unread", submission, table, (), place=sheet, own=own, differing=str(count))


@lru_cache(maxsize=16)
def _amounts(edition: str, table: str) -> tuple[Cell, ...]:
    return tuple(cell for cell in load(edition).tables_by_key[table].cells if cell.domain is Domain.AMOUNT)


def _check_cell(submission: Submission, cell: Cell, figure: Figure) -> Iterator[Finding]:
    if figure.state is State.UNREADABLE:
        kind = "{table}.too_large" if is_too_large(figure, cell) else "{table}.unreadable"
        yield _cell_finding(kind, submission, cell, text=figure.text or "")
    elif figure.state is State.AMBIGUOUS:
        yield _cell_finding("{table}.ambiguous", submission, cell, printed=_printed(figure), readings=_readings(figure))
    elif figure.value is not None:
        yield from _check_value(submission, cell, figure)


def _printed(figure: Figure) -> str:
    return words.PRINTED.format(text=figure.text) if figure.text else ""


def _readings(figure: Figure) -> str:
    """The readings of an ambiguous figure, the first of many."""
    shown = words.READINGS_JOIN.join(plain(value) for value in figure.readings[:SHOWN_PLACES])
    many = len(figure.readings) > SHOWN_PLACES
    return shown + (words.READINGS_MORE.format(count=len(figure.readings)) if many else "")


def _check_value(submission: Submission, cell: Cell, figure: Figure) -> Iterator[Finding]:
    assert figure.value is not None
    value = plain(figure.value)
    if (cell.domain is Domain.AMOUNT and figure.value and figure.unit != cell.unit) or _unknown_unit(cell, figure):
        yield _cell_finding(
            "{table}.amount_unit", submission, cell, text=_shown(figure), unit_words=_unit(cell, figure)
        )
    elif figure.state is State.MARKED:
        yield _cell_finding("{table}.marked", submission, cell, text=_shown(figure), value=value)
    if figure.value < 0 and cell.domain is not Domain.SIGNED:
        yield _cell_finding("{table}.negative", submission, cell, value=value)
    elif cell.domain is not Domain.AMOUNT and figure.value != figure.value.to_integral_value():
        yield _cell_finding("{table}.fraction", submission, cell, value=value)


def _unknown_unit(cell: Cell, figure: Figure) -> bool:
    return cell.domain is Domain.AMOUNT and bool(figure.value) and figure.unit is None


def _shown(figure: Figure) -> str:
    assert figure.value is not None
    return figure.text if figure.text is not None else plain(figure.value)


def _unit(cell: Cell, figure: Figure) -> str:
    if figure.unit is None:
        return words.AMOUNT_UNIT_UNKNOWN
    if cell.unit is None:
        return words.AMOUNT_UNIT_GIVEN.format(unit=figure.unit)
    is_in_cell = figure.unit in (figure.text or "")  # else the head above it names the unit
    sentence = words.AMOUNT_UNIT_OTHER if is_in_cell else words.AMOUNT_UNIT_HEAD
    return sentence.format(given=figure.unit, unit=cell.unit, value=plain(in_unit(figure, cell.unit)))


def _check_table(submission: Submission, table: str, cells: Sequence[Cell]) -> Iterator[Finding]:
    figures = submission.figures
    blanks = tuple(cell.code for cell in cells if figures[cell.code].state is State.BLANK)
    if blanks:
        yield _finding("{table}.blank", submission, table, blanks, undecided=_undecided(submission, table, blanks))
    computed = tuple(cell.code for cell in cells if figures[cell.code].made is Made.COMPUTED)
    if computed:
        yield _finding("{table}.computed", submission, table, computed)
    absent = tuple(cell.code for cell in cells if figures[cell.code].state is State.ABSENT)
    if absent:
        yield _finding("{table}.absent", submission, table, absent)


def _undecided(submission: Submission, table: str, blanks: Sequence[str]) -> str:
    count = sum(
        verdict.outcome is Outcome.UNDECIDED
        for rule, verdict in verdicts(submission).items()
        if rule.split(".")[0] == table
    )
    edition = submission.editions[table]
    assert edition is not None
    totals = sum(code in load(edition).total_rules for code in blanks)
    return words.BLANK_UNDECIDED.format(totals=totals, count=count) if totals and count else ""


def _cell_finding(kind: str, submission: Submission, cell: Cell, **values: str) -> Finding:
    return make(kind, submission, (cell.code,), table=cell.table, cell=cell.label, **values)


def _finding(kind: str, submission: Submission, table: str, codes: tuple[str, ...], **values: str) -> Finding:
    entry = load(submission.editions.get(table) or "2021").tables_by_key[table]
    addresses = [str(place_of(submission, code)) for code in codes]
    said = {
        "table_name": words.TABLE_NAME.format(name=entry.name),
        "count": len(codes),
        "places": _places(addresses, len(entry.cells)),
    }
    return make(kind, submission, codes, table=table, **said, **values)


def _places(addresses: Sequence[str], of: int) -> str:
    """The places in few words: the sheet once, some addresses, and how many there are."""
    if len(addresses) == of:
        return words.BLANK_ALL.format(count=of)
    shown = [addresses[0], *(address.split("!")[-1] for address in addresses[1:SHOWN_PLACES])] if addresses else []
    more = words.PLACES_MORE.format(count=len(addresses)) if len(addresses) > SHOWN_PLACES else ""
    return words.PLACES_JOIN.join(shown) + more
