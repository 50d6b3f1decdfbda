"""The whole consolidation: files in, ledger and summary out. Nothing is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gxxl.consolidate.gather import Found, Ignored, gather, ignored_in, members_of
from gxxl.consolidate.pool import read_in_workers
from gxxl.consolidate.receive import Reader, Terms
from gxxl.consolidate.received import Received
from gxxl.messages import consolidate as words
from gxxl.rules import Finding, Severity

if TYPE_CHECKING:  # what only the end needs is loaded while others read the files
    from gxxl.consolidate.compare import YearBefore
    from gxxl.consolidate.earlier import Earlier, Noted
    from gxxl.consolidate.lacking import Lack
    from gxxl.consolidate.roster import Roster
    from gxxl.consolidate.rows import Ledger
    from gxxl.consolidate.total import Total
    from gxxl.consolidate.typed import TypedLine

Progress = Callable[[int, int], None]
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
    code: str = ""
    typed: tuple[TypedLine, ...] = ()  # what people wrote into the ledger of an earlier run
    earlier: tuple[Earlier | None, ...] = ()  # 汇总工作底稿 and 报送版 of an earlier run
    today: date | None = None  # the day of the run, the present one unless given
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
    noted: Noted | None = None  # what the two files keep of this run for the next one

    def count(self, severity: Severity) -> int:
        """Open findings of this weight, of all files that count and of the run."""
        return self._open[severity]

    @cached_property
    def lacks(self) -> tuple[Lack, ...]:
        """What is lacking in the sum: units that should be in it, files nobody can tell."""
        from gxxl.consolidate.lacking import lacks_of  # noqa: PLC0415 - late: only the end needs it

        return lacks_of(self.ledger)

    @property
    def errors(self) -> int:
        """All errors: those in figures and of the run, and what is lacking."""
        return self.count(Severity.ERROR) + len(self.lacks)

    @cached_property
    def _open(self) -> Counter[Severity]:
        """How many open findings there are of each weight."""
        found = [finding for row in self.ledger.rows for file in row.counted for finding in file.findings]
        return Counter(finding.severity for finding in (*found, *self.findings) if finding.is_open)

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
    from gxxl.consolidate.conclude import conclude  # noqa: PLC0415 - late: the workers have been started

    return conclude(request, gathered._replace(ignored=(*gathered.ignored, *ignored)), received, roster)


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
