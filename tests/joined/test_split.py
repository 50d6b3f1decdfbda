"""Any table that cross-foots, joined and split again: nothing wrong is ever said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxxl.form import EDITIONS, load
from gxxl.joined import By, Kind, split_rows, split_run
from gxxl.submission import State
from tests.joined.tables import Figures, is_right, joined, requests, rows_of

whole = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@whole
@given(requests())
def test_a_table_that_cross_foots_is_never_misread(table: tuple[str, Figures]) -> None:
    """The true row is among the readings, and a cell said to be a number is the true one."""
    edition, true = table
    rows = rows_of("requests", edition)
    found = split_rows("requests", edition, {key: joined(true, codes) for key, codes in rows.items()})
    assert found.figures.keys() == true.keys()
    assert all(is_right(figure, true[code]) for code, figure in found.figures.items())
    assert found.broken == found.conflict == ()
    for key, codes in rows.items():
        verdict = found.verdicts[key]
        assert verdict.kind is Kind.TOO_MANY or tuple(true[code] for code in codes) in verdict.readings


@whole
@given(requests(most=20), st.data())
def test_gaps_that_are_left_only_help(table: tuple[str, Figures], data: st.DataObject) -> None:
    """A gap is a gap: with some left the true row stays, and there are no more readings than without."""
    edition, true = table
    key, codes = data.draw(st.sampled_from(sorted(rows_of("requests", edition).items())))
    gaps = [data.draw(st.sampled_from(("", " ", "　"))) for _ in codes]
    text = "".join(f"{true[code]}{gap}" for code, gap in zip(codes, gaps, strict=True))
    loose = split_rows("requests", edition, {key: joined(true, codes)}).verdicts[key].readings
    found = split_rows("requests", edition, {key: text}).verdicts[key].readings
    assert tuple(true[code] for code in codes) in found
    assert set(found) <= set(loose)


@whole
@given(requests(most=60), st.data())
def test_last_years_carry_over_never_misleads_where_it_holds(table: tuple[str, Figures], data: st.DataObject) -> None:
    """With last year's 结转下年度 equal to 上年结转, what is decided is still right."""
    edition, true = table
    rows = rows_of("requests", edition)
    last = {
        code.replace("carried_in", "carried_out"): true[code] for code in rows["carried_in"] if data.draw(st.booleans())
    }
    texts = {key: joined(true, codes) for key, codes in rows.items()}
    found = split_rows("requests", edition, texts, last_year=last)
    assert all(is_right(figure, true[code]) for code, figure in found.figures.items())


@whole
@given(st.data())
def test_rows_without_sums_list_the_true_reading(data: st.DataObject) -> None:
    """In 主动公开 only the signs and the zeros decide; the true figure is among those listed."""
    edition = data.draw(st.sampled_from(EDITIONS))
    cells = load(edition).cells
    lowest = {"count": 0, "signed": -300, "amount": 0}
    rows = rows_of("disclosure", edition)
    true = {
        code: Decimal(data.draw(st.integers(lowest[cells[code].domain], 3000)))
        for codes in rows.values()
        for code in codes
    }
    found = split_rows("disclosure", edition, {key: joined(true, codes) for key, codes in rows.items()})
    assert all(is_right(figure, true[code]) for code, figure in found.figures.items())


@whole
@given(st.lists(st.lists(st.integers(0, 40), min_size=4, max_size=4), min_size=3, max_size=3))
def test_fifteen_figures_in_one_run(groups: list[list[int]]) -> None:
    """行政复议 and 行政诉讼 in one run: the true fifteen are among the readings."""
    row = [value for group in groups for value in (*group, sum(group))]
    found = split_run(("review", "litigation"), "2021", "".join(map(str, row)))
    verdict = found.verdicts[""]
    assert tuple(map(Decimal, row)) in verdict.readings
    assert all(is_right(figure, Decimal(value)) for figure, value in zip(found.figures.values(), row, strict=True))


def test_a_row_that_breaks_its_sum_is_still_read_where_one_reading_is_left() -> None:
    """Seven digits for seven cells are read as printed, and the broken sum is named."""
    found = split_rows("requests", "2021", {"granted": "1000002"})
    verdict = found.verdicts["granted"]
    assert (verdict.kind, verdict.broken) == (Kind.WRONG, ("requests.granted.total",))
    assert [figure.value for figure in found.figures.values()] == [1, 0, 0, 0, 0, 0, 2]
    assert "不符" in str(verdict)


def test_a_row_that_breaks_its_sum_is_open_where_several_are_left() -> None:
    """Without its sum such a row has many readings: only what they agree on is a number."""
    found = split_rows("requests", "2021", {"granted": "12300009"})
    assert found.verdicts["granted"].kind is Kind.WRONG
    assert found.figures["requests.granted.natural"].state is State.AMBIGUOUS
    assert found.figures["requests.granted.total"].value == 9


