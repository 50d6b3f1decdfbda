"""Amounts and their units."""

from __future__ import annotations

from decimal import Decimal

from gxxl.submission import Figure

_IN_YUAN = {"元": Decimal(1), "万元": Decimal(10000), "亿元": Decimal(100000000)}


def in_unit(figure: Figure, unit: str) -> Decimal:
    """An amount in another unit (元, 万元, 亿元), exactly. The figure must have a value and a unit."""
    assert figure.value is not None and figure.unit is not None
    return figure.value * _IN_YUAN[figure.unit] / _IN_YUAN[unit]
