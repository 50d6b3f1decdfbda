"""The lines of 报送情况 as plain values, the same in the workbook and on the page."""

from __future__ import annotations

from collections.abc import Iterable

from gxxl.consolidate.rows import Ledger, Row, Status
from gxxl.consolidate.typed import NOTHING_TYPED, TYPED_NAMES, Typed
from gxxl.messages import consolidate as words
from gxxl.messages import ledger as ledger_words
from gxxl.rules import Severity

NUMBER, UNIT, CODE, CATEGORY, PARENT, STATUS, ERRORS, QUERIES, FILES, REASON = words.LEDGER_COLUMNS
LATE = ledger_words.LATE_COLUMN
TYPED = tuple(ledger_words.TYPED_COLUMNS[name] for name in TYPED_NAMES)
HEADS = (NUMBER, UNIT, CODE, CATEGORY, PARENT, STATUS, LATE, ERRORS, QUERIES, *TYPED, FILES, REASON)
# What is looked at most stands first, then the long texts; behind them, and not on paper, what few ask for.
UNPRINTED = (PARENT, ledger_words.TYPED_COLUMNS["published_at"])
COLUMNS = (*(name for name in HEADS if name not in UNPRINTED), *UNPRINTED)
NUMBERS = (NUMBER, ERRORS, QUERIES)
_NOTHING = NOTHING_TYPED.texts


def line_of(ledger: Ledger, number: int, row: Row) -> tuple[str | int, ...]:
    """What stands in a line, in the order of ``HEADS``, which is not the one of the columns."""
    typed = _NOTHING if row.typed is NOTHING_TYPED else row.typed.texts
    files = words.FILES_JOIN.join(row.files)
    return (number, *_about(ledger, row), str(row.late or ""), *_open(row), *typed, files, row.reason)


def _about(ledger: Ledger, row: Row) -> tuple[str, ...]:
    entry = row.entry
    category = entry.category.value if entry and entry.category else ""
    if ledger.roster and not entry and row.status is not Status.UNEXPECTED:
        category = words.LEDGER_STRAY
    return row.unit, row.unit_code, category, entry.parent if entry else "", words.STATUS[row.status]


def _open(row: Row) -> tuple[int, int]:
    """How many errors and queries still ask for something."""
    if not any(file.findings for file in row.counted):
        return 0, 0
    return row.count(Severity.ERROR), row.count(Severity.QUERY)


def own_heads(typed: Iterable[Typed]) -> list[str]:
    """The columns that the office added itself."""
    return list(dict.fromkeys(head for cells in typed for head, _ in cells.own))


def own_texts(typed: Typed, heads: Iterable[str]) -> list[str | None]:
    """What stands in these."""
    theirs = dict(typed.own)
    return [theirs.get(head) or None for head in heads]
