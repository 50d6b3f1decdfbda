"""Late or in time (迟报): when a file was received, against the roster's deadline for it.

Received is what the county typed as 收到时间, else the date of filling in on the cover. The time of a file in a folder
is not looked at: sending and copying change it.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Entry
from gxxl.consolidate.typed import Typed
from gxxl.dates import read_date
from gxxl.messages import ledger as words

_FIRST_DRAFT = re.compile(r"第?[1１一]?[稿次]?|初稿")


class Basis(StrEnum):
    """What the day of receiving is taken from."""

    TYPED = "typed"
    FILLED = "filled_on"


class Late(NamedTuple):
    """How a line stands to its deadline. ``days`` is 0 for in time, ``None`` where ``why`` says it cannot be told."""

    due: date
    is_final: bool = False
    received: date | None = None
    basis: Basis | None = None
    days: int | None = None
    why: str = ""

    @property
    def is_late(self) -> bool:
        """Whether it came after the deadline."""
        return bool(self.days)

    def __str__(self) -> str:
        """The words of the ledger: empty for in time."""
        if self.days is None:
            return words.LATE_UNKNOWN.format(why=self.why)
        if not self.days:
            return ""
        basis = words.LATE_BY_TYPED if self.basis is Basis.TYPED else words.LATE_BY_FILLED
        name = words.LATE_FINAL if self.is_final else words.LATE_DRAFT
        return words.LATE_DAYS.format(days=self.days, basis=basis, received=self.received, name=name, due=self.due)


def lateness(entry: Entry | None, file: Received | None, typed: Typed, *, came_again: bool) -> Late | None:
    """How a unit's file stands to its deadline; ``None`` where there is no deadline or no file.

    退改截止 holds for what was sent again: ``came_again``, a 退改时间, or a 稿次 after the first; else 初稿截止. Where
    the roster has only one of the two, that one holds.
    """
    if entry is None or file is None or file.submission is None:
        return None
    wants_final = came_again or bool(typed.returned_on) or not _FIRST_DRAFT.fullmatch(typed.draft)
    is_final = (wants_final and entry.final_due is not None) or entry.draft_due is None
    due = entry.final_due if is_final else entry.draft_due
    if due is None:
        return None
    received, basis, why = _received(file, typed)
    days = max((received - due).days, 0) if received else None
    return Late(due, is_final, received, basis, days, why)


def _received(file: Received, typed: Typed) -> tuple[date | None, Basis | None, str]:
    """The day, what it is taken from, and why there is none."""
    is_own = typed.received_for in ("", file.file) or file.file in typed.received_for.split(words.FILES_JOIN)
    if typed.received_on and is_own:
        day = read_date(typed.received_on)
        why = "" if day else _no_date(words.LATE_BY_TYPED, typed.received_on)
        return day, Basis.TYPED if day else None, why
    text = file.cover.filled_on
    if file.filled_on is not None:
        return file.filled_on, Basis.FILLED, ""
    if typed.received_on:
        return None, None, words.LATE_OLD_DATE.format(file=typed.received_for)
    if read_date(text):
        return None, None, words.LATE_NOT_POSSIBLE.format(text=text, year=file.cover.year)
    return None, None, _no_date(words.LATE_BY_FILLED, text) if text else words.LATE_NO_DATE


def _no_date(column: str, text: str) -> str:
    return words.LATE_BAD_DATE.format(column=column, text=text)
