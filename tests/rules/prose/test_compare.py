"""Claims against the tables: quiet when right, and when wrong the sentence and the cells."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.rules import check
from gxxl.rules.finding import Finding, Severity
from gxxl.rules.prose.compare import check_claims
from gxxl.submission import ABSENT, Extra, Reason, Submission, blank
from tests.rules.prose.told import told

NEW, IN, OUT, DONE = (f"requests.{row}.total" for row in ("new", "carried_in", "carried_out", "total"))


def findings(text: str, figures: dict[str, int], **options: str) -> list[Finding]:
    """What is said of a text beside these figures."""
    return list(check_claims(told(text, figures, **options)))  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [713, 749])
def test_received_may_be_the_first_line_or_the_first_two(number: int) -> None:
    """一, or 一 + 二."""
    assert findings(f"共受理政府信息公开申请{number}件。", {NEW: 713, IN: 36}) == []


def test_a_difference_quotes_the_sentence_and_names_the_cells() -> None:
    """Expected is what the text says, found what the table has; both readings are shown."""
    (finding,) = findings("2021年，我镇共受理政府信息公开申请740件。", {NEW: 713, IN: 36})
    assert finding.rule == "prose.requests"
    assert finding.severity is Severity.QUERY
    assert (finding.expected, finding.found, finding.difference) == (Decimal(740), Decimal(713), Decimal(-27))
    assert finding.addresses == ("三、申请办理!J5",)
    assert "“2021年，我镇共受理政府信息公开申请740件”" in finding.message
    assert "为713，三、申请办理!J5、J6之和为749" in finding.message


def test_a_zero_in_words_against_a_table_that_has_some() -> None:
    """未收到 and 无."""
    rules = [f.rule for f in findings("未收到政府信息公开申请，无行政复议、行政诉讼。", {NEW: 2, "review.total": 1})]
    assert rules == ["prose.requests", "prose.disputes"]


@given(
    new=st.integers(0, 300), carried=st.integers(0, 9), granted=st.integers(0, 99), refused=st.integers(0, 9),
    review=st.integers(0, 9), direct=st.integers(0, 9), after=st.integers(0, 9), left=st.integers(0, 9),
)  # fmt: skip
def test_a_text_that_repeats_the_table_is_quiet(
    new: int, carried: int, granted: int, refused: int, review: int, direct: int, after: int, left: int
) -> None:
    """Whatever the figures, in digits."""
    done = new + carried - left
    figures = {
        NEW: new, IN: carried, OUT: left, DONE: done,
        "requests.granted.total": granted, "requests.refused.state_secret.total": refused,
        "review.total": review, "litigation.direct.total": direct, "litigation.after_review.total": after,
    }  # fmt: skip
    text = (
        f"2021年，我镇新收政府信息公开申请{new}件，上年结转{carried}件，答复{done}件，其中予以公开{granted}件，"
        f"不予公开{refused}件，结转下年度继续办理{left}件。因政府信息公开被申请行政复议{review}件，"
        f"被提起行政诉讼{direct + after}件，其中未经复议直接起诉{direct}件，复议后起诉{after}件。"
    )
    assert findings(text, figures) == []
    wrong = text.replace(f"不予公开{refused}件", f"不予公开{refused + 1}件")
    assert [finding.cells[0] for finding in findings(wrong, figures)] == ["requests.refused.state_secret.total"]


def test_the_sum_of_many_rows_is_named_by_its_first_and_their_number() -> None:
    """不予公开 has eight rows."""
    (finding,) = findings("我镇收到申请5件，不予公开3件。", {NEW: 5, "requests.refused.state_secret.total": 2})
    assert "等8格之和为2" in finding.message


def test_what_the_table_does_not_tell_is_not_compared() -> None:
    """A blank row, an absent table: nothing is known, nothing is said; a blank total is worked out from its row."""
    submission = told("我镇收到政府信息公开申请5件。")
    row = [code for code in submission.figures if code.startswith("requests.new.")]
    empty = replace(submission, figures={**submission.figures, **dict.fromkeys(row, blank())})
    gone = replace(submission, figures={**submission.figures, NEW: ABSENT})
    part = replace(submission, figures={**submission.figures, NEW: blank()})
    assert list(check_claims(empty)) == []
    assert list(check_claims(gone)) == []
    assert [finding.found for finding in check_claims(part)] == [0]


def test_shares_are_worked_out_again() -> None:
    """Of the table's or the text's totals; rounding and cutting off are both right."""
    figures = {NEW: 3, DONE: 3, "requests.granted.total": 2}
    for share in ("66.7", "66.6", "66.67"):
        assert findings(f"我镇收到申请3件，予以公开2件，占{share}%。", figures) == []
    (finding,) = findings("我镇收到申请3件，予以公开2件，占70%。", figures)
    assert finding.rule == "prose.share"
    assert "而2件占3件的66.67%" in finding.message


def test_a_growth_is_worked_out_where_last_year_is_known() -> None:
    """较上年增长, 下降; whole per cents are rounded; without last year nothing is said."""
    for text, count in (("较上年增长25%", 5), ("同比下降25%", 3), ("数量较去年下降25.0%", 3), ("同比增长16.7%", 7)):
        last = {NEW: Decimal(6 if count == 7 else 4)}
        right = told(f"我镇收到申请{count}件，{text}。", {NEW: count})
        assert list(check_claims(right)) == []
        assert list(check_claims(replace(right, last_year=last))) == []
        (finding,) = check_claims(replace(right, last_year={NEW: Decimal(9)}))
        assert finding.rule == "prose.growth"
    assert "较上年增长16.7%，而本年7件、上年9件，应为下降22.2%" in finding.message


def test_documents_are_compared_with_the_row_of_the_edition() -> None:
    """2021: 制发, 废止, 现行有效; 2019: 新制作 or 新公开."""
    row = "disclosure.normative_documents"
    text = "全年制发行政规范性文件3件，现行有效行政规范性文件9件。"
    assert findings(text, {f"{row}.made": 3, f"{row}.in_force": 9}) == []
    assert [f.cells for f in findings(text, {f"{row}.made": 3})] == [(f"{row}.in_force",)]
    assert findings("制发行政规范性文件3件。", {f"{row}.new_made": 3}, edition="2019") == []
    assert len(findings("制发行政规范性文件3件。", {f"{row}.new_made": 4}, edition="2019")) == 1


def with_fee(text: str, yuan: int | None) -> Submission:
    """Section six and 附加数据."""
    extra = Extra("收取信息处理费金额", "元", None if yuan is None else Decimal(yuan))
    return replace(told(text, section="other"), extras=(extra,))


def test_the_fee_is_compared_with_the_extra_figures() -> None:
    """In 元 and 万元; where 附加数据 says nothing, nothing is said."""
    for text in ("收取信息处理费380元。", "2021年收取政府信息公开信息处理费共计0.038万元。"):
        assert list(check_claims(with_fee(text, 380))) == []
        assert [f.rule for f in check_claims(with_fee(text, 0))] == ["prose.fee"]
    assert list(check_claims(with_fee("收取信息处理费380元。", None))) == []
    assert [f.rule for f in check_claims(with_fee("本年度未收取信息处理费。", 380))] == ["prose.fee"]


def test_a_reason_settles_the_query() -> None:
    """说明 names the rule as the finding does."""
    submission = told("共受理政府信息公开申请5件。", {NEW: 4})
    (open_one,) = (finding for finding in check(submission) if finding.rule == "prose.requests")
    explained = replace(submission, reasons=(Reason(open_one.label, "三、申请办理!J5", "含1件年底收到、次年登记的"),))
    (finding,) = (finding for finding in check(explained) if finding.rule == "prose.requests")
    assert open_one.is_open
    assert not finding.is_open


def test_without_prose_nothing_is_said() -> None:
    """Many write it in Word: an empty 正文 asks nothing."""
    assert [f.rule for f in check(replace(told(""), texts={})) if f.rule.split(".")[0] in ("prose", "overview")] == []
