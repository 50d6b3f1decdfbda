"""Nothing is left out and nothing added: the searches against trying everything."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from gxxl.form import Domain, load
from gxxl.joined.budget import Budget
from gxxl.joined.digits import find_readings, run_of
from gxxl.joined.result import Reading, Value
from gxxl.joined.search import Search
from gxxl.joined.together import Line, Options, narrow
from gxxl.reading import BLANK_MARKS
from tests.joined.tables import rows_of

FORM = load("2019")
untimed = settings(max_examples=150, deadline=None)


def figure(text: str, domain: Domain) -> tuple[Value, ...]:
    """What a piece means in a cell: one value or none."""
    if text in BLANK_MARKS:
        return (None,)
    digits = text[1:] if domain is Domain.SIGNED and text[0] in "+-" else text
    if not digits.isdigit() or (digits[0] == "0" and text != "0"):
        return ()
    return (Decimal(text),)


def every_reading(text: str, codes: list[str]) -> set[Reading]:
    """All ways to cut a text into figures for some cells, by trying each."""
    found: set[Reading] = set()
    for cuts in combinations(range(1, len(text)), len(codes) - 1):
        pieces = [text[a:b] for a, b in zip((0, *cuts), (*cuts, len(text)), strict=True)]
        pairs = zip(pieces, codes, strict=True)
        found.update(product(*(figure(piece, FORM.cells[code].domain) for piece, code in pairs)))
    return found


def holds(code: str, codes: list[str], reading: Reading) -> bool:
    """Whether a row's rule holds with a reading."""
    rule = FORM.total_rules[code]
    values = dict(zip(codes, reading, strict=True))
    if any(values[needed] is None for needed in rule.needed):
        return True
    return sum(values[part] or 0 for part in rule.expected) == (values[code] or 0)


@untimed
@given(st.text("001123/", min_size=7, max_size=12))
def test_a_row_with_a_sum_has_exactly_the_readings_that_add_up(text: str) -> None:
    """Cutting by halves, total first, finds what trying every cut finds."""
    for key in ("granted", "total"):
        codes = rows_of("requests", "2019")[key]
        run, rule = run_of(text), FORM.rules_by_id[f"requests.{key}.total"]
        assert run is not None
        found = Search(run, [FORM.cells[code] for code in codes], [rule], Budget(10**6)).all()
        assert len(found) == len(set(found))
        assert set(found) == {row for row in every_reading(text, codes) if holds(rule.total, codes, row)}


@untimed
@given(st.text("01239-", min_size=3, max_size=9))
def test_a_row_without_a_sum_has_every_reading(text: str) -> None:
    """Signs belong to a change or stand for no figure; both are listed."""
    codes = rows_of("disclosure", "2019")["licences"]
    run = run_of(text)
    assert run is not None
    found = find_readings(run, [FORM.cells[code] for code in codes], [], Budget(10**6))
    assert set(found.readings) == every_reading(text, codes)


small = st.integers(0, 3).map(Decimal)


@untimed
@given(st.lists(st.sets(st.tuples(small, small), min_size=1, max_size=3), min_size=2, max_size=4), st.data())
def test_the_readings_that_remain_are_those_of_some_solution(
    rows: list[set[tuple[Decimal, Decimal]]], data: st.DataObject
) -> None:
    """Column sums leave exactly the readings that a choice satisfying all of them has; without one, all stay."""
    options = {str(i): Options((f"{i}a", f"{i}b"), tuple(sorted(row))) for i, row in enumerate(rows)}
    lines = [
        Line(column, {f"{i}{column}": data.draw(st.sampled_from((-1, 1))) for i in range(len(rows))}, amount)
        for column, amount in zip("ab", data.draw(st.tuples(st.integers(-2, 5), st.integers(-2, 5))), strict=True)
    ]
    found = narrow(options, lines)
    sound = [line for line in lines if line.id not in {*found.broken, *found.conflict}]
    solutions = [
        choice
        for choice in product(*(row.readings for row in options.values()))
        if all(_amount(line, choice) == line.amount for line in sound)
    ]
    assert solutions
    assert [set(row.readings) for row in found.rows.values()] == list(map(set, zip(*solutions, strict=True)))


def _amount(line: Line, choice: tuple[Reading, ...]) -> Decimal:
    values = {f"{i}{column}": value for i, row in enumerate(choice) for column, value in zip("ab", row, strict=True)}
    return sum((sign * (values[code] or Decimal(0)) for code, sign in line.signs.items()), Decimal(0))
