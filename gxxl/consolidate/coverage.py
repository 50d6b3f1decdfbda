"""How complete a summary is, kept in it for the level above: a gap below must not vanish on the way up."""

from __future__ import annotations

from collections.abc import Iterable

from gxxl.consolidate.lacking import Lack, lacks_of
from gxxl.consolidate.received import Received
from gxxl.consolidate.rows import Ledger
from gxxl.intake.covered import MOST_NAMES
from gxxl.messages import levels as words
from gxxl.rules import Finding, Severity
from gxxl.rules.coverage import coverage_words
from gxxl.submission import Coverage

_HELD_BACK = "consolidate.held_back"


def coverage_of(ledger: Ledger, findings: Iterable[Finding]) -> Coverage:
    """What is in the sum of the units that should be, and what stands open; ``findings`` are of the run as a whole."""
    lacks = lacks_of(ledger)
    out = left_out(lacks)
    stood = [finding for row in ledger.added for file in row.counted for finding in file.findings]
    stood = [finding for finding in (*stood, *findings) if finding.is_open]
    wrong = sum(finding.severity is Severity.ERROR for finding in stood)
    return Coverage(
        expected=ledger.expected if ledger.roster else None,
        added=len(ledger.added),
        lacking=len(out),
        errors=wrong + sum(not lack.is_of_unit for lack in lacks),
        queries=len(stood) - wrong,
        held=sum(finding.rule == _HELD_BACK for finding in stood),
        names=tuple(out[:MOST_NAMES]),
    )


def left_out(lacks: Iterable[Lack]) -> list[str]:
    """The units whose figures should be in the sum and are not."""
    return [lack.row.unit for lack in lacks if lack.is_of_unit]


def level_notes(file: Received) -> tuple[str, ...]:
    """What a summary covers, for its line in the ledger; nothing of any other file."""
    coverage = file.submission.coverage if file.submission else None
    return (coverage_words(coverage),) if coverage else ()


def incomplete_parts(ledger: Ledger) -> dict[str, Coverage]:
    """Of the summaries that are added those that were not complete, by their units' names."""
    submissions = ((row.unit, row.received[0].submission) for row in ledger.added)
    known = ((unit, submission.coverage) for unit, submission in submissions if submission)
    return {unit: coverage for unit, coverage in known if coverage and coverage.is_incomplete}


def incomplete_words(unit: str, coverage: Coverage) -> str:
    """One of them for the cover."""
    return words.COVER_OF_PART.format(unit=unit, coverage=coverage_words(coverage, brief=True))
