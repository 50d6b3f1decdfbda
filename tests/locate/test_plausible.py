"""How slips are told from each other: by what fingers and eyes do wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gxxl.locate.plausible import Change, explain, slip_of, slips


def change(old: int, new: int, *, column: int = 0, row: int = 0, blank: bool = False, total: bool = False) -> Change:
    """A cell that should be ``new`` and says ``old``."""
    return Change("x", ("三、申请办理", row, column), Decimal(old), Decimal(new), blank, total)


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (change(0, 5, total=True), "total_left_zero"),
        (change(0, 5, blank=True), "blank"),
        (change(-5, 5), "sign"),
        (change(21, 12), "transposed"),
        (change(1320, 1230), "transposed"),
        (change(50, 5), "extra_zero"),
        (change(5, 50), "dropped_zero"),
        (change(17, 11), "one_digit"),
        (change(112, 12), "extra_digit"),
        (change(12, 123), "dropped_digit"),
        (change(3, 87), "other"),
    ],
)
def test_each_kind_of_slip_is_recognised(wrong: Change, key: str) -> None:
    """From the wrong number and the right one."""
    assert slip_of(wrong).key == key


def test_exchanged_neighbours_are_one_slip() -> None:
    """Two cells side by side with each other's numbers weigh less than two slips."""
    cost, (slip,) = explain([change(7, 0, column=3), change(0, 7, column=4)])
    apart, _ = explain([change(7, 0, column=3), change(0, 7, column=6)])
    assert slip.key == "swapped"
    assert cost < apart


def test_a_row_moved_by_one_is_one_slip() -> None:
    """Three and more numbers that all stand one cell to the right."""
    row = [change(0, 4, column=3), change(4, 9, column=4), change(9, 2, column=5)]
    assert [slip.key for slip in explain(row)[1]] == ["shifted"]


def test_cells_apart_are_slips_of_their_own() -> None:
    """What does not stand side by side is not explained together."""
    assert len(explain([change(7, 0, column=3), change(0, 7, column=4, row=2)])[1]) == 2


def test_every_kind_has_a_weight_and_words() -> None:
    """Weights are shares; only the kind that explains nothing has no words."""
    assert all(slip.cost > 0 for slip in slips().values())
    assert [key for key, slip in slips().items() if not slip.words] == ["other"]
