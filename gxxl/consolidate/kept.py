"""The lines of a new ledger with what people typed into the earlier one, and whether each came late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gxxl.consolidate.late import lateness
from gxxl.consolidate.reasons import joined
from gxxl.consolidate.received import Received
from gxxl.consolidate.rows import Row, Status
from gxxl.consolidate.typed import NOTHING_TYPED, Target, Typed, TypedLine, hand_over
from gxxl.messages import consolidate as words
from gxxl.messages import ledger as ledger_words


def keep_typed(rows: Sequence[Row], lines: Sequence[TypedLine]) -> tuple[list[Row], list[TypedLine]]:
    """The rows with their typed cells and their lateness, and the lines that no row took over."""
    typed, gone = hand_over(lines, list(map(_target, rows))) if lines else ([NOTHING_TYPED] * len(rows), [])
    again = {row.entry for row in rows if row.status is Status.SUPERSEDED}
    return [_row(row, cells, came_again=row.entry in again) for row, cells in zip(rows, typed, strict=True)], gone


def _target(row: Row) -> Target:
    files = words.FILES_JOIN.join(row.files)
    return Target(row.unit, row.unit_code, files, row.status is Status.SUPERSEDED)


def _row(row: Row, typed: Typed, *, came_again: bool) -> Row:
    is_older = row.status is Status.SUPERSEDED
    late = lateness(row.entry, _file(row, typed), typed, came_again=came_again and not is_older)
    if typed is row.typed and late is row.late:  # nothing typed, no deadline: as with most units
        return row
    return replace(row, typed=typed, late=late, reason=_reason(row, typed))


def _file(row: Row, typed: Typed) -> Received | None:
    """The file whose day counts: of copies the one that 收到时间 was typed for, else the earliest."""
    if len(row.received) <= 1:
        return row.received[0] if row.received else None
    if not row.is_added:
        return None
    own = [file for file in row.received if file.file == typed.received_for]
    return min(own or row.received, key=lambda file: file.filled_on or date.max)


def _reason(row: Row, typed: Typed) -> str:
    """That 收到时间 was typed for another file is said: it is not used for this one."""
    for_others = typed.received_for.split(words.FILES_JOIN) if typed.received_for else []
    if not typed.received_on or not row.files or not for_others or set(for_others) & set(row.files):
        return row.reason
    note = ledger_words.LATE_OLD_DATE.format(file=typed.received_for)
    return joined(row.reason, note)
