"""The lines of the ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from gxxl.consolidate.late import Late
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Entry, Roster
from gxxl.consolidate.typed import NOTHING_TYPED, Typed, TypedLine
from gxxl.rules import Finding, Severity, settled


class Status(StrEnum):
    """How things stand with a unit; the words for users are in ``messages``."""

    REPORTED = "reported"
    ZERO = "zero"  # everything is zero, and the unit said so
    MISSING = "missing"
    SUPERSEDED = "superseded"  # replaced by a newer file of the same unit
    REFUSED = "refused"  # could not be read
    UNEXPECTED = "unexpected"  # not in the roster
    NOT_ADDED = "not_added"
    EMPTY = "empty"  # a form in which nothing is filled in or confirmed


class Why(StrEnum):
    """Why a file that was read is not added, where somebody must do something about it."""

    PENDING = "pending"  # the unit sent several, and nobody can tell which counts
    UNCLEAR = "unclear"  # nobody can tell whose it is
    YEAR = "year"  # it is of another year, or of none
    SUMMARY = "summary"  # a summary beside its own parts


ADDED = (Status.REPORTED, Status.ZERO)


class Difference(NamedTuple):
    """A cell in which the files of one unit differ: where it stands, its labels, and what each file says."""

    place: str
    cell: str
    values: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the ledger. ``received`` are its files; the first one is added when the status says so.

    ``typed`` is what people wrote on its line in an earlier run; ``late`` how it stands to its deadline, if it has one;
    ``differences`` are those between files of which nobody knows which one counts; ``maybe`` are the units of which one
    sent it, where nobody can tell which.
    """

    unit: str
    unit_code: str
    status: Status
    received: tuple[Received, ...] = ()
    reason: str = ""
    entry: Entry | None = None
    typed: Typed = NOTHING_TYPED
    late: Late | None = None
    differences: tuple[Difference, ...] = ()
    why: Why | None = None
    maybe: tuple[Entry, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its files."""
        return tuple(file.file for file in self.received)

    @property
    def state(self) -> str:
        """The status as programs read it: an empty form is one that is not added, which ``lacking`` tells apart."""
        return (Status.NOT_ADDED if self.status is Status.EMPTY else self.status).value

    @property
    def is_added(self) -> bool:
        """Whether its figures are in the sum."""
        return self.status in ADDED

    @property
    def counted(self) -> tuple[Received, ...]:
        """The files whose findings matter: of copies one, of what is replaced, empty or belongs elsewhere none."""
        if self.status in (Status.SUPERSEDED, Status.EMPTY) or self._belongs_elsewhere:
            return ()
        return self.received[:1] if self.is_added else self.received

    def asked(self, *findings: Finding) -> Row:
        """The row with more findings about its first file; those for which the unit gave a reason are settled."""
        first, *others = self.received
        reasons = first.submission.reasons if first.submission else ()
        first = replace(first, findings=(*first.findings, *settled(findings, reasons)))
        return replace(self, received=(first, *others))

    @property
    def findings(self) -> int:
        """Findings that still ask for something."""
        return sum(file.open_findings for file in self.counted)

    def count(self, severity: Severity) -> int:
        """Findings of this weight that still ask for something."""
        return sum(f.severity is severity and f.is_open for file in self.counted for f in file.findings)

    @property
    def is_settled(self) -> bool:
        """Whether nothing has to be done about the unit's file as such; its findings are another matter."""
        return self.is_added or self.status is Status.SUPERSEDED or self._belongs_elsewhere

    @property
    def _belongs_elsewhere(self) -> bool:
        return self.status is Status.NOT_ADDED and self.entry is not None and not self.entry.is_added


@dataclass(frozen=True, slots=True)
class Ledger:
    """All lines: the roster's units in its order, then what is not in it, by file. ``roster`` may be missing.

    ``gone`` are lines of an earlier run that people wrote on and that have no unit any more.
    """

    year: int
    rows: tuple[Row, ...]
    roster: Roster | None = None
    gone: tuple[TypedLine, ...] = ()

    @property
    def added(self) -> tuple[Row, ...]:
        """The lines whose figures are added."""
        return tuple(row for row in self.rows if row.is_added)

    @property
    def expected(self) -> int:
        """How many units the roster wants in the sum."""
        return sum(entry.is_added for entry in self.roster.entries) if self.roster else 0

    def count(self, status: Status) -> int:
        """How many lines have this status."""
        return sum(row.status is status for row in self.rows)

    @property
    def late(self) -> tuple[Row, ...]:
        """Of each unit that came late the first line that says so: the one that counts, else an older one."""
        rows: dict[Entry | None, Row] = {}
        for row in self.rows:
            if row.late and row.late.is_late:
                rows.setdefault(row.entry, row)
        return tuple(rows.values())
