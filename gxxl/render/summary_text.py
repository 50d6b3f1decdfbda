"""The ledger as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from gxxl.consolidate.lacking import said
from gxxl.consolidate.reasons import joined
from gxxl.consolidate.rows import Row, Status
from gxxl.consolidate.run import Outcome
from gxxl.messages import consolidate as words
from gxxl.messages import ledger as ledger_words
from gxxl.render.columns import printable, table_lines
from gxxl.rules import Severity


def ledger_text(outcome: Outcome) -> str:
    """A line a unit: status, open findings, name, files, reason; then what was left alone, and the counts."""
    return "\n".join(_lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
    table = [words.LEDGER_HEAD, *map(_cells, outcome.ledger.rows)]
    yield from table_lines(table)
    yield from (words.IGNORED_LINE.format(file=item.file, reason=item.reason) for item in outcome.ignored)
    yield from (words.RUN_FINDING.format(message=item.message, remedy=item.remedy) for item in outcome.findings)
    yield _counts(outcome)


def _cells(row: Row) -> tuple[str, ...]:
    reason = joined(row.reason, str(row.late or ""))
    texts = (words.STATUS[row.status], str(row.findings or ""), row.unit, words.FILES_JOIN.join(row.files), reason)
    return tuple(map(printable, texts))


def _counts(outcome: Outcome) -> str:
    ledger = outcome.ledger
    counts = words.LEDGER_COUNTS if ledger.roster else words.LEDGER_COUNTS_NO_ROSTER
    counted = counts.format(
        year=ledger.year,
        expected=ledger.expected,
        added=len(ledger.added),
        missing=ledger.count(Status.MISSING),
        errors=outcome.errors,
        queries=outcome.count(Severity.QUERY),
    )
    unknown = sum(row.late is not None and row.late.days is None for row in ledger.rows)
    late = ledger_words.LATE_SUMMED.format(late=len(ledger.late)) if ledger.late else ""
    what = said(outcome.lacks)
    lacking = ledger_words.AMONG_ERRORS.format(what=what) if what else ""
    return counted + lacking + late + (ledger_words.LATE_NOT_KNOWN.format(unknown=unknown) if unknown else "")
