"""The search is exact: the same smallest sets as a MILP solver finds, all of them."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from gxxl.form import EDITIONS
from gxxl.locate.search import System, TooMany, smallest
from gxxl.locate.system import components
from tests.locate.forms import free_cells, right_form, slipped
from tests.locate.milp import all_smallest, reach

# How many forms have one, two and three wrong cells. The solver takes seconds for three among typed totals, which
# hang together in one system of 161 to 175 cells; benchmarks/locate.py compares more of those.
TYPED, FOLLOWING = (15, 12, 3), (10, 10, 10)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("typed", [True, False], ids=["typed totals", "formula totals"])
def test_it_finds_what_a_solver_finds(edition: str, typed: bool) -> None:
    """On random forms with one to three wrong cells: the same size, the same complete list."""
    rng = random.Random(f"{edition} {typed}")
    compared = 0
    for count, forms in enumerate(TYPED if typed else FOLLOWING, start=1):
        for _ in range(forms):
            right = right_form(rng, edition, typed=typed)
            wrong, _ = slipped(rng, right, rng.sample(free_cells(right), count))
            for component in components(wrong):
                values = [int(wrong.figures[code].value or 0) for code in component.codes]
                ours = smallest(component.system)
                assert {frozenset(item.changes) for item in ours} == all_smallest(component.system, values)
                known = [by for item in ours for by in item.changes.values() if by is not None]
                far = reach(component.system)
                assert all(-far <= by <= far for by in known)  # the solver was not held back
                compared += 1
    assert compared >= sum(TYPED if typed else FOLLOWING) * 0.9


def test_the_solvers_reach_hides_nothing() -> None:
    """With room for changes of up to 2000 the solver finds the same sets."""
    rng = random.Random(11)
    right = right_form(rng, typed=False)
    wrong, _ = slipped(rng, right, rng.sample(free_cells(right), 2))
    for component in components(wrong):
        values = [int(wrong.figures[code].value or 0) for code in component.codes]
        assert all_smallest(component.system, values, 2000.0) == all_smallest(component.system, values)


def test_nothing_wrong_needs_no_change() -> None:
    """A right form has no component that is looked at."""
    assert components(right_form(random.Random(1), typed=True)) == []


def test_values_stay_in_their_domain() -> None:
    """Lowering a part below 0 is no correction: the other part, or the total, must change."""
    system = System(
        rows=({0: 1, 1: -1, 2: -1},),  # total less two parts
        residuals=(Fraction(-5),),
        allowed=lambda cell, change: (3, 6, 2)[cell] + change >= 0,
    )
    assert [dict(item.changes) for item in smallest(system)] == [{0: Fraction(5)}, {1: Fraction(-5)}]


def test_a_cell_outside_its_domain_must_change() -> None:
    """A negative count is part of every correction, also where the sums hold."""
    system = System(
        rows=({0: 1, 1: -1, 2: -1},),
        residuals=(Fraction(0),),
        allowed=lambda cell, change: (3, 6, -3)[cell] + change >= 0,
        forced=frozenset({2}),
    )
    found = {frozenset(item.changes) for item in smallest(system)}
    assert found == {frozenset({0, 2}), frozenset({1, 2})}


def test_past_the_limit_it_says_so() -> None:
    """Ten sums that share nothing and are all wrong are more than can be told."""
    count = 10
    system = System(
        rows=tuple({number: 1, count: 0} for number in range(count)),
        residuals=tuple(Fraction(1) for _ in range(count)),
        allowed=lambda _cell, _change: True,
    )
    with pytest.raises(TooMany):
        smallest(system)
