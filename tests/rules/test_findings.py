"""What the rules say of a report: each finding names the cell, what is wrong, what to do and why."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from gxxl.form import EDITIONS, load
from gxxl.reading import read_text
from gxxl.rules import check
from gxxl.rules.catalogue import all_kinds
from gxxl.rules.cover import edition_for
from gxxl.rules.finding import Finding, Severity
from gxxl.submission import (
    ABSENT,
    Cover,
    Figure,
    Made,
    Reason,
    State,
    Submission,
    blank,
    editions_of,
    empty,
    number,
)
from tests.rules.test_linear import filled, with_figure
from tests.strategies import submissions


def the(findings: tuple[Finding, ...], rule: str) -> Finding:
    """The one finding of a rule."""
    (finding,) = (finding for finding in findings if finding.rule == rule)
    return finding


def test_a_right_report_has_no_findings() -> None:
    """Zeros throughout, unit and year given: nothing to say."""
    assert check(filled()) == ()


def test_a_broken_sum_names_cell_sums_difference_basis_and_next_step() -> None:
    """The message holds everything a clerk needs, with the cell as Excel names it."""
    finding = the(check(with_figure(filled(), "requests.granted.total", 3)), "requests.granted.total")
    assert finding.severity is Severity.ERROR
    assert (finding.expected, finding.found, finding.difference) == (Decimal(0), Decimal(3), Decimal(3))
    assert finding.target == "三、申请办理!J7"
    assert finding.message == "三、申请办理!J7（「（一）予以公开」×「总计」）：总计为3，六类申请人之和为0，多3。"
    assert finding.remedy.endswith("请核对申请登记台账后修改，不得为平衡而改数。")
    assert str(finding.basis).startswith("表头含义：")
    assert len(finding.addresses) == len(finding.cells) == 7


def test_the_balance_stands_on_the_printed_word() -> None:
    """第一项加第二项之和，等于第三项加第四项之和 is the one rule that the notice prints."""
    finding = the(check(with_figure(filled(), "requests.new.natural", 1)), "requests.balance.natural")
    assert str(finding.basis).startswith("明文：国办公开办函〔2021〕30号")
    assert (finding.expected, finding.found) == (Decimal(1), Decimal(0))


def test_blanks_are_one_query_a_table_and_no_error() -> None:
    """An empty form: nothing is wrong, everything is open; four tables, four queries."""
    findings = check(empty(Cover(unit="庄头镇", year=2021), "2021"))
    assert [finding.rule for finding in findings] == [
        "disclosure.blank",
        "requests.blank",
        "review.blank",
        "litigation.blank",
    ]
    assert all(finding.severity is Severity.QUERY for finding in findings)
    assert "因此有39项校验无法判断" in findings[1].message


@pytest.mark.parametrize(
    ("code", "figure", "rule", "severity"),
    [
        ("requests.new.natural", number(Decimal(-1)), "requests.negative", Severity.ERROR),
        ("requests.new.natural", number(Decimal("1.5")), "requests.fraction", Severity.ERROR),
        (
            "requests.new.natural",
            Figure(None, State.UNREADABLE, Made.TYPED, text="约20"),
            "requests.unreadable",
            Severity.ERROR,
        ),
        (
            "review.upheld",
            Figure(None, State.AMBIGUOUS, Made.PRINTED, readings=(Decimal(6), Decimal(69))),
            "review.ambiguous",
            Severity.ERROR,
        ),
        ("review.total", replace(number(Decimal(0)), made=Made.COMPUTED), "review.computed", Severity.QUERY),
        ("review.upheld", ABSENT, "review.absent", Severity.ERROR),
        ("review.upheld", blank(), "review.blank", Severity.QUERY),
        ("disclosure.regulations.made", number(Decimal(2)), "disclosure.regulations", Severity.QUERY),
        (
            "disclosure.licences.decisions",
            read_text("124件", load("2021").cells["disclosure.licences.decisions"], Made.TYPED, words=True),
            "disclosure.marked",
            Severity.QUERY,
        ),
        (
            "disclosure.fees.amount",
            read_text("5000元", load("2021").cells["disclosure.fees.amount"], Made.TYPED, words=True),
            "disclosure.amount_unit",
            Severity.QUERY,
        ),
    ],
)
def test_each_state_and_domain_has_its_finding(code: str, figure: Figure, rule: str, severity: Severity) -> None:
    """One cell out of order gives the finding of its kind, at that cell."""
    finding = the(check(with_figure(filled(), code, figure)), rule)
    assert finding.severity is severity
    assert finding.cells == (code,)
    assert finding.remedy


def test_only_a_change_may_be_negative() -> None:
    """In the form of 2019 the licences may be fewer than last year."""
    submission = replace(filled(edition="2019"), cover=Cover(unit="庄头镇", year=2020))
    assert check(with_figure(submission, "disclosure.licences.change", -5)) == ()


def test_yuan_in_a_cell_of_ten_thousands_is_converted_and_said() -> None:
    """5000元 in a 万元 cell counts as 0.5万元."""
    cell = load("2021").cells["disclosure.fees.amount"]
    figure = read_text("5000元", cell, Made.TYPED, words=True)
    assert "按0.5万元计入" in the(check(with_figure(filled(), cell.code, figure)), "disclosure.amount_unit").message


def test_a_unit_that_the_files_own_head_names_is_said_to_be_the_heads() -> None:
    """The cell says nothing of a unit, and the head of the file is not the form's."""
    figure = number(Decimal(5000), Made.TYPED, "元")
    said = the(check(with_figure(filled(), "disclosure.fees.amount", figure)), "disclosure.amount_unit").message
    assert "表中写明的单位是元，而格式规定的单位是万元，已按0.5万元计入" in said


