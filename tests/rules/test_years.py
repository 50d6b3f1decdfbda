"""This year against last year: what is carried over, what jumps, a fee in 元, and which file is last year's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.cli import main
from gxxl.errors import Refused
from gxxl.form import load
from gxxl.form.book import load_book
from gxxl.intake.door import read
from gxxl.lastyear import LastYear, figures_in, last_year_for
from gxxl.messages.years import YEARS
from gxxl.render.workbook import write_workbook
from gxxl.rules import check
from gxxl.rules.finding import Finding, Severity
from gxxl.rules.years import check_years
from gxxl.submission import Cover, Figure, Made, Reason, Submission, number
from tests.rules.test_linear import filled, with_figure

ZEROS = {code: Decimal(0) for code in filled().figures}


def figure(code: str, value: int | str) -> Figure:
    """A typed number, an amount in 万元."""
    return number(Decimal(value), Made.TYPED, "万元" if code.endswith("amount") else None)


def against(last: Mapping[str, int | str], *typed: tuple[str, int | str], edition: str = "2021") -> tuple[Finding, ...]:
    """The findings of a report of zeros with some figures, against a last year of zeros with some figures."""
    submission = filled(edition=edition)
    for code, value in typed:
        submission = with_figure(submission, code, figure(code, value))
    zeros = dict.fromkeys(submission.figures, Decimal(0))
    return check_years(submission, {**zeros, **{code: Decimal(value) for code, value in last.items()}})


def test_without_last_year_nothing_is_said() -> None:
    """Carry-over and jumps need last year's figures."""
    assert check_years(with_figure(filled(), "requests.carried_in.natural", 7)) == ()


def test_each_column_of_carried_in_is_held_against_last_years_carried_out() -> None:
    """The finding has the cell, both sums, the difference, and is a query by practice."""
    (finding,) = against({"requests.carried_out.legal": 3}, ("requests.carried_in.legal", 2))
    assert finding.rule == "requests.carry_over.legal"
    assert finding.severity is Severity.QUERY
    assert (finding.expected, finding.found, finding.difference) == (Decimal(3), Decimal(2), Decimal(-1))
    assert finding.message.startswith("三、申请办理!H6（")
    assert finding.message.endswith("为2，上年报告“结转下年度继续办理”的同一栏为3，少1。")
    assert str(finding.basis).startswith("工作惯例：")


def test_a_total_is_not_asked_about_when_its_columns_were() -> None:
    """A clerk is told once; a total that differs by itself is told."""
    typed = (("requests.carried_in.legal", 2), ("requests.carried_in.total", 2))
    assert [finding.rule for finding in against({}, *typed)] == ["requests.carry_over.legal"]
    assert [finding.rule for finding in against({}, typed[1])] == ["requests.carry_over.total"]


@given(last=st.integers(0, 50), made=st.integers(0, 9), repealed=st.integers(0, 9), found=st.integers(0, 60))
def test_in_force_is_last_years_with_what_was_made_less_what_was_repealed(
    last: int, made: int, repealed: int, found: int
) -> None:
    """2021 edition; said exactly when it does not hold, with the remedy that names 失效."""
    row = "disclosure.normative_documents"
    findings = against(
        {f"{row}.in_force": last}, (f"{row}.made", made), (f"{row}.repealed", repealed), (f"{row}.in_force", found)
    )
    assert [finding.rule for finding in findings] == (
        [f"{row}.in_force.carry_over"] if found != last + made - repealed else []
    )
    for finding in findings:
        assert "失效" in finding.remedy
        assert finding.target == "二、主动公开!D5"


def test_the_form_of_2019_carries_its_numbers_of_items() -> None:
    """上一年项目数量 is last year's with its 本年增/减."""
    last = {"disclosure.licences.last_year_items": 5, "disclosure.licences.change": -2}
    assert [f.rule for f in against(last, edition="2019")] == ["disclosure.licences.last_year_items.carry_over"]
    assert against(last, ("disclosure.licences.last_year_items", 3), edition="2019") == ()


def test_a_jump_is_far_and_large_and_small_numbers_are_left_alone() -> None:
    """Both thresholds of the data must be met; the explanation says the same numbers."""
    book = load_book()
    code = "disclosure.penalties.decisions"
    assert against({code: 20}, (code, 119)) == ()
    assert against({code: 100}, (code, 499)) == ()
    assert [f.rule for f in against({code: 100}, (code, 500))] == ["disclosure.jump"]
    assert [f.rule for f in against({code: 500}, (code, 0))] == ["disclosure.jump"]
    numbers = re.findall(r"\d+", YEARS["{table}.jump"].about)
    assert numbers == [str(book.jump_difference), str(book.jump_times)]


