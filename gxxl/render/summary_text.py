"""The ledger as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from gxxl.consolidate.rows import Row, Status
from gxxl.consolidate.run import Outcome
from gxxl.messages import consolidate as words
from gxxl.rules import Severity


def ledger_text(outcome: Outcome) -> str:
    """A line a unit: status, open findings, name, files, reason; then what was left alone, and the counts."""
    return "\n".join(_lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
    table = [words.LEDGER_HEAD, *map(_cells, outcome.ledger.rows)]
    widths = [max(_width(line[column]) for line in table) for column in range(len(words.LEDGER_HEAD) - 1)]
    for line in table:
        padded = (text + " " * (width - _width(text)) for text, width in zip(line, widths, strict=False))
        yield "  ".join([*padded, line[-1]]).rstrip()
    yield from (words.IGNORED_LINE.format(file=item.file, reason=item.reason) for item in outcome.ignored)
    yield from (words.RUN_FINDING.format(message=item.message, remedy=item.remedy) for item in outcome.findings)
    yield _counts(outcome)


def _cells(row: Row) -> tuple[str, ...]:
    texts = (words.STATUS[row.status], str(row.findings or ""), row.unit, words.FILES_JOIN.join(row.files), row.reason)
    return tuple(map(_printable, texts))


def _printable(text: str) -> str:
    """Names come from files: signs that would move the cursor or turn the line around do not reach the terminal."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def _counts(outcome: Outcome) -> str:
    ledger = outcome.ledger
    counts = words.LEDGER_COUNTS if ledger.roster else words.LEDGER_COUNTS_NO_ROSTER
    return counts.format(
        year=ledger.year,
        expected=ledger.expected,
        added=len(ledger.added),
        missing=ledger.count(Status.MISSING),
        errors=outcome.count(Severity.ERROR),
        queries=outcome.count(Severity.QUERY),
    )


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
