"""What is suggested to a clerk: likely, honest, and never against a rule."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxxl.cli import main
from gxxl.figures import Figures, editions_key
from gxxl.form import EDITIONS
from gxxl.intake.door import read
from gxxl.locate import Suggestion, apply, suggest
from gxxl.messages.locate import ENDING
from gxxl.render.workbook import write_workbook
from gxxl.rules import check
from gxxl.rules.linear import Outcome, verdicts
from gxxl.submission import Figure, Made, State, Submission, blank, number
from tests.locate.forms import free_cells, right_form, slipped, with_values
from tests.rules.test_linear import filled, with_figure

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "workbooks" / "examples"


def corrected(submission: Submission, suggestion: Suggestion) -> Submission:
    """The form with a suggestion carried out."""
    return with_values(submission, {code: value for code, value in suggestion.changes.items() if value is not None})


@pytest.mark.parametrize("seed", range(30))
def test_a_single_slip_with_typed_totals_is_found_first_with_its_value(seed: int) -> None:
    """Whatever was typed instead, the cell and the right number come first, as the only possibility."""
    rng = random.Random(seed)
    right = right_form(rng, typed=True)
    wrong, truth = slipped(rng, right, rng.sample(free_cells(right), 1))
    (first, *others) = suggest(wrong).suggestions
    assert dict(first.changes) == truth
    assert first.unique
    assert others == []


@pytest.mark.parametrize("seed", range(30))
def test_with_formula_totals_the_true_cell_is_among_the_candidates(seed: int) -> None:
    """Each column keeps one equation: the slip is one of several, and that is said."""
    rng = random.Random(1000 + seed)
    right = right_form(rng, typed=False)
    wrong, truth = slipped(rng, right, rng.sample(free_cells(right), 1))
    suggestions = suggest(wrong).suggestions
    assert truth in [dict(item.changes) for item in suggestions]
    assert all(item.unique is (len(suggestions) == 1) for item in suggestions)
    assert len(suggestions) == 1 or all("不能确定是哪一种" in item.reason for item in suggestions)


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(1, 4), st.booleans(), st.sampled_from(EDITIONS))
def test_nothing_suggested_breaks_a_rule(seed: int, count: int, typed: bool, edition: str) -> None:
    """Carried out, a suggestion puts its own rules right and no other rule wrong; totals that follow are left alone."""
    rng = random.Random(seed)
    right = right_form(rng, edition, typed=typed)
    submission, _ = slipped(rng, right, rng.sample(free_cells(right, ""), count))
    before = verdicts(submission)
    for suggestion in suggest(submission).suggestions:
        assert suggestion.reason.endswith(ENDING)
        assert all(submission.figures[code].made is not Made.FORMULA for code in suggestion.changes)
        if None in suggestion.changes.values():
            continue
        assert all(value >= 0 for value in suggestion.changes.values() if value is not None)
        after = verdicts(corrected(submission, suggestion))
        own = {rule for rule in suggestion.rules if rule in after and not rule.startswith("requests.balance.total")}
        assert {after[rule].outcome for rule in own} <= {Outcome.PASS}
        held = {rule for rule, verdict in before.items() if verdict.outcome is Outcome.PASS}
        broken = {rule for rule in held if after[rule].outcome in (Outcome.OVER, Outcome.UNDER)}
        assert broken <= {"requests.balance.total"}  # the sum of the columns' balances: follows when all are right


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(1, 4), st.booleans(), st.sampled_from(EDITIONS))
def test_the_first_of_every_group_together_make_the_form_right(
    seed: int, count: int, typed: bool, edition: str
) -> None:
    """Carried out together, no rule of the form is left broken, the balance of 总计 included."""
    rng = random.Random(seed)
    right = right_form(rng, edition, typed=typed)
    submission, _ = slipped(rng, right, rng.sample(free_cells(right, ""), count))
    located = suggest(submission)
    values = {code: value for item in located.best for code, value in item.changes.items()}
    if located.too_many or None in values.values():
        return
    after = verdicts(with_values(submission, values))
    assert {verdict.outcome for verdict in after.values()} == {Outcome.PASS}


def test_a_text_in_a_cell_leaves_its_rules_out() -> None:
    """无 in a cell decides nothing about its row and column: no other cell of them is blamed for it."""
    right = right_form(random.Random(6), typed=True)
    code = next(c for c in free_cells(right) if c.startswith("requests.granted.") and right.figures[c].value)
    located = suggest(with_figure(right, code, Figure(None, State.UNREADABLE, Made.TYPED, text="无")))
    assert (located.suggestions, located.too_many) == ((), ())


def test_a_blank_part_is_what_was_left_out() -> None:
    """Typed totals say what belongs in an empty cell, and that it was left out."""
    right = right_form(random.Random(7), typed=True)
    code = next(c for c in free_cells(right) if c.startswith("requests.new.") and right.figures[c].value)
    (only,) = suggest(with_values(right, {code: None})).suggestions
    assert dict(only.changes) == {code: right.figures[code].value}
    assert "漏填" in only.reason


def test_a_right_report_gets_no_suggestion() -> None:
    """Nothing is wrong, nothing is said."""
    located = suggest(right_form(random.Random(4), typed=True))
    assert (located.suggestions, located.too_many, located.proposals) == ((), (), {})


def test_independent_slips_are_separate_groups() -> None:
    """Two slips far apart: two groups of one suggestion each, not a pair."""
    right = right_form(random.Random(3), typed=True)
    old = right.figures["review.total"].value or Decimal(0)
    wrong = with_values(right, {"review.total": old + 3, "requests.granted.natural": Decimal(99)})
    located = suggest(wrong)
    assert len(located.groups) == 2
    assert {"requests.granted.natural"} in [set(item.changes) for item in located.suggestions]


def test_a_blank_total_is_proposed_and_not_called_wrong() -> None:
    """六类申请人之和 is known, the total is not filled in: a proposal, no suggestion."""
    right = right_form(random.Random(4), typed=True)
    located = suggest(with_figure(right, "requests.new.total", blank()))
    assert located.suggestions == ()
    assert located.proposals == {"requests.new.total": right.figures["requests.new.total"].value}


@pytest.mark.parametrize("emptied", [(), ("requests.new.total",), ("requests.new.natural",)])
def test_figures_in_a_row_are_located_as_in_a_mapping(emptied: tuple[str, ...]) -> None:
    """The short way of figures without blanks says what the long way says, and is left where there is one."""
    right = right_form(random.Random(1), typed=True)
    form = with_values(right, {"requests.total.natural": Decimal(777), **dict.fromkeys(emptied)})
    row = form.with_figures(Figures(editions_key(form.editions), tuple(form.figures.values())))
    assert suggest(row) == suggest(form)


def test_last_years_carry_over_decides_between_candidates() -> None:
    """With formula totals, a wrong 上年结转 is told from the rest of its column by last year's 结转下年度."""
    right = right_form(random.Random(8), typed=False)
    code = "requests.carried_in.natural"
    truth = right.figures[code].value or Decimal(0)
    wrong = with_values(right, {code: truth + 7})
    alone = suggest(wrong).suggestions
    known = suggest(replace(wrong, last_year={"requests.carried_out.natural": truth})).suggestions
    assert len(alone) > 1
    assert [dict(item.changes) for item in known] == [{code: truth}]


