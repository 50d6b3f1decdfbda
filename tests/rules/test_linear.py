"""Cross-footing: verdicts, and totals worked out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.counts import Counts, as_counts
from gxxl.figures import Figures, editions_key
from gxxl.form import load
from gxxl.reading import read_text
from gxxl.rules.linear import Outcome, all_hold, compiled, judge, known, verdicts, work_out
from gxxl.submission import Cover, Figure, Made, State, Submission, blank, confirmed_zero, empty, number
from tests.strategies import submissions, totals_of, with_formula_totals

NEW = "requests.new."


def filled(value: int = 0, edition: str = "2021") -> Submission:
    """A report with the same number in every cell that is not a total, totals as formulas."""
    submission = empty(Cover(unit="庄头镇", year=2021), edition)
    figures = {code: number(Decimal(value), Made.TYPED, cell.unit) for code, cell in submission.cells.items()}
    return with_formula_totals(submission.with_figures(figures))


def with_figure(submission: Submission, code: str, figure: Figure | int) -> Submission:
    """The same report with one figure changed and no total recalculated."""
    changed = number(Decimal(figure)) if isinstance(figure, int) else figure
    return replace(submission, figures={**submission.figures, code: changed})


def test_a_report_of_zeros_passes_every_rule() -> None:
    """All zeros typed: every check says 通过."""
    assert {str(verdict) for verdict in verdicts(filled()).values()} == {"通过"}


def test_an_empty_form_cannot_be_judged() -> None:
    """Nothing filled in is 无法判断 throughout, not 通过."""
    outcomes = verdicts(empty(Cover(), "2021")).values()
    assert {verdict.outcome for verdict in outcomes} == {Outcome.UNDECIDED}


@pytest.mark.parametrize(("total", "said"), [(3, "多3"), (-2, "少2")])
def test_a_total_that_differs_says_by_how_much(total: int, said: str) -> None:
    """A total three too high is 多3, two too low 少2."""
    submission = with_figure(filled(), "requests.new.total", total)
    assert str(judge(load("2021").rules_by_id["requests.new.total"], known(submission.figures))) == said


def test_blank_parts_add_nothing_and_a_wrong_total_stays_wrong() -> None:
    """With 自然人 blank the other five kinds must still make the total."""
    rule = load("2021").rules_by_id["requests.new.total"]
    submission = with_figure(filled(1), "requests.new.natural", blank())
    assert str(judge(rule, known(submission.figures))) == "多1"
    assert str(judge(rule, known(with_figure(submission, "requests.new.total", 5).figures))) == "通过"


def test_a_text_in_a_rule_leaves_it_undecided() -> None:
    """「124件」 is taken as 124 and yet no spreadsheet adds it: the check waits for a clean number."""
    rule = load("2021").rules_by_id["requests.new.total"]
    cell = load("2021").cells["requests.new.natural"]
    marked = read_text("124件", cell, Made.TYPED, words=True)
    assert marked.value == 124
    assert judge(rule, known(with_figure(filled(), cell.code, marked).figures)).outcome is Outcome.UNDECIDED


def test_blank_totals_among_the_parts_leave_a_rule_undecided() -> None:
    """In the column of totals a missing row total is not a zero (as in the Shanghai report of 2019)."""
    rule = load("2021").rules_by_id["requests.results.total"]
    submission = with_figure(filled(2), "requests.granted.total", blank(Made.PRINTED))
    assert judge(rule, known(submission.figures)).outcome is Outcome.UNDECIDED


def test_confirmed_blanks_are_zeros() -> None:
    """A total left blank passes once the unit said that blanks are zeros."""
    rule = load("2021").rules_by_id["review.total"]
    submission = replace(filled(), confirmed=frozenset({"review", "litigation"}))
    assert str(judge(rule, known(with_figure(submission, "review.total", confirmed_zero()).figures))) == "通过"


one_changed = st.builds(
    with_figure, st.integers(0, 9).map(filled), st.sampled_from(list(empty(Cover(), "2021").cells)), st.integers(0, 99)
)


@given(st.one_of(submissions(), one_changed))
def test_judging_all_at_once_says_what_the_rules_say_one_by_one(submission: Submission) -> None:
    """By columns, and in whole numbers where each figure is a plain count."""
    figures = Figures(editions_key(submission.editions), tuple(submission.figures.values()))
    alone = {rule.id: judge(rule, known(submission.figures)) for rule in compiled(submission).rules}
    for same in (figures, as_counts(figures), dict(figures)):
        changed = submission.with_figures(same)
        assert dict(verdicts(changed)) == alone
        if isinstance(same, Counts):
            assert all_hold(changed) == all(verdict.outcome is Outcome.PASS for verdict in alone.values())
        else:
            assert not all_hold(changed)


@given(submissions(odd=False), st.data())
def test_totals_without_a_stored_value_are_worked_out(submission: Submission, data: st.DataObject) -> None:
    """Whichever formula totals lost their values, they come back the same and are said to be computed."""
    formulas = [code for code in totals_of(submission) if submission.figures[code].made is Made.FORMULA]
    lost = data.draw(st.sets(st.sampled_from(formulas))) if formulas else set()
    without = submission.with_figures(
        {code: blank(Made.FORMULA) if code in lost else figure for code, figure in submission.figures.items()}
    )
    again = work_out(without, lost)
    for code, figure in submission.figures.items():
        assert again.figures[code].value == figure.value
        assert (again.figures[code].made is Made.COMPUTED) == (code in lost)


def test_a_total_over_a_text_is_not_worked_out() -> None:
    """A sum that leaves out 「约20」 would be silently wrong: the total stays blank."""
    cell = load("2021").cells["requests.new.natural"]
    submission = with_figure(filled(1), cell.code, read_text("约20", cell, Made.TYPED, words=True))
    assert work_out(submission, ["requests.new.total"]).figures["requests.new.total"].state is State.BLANK
