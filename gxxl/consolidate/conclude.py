"""What is made of the files once they are read: the ledger, the sums, and what must be said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from gxxl.consolidate.carried import carried
from gxxl.consolidate.copies import with_copies_found
from gxxl.consolidate.coverage import coverage_of
from gxxl.consolidate.gather import Gathered
from gxxl.consolidate.ledger import build_ledger
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Roster
from gxxl.consolidate.run import Outcome, Request
from gxxl.consolidate.total import add_up
from gxxl.errors import Refused
from gxxl.form.book import load_book
from gxxl.messages import consolidate as words
from gxxl.messages import ledger as ledger_words
from gxxl.rules import Finding, check
from gxxl.rules.make import make
from gxxl.submission import Cover

_SHOWN = 20


def conclude(request: Request, gathered: Gathered, received: Sequence[Received], roster: Roster | None) -> Outcome:
    """Ledger, sums and what is to be said, from what was read."""
    _require_any(request, received)
    received = with_copies_found(received)
    if request.last_year:
        from gxxl.consolidate.units_before import with_years_compared  # noqa: PLC0415 - late, for start-up

        received = with_years_compared(received, request.last_year.units)
    year, remarks = _year(request, received)
    ledger = build_ledger(received, roster, year, request.typed)
    cover = _cover(request.unit, roster, year)
    if not cover.unit:
        remarks.append(words.NO_UNIT)
    if ledger.gone:
        remarks.append(ledger_words.GONE_REMARK.format(count=len(ledger.gone), sheet=words.SHEET_LEDGER))
    findings = tuple(_run_findings(roster))
    total = add_up(ledger.rows, cover, request.terms.edition, coverage_of(ledger, findings))
    cover, noted, more = carried(total.summary, request.earlier, _fixed(request), request.today or date.today())  # noqa: DTZ011 - the user's own day
    remarks += more
    total = replace(total, summary=replace(total.summary, cover=cover))
    if request.last_year:
        remarks += request.last_year.remarks(cover.unit, year)
        total = request.last_year.beside(total)
    return Outcome(
        ledger=ledger,
        total=total,
        ignored=gathered.ignored,
        findings=findings,
        own_findings=check(total.summary),
        remarks=tuple(remarks),
        last_year=request.last_year,
        noted=noted,
    )


def _require_any(request: Request, received: Iterable[Received]) -> None:
    files = list(received)
    if any(file.submission for file in files):
        return
    from gxxl.intake.remote import shown_url  # noqa: PLC0415 - late, for start-up

    paths = words.LIST_JOIN.join(shown_url(path) if isinstance(path, str) else str(path) for path in request.paths)
    lines = [words.REFUSED_LINE.format(file=file.file, reason=file.refusal) for file in files]
    more = [words.MORE_REFUSED.format(count=len(lines) - _SHOWN)] if len(lines) > _SHOWN else []
    raise Refused("nothing", "\n".join([*lines[:_SHOWN], *more, words.NOTHING_FOUND.format(paths=paths)]))


def _year(request: Request, received: Iterable[Received]) -> tuple[int, list[str]]:
    """The year asked for, or the one most files are of (the later of two), which is then said."""
    if request.year is not None:
        return request.year, []
    years = Counter(file.cover.year for file in received if file.cover.year is not None)
    if not years:
        raise Refused("no_year", words.NO_YEAR_AT_ALL)
    year = max(years, key=lambda item: (years[item], item))
    return year, [words.YEAR_GUESSED.format(year=year)]


def _cover(unit: str, roster: Roster | None, year: int) -> Cover:
    """The summary's cover: the unit that was named, or the one that the whole roster is under."""
    book = load_book()
    parents = {entry.parent for entry in roster.entries if entry.parent} if roster else set()
    parent = parents.pop() if len(parents) == 1 else ""
    name, code = ("", parent) if parent.isdigit() else (parent, "")
    name = unit or name
    return Cover(unit=name, unit_code=code, year=year, level=book.level_of(name, ""), scope=book.scopes[1])


def _fixed(request: Request) -> dict[str, str]:
    """What the command line says of the cover."""
    return {"unit_code": request.code} if request.code else {}


def _run_findings(roster: Roster | None) -> Iterable[Finding]:
    if roster is not None and not roster.has_own_office:
        yield make("roster.own_office", None)
