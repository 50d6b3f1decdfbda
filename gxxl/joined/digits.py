"""A joined row as printed, and every way to cut it into figures that its cells may hold and its own sums agree with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from gxxl.form import Cell, Domain, Rule
from gxxl.joined.budget import Budget
from gxxl.joined.result import Reading
from gxxl.joined.search import Run, Search
from gxxl.reading import squeeze

LONGEST = 120  # characters; no row of the form prints more

_ROW = re.compile(r"(?P<run>[-+0-9./—]*)(?P<unit>亿元|万元|元)?")
_HALF = {code + 0xFEE0: code for code in range(0x2B, 0x3A)} | dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2212), ord("-"))


@dataclass(frozen=True, slots=True)
class Found:
    """The readings of a row, and the ids of the rules within the row that had to be left out."""

    readings: tuple[Reading, ...]
    broken: tuple[str, ...] = ()


def run_of(text: str) -> Run | None:
    """A printed row as a run of digits and signs; ``None`` where anything else is in it."""
    parts = [squeeze(part) for part in text.translate(_HALF).split()]
    whole = _ROW.fullmatch("".join(parts))
    if whole is None or len(whole["run"]) > LONGEST:
        return None
    run, cuts, end = whole["run"], set[int](), 0
    for part in parts:
        end += len(part)
        cuts.add(min(end, len(run)))
    return Run(run, tuple(sorted(cuts)), whole["unit"])


def find_readings(run: Run, cells: Sequence[Cell], rules: Sequence[Rule], budget: Budget) -> Found:
    """All readings of a row that its own ``rules`` agree with.

    Where there is none, as few rules as will do are left out, each in turn: the readings are then all that remain with
    any of those choices. Raises ``TooManyError``.
    """
    if run.unit and cells[-1].domain is not Domain.AMOUNT:
        return Found(())
    for count in range(len(rules) + 1):
        readings: dict[Reading, None] = {}
        broken: dict[str, None] = {}
        for out in combinations(rules, count):
            found = Search(run, cells, [rule for rule in rules if rule not in out], budget).all()
            readings |= dict.fromkeys(found)
            broken |= dict.fromkeys(rule.id for rule in out if found)
        if readings:
            return Found(tuple(readings), tuple(broken))
    return Found(())