def test_too_much_wrong_is_said_honestly() -> None:
    """Eight cells at random: no guess, the rules are named."""
    rng = random.Random(2)
    right = right_form(rng, typed=True)
    wrong, _ = slipped(rng, right, rng.sample(free_cells(right), 8))
    located = suggest(wrong)
    assert located.suggestions == ()
    (rules,) = located.too_many
    assert "requests.balance.natural" in rules or len(rules) > 8


def test_printed_totals_left_at_zero_are_found_first() -> None:
    """The Hongze report prints 0 for two totals: 11 and 5 come first, as totals that were left out."""
    located = suggest(read(EXAMPLES / "洪泽区2023年度报告数据表.xlsx"))
    best = [dict(item.changes) for item in located.best]
    assert best == [{"review.total": Decimal(11)}, {"litigation.after_review.total": Decimal(5)}]
    assert all("总计漏填" in item.reason for item in located.best)


def test_printed_column_totals_that_do_not_hold() -> None:
    """Pingtan 2020 prints 20 and 21 where the results add to 26 and 27: one more cell of six says what was meant."""
    data = json.loads((ROOT / "tests" / "fixtures" / "reports" / "平潭2020.json").read_text(encoding="utf-8"))
    figures = {code: number(Decimal(value), Made.PRINTED) for code, value in data["figures"].items()}
    base = filled(edition="2019")
    submission = base.with_figures({code: figures.get(code, figure) for code, figure in base.figures.items()})
    assert {f.rule for f in check(submission) if f.difference is not None} == {
        "requests.results.natural",
        "requests.results.total",
    }
    located = suggest(submission)
    assert located.suggestions
    after = verdicts(corrected(submission, located.suggestions[0]))
    assert {verdict.outcome for verdict in after.values()} == {Outcome.PASS}


def test_a_corrected_copy_holds_only_what_is_certain() -> None:
    """The one-possibility group is corrected and logged in 说明, formula totals follow; the other is left."""
    right = right_form(random.Random(5), typed=True)
    old = right.figures["review.total"].value or Decimal(0)
    wrong = with_values(right, {"review.total": old + 3, "requests.granted.natural": Decimal(99)})
    located = suggest(wrong)
    copy, applied = apply(wrong, located)
    assert [set(item.changes) for item in applied if item.unique] == [{"requests.granted.natural"}]
    assert copy.figures["requests.granted.natural"].value == right.figures["requests.granted.natural"].value
    assert copy.figures["review.total"] == wrong.figures["review.total"]
    assert copy.reasons[-1].rule == "采纳修改建议"
    assert "由99改为" in copy.reasons[-1].text


