"""Sums of decimals that lose nothing, however long the numbers are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal, Inexact, localcontext

# A double has at most 309 digits before the point and 1,074 after it; amounts are moved by eight more.
_DIGITS = 1500


@contextmanager
def exactly() -> Iterator[None]:
    """Within it decimals are worked out to the last digit; what cannot be raises ``decimal.Inexact``."""
    with localcontext() as context:
        context.prec = _DIGITS
        context.traps[Inexact] = True
        yield


def exact_sum(values: Iterable[Decimal | int]) -> Decimal:
    """The sum, to the last digit; 0 of nothing."""
    with exactly():
        return Decimal(sum(values))
