"""The whole consolidation: files in, ledger and summary out. Nothing is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from gxxl.consolidate.compare import YearBefore
from gxxl.consolidate.copies import with_copies_found
from gxxl.consolidate.gather import Found, Gathered, Ignored, gather, ignored_in, members_of
from gxxl.consolidate.ledger import build_ledger
from gxxl.consolidate.pool import read_in_workers
from gxxl.consolidate.receive import Reader, Terms
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Roster
from gxxl.consolidate.rows import Ledger
from gxxl.consolidate.total import Total, add_up
from gxxl.consolidate.typed import TypedLine
from gxxl.consolidate.units_before import with_years_compared
from gxxl.errors import Refused
from gxxl.form.book import load_book
from gxxl.messages import consolidate as words
from gxxl.messages import ledger as ledger_words
from gxxl.rules import Finding, Severity, check
from gxxl.rules.make import make
from gxxl.submission import Cover

Progress = Callable[[int, int], None]
_SHOWN = 20
DEFAULT_TERMS = Terms("2021")


def _silent(done: int, total: int) -> None:
    """No progress is shown."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for. ``year`` is taken from the files where it is ``None``, ``unit`` from the roster."""

    paths: tuple[Path | str, ...]  # a text is an address for fsspec
    outputs: tuple[Path, ...] = ()
    beside: Mapping[Path, str] = field(default_factory=dict)  # files that are no submissions, and what they are
    year: int | None = None
    terms: Terms = DEFAULT_TERMS
    unit: str = ""
    typed: tuple[TypedLine, ...] = ()  # what people wrote into the ledger of an earlier run
    last_year: YearBefore | None = None


def files_beside(roster: Path | None, last_year: Path | None) -> dict[Path, str]:
    """Files that a run uses and does not add, where it has them: they may lie among the submissions."""
    known = ((roster, words.IGNORED_ROSTER), (last_year, words.IGNORED_LAST_YEAR))
    return {path: why for path, why in known if path is not None}


@dataclass(frozen=True)
class Outcome:
    """What came of it. ``findings`` are about the run as a whole, ``remarks`` what the user should know."""

    ledger: Ledger
    total: Total
    ignored: tuple[Ignored, ...] = ()
    findings: tuple[Finding, ...] = ()
    own_findings: tuple[Finding, ...] = ()  # of the summary itself, which the units' findings explain
    remarks: tuple[str, ...] = ()
    last_year: YearBefore | None = None

    def count(self, severity: Severity) -> int:
        """Open findings of this weight, of all files that count and of the run."""
        found = [finding for row in self.ledger.rows for file in row.counted for finding in file.findings]
        return sum(finding.severity is severity and finding.is_open for finding in (*found, *self.findings))

    @property
    def is_clean(self) -> bool:
        """Whether nobody must do anything more."""
        return all(row.is_settled for row in self.ledger.rows) and not any(map(self.count, Severity))


def consolidate(
    request: Request, roster: Roster | None, progress: Progress = _silent, reader: Reader = read_in_workers
) -> Outcome:
    """Read everything with the ``reader``, match it to the roster, add up.

    Raises ``Refused`` where no file could be read or no year is known.
    """
    gathered = gather(request.paths, outputs=request.outputs, beside=request.beside)
    received, ignored = read_all(gathered.files, request.terms, progress, reader)
    return conclude(request, replace(gathered, ignored=(*gathered.ignored, *ignored)), received, roster)


def read_all(
    files: Sequence[Found], terms: Terms, progress: Progress = _silent, reader: Reader = read_in_workers
) -> tuple[list[Received], list[Ignored]]:
    """Every file read, those in containers after the others; and what was left alone in these."""
    received: list[Received] = []
    ignored: list[Ignored] = []
    done, known = 0, len(files)
    while files:
        inside: list[Found] = []
        for found, file in zip(files, reader(files, terms), strict=True):
            done += 1
            if file.container is None:
                received.append(file)
            else:
                inside += members_of(found, file.container)
                ignored += ignored_in(found, file.container)
            progress(done, known)
        files = inside
        known += len(files)
    return received, ignored


def conclude(request: Request, gathered: Gathered, received: Sequence[Received], roster: Roster | None) -> Outcome:
    """Ledger, sums and what is to be said, from what was read."""
    _require_any(request, received)
    received = with_copies_found(received)
    if request.last_year:
        received = with_years_compared(received, request.last_year.units)
    year, remarks = _year(request, received)
    ledger = build_ledger(received, roster, year, request.typed)
    cover = _cover(request.unit, roster, year)
    if not cover.unit:
        remarks.append(words.NO_UNIT)
    if ledger.gone:
        remarks.append(ledger_words.GONE_REMARK.format(count=len(ledger.gone), sheet=words.SHEET_LEDGER))
    total = add_up(ledger.rows, cover, request.terms.edition)
    if request.last_year:
        remarks += request.last_year.remarks(cover.unit, year)
        total = request.last_year.beside(total)
    return Outcome(
        ledger=ledger,
        total=total,
        ignored=gathered.ignored,
        findings=tuple(_run_findings(roster)),
        own_findings=check(total.summary),
        remarks=tuple(remarks),
        last_year=request.last_year,
    )


def _require_any(request: Request, received: Iterable[Received]) -> None:
    files = list(received)
    if any(file.submission for file in files):
        return
    paths = words.LIST_JOIN.join(str(path) for path in request.paths)
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
    scopes = next(field.choices for field in book.fields if field.key == "scope")
    parents = {entry.parent for entry in roster.entries if entry.parent} if roster else set()
    parent = parents.pop() if len(parents) == 1 else ""
    name, code = ("", parent) if parent.isdigit() else (parent, "")
    name = unit or name
    return Cover(unit=name, unit_code=code, year=year, level=book.level_of(name, ""), scope=scopes[1])


def _run_findings(roster: Roster | None) -> Iterable[Finding]:
    if roster is not None and not roster.has_own_office:
        yield make("roster.own_office", None)
