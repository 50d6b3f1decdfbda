"""What the summary's cover says of what is in it: units covered, units left out, errors not yet put right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import starmap

from gxxl.consolidate.coverage import incomplete_parts, incomplete_words, left_out
from gxxl.consolidate.lacking import said
from gxxl.consolidate.rows import Row
from gxxl.consolidate.run import Outcome
from gxxl.consolidate.series import errors_by_rule
from gxxl.messages import consolidate as words
from gxxl.messages import ledger as ledger_words
from gxxl.messages import levels as level_words
from gxxl.rules import Severity

_ROOM = 40  # characters of names on a line


def cover_lines(outcome: Outcome) -> list[str]:
    """The lines, in order; each fits two lines of the cover."""
    ledger = outcome.ledger
    values = {"expected": ledger.expected, "added": len(ledger.added)}
    coverage = words.COVER_COVERAGE if ledger.roster else words.COVER_COVERAGE_NO_ROSTER
    lines = [coverage.format(**values)]
    out = left_out(outcome.lacks)
    if out:
        lines.append(words.COVER_MISSING.format(count=len(out), units=_some(out)))
    parts = incomplete_parts(ledger)
    if parts:
        below = _some(starmap(incomplete_words, parts.items()))
        lines.append(level_words.COVER_PARTS.format(count=len(parts), parts=below))
    if outcome.lacks:
        what = said(outcome.lacks, outcome.count(Severity.ERROR))
        lines.append(ledger_words.COVER_ALL_ERRORS.format(count=outcome.errors, what=what))
    lines.append(_errors(ledger.added))
    rules = errors_by_rule(replace(ledger, rows=ledger.added))
    if rules:
        named = (ledger_words.COVER_OF_RULE.format(rule=bar.name, count=bar.value) for bar in rules)
        lines.append(ledger_words.COVER_RULES.format(rules=_some(named)))
    return lines


def _errors(rows: Iterable[Row]) -> str:
    counts = ((row.unit, row.count(Severity.ERROR)) for row in rows)
    wrong = [(unit, count) for unit, count in counts if count]
    if not wrong:
        return words.COVER_NO_ERRORS
    named = (words.COVER_OF_UNIT.format(unit=unit, count=count) for unit, count in wrong)
    total = sum(count for _, count in wrong)
    return words.COVER_ERRORS.format(units_count=len(wrong), count=total, units=_some(named))


def _some(texts: Iterable[str]) -> str:
    """As many as there is room for, and 等 if there are more."""
    shown: list[str] = []
    for text in texts:
        if sum(map(len, shown)) + len(text) > _ROOM and shown:
            return words.LIST_JOIN.join(shown) + words.COVER_MORE
        shown.append(text)
    return words.LIST_JOIN.join(shown)
