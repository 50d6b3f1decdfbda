"""What one year's figures say of the next year's, as far as practice holds to it (工作惯例)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gxxl.form import EDITIONS, CarryOver, load


@dataclass(frozen=True, slots=True)
class Told:
    """What another year's figures say: the cells ``codes`` of this year add up to ``amount``."""

    codes: tuple[str, ...]
    amount: Decimal


@cache
def _handed_on() -> tuple[CarryOver, ...]:
    """The ones that last year's figures alone decide, of all editions, each once."""
    carried = {item.id: item for edition in EDITIONS for item in load(edition).carry_overs}
    return tuple(item for item in carried.values() if not item.plus and not item.minus)


def told_by(codes: Collection[str], before: Mapping[str, Decimal], after: Mapping[str, Decimal]) -> Iterator[Told]:
    """What the figures of the year ``before`` and of the year ``after`` say of some cells of this year, by code."""
    for carried in _handed_on():
        if carried.this in codes and all(code in before for code in carried.last):
            yield Told((carried.this,), sum((before[code] for code in carried.last), Decimal(0)))
        if carried.this in after and all(code in codes for code in carried.last):
            yield Told(carried.last, after[carried.this])
