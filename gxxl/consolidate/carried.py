"""The summary's cover: what people typed there in an earlier run's files is kept, as in the ledger.

What the command line says wins. The day of filling in is that of the run, and stays while the figures stay: a corrected
summary is then the newer one for the level above.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from gxxl.consolidate.earlier import Earlier, Noted, Written, figures_mark, run_mark
from gxxl.dates import read_date
from gxxl.form.book import load_book
from gxxl.messages import levels as words
from gxxl.messages.notices import DAY as DAY_TEXT
from gxxl.submission import Cover, Submission

FIELDS = ("unit_code", "level", "scope", "filler", "reviewer", "leader", "phone")
DAY = "filled_on"


class Carried(NamedTuple):
    """The cover to write, what the run notes of itself, and what the user should know."""

    cover: Cover
    noted: Noted
    remarks: tuple[str, ...] = ()


class _Typed(NamedTuple):
    """What stands in a field of an earlier file, if a person put it there; ``is_new``: since the last run."""

    text: str
    is_new: bool


def carried(summary: Submission, files: Sequence[Earlier | None], fixed: Mapping[str, str], today: date) -> Carried:
    """The cover of ``summary`` with what was typed into the earlier 汇总工作底稿 and 报送版, in this order.

    ``fixed`` are fields that the command line says; they count as typed from then on.
    """
    earlier = [file for file in files if file is not None]
    cover = summary.cover
    remarks = [*_interrupted(earlier), *_disagreements(earlier, fixed)]
    notes: dict[str, Written] = {}
    for key in FIELDS:
        proposed = getattr(cover, key)
        text = fixed.get(key) or _choose(earlier, key) or proposed
        cover = replace(cover, **{key: text})  # type: ignore[arg-type] # texts all
        notes[key] = Written(text, proposed)
    marks = figures_mark(summary)
    day, is_typed, more = _day(earlier, marks, today)
    notes[DAY] = Written(day, "" if is_typed else day)
    noted = Noted(run_mark(summary), marks, notes)
    return Carried(replace(cover, filled_on=day), noted, (*remarks, *more))


def _typed(file: Earlier, key: str) -> _Typed | None:
    text, written = getattr(file.cover, key), file.noted.cover.get(key, Written("", ""))
    if text != written.text:
        return _Typed(text, is_new=True)
    return _Typed(text, is_new=False) if text != written.proposed else None


def _choose(earlier: Sequence[Earlier], key: str) -> str:
    """What was typed since the last run, else what was typed before; of two files the first one's."""
    found = list(filter(None, (_typed(file, key) for file in earlier)))
    return next((typed.text for typed in (*(typed for typed in found if typed.is_new), *found)), "")


def _day(earlier: Sequence[Earlier], figures: str, today: date) -> tuple[str, bool, tuple[str, ...]]:
    """The day, whether a person typed it, and that one that was typed no longer holds."""
    now = DAY_TEXT.format(day=today)
    typed = _choose(earlier, DAY)
    before = typed or next((file.cover.filled_on for file in earlier), "")
    known = read_date(before)
    # One that lies ahead is kept too: an earlier day would make the corrected summary look like the older one.
    if before and (any(file.noted.figures == figures for file in earlier) or (known is not None and known > today)):
        return before, bool(typed), ()
    replaced = typed and known != today
    return now, False, (words.DAY_REPLACED.format(before=before, now=now),) if replaced else ()


def _interrupted(earlier: Sequence[Earlier]) -> Iterator[str]:
    """That the two files are of different runs: one was cut off between them."""
    if len({file.noted.run for file in earlier if file.noted.run}) > 1:
        yield words.INTERRUPTED


def _disagreements(earlier: Sequence[Earlier], fixed: Mapping[str, str]) -> Iterator[str]:
    """Fields into which people typed one thing in one file and another in the other."""
    labels = {field.key: field.label for field in load_book().fields}
    for key in (*FIELDS, DAY):
        found = [typed for file in earlier if (typed := _typed(file, key)) and typed.is_new and typed.text]
        if len({typed.text for typed in found}) > 1 and not fixed.get(key):
            taken, other = found[0].text, found[1].text
            yield words.COVER_DIFFERS.format(label=labels[key], taken=taken, other=other)
