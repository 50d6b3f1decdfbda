"""The text by itself: sections, length, aspects, empty phrases, and what was left over from copying."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gxxl.rules.finding import Severity
from gxxl.rules.prose import check_prose
from gxxl.rules.prose.report import count_characters
from gxxl.submission import Submission
from tests.rules.prose.told import as_report, told

FIVE = "（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）平台建设。（五）监督保障。"
PERIOD = "本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。"
ALL = ("overview", "disclosure", "requests", "disputes", "problems", "other")


def whole(**texts: str) -> Submission:
    """A report with nothing to ask about, but for the texts given."""
    right = {"overview": FIVE, "problems": "解读形式单一，将多用图解。", "other": "本年度没有收取信息处理费。"}
    return replace(told(""), texts={**right, **texts})


def rules(submission: Submission) -> list[str]:
    """The rules that are not kept."""
    return [finding.rule for finding in check_prose(submission)]


def test_a_right_report_is_quiet() -> None:
    """As a workbook, and as a report with its opening."""
    assert rules(whole()) == []
    assert rules(as_report(whole(), f"庄头镇2021年政府信息公开工作年度报告\n{PERIOD}", ALL)) == []


def test_a_missing_section_is_an_error_and_a_wrong_order_a_query() -> None:
    """Design and notice: not to be left out; a piece of a report, with fewer than three titles, is not judged."""
    without = as_report(whole(), PERIOD, ("overview", "disclosure", "requests", "problems", "other"))
    (finding,) = check_prose(without)
    assert (finding.rule, finding.severity) == ("report.section_missing", Severity.ERROR)
    assert "四、政府信息公开行政复议、行政诉讼情况" in finding.message
    turned = ("overview", "requests", "disclosure", "disputes", "problems", "other")
    assert rules(as_report(whole(), PERIOD, turned)) == ["report.section_order"]
    assert rules(as_report(whole(), PERIOD, ("overview", "disclosure"))) == []


@pytest.mark.parametrize(
    ("text", "count"), [("一千字", 3), ("2021年，我镇。", 6), ("GB/T 9704 标准", 4), ("“三审”制", 5), ("", 0)]
)
def test_characters_are_counted_as_wps_counts(text: str, count: int) -> None:
    """Each wide letter and mark is one, each run of others is one, blanks are none."""
    assert count_characters(text) == count


def test_a_long_first_section_is_asked_about_from_2021_on() -> None:
    """篇幅原则上不超过一千字."""
    text = FIVE + "字" * (1001 - count_characters(FIVE))
    assert rules(whole(overview=text)) == ["overview.length"]
    assert rules(whole(overview=text[:-1])) == []
    old = replace(whole(overview=text), cover=replace(whole().cover, year=2020))
    assert rules(old) == []


@pytest.mark.parametrize(
    ("left_out", "named"),
    [("（三）政府信息管理。", "政府信息管理"), ("（一）主动公开。", "主动公开"), ("（四）平台建设。", "平台建设")],
)
def test_an_aspect_that_is_not_there_is_named(left_out: str, named: str) -> None:
    """The five of 一（一）."""
    (finding,) = check_prose(whole(overview=FIVE.replace(left_out, "")))
    assert finding.rule == "overview.aspects"
    assert finding.message.endswith(f"没有写到：{named}。")


@pytest.mark.parametrize("text", ["", "无", "无。", "暂无问题。", "不存在问题。"])
def test_a_fifth_section_without_a_problem_is_asked_about(text: str) -> None:
    """Empty, or 无."""
    assert rules(whole(problems=text)) == ["problems.empty"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["other.fee_silent"]),
        ("本年度办理人大代表建议3件。", ["other.fee_silent"]),
        ("无", []),
        ("无其他需要报告的事项。", []),
    ],
)
def test_a_sixth_section_that_says_something_else_must_speak_of_the_fee(text: str, found: list[str]) -> None:
    """From 2021 on. 无 says that nothing was collected."""
    assert rules(whole(other=text)) == found


@pytest.mark.parametrize("text", ["", "无", "无其他需要报告的事项。"])
def test_a_notice_to_pay_rules_out_a_bare_nothing(text: str) -> None:
    """Where a notice to pay was sent, a bare 无 is wrong."""
    unpaid = told("", {"requests.other.fee_unpaid.total": 1})
    assert rules(replace(unpaid, texts=whole(other=text).texts)) == ["other.fee_notices"]
    assert rules(replace(unpaid, texts=whole().texts)) == []


def test_the_period_of_the_figures_must_be_stated_in_a_report() -> None:
    """A workbook has no opening, so nothing is asked of it."""
    assert rules(as_report(whole(), "庄头镇2021年政府信息公开工作年度报告", ALL)) == ["report.period"]


@pytest.mark.parametrize(
    "text",
    [
        f"2020年，我镇认真做好政府信息公开工作。{FIVE}",
        f"本报告所列数据的统计期限自2020年1月1日起至2020年12月31日止。{FIVE}",
    ],
)
def test_last_years_year_is_noticed(text: str) -> None:
    """In the period and at the head of a sentence."""
    (finding,) = check_prose(whole(overview=text))
    assert finding.rule == "report.other_year"
    assert "年度是2020，而本报告是2021年度的" in finding.message


def test_the_opening_must_speak_of_this_years_report() -> None:
    """现将2020年……公布如下 in the report of 2021; a link to another year's report is none."""
    old = f"现将庄头镇2020年政府信息公开工作年度报告公布如下。{PERIOD}"
    (finding,) = check_prose(as_report(whole(), old, ALL))
    assert finding.rule == "report.other_year"
    assert rules(as_report(whole(), f"上一篇：2020年政府信息公开工作年度报告\n{PERIOD}", ALL)) == []


