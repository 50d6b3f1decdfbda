"""What a cell gives, however the program hands it over."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from gxxl.excel.source import grid_cell
from gxxl.intake.grid import GridCell


@pytest.mark.parametrize(
    ("value", "formula", "held"),
    [
        (3.0, "3", GridCell("3", is_number=True)),
        (Decimal("3.0000"), "3", GridCell("3", is_number=True)),  # Excel, in a format of money
        (Decimal("1.2500"), "=A1", GridCell("1.25", is_number=True, formula="A1")),
        (dt.datetime(1900, 1, 5), "5", GridCell("1900-01-05")),  # noqa: DTZ001 - cells know no time zone
        (True, "TRUE", GridCell("TRUE")),
        ("#REF!", "=A0", GridCell("#REF!", formula="A0")),
        ("=1+1", "=1+1", GridCell("=1+1")),
        (None, "", None),
        ("", "=B1", GridCell("", formula="B1")),
    ],
)
def test_a_cell_is_read_by_what_it_holds(value: object, formula: str, held: GridCell | None) -> None:
    """Numbers are numbers and dates are dates, as in a file; a text is a text, also one that looks like a formula."""
    assert grid_cell(value, formula) == held
