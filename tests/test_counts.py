"""Figures kept as counts are the same figures; what is no plain count stays as it is."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.consolidate.ledger import build_ledger
from gxxl.consolidate.packing import pack, unpack
from gxxl.consolidate.receive import examine
from gxxl.consolidate.total import add_up
from gxxl.counts import MOST, Counts, as_array, as_counts
from gxxl.figures import Figures, are_zero, editions_key
from gxxl.locate.result import Located
from gxxl.stored import submission_of, to_json
from gxxl.submission import Cover, Figure, Made, State, Submission, confirmed_zero, empty, number
from tests.consolidate.parts import TERMS

BARE = empty(Cover("甲镇", "610525109", 2021), "2021")
CODES = list(BARE.cells)
KEY = editions_key(BARE.editions)
small = st.one_of(st.integers(0, 30), st.integers(0, MOST - 1))


def figures_of(values: list[int]) -> Figures:
    """Counts as a workbook of ours has them: totals as formulas, every other number typed, the fee in 万元."""
    made = [BARE.figures[code].made for code in CODES]
    units = [cell.unit for cell in BARE.cells.values()]
    row = [number(Decimal(value), how, unit) for value, how, unit in zip(values, made, units, strict=True)]
    return Figures(KEY, row)


rows = st.lists(small, min_size=len(CODES), max_size=len(CODES))


@given(rows)
def test_counts_are_the_same_figures(values: list[int]) -> None:
    """By code, in order, one by one, and after a way through bytes."""
    given_ones = figures_of(values)
    counts = as_counts(given_ones)
    assert isinstance(counts, Counts)
    assert counts == given_ones
    assert counts.row == given_ones.row
    assert [counts[code] for code in CODES] == list(given_ones.values())
    assert set(counts.distinct()) == set(given_ones.distinct())
    assert counts.are_quiet
    again = pickle.loads(pickle.dumps(counts))  # noqa: S301 - our own bytes
    assert again == given_ones
    assert again.numbers == counts.numbers


def test_a_report_of_zeros_is_told_alike_in_every_shape() -> None:
    """As counts, as figures, as a plain mapping; not with one cell that is not zero, not without any cell."""
    nothing = figures_of([0] * len(CODES))
    one = figures_of([*[0] * (len(CODES) - 1), 1])
    assert [are_zero(shape) for shape in (nothing, as_counts(nothing), dict(nothing))] == [True] * 3
    assert [are_zero(shape) for shape in (one, as_counts(one), dict(one), BARE.figures, {})] == [False] * 5


def test_confirmed_zeros_stay_confirmed() -> None:
    """A blank that the unit confirmed is another thing than a zero that was typed."""
    row = list(figures_of([0] * len(CODES)).row)
    row[3] = confirmed_zero()
    counts = as_counts(Figures(KEY, row))
    assert isinstance(counts, Counts)
    assert counts.row == tuple(row)
    assert not counts.pattern.are_numbers


@pytest.mark.parametrize(
    "odd",
    [
        Figure(None, State.BLANK, Made.TYPED),
        Figure(Decimal(12), State.MARKED, Made.TYPED, text="12件"),
        Figure(Decimal(12), State.NUMBER, Made.COMPUTED),
        Figure(Decimal(12), State.NUMBER, Made.TYPED, text="12"),
        number(Decimal(-3)),
        number(Decimal("1.5")),
        number(Decimal(MOST)),
    ],
    ids=str,
)
def test_what_is_no_plain_count_is_left_as_it_is(odd: Figure) -> None:
    """Blanks, texts, computed totals, negative, broken and huge numbers."""
    row = [*figures_of([1] * len(CODES)).row[:-1], odd]
    figures = Figures(KEY, row)
    assert as_counts(figures) is figures
    assert figures.row == tuple(row)


@pytest.mark.parametrize(("most", "size"), [(255, 1), (256, 2), (65_536, 4), (2**32, 8)])
def test_numbers_take_the_memory_they_need(most: int, size: int) -> None:
    """A byte each for most townships."""
    assert as_array([0, most]).itemsize == size
    assert as_array([0, most]).tolist() == [0, most]


def _with(values: list[int], file: str, *, packed: bool) -> Submission:
    figures = figures_of(values)
    given_one = replace(BARE, figures=as_counts(figures) if packed else dict(figures), cover=Cover(file, "", 2021))
    return replace(given_one, origin=replace(given_one.origin, file=file, sha256=file))


@given(st.lists(rows, min_size=1, max_size=4))
def test_counts_add_up_as_figures_do(many: list[list[int]]) -> None:
    """The same sums, and the same parts of each."""
    totals = []
    for packed in (True, False):
        files = [
            examine(_with(row, f"{number}镇", packed=packed), f"{number}镇", TERMS) for number, row in enumerate(many)
        ]
        files = [unpack(pack(file)) for file in files]
        totals.append(add_up(build_ledger(files, None, 2021).rows, Cover("县", "", 2021), "2021"))
    one, other = totals
    assert dict(one.summary.figures) == dict(other.summary.figures)
    assert one.lacking == other.lacking
    for code in CODES[:3]:
        assert one.lineage(code) == other.lineage(code)
        assert sum(part.value for part in one.lineage(code)) == one.summary.figures[code].value


def test_a_fee_in_yuan_is_brought_to_the_unit_of_the_sum() -> None:
    """As counts too: 20000元 are 2万元."""
    row = list(figures_of([0] * len(CODES)).row)
    place = next(number for number, cell in enumerate(BARE.cells.values()) if cell.unit == "万元")
    row[place] = number(Decimal(20_000), Made.TYPED, "元")
    given_one = replace(BARE, figures=as_counts(Figures(KEY, row)), origin=replace(BARE.origin, file="甲.xlsx"))
    assert isinstance(given_one.figures, Counts)
    total = add_up(build_ledger([examine(given_one, "甲.xlsx", TERMS)], None, 2021).rows, Cover("县", "", 2021), "2021")
    assert total.summary.figures[CODES[place]].value == 2


def test_counts_are_kept_in_a_cache_as_they_are() -> None:
    """Confirmed zeros of amounts too, which nobody shares."""
    row = list(figures_of([1] * len(CODES)).row)
    row[0] = Figure(Decimal(0), State.CONFIRMED_ZERO, Made.TYPED, unit="万元")
    given_one = replace(BARE, figures=as_counts(Figures(KEY, row)))
    assert isinstance(given_one.figures, Counts)
    again = submission_of(json.loads(json.dumps(to_json(given_one))))
    assert dict(again.figures) == dict(given_one.figures)


def test_nothing_of_a_file_is_lost_between_processes() -> None:
    """Whatever a reader says beside the figures comes through."""
    plain = examine(_with([1] * len(CODES), "甲镇.xlsx", packed=True), "甲镇.xlsx", TERMS)
    for odd in (replace(plain, refusal="读不全"), replace(plain, findings=(), located=Located(too_many=(("甲",),)))):
        came = unpack(pack(odd))
        assert (came.refusal, came.findings, came.located) == (odd.refusal, odd.findings, odd.located)