def test_in_a_corrected_copy_formula_totals_follow_and_all_cross_foots() -> None:
    """The total of a row that a suggestion puts right is worked out again, stays a formula, and every rule holds."""
    right = right_form(random.Random(8), typed=False)
    code, total = "requests.carried_in.natural", "requests.carried_in.total"
    truth = right.figures[code].value or Decimal(0)
    wrong = replace(with_values(right, {code: truth + 7}), last_year={"requests.carried_out.natural": truth})
    copy, _ = apply(wrong, suggest(wrong))
    assert wrong.figures[total].value != right.figures[total].value
    assert copy.figures[total].value == right.figures[total].value
    assert copy.figures[total].made is Made.FORMULA
    assert {verdict.outcome for verdict in verdicts(copy).values()} == {Outcome.PASS}


@pytest.fixture
def wrong_file(tmp_path: Path) -> Path:
    """A workbook with one wrong total."""
    right = right_form(random.Random(5), typed=True)
    write_workbook(with_values(right, {"requests.granted.natural": Decimal(99)}), tmp_path / "错.xlsx")
    return tmp_path / "错.xlsx"


def test_check_writes_the_corrected_copy_and_lists_what_changed(
    wrong_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The original stays; the copy cross-foots; the change is printed with its place."""
    before = wrong_file.read_bytes()
    copy = wrong_file.parent / "更正.xlsx"
    assert main(["check", str(wrong_file), "--apply-suggestions", "-o", str(copy)]) == 1
    assert wrong_file.read_bytes() == before
    assert not [finding for finding in check(read(copy)) if finding.difference is not None]
    assert "三、申请办理!D7" in capsys.readouterr().err


def test_check_json_lists_the_suggestions(wrong_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With group, rules, changes, reason and whether it is the only one."""
    main(["check", "--json", str(wrong_file)])
    (suggestion,) = json.loads(capsys.readouterr().out)[0]["suggestions"]
    assert set(suggestion) == {"group", "rules", "changes", "reason", "unique"}
    assert list(suggestion["changes"]) == ["requests.granted.natural"]
    assert suggestion["unique"] is True


@pytest.mark.parametrize(
    ("more", "said"),
    [(["错.xlsx"], "一次只能用于一个文件"), ([], "请用 -o 写明"), (["-o", "错.xlsx"], "没有覆盖")],
)
def test_an_unclear_wish_for_a_copy_is_refused(
    wrong_file: Path,
    more: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Several files, no name for the copy, a name that is taken: one sentence, nothing written."""
    monkeypatch.chdir(wrong_file.parent)
    assert main(["check", *more, "--apply-suggestions", "错.xlsx"]) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in wrong_file.parent.iterdir()] == ["错.xlsx"]


def test_with_nothing_certain_no_copy_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A right report has nothing to apply."""
    write_workbook(filled(), tmp_path / "对.xlsx")
    assert main(["check", str(tmp_path / "对.xlsx"), "--apply-suggestions", "-o", str(tmp_path / "b.xlsx")]) == 0
    assert "没有可以采纳的建议" in capsys.readouterr().err
    assert not (tmp_path / "b.xlsx").exists()


def test_last_years_file_narrows_the_candidates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--last-year: its 结转下年度 decides which cell of the column is wrong; a file that cannot be read is refused."""
    right = right_form(random.Random(8), typed=False)
    truth = right.figures["requests.carried_in.natural"].value or Decimal(0)
    write_workbook(with_values(right, {"requests.carried_in.natural": truth + 7}), tmp_path / "今年.xlsx")
    before = replace(right, cover=replace(right.cover, year=(right.cover.year or 0) - 1))
    write_workbook(with_values(before, {"requests.carried_out.natural": truth}), tmp_path / "上年.xlsx")
    call = ["check", "--json", str(tmp_path / "今年.xlsx"), "--last-year"]
    assert main([*call, str(tmp_path / "上年.xlsx")]) == 1
    (suggestion,) = json.loads(capsys.readouterr().out)[0]["suggestions"]
    assert suggestion["changes"] == {"requests.carried_in.natural": int(truth)}
    assert main([*call, str(tmp_path / "没有.xlsx")]) == 2
    assert "找不到文件" in capsys.readouterr().err


def test_last_year_alone_makes_no_cell_wrong() -> None:
    """A carry-over that differs from last year's where all sums hold is no slip, whatever else is wrong."""
    right = right_form(random.Random(6), typed=True)
    wrong = with_values(right, {"requests.granted.natural": Decimal(99)})
    differs = (right.figures["requests.carried_in.business"].value or Decimal(0)) + 5
    located = suggest(replace(wrong, last_year={"requests.carried_out.business": differs}))
    assert [set(item.changes) for item in located.suggestions] == [{"requests.granted.natural"}]


def test_a_formula_total_that_is_not_the_sum_can_be_the_wrong_cell() -> None:
    """A stale value or a foreign range: the total itself is suggested, with the sum of its parts."""
    right = right_form(random.Random(6), typed=False)
    truth = right.figures["requests.new.total"].value or Decimal(0)
    stale = replace(number(truth + 3), made=Made.FORMULA)
    located = suggest(right.with_figures({**right.figures, "requests.new.total": stale}))
    assert dict(located.suggestions[0].changes) == {"requests.new.total": truth}
