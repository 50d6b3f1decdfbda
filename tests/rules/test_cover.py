"""What the cover says: a year that can be one, and a day on which it can have been filled in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gxxl.intake.door import read
from gxxl.intake.pages import read_year
from gxxl.render.workbook import write_workbook
from gxxl.rules import Severity, check
from gxxl.rules.finding import Finding
from gxxl.submission import Cover
from tests.consolidate.parts import all_zero, submission


def found(cover: Cover) -> list[Finding]:
    """The findings about a report of nothing but zeros with this cover."""
    return list(check(replace(all_zero(submission("")), cover=cover)))


@pytest.mark.parametrize(
    "text",
    [
        "2025",
        "2025年",
        "２０２５年度",
        "二〇二五",
        "二○二五年",
        "二零二五年度",
        " 2025 ",
        "2025年度报告",
        "2025.0",
        "2025—2025",
        "2025年度第一稿",
        "2025年（一式两份）",
        "2025年12月31日",
        "2025-12-31",
        "2025.12.31",
        "2025年1-12月",
        "2025（1月1日至12月31日）",
    ],
)
def test_a_year_is_four_digits_however_they_are_written(text: str) -> None:
    """With and without 年度."""
    assert read_year(text) == 2025


@pytest.mark.parametrize(
    "text",
    [
        *("", "25", "2025-2026", "20255", "2025.5", "1825", "2025年1月", "二十五", "二〇二五年十二月", "本年", "二五"),
        *("2025-26", "2026-01-10", "2026.1.10", "2026/1/10", "2025年6月30日", "2024年至2025年"),
    ],
)
def test_what_may_be_another_year_is_none(text: str) -> None:
    """Two digits, two years, one digit too many: nobody guesses."""
    assert read_year(text) is None


def test_a_year_that_cannot_be_read_is_quoted(tmp_path: Path) -> None:
    """Not that there is none; and it stands in a copy as it stood."""
    given = replace(all_zero(submission("")), cover=Cover(unit="甲镇", year_text="2025-2026"))
    write_workbook(given, tmp_path / "甲镇.xlsx")
    back = read(tmp_path / "甲镇.xlsx")
    assert back.cover == given.cover
    said = [(f.rule, f.severity, f.message) for f in check(back) if f.rule.startswith("cover.")]
    assert said == [("cover.year_unread", Severity.ERROR, "封面年度填的是“2025-2026”，不能认定。")]


@pytest.mark.parametrize("day", ["2021-09-30", "2023-01-01", "2099-01-01", "2012年1月12日"])
def test_a_day_on_which_no_report_of_the_year_is_filled_in_is_asked_about(day: str) -> None:
    """A slip of the keyboard, or last year's cover."""
    (finding,) = found(Cover(unit="甲镇", year=2021, filled_on=day))
    assert (finding.rule, finding.severity) == ("cover.filled_on", Severity.QUERY)
    assert finding.message == f"封面填报日期填的是“{day}”，不可能是2021年度报告的填报日期。"
    assert "2021-10-01至2022-12-31之间" in finding.remedy


@pytest.mark.parametrize("day", ["2021-10-01", "2022年1月20日", "2022-12-31", "年底", ""])
def test_other_days_are_not(day: str) -> None:
    """A draft in autumn, a late report; words are no day."""
    assert not found(Cover(unit="甲镇", year=2021, filled_on=day))