def test_a_fee_in_yuan_under_a_head_in_ten_thousands_is_asked_about() -> None:
    """Against last year's, or where the level of the unit makes it plain."""
    code = "disclosure.fees.amount"
    (finding,) = against({code: "25.3"}, (code, 253000))
    assert finding.rule == "disclosure.fees.yuan"
    assert "是上年（25.3万元）的10000倍" in finding.message
    (alone,) = check_years(with_figure(filled(), code, figure(code, 253000)))
    assert "达到25.3亿元，超过乡镇的一般情况" in alone.message
    assert check_years(with_figure(filled(), code, figure(code, "25.3"))) == ()


def test_a_reason_settles_it() -> None:
    """说明 names the rule as the finding does, and the place."""
    submission = replace(with_figure(filled(), "requests.carried_in.natural", 1), last_year=ZEROS)
    label = YEARS["requests.carry_over.{column}"].label
    explained = replace(submission, reasons=(Reason(label, "三、申请办理!D6", "上年报告漏报1件，已更正"),))
    (finding,) = (finding for finding in check(explained) if finding.rule == "requests.carry_over.natural")
    assert not finding.is_open
    assert finding.reason == "上年报告漏报1件，已更正"


def last_year(submission: Submission, **cover: object) -> LastYear:
    """A file of last year with this cover."""
    cover = {"unit": submission.cover.unit, "year": 2020, **cover}
    return LastYear(Path("上年.xlsx"), replace(submission, cover=Cover(**cover)))  # type: ignore[arg-type]


def test_figures_of_the_other_edition_pass_through_the_map() -> None:
    """From 2019: the columns of requests come along, what would be guessed (现行有效) does not."""
    old = with_figure(filled(edition="2019"), "requests.carried_out.natural", 4)
    figures = figures_in(old, filled().editions)
    assert figures["requests.carried_out.natural"] == 4
    assert "disclosure.normative_documents.in_force" not in figures
    assert set(figures) <= set(load("2021").cells)


@pytest.mark.parametrize(
    ("cover", "sentence"),
    [
        ({"year": 2019}, "不是相邻的两年"),
        ({"year": None}, "没有写明年度"),
        ({"unit": "太平镇人民政府"}, "不是同一单位"),
    ],
)
def test_another_year_or_unit_is_not_compared(cover: dict[str, object], sentence: str) -> None:
    """The year before, of the same unit; else a sentence."""
    with pytest.raises(Refused, match=sentence):
        last_year_for(filled(), last_year(filled(), **cover))


def test_check_compares_with_the_file_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--last-year on the command line: a query, or the sentence why not."""
    now = with_figure(filled(), "requests.carried_in.total", 0)
    before = with_figure(filled(), "requests.carried_out.charity", 2)
    write_workbook(now, tmp_path / "今年.xlsx")
    write_workbook(last_year(before).submission, tmp_path / "上年.xlsx")
    call = ["check", str(tmp_path / "今年.xlsx"), "--last-year"]
    assert main([*call, str(tmp_path / "上年.xlsx")]) == 1
    assert "上年报告“结转下年度继续办理”的同一栏为2，少2" in capsys.readouterr().out
    assert main([*call, str(tmp_path / "今年.xlsx")]) == 0
    assert "不是相邻的两年" in capsys.readouterr().err


def test_new_prefills_from_last_years_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each unit of the roster gets its own figures of last year; who has none is named; 报送版 is refused."""
    folder = tmp_path / "报来"
    for unit, value in (("甲镇", 3), ("乙镇", 5)):
        submission = with_figure(filled(), "disclosure.licences.decisions", value)
        write_workbook(replace(submission, cover=Cover(unit=unit, year=2020)), folder / f"{unit}.xlsx")
    roster = tmp_path / "名单.csv"
    roster.write_text("名称,类别\n甲镇,乡镇\n乙镇人民政府,乡镇\n丙镇,乡镇\n", encoding="utf-8")
    summary = tmp_path / "汇总.xlsx"
    main(
        [
            "consolidate",
            str(folder),
            "-o",
            str(summary),
            "--year",
            "2020",
            "--unit",
            "某县人民政府",
            "--edition",
            "2021",
        ]
    )
    call = ["new", "--roster", str(roster), "--year", "2021", "-o", str(tmp_path / "发出"), "--last-year"]
    assert main([*call, str(summary)]) == 0
    assert "没有以下1个单位的数据，模板中未附上年数据：丙镇。" in capsys.readouterr().err
    known = {path.name[:2]: read(path).last_year for path in (tmp_path / "发出").iterdir()}
    assert known["甲镇"]["disclosure.licences.decisions"] == 3
    assert known["乙镇"]["disclosure.licences.decisions"] == 5
    assert known["丙镇"] == {}
    other = [*call[:-2], str(tmp_path / "另发"), "--last-year", str(tmp_path / "汇总（报送版）.xlsx")]
    assert main(other) == 2
    assert "没有分单位明细" in capsys.readouterr().err
