"""Slips of fingers and eyes, each by its own mechanics; nothing here knows how suggestions are ranked.

A slip takes a right form and gives the wrong values it leaves, by code (``None``: an empty cell), or ``None`` where it
cannot happen there.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal

from gxxl.form import load
from gxxl.form.layout import sheet_layout
from gxxl.submission import Submission

# The keys around each digit on the row of digits and on the number pad.
NEIGHBOURS = {
    "0": "9-12", "1": "024", "2": "1350", "3": "2460", "4": "3517", "5": "46280", "6": "57391", "7": "684", "8": "7950",
    "9": "806",
}  # fmt: skip
Wrong = dict[str, Decimal | None]
Slip = Callable[[random.Random, Submission, str], Wrong | None]


def _value(form: Submission, code: str) -> Decimal:
    return form.figures[code].value or Decimal(0)


def _one(form: Submission, code: str, text: str) -> Wrong | None:
    new = Decimal(text or "0")
    return None if new == _value(form, code) else {code: new}


def wrong_key(rng: random.Random, form: Submission, code: str) -> Wrong | None:
    """A finger hits the key beside the right one."""
    digits = list(str(_value(form, code)))
    place = rng.randrange(len(digits))
    digits[place] = rng.choice([key for key in NEIGHBOURS[digits[place]] if key.isdigit()])
    return _one(form, code, "".join(digits))


def double_key(rng: random.Random, form: Submission, code: str) -> Wrong | None:
    """A key is pressed twice."""
    text = str(_value(form, code))
    place = rng.randrange(len(text))
    return _one(form, code, text[:place] + text[place] + text[place:])


def lost_key(rng: random.Random, form: Submission, code: str) -> Wrong | None:
    """A key is not pressed through."""
    text = str(_value(form, code))
    place = rng.randrange(len(text))
    return _one(form, code, text[:place] + text[place + 1 :])


def exchanged_digits(rng: random.Random, form: Submission, code: str) -> Wrong | None:
    """Two digits come in the wrong order."""
    text = str(_value(form, code))
    if len(text) < 2:
        return None
    place = rng.randrange(len(text) - 1)
    return _one(form, code, text[:place] + text[place + 1] + text[place] + text[place + 2 :])


def minus(_: random.Random, form: Submission, code: str) -> Wrong | None:
    """A dash becomes a minus."""
    value = _value(form, code)
    return {code: -value} if value else None


def miscounted(rng: random.Random, form: Submission, code: str) -> Wrong | None:
    """The register was counted one too far or too short."""
    new = _value(form, code) + rng.choice((-1, 1))
    return {code: new} if new >= 0 else None


def left_at_zero(_: random.Random, form: Submission, code: str) -> Wrong | None:
    """A total stays 0."""
    table = code.split(".", maxsplit=1)[0]
    totals = load(form.editions[table] or "").total_rules
    return {code: Decimal(0)} if code in totals and _value(form, code) else None


def left_empty(_: random.Random, form: Submission, code: str) -> Wrong | None:
    """A cell is passed over. Not a total: one left empty is proposed, not called wrong."""
    table = code.split(".", maxsplit=1)[0]
    totals = load(form.editions[table] or "").total_rules
    return {code: None} if code not in totals and _value(form, code) else None


SINGLE: tuple[Slip, ...] = (
    wrong_key, double_key, lost_key, exchanged_digits, minus, miscounted, left_at_zero, left_empty,
)  # fmt: skip


def _right_neighbours(form: Submission, code: str) -> list[str]:
    """The cells to the right in the same row, as they stand on the sheet, the total left out."""
    table = code.split(".", maxsplit=1)[0]
    edition = form.editions[table] or ""
    layout = sheet_layout(edition, load(edition).section_of(table).key)
    row, column = layout.place(code)
    totals = load(edition).total_rules
    cells = {layout.place(other): other for other in layout.cells if other not in totals}
    found = []
    while (row, column + 1) in cells:
        column += 1
        found.append(cells[row, column])
    return found


def swapped(_: random.Random, form: Submission, code: str) -> Wrong | None:
    """Two cells side by side get each other's numbers."""
    neighbours = _right_neighbours(form, code)
    if not neighbours or _value(form, code) == _value(form, neighbours[0]):
        return None
    return {code: _value(form, neighbours[0]), neighbours[0]: _value(form, code)}


def moved(_: random.Random, form: Submission, code: str) -> Wrong | None:
    """A number lands in the cell beside its own, over what belongs there; its own cell gets 0."""
    neighbours = _right_neighbours(form, code)
    value = _value(form, code)
    if not neighbours or not value or value == _value(form, neighbours[0]):
        return None
    return {code: Decimal(0), neighbours[0]: value}


def shifted(_: random.Random, form: Submission, code: str) -> Wrong | None:
    """The numbers of a row from here on stand one cell too far to the right."""
    cells = [code, *_right_neighbours(form, code)]
    values = [Decimal(0), *(_value(form, cell) for cell in cells[:-1])]
    wrong: Wrong = {c: v for c, v in zip(cells, values, strict=True) if v != _value(form, c)}
    return wrong if len(wrong) > 1 and not _value(form, cells[-1]) else None
