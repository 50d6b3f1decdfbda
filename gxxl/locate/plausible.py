"""How likely a correction is: what fingers and eyes do wrong, weighed.

A slip is seen from the wrong number (``old``) and the right one (``new``). Weights are data, in weights.toml.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from operator import ne
from pathlib import Path
from typing import NamedTuple

Place = tuple[str, int, int]  # sheet, row, column


class Slip(NamedTuple):
    """A kind of slip: its cost (the less, the likelier) and its words for users, empty where it explains nothing."""

    key: str
    cost: float
    words: str


class Change(NamedTuple):
    """One cell of a correction; ``was_blank`` says that nothing stood there."""

    code: str
    place: Place
    old: Decimal
    new: Decimal
    was_blank: bool = False
    is_total: bool = False

    @property
    def digits(self) -> tuple[str, str]:
        """Both numbers as they are typed, without their signs."""
        return f"{abs(self.old):f}", f"{abs(self.new):f}"


@cache
def slips() -> Mapping[str, Slip]:
    """The kinds of slips by key."""
    raw = tomllib.loads(Path(__file__).with_name("weights.toml").read_text(encoding="utf-8"))["slips"]
    return {key: Slip(key, -math.log(item["weight"]), item["words"]) for key, item in raw.items()}


def explain(changes: Sequence[Change]) -> tuple[float, tuple[Slip, ...]]:
    """The cost of a correction and the slips that explain it: one for all its cells, or one a cell."""
    single = [slip_of(change) for change in changes]
    cost = sum(slip.cost for slip in single)
    together = _together(changes)
    if together is not None and together.cost < cost:
        return together.cost, (together,)
    return cost, tuple(single)


def slip_of(change: Change) -> Slip:
    """The likeliest slip that makes ``old`` of ``new``."""
    old, new = change.digits
    for slip, test in _likeliest_first():
        if test(change, old, new):
            return slip
    return slips()["other"]


def _same_sign(change: Change) -> bool:
    return change.old >= 0 and change.new >= 0


def _transposed(old: str, new: str) -> bool:
    if len(old) != len(new):
        return False
    differ = [number for number, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    pair = len(differ) == 2 and differ[1] == differ[0] + 1
    return pair and old[differ[0]] == new[differ[1]] and old[differ[1]] == new[differ[0]]


def _one_digit(old: str, new: str) -> bool:
    return len(old) == len(new) and sum(map(ne, old, new)) == 1


def _without_one(longer: str, shorter: str) -> bool:
    return len(longer) == len(shorter) + 1 and any(
        longer[:number] + longer[number + 1 :] == shorter for number in range(len(longer))
    )


_Test = Callable[[Change, str, str], object]  # of a change and the digits of both numbers

_TESTS: dict[str, _Test] = {
    "total_left_zero": lambda c, *_: c.is_total and c.old == 0,
    "blank": lambda c, *_: c.was_blank,
    "sign": lambda c, *_: c.old == -c.new and c.old < 0,
    "transposed": lambda c, old, new: _same_sign(c) and _transposed(old, new),
    "extra_zero": lambda c, *_: _same_sign(c) and c.old == c.new * 10 and c.new,
    "dropped_zero": lambda c, *_: _same_sign(c) and c.old * 10 == c.new and c.old,
    "one_digit": lambda c, old, new: _same_sign(c) and _one_digit(old, new),
    "extra_digit": lambda c, old, new: _same_sign(c) and _without_one(old, new),
    "dropped_digit": lambda c, old, new: _same_sign(c) and _without_one(new, old),
}


@cache
def _likeliest_first() -> tuple[tuple[Slip, _Test], ...]:
    known = [(slips()[key], test) for key, test in _TESTS.items()]
    return tuple(sorted(known, key=lambda item: item[0].cost))


def _together(changes: Sequence[Change]) -> Slip | None:
    """One slip that explains several cells at once: neighbours exchanged, or a run of values moved along."""
    if len(changes) < 2:
        return None
    run = _run(changes)
    if run is None:
        return None
    old, new = [change.old for change in run], [change.new for change in run]
    if len(run) == 2 and old == new[::-1]:
        return slips()["swapped"]
    if old[1:] == new[:-1] or old[:-1] == new[1:]:
        return slips()["shifted"]
    return None


def _run(changes: Sequence[Change]) -> list[Change] | None:
    """The changes in order, where they stand one beside the other in a row or a column."""
    ordered = sorted(changes, key=lambda change: change.place)
    steps = {(a.place[0] == b.place[0], b.place[1] - a.place[1], b.place[2] - a.place[2]) for a, b in pairwise(ordered)}
    return ordered if steps in ({(True, 0, 1)}, {(True, 1, 0)}) else None
