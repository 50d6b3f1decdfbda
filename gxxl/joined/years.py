"""What one year's figures say of the next year's, as far as practice holds to it (工作惯例)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase

# A cell of this year, and the cells of last year that add up to it; "{}" stands for the same keys on both sides.
CARRIED = (
    ("requests.carried_in.{}", ("requests.carried_out.{}",)),
    ("disclosure.{}.last_year_items", ("disclosure.{}.last_year_items", "disclosure.{}.change")),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What another year's figures say: the cells ``codes`` of this year add up to ``amount``."""

    codes: tuple[str, ...]
    amount: Decimal


def told_by(codes: Collection[str], before: Mapping[str, Decimal], after: Mapping[str, Decimal]) -> Iterator[Told]:
    """What the figures of the year ``before`` and of the year ``after`` say of some cells of this year, by code."""
    for this, last in CARRIED:
        for code in dict.fromkeys((*codes, *after)):
            if not fnmatchcase(code, this.format("*")):
                continue
            head, tail = this.split("{}")
            keys = code[len(head) : len(code) - len(tail)]
            parts = tuple(part.format(keys) for part in last)
            if code in codes and all(part in before for part in parts):
                yield Told((code,), sum((before[part] for part in parts), Decimal(0)))
            if code in after and all(part in codes for part in parts):
                yield Told(parts, after[code])
