"""Who must act on a consolidation, and for what: the ledger's lines put together by unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Entry
from gxxl.consolidate.rows import Difference, Row, Status
from gxxl.consolidate.run import Outcome
from gxxl.rules import Finding, Severity
from gxxl.unit_names import short_name


class Kind(StrEnum):
    """What a unit is asked for; the words are in ``messages``."""

    RETURN = "return"  # 退改: there are errors, or the file cannot be counted
    VERIFY = "verify"  # 核实: nothing but queries
    RESEND = "resend"  # 重报: what came cannot be read
    REMIND = "remind"  # 催报: nothing came


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to put right: a finding in a file, or, without a finding, why the file as a whole is not counted.

    ``differences`` are those between several files of the unit, where that is why.
    """

    file: Received
    finding: Finding | None = None
    reason: str = ""
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Task:
    """What one unit is asked for. ``unit`` is its full name, ``entry`` its line in the roster.

    ``refused`` are files that cannot be read, ``counted`` the file that is added meanwhile. ``unclear`` are lines of
    files that may be the unit's.
    """

    kind: Kind
    unit: str
    entry: Entry
    unit_code: str = ""
    points: tuple[Point, ...] = ()
    refused: tuple[Received, ...] = ()
    counted: str = ""
    unclear: tuple[Row, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files it is about, each once: of those that can be read, else of those that cannot."""
        return tuple(dict.fromkeys(file.file for file in [point.file for point in self.points] or self.refused))

    def count(self, severity: Severity) -> int:
        """How many of its findings have this weight; a file that is not counted is an error."""
        weights = (point.finding.severity if point.finding else Severity.ERROR for point in self.points)
        return sum(weight is severity for weight in weights)

    def due(self, day: date) -> date | None:
        """By when: for what has not come the draft's deadline while that is ahead, else the one for corrections."""
        draft = self.entry.draft_due
        if self.kind is Kind.REMIND and draft and draft >= day:
            return draft
        return self.entry.final_due


def tasks(outcome: Outcome) -> tuple[Task, ...]:
    """A task for each unit that must act, in the ledger's order."""
    by_unit: dict[Entry, list[Row]] = {}
    unclear: dict[Entry, list[Row]] = {}
    for row in outcome.ledger.rows:
        if row.entry is not None:
            by_unit.setdefault(row.entry, []).append(row)
        for entry in row.maybe:
            unclear.setdefault(entry, []).append(row)
    made = (_task(entry, rows, unclear.get(entry, ())) for entry, rows in by_unit.items())
    return tuple(task for task in made if task)


def strays(outcome: Outcome) -> tuple[Row, ...]:
    """Lines that no unit can be written to about: not in the roster, or nobody knows whose they are."""
    return tuple(row for row in outcome.ledger.rows if row.entry is None)


def _task(entry: Entry, rows: Sequence[Row], unclear: Sequence[Row]) -> Task | None:
    counted = next((row.files[0] for row in rows if row.is_added), "")
    points = tuple(_points(rows, is_added=bool(counted)))
    refused = tuple(file for row in rows if row.status is Status.REFUSED for file in row.received)
    kind = _kind(rows, points, refused=bool(refused))
    if kind is None:
        return None
    code = next((row.unit_code for row in rows if row.unit_code), entry.code)
    may_be = tuple(unclear) if kind is Kind.REMIND else ()
    return Task(kind, _full_name(entry, rows), entry, code, points, refused, counted, may_be)


def _kind(rows: Iterable[Row], points: Sequence[Point], *, refused: bool) -> Kind | None:
    if any(point.finding is None or point.finding.severity is Severity.ERROR for point in points):
        return Kind.RETURN
    if points:
        return Kind.VERIFY
    if refused:
        return Kind.RESEND
    return Kind.REMIND if any(row.status is Status.MISSING for row in rows) else None


def _points(rows: Iterable[Row], *, is_added: bool) -> Iterator[Point]:
    """Why a file is not counted, where no other of the unit is; then the open findings of the files that count."""
    for row in rows:
        if row.status is Status.REFUSED or (row.is_settled and not row.is_added):
            continue
        if not row.is_settled and not is_added:
            first = row.received[:1]
            yield from (Point(file, reason=row.reason, differences=row.differences) for file in first)
        for file in row.counted:
            yield from (Point(file, finding) for finding in file.findings if finding.is_open)


def _full_name(entry: Entry, rows: Iterable[Row]) -> str:
    """The roster's name, or the cover's where that is the same one in full (冯原镇人民政府 for 冯原镇)."""
    covers = (file.cover.unit for row in rows for file in row.received if file.cover.unit)
    same = [name for name in covers if short_name(name) == short_name(entry.name)]
    return max([entry.name, *same], key=len)