def test_the_form_of_2019_is_an_error_from_2021_on() -> None:
    """The table is read all the same, and must be made anew on the form in force."""
    old = filled(edition="2019")
    assert [edition_for(year) for year in (2018, 2019, 2020, 2021, 2025)] == ["2019", "2019", "2019", "2021", "2021"]
    assert {finding.rule for finding in check(old)} >= {"disclosure.edition", "requests.edition"}
    assert not [f for f in check(replace(old, cover=Cover(unit="庄头镇", year=2020))) if f.rule.endswith(".edition")]


def test_a_missing_table_is_an_error() -> None:
    """A report without 第四部分 lacks two tables."""
    submission = filled()
    figures = {code: f for code, f in submission.figures.items() if not code.startswith(("review", "litigation"))}
    editions = {**editions_of("2021"), "review": None, "litigation": None}
    rules = [finding.rule for finding in check(replace(submission, figures=figures, editions=editions))]
    assert rules == ["review.missing", "litigation.missing"]


def test_unit_and_year_must_be_given() -> None:
    """A report of nobody for no year cannot be placed."""
    assert [f.rule for f in check(replace(filled(), cover=Cover()))] == ["cover.unit", "cover.year"]


def test_a_reason_settles_a_query_but_never_an_error() -> None:
    """What 说明 explains is no longer open; a sum that does not hold stays so."""
    submission = with_figure(with_figure(filled(), "review.upheld", blank()), "review.total", 1)
    reasons = (Reason("空格未填写", "", "本年没有复议案件"), Reason("四种复议结果之和等于总计", "", "不好意思"))
    findings = check(replace(submission, reasons=reasons))
    assert [finding.is_open for finding in findings] == [False, True]
    assert findings[0].reason == "本年没有复议案件"


def test_a_reason_for_another_place_settles_nothing() -> None:
    """A reason with a place is about that place alone."""
    submission = with_figure(filled(), "review.upheld", blank())
    assert check(replace(submission, reasons=(Reason("空格未填写", "三、申请办理!D5", "有"),)))[0].is_open


@given(submissions())
def test_every_finding_is_complete_and_in_chinese(submission: Submission) -> None:
    """Whatever is typed: a message, a remedy, a basis, a known kind of rule, an address a cell, no English."""
    known = {kind.id for kind in all_kinds()}
    rules = {rule.id: rule.template for edition in EDITIONS for rule in load(edition).rules}
    for finding in check(submission):
        template = rules.get(finding.rule, finding.rule)
        assert template in known or "{table}." + template.partition(".")[2] in known
        assert finding.message and finding.remedy and finding.basis.source
        assert len(finding.addresses) == len(finding.cells)
        words = finding.message + finding.remedy
        assert "{" not in words
        assert not any(name in words for name in ("requests", "review", "litigation", "disclosure", "None"))