def test_one_wrong_group_of_a_run_does_not_unsettle_the_others() -> None:
    """Of three groups of five one does not add up: as few sums as will do are left out."""
    found = split_run(("review", "litigation"), "2021", "100011000200000")
    assert found.verdicts[""].broken == ("litigation.direct.total",)
    assert found.figures["litigation.direct.total"].value == 2


def test_a_wrong_row_decides_nothing_in_other_rows() -> None:
    """A row that breaks its own sum breaks a column too, so its columns are not used to choose readings."""
    rows = dict.fromkeys(rows_of("requests", "2021"), "0000000")
    rows |= {"new": "270020130", "granted": "270020130", "total": "27 0 0 2 0 1 30"}
    assert split_rows("requests", "2021", rows).verdicts["granted"].by is By.COLUMNS
    rows |= {"partial": "0000001"}
    found = split_rows("requests", "2021", rows)
    assert found.verdicts["granted"].kind is Kind.SEVERAL
    assert found.broken == ()


def test_columns_that_contradict_each_other_rule_nothing_out() -> None:
    """Where each column can be satisfied but not all of them together, both readings stay."""
    rows = dict.fromkeys(rows_of("requests", "2021"), "0000000")
    rows |= {"granted": "270020130", "total": "27 7 0 0 0 0 34", "carried_in": "27 7 0 0 0 0 34"}
    found = split_rows("requests", "2021", rows)
    assert found.verdicts["granted"].kind is Kind.SEVERAL
    assert "requests.results.natural" in found.conflict
    assert "requests.results.total" in found.broken


def test_last_year_decides_what_the_sums_leave_open() -> None:
    """Alone, 上年结转 has two splits; last year's 结转下年度 leaves one."""
    last = {f"requests.carried_out.{column}": Decimal(value) for column, value in (("natural", 27), ("business", 0))}
    found = split_rows("requests", "2021", {"carried_in": "270020130"}, last_year=last)
    assert (found.verdicts["carried_in"].kind, found.verdicts["carried_in"].by) == (Kind.ONE, By.YEARS)


def test_last_year_rules_nothing_out_where_it_does_not_fit() -> None:
    """Figures of last year that agree with no reading in one cell are not used for the row's other cells."""
    last = {f"requests.carried_out.{column}": Decimal(value) for column, value in (("natural", 27), ("total", 31))}
    found = split_rows("requests", "2021", {"carried_in": "270020130"}, last_year=last)
    assert found.verdicts["carried_in"].kind is Kind.SEVERAL


def test_an_empty_row_is_blank_and_not_zero() -> None:
    """Nothing printed is never a zero."""
    found = split_rows("requests", "2021", {"granted": " 　"})
    assert found.verdicts["granted"].kind is Kind.EMPTY
    assert {figure.state for figure in found.figures.values()} == {State.BLANK}


def test_signs_for_no_figure_are_blank() -> None:
    """「/」 between digits is an empty cell; the others are read."""
    found = split_rows("requests", "2021", {"granted": "12/////12"})
    assert [figure.value for figure in found.figures.values()] == [12, None, None, None, None, None, 12]
    assert found.figures["requests.granted.legal"].state is State.BLANK


def test_full_width_digits_are_digits() -> None:
    """「７００」 is as good as 700."""
    assert split_rows("requests", "2021", {"granted": "７０００００７"}).verdicts["granted"].kind is Kind.ONE


@pytest.mark.parametrize(
    "text",
    [
        "见附件",
        "12件0",
        "1,000",
        "约7000007",
        "000000",
        "00000000",
        "7000007元",
        "7.000007",
        "²000002",
        "+7",
        "-",
        "1" * 121,
    ],
)
def test_what_is_not_a_row_of_figures_is_refused(text: str) -> None:
    """Words, too few or too many figures, a unit where none belongs: kept as text, no figure is made of it."""
    found = split_rows("requests", "2021", {"granted": text})
    assert found.verdicts["granted"].kind is Kind.REFUSED
    assert {(figure.state, figure.text) for figure in found.figures.values()} == {(State.UNREADABLE, text)}


@pytest.mark.parametrize("text", ["1" * 120, "12" * 55])
def test_too_much_to_look_through_is_said_and_not_cut_short(text: str) -> None:
    """A run with more readings than can be listed is text, and the rows beside it are still read."""
    found = split_rows("disclosure", "2019", {"licences": text, "regulations": "000"})
    assert found.figures["disclosure.licences.decisions"].state is State.UNREADABLE
    assert found.verdicts["regulations"].kind is Kind.ONE
    assert split_rows("requests", "2019", {"granted": text}).verdicts["granted"].kind is Kind.TOO_MANY


def test_a_row_or_an_edition_that_is_not_is_an_error_of_the_caller() -> None:
    """The names are the form's."""
    with pytest.raises(KeyError):
        split_rows("requests", "2021", {"no.such.row": "0"})
    with pytest.raises(KeyError):
        split_rows("requests", "1999", {"granted": "0"})
