"""覆盖情况: how many reported, with zeros, late, not at all; and who is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gxxl.consolidate.lacking import said
from gxxl.consolidate.rows import Ledger, Status
from gxxl.consolidate.run import Outcome
from gxxl.messages import html_page as words
from gxxl.messages import ledger as ledger_words
from gxxl.render.page.charts import Share, shares
from gxxl.render.page.markup import Markup, tag, together
from gxxl.rules import Severity


def coverage(outcome: Outcome) -> Markup:
    """Numbers, a bar, and the names behind them."""
    ledger = outcome.ledger
    lists = (piece for label, names in _lists(ledger) for piece in _named(label, names))
    note = tag("p", words.LATE_HOW, class_="note") if _has_deadlines(ledger) else None
    return together(tag("dl", *_numbers(outcome), class_="numbers"), _bar(ledger), _lacking(outcome), *lists, note)


def _lacking(outcome: Outcome) -> Markup | None:
    """Which of the errors are not in figures."""
    what = said(outcome.lacks)
    return tag("p", ledger_words.AMONG_ERRORS.format(what=what), class_="note") if what else None


def _has_deadlines(ledger: Ledger) -> bool:
    return ledger.roster is not None and any(entry.draft_due or entry.final_due for entry in ledger.roster.entries)


def _numbers(outcome: Outcome) -> Iterator[Markup]:
    ledger = outcome.ledger
    late = len(ledger.late) if _has_deadlines(ledger) else None
    numbers = (
        (words.EXPECTED, ledger.expected if ledger.roster else None, words.UNITS, ""),
        (words.ADDED, len(ledger.added), words.UNITS, "good"),
        (words.ZERO, ledger.count(Status.ZERO), words.UNITS, ""),
        (words.MISSING, ledger.count(Status.MISSING) if ledger.roster else None, words.UNITS, "bad"),
        (words.EMPTY, ledger.count(Status.EMPTY) or None, words.FILES, "bad"),
        (words.LATE, late, words.UNITS, "bad"),
        (words.REFUSED, ledger.count(Status.REFUSED), words.FILES, "bad"),
        (words.NOT_ADDED, _not_settled(ledger), words.FILES, "bad"),
        (words.ERRORS, outcome.errors, words.PLACES, "bad"),
        (words.QUERIES, outcome.count(Severity.QUERY), words.PLACES, "query"),
    )
    for label, number, unit, kind in numbers:
        if number is not None:
            value = tag("dd", tag("b", number), tag("span", unit))
            yield tag("div", tag("dt", label), value, class_=f"number {kind if number else ''}".strip())


def _not_settled(ledger: Ledger) -> int:
    return sum(row.status in (Status.NOT_ADDED, Status.UNEXPECTED) and not row.is_settled for row in ledger.rows)


def _bar(ledger: Ledger) -> Markup:
    added, zero = len(ledger.added), ledger.count(Status.ZERO)
    items = [Share(words.SHARE_ADDED, added - zero, "good"), Share(words.SHARE_ZERO, zero, "zero")]
    if ledger.roster is None:
        return shares(words.COVERAGE_BAR_NO_ROSTER.format(added=added), items)
    expected = sum(row.entry is not None and row.entry.is_added for row in ledger.added)
    out = Share(words.SHARE_OUT, ledger.expected - expected, "out")
    return shares(words.COVERAGE_BAR.format(expected=ledger.expected, added=added), [*items, out])


def _lists(ledger: Ledger) -> Iterator[tuple[str, list[str]]]:
    added = {row.entry for row in ledger.added}
    missing = [row.unit for row in ledger.rows if row.status is Status.MISSING]
    wrong = [row for row in ledger.rows if not row.is_settled and row.status is not Status.MISSING]
    out = [row.unit or words.LIST_JOIN.join(row.files) for row in wrong if row.entry is None or row.entry not in added]
    zero = [row.unit for row in ledger.rows if row.status is Status.ZERO]
    late = [words.LATE_UNIT.format(unit=row.unit, day=row.late.received) for row in ledger.late if row.late]
    if ledger.roster:
        yield words.MISSING, missing
    yield words.OUT, list(dict.fromkeys(out))
    yield words.ZERO, zero
    if late:
        yield words.LATE, late


def _named(label: str, names: Collection[str]) -> Iterator[Markup]:
    yield tag("h3", words.NAMED.format(label=label, count=len(names)))
    yield tag("p", words.LIST_JOIN.join(names) or words.NOBODY)
