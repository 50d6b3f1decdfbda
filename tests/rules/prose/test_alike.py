"""Section five copied from last year's or from another unit's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gxxl.cli import main
from gxxl.consolidate.copies import with_copies_found
from gxxl.consolidate.received import Received
from gxxl.render.workbook import write_workbook
from gxxl.rules.prose.alike import check_alike, check_last_text
from gxxl.submission import Cover, Submission
from tests.rules.prose.told import told

TEXT = (
    "虽然{unit}政府信息公开工作取得一定成效，但仍存在不足：一是公开的内容不够全面，群众关心的事项更新不及时；"
    "二是解读形式单一，图解和视频较少；三是工作人员业务能力有待提高。下一步，{unit}将加强学习培训，完善审核制度，丰富解读形式。"
)
OTHER = (
    "依申请公开的答复文书还不规范，有的没有告知救济途径；政务新媒体更新慢，村级公示栏内容陈旧。今后将统一文书格式，"
    "每季度抽查公示栏，把答复质量纳入年度考核，并请司法所审核疑难答复，力争不发生被纠正的案件。"
)


def of(unit: str, text: str, year: int = 2021, code: str = "") -> Submission:
    """A unit's submission whose section five is this."""
    submission = told(text.format(unit=unit), section="problems")
    return replace(submission, cover=Cover(unit=unit, unit_code=code, year=year))


def test_last_years_text_with_another_year_is_last_years() -> None:
    """The share and a passage are shown; another text, and a short one, are not the same."""
    (finding,) = check_last_text(of("庄头镇", "2021年，" + TEXT), of("庄头镇", "2020年，" + TEXT, 2020))
    assert finding.rule == "problems.last_year"
    assert "有100%相同" in finding.message
    assert "政府信息公开工作取得一定成效" in finding.message
    assert list(check_last_text(of("庄头镇", OTHER), of("庄头镇", TEXT, 2020))) == []
    assert list(check_last_text(of("庄头镇", "人手不足。"), of("庄头镇", "人手不足。", 2020))) == []


def test_two_units_with_one_text_are_each_told_of_the_other() -> None:
    """Whatever the order; a third one with its own text is left alone, and a unit's second file is no other unit."""
    units = [of("庄头镇", TEXT), of("太平镇", OTHER), of("交道镇", TEXT), of("太平镇人民政府", OTHER)]
    found = check_alike(units)
    assert sorted(found) == [0, 2]
    assert "与交道镇的有100%相同" in found[0].message
    assert "与庄头镇的有100%相同" in found[2].message
    turned = check_alike(units[::-1])
    assert sorted(turned) == [1, 3]


def test_a_consolidation_adds_the_query_to_both_files() -> None:
    """Files without prose, or that could not be read, are as they were."""
    files = [
        Received("a.xlsx", of("庄头镇", TEXT)),
        Received("b.xlsx", refusal="坏"),
        Received("c.xlsx", of("交道镇", TEXT)),
        Received("d.xlsx", replace(told(""), texts={})),
    ]
    rules = [[finding.rule for finding in file.findings] for file in with_copies_found(files)]
    assert rules == [["problems.other_unit"], [], ["problems.other_unit"], []]


def test_check_with_last_years_file_finds_the_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--last-year looks at the text too."""
    write_workbook(of("庄头镇", TEXT), tmp_path / "今年.xlsx")
    write_workbook(of("庄头镇", TEXT, 2020), tmp_path / "上年.xlsx")
    assert main(["check", str(tmp_path / "今年.xlsx"), "--last-year", str(tmp_path / "上年.xlsx")]) == 1
    assert "与上年报告有100%相同" in capsys.readouterr().out