@pytest.mark.parametrize(
    "text",
    [
        "与2020年相比，公开数量增加。",
        "2020年印发的制度继续执行。",
        "针对2020年存在的问题，已全部整改。",
        "2022年，我镇将继续努力。",
        "2020年以来，我镇建立了台账。",
        "按照《2020年政务公开工作要点》落实。",
        "2020年结转的申请已办结。",
        "按时编制公布2020年政府信息公开工作年度报告。",
    ],
)
def test_other_years_in_their_own_right_are_none_left_over(text: str) -> None:
    """Comparisons, documents, plans."""
    assert rules(whole(overview=FIVE + text)) == []


@pytest.mark.parametrize(
    ("unit", "text", "found"),
    [
        ("庄头镇人民政府", "我乡高度重视。", "我乡"),
        ("庄头镇人民政府", "太平镇人民政府认真贯彻落实条例。", "太平镇"),
        ("澄城县教育局", "我镇高度重视。", "我镇"),
        ("澄城县教育局", "2021年，县财政局认真贯彻落实条例。", "县财政局"),
        ("澄城县人民政府", "我镇高度重视。", "我镇"),
    ],
)
def test_another_units_name_is_noticed(unit: str, text: str, found: str) -> None:
    """我乡 in a 镇, and a sentence that begins with another unit."""
    submission = whole(overview=text + FIVE)
    (finding,) = check_prose(replace(submission, cover=replace(submission.cover, unit=unit)))
    assert finding.rule == "report.other_unit"
    assert f"“{found}”与本报告的单位“{unit}”不符" in finding.message


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("庄头镇人民政府", "庄头镇人民政府认真贯彻落实条例。我镇高度重视。"),
        ("庄头镇人民政府", "我县出台了办法，我镇认真落实。各乡镇认真落实。全镇严格执行。"),
        ("澄城县人力资源和社会保障局", "县人社局认真贯彻落实条例。我局高度重视。"),
        ("城关街道办事处", "我街道高度重视。城关街道认真落实。"),
        ("澄城县人民政府办公室", "我办高度重视，我县各部门认真落实。"),
        ("庄头镇人民政府", "调整成立以镇党委书记为组长的领导小组。由镇党委统一安排。充分利用镇政府公开栏。"),
    ],
)
def test_the_units_own_names_are_right(unit: str, text: str) -> None:
    """Short names, 我镇, and those above and below."""
    submission = whole(overview=text + FIVE)
    assert rules(replace(submission, cover=replace(submission.cover, unit=unit))) == []


def test_a_notice_that_was_replaced_is_noticed() -> None:
    """60号 in a report of 2021 or later, 第492号令 without 第711号令; 51号 stands, and 2020 may cite 60号."""
    old = "根据国办公开办函〔2019〕60号编制。"
    (finding,) = check_prose(whole(overview=old + FIVE))
    assert finding.rule == "report.repealed_notice"
    assert "已被国办公开办函〔2021〕30号取代" in finding.message
    assert rules(whole(overview="根据国办公开办函[2019] 60 号编制。" + FIVE)) == ["report.repealed_notice"]
    assert rules(whole(overview="根据条例（国务院令第492号）编制。" + FIVE)) == ["report.repealed_notice"]
    assert rules(whole(overview="条例以国务院令第492号公布、第711号修订。" + FIVE)) == []
    assert rules(whole(overview="根据国办公开办函〔2019〕51号编制。" + FIVE)) == []
    before = whole(overview=old + FIVE)
    assert rules(replace(before, cover=replace(before.cover, year=2020))) == []
