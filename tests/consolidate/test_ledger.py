"""The ledger: whose file it is, which one counts, and why something is not added."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gxxl.consolidate.ledger import build_ledger
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Category, Entry, Roster
from gxxl.consolidate.rows import Ledger, Row, Status
from gxxl.messages import consolidate as words
from gxxl.submission import Extra, Figure, Kind, Made, Part, State, Submission, confirmed_zero
from tests.consolidate.parts import all_zero, received, reporting, roster, submission, with_figure, with_numbers

NEW = "requests.new.natural"
TOWN = "庄头镇:610525109"


def ledger(*files: Received, of: Roster | None = None) -> Ledger:
    """The ledger of 2021."""
    return build_ledger(files, of, 2021)


def said(rows: Ledger) -> list[tuple[str, Status]]:
    """Unit and status of each line."""
    return [(row.unit, row.status) for row in rows.rows]


def only(rows: Ledger) -> Row:
    """The one line."""
    (row,) = rows.rows
    return row


def test_reported_zero_and_missing_are_three_things() -> None:
    """Not reported and reported all zero are different states."""
    files = received(with_numbers(reporting("甲镇"), {NEW: 3})), received(all_zero(reporting("乙镇")))
    made = ledger(*files, of=roster("甲镇", "乙镇", "丙镇"))
    assert said(made) == [("甲镇", Status.REPORTED), ("乙镇", Status.ZERO), ("丙镇", Status.MISSING)]


def test_an_empty_form_is_neither_a_report_nor_a_zero_report() -> None:
    """The template sent back untouched: blanks are not zeros, and it is told what to do."""
    row = only(ledger(received(submission("甲镇")), of=roster("甲镇")))
    assert (row.status, row.is_added, row.findings) == (Status.EMPTY, False, 0)
    assert "是空表" in row.reason and "“空格确认为0”选为“是”" in row.reason


def test_what_is_filled_in_here_and_there_is_a_report() -> None:
    """One figure, one confirmed zero, words where a figure belongs, or an extra figure: somebody filled it in."""
    blank_form = submission("甲镇")
    touched = (
        with_numbers(blank_form, {NEW: 0}),
        with_figure(blank_form, NEW, confirmed_zero()),
        with_figure(blank_form, NEW, Figure(None, State.UNREADABLE, Made.TYPED, text="约20")),
        replace(blank_form, extras=(Extra("主动公开条数", "条", None, "约2"),)),
    )
    assert {only(ledger(received(given), of=roster("甲镇"))).status for given in touched} == {Status.REPORTED}


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("庄头镇", "610525109"),
        ("庄头镇", "610525109000"),
        ("庄 头 镇", ""),
        ("庄头镇人民政府", ""),
        ("庄头", ""),
        ("澄城县庄头镇", "610525109"),
        ("庄头镇", "11610525016000000X"),
    ],
)
def test_a_unit_is_found_by_code_then_by_name_or_alias(unit: str, code: str) -> None:
    """The code decides; without one the name, an alias, or the name without 人民政府."""
    of = Roster((Entry("庄头镇", "610525109", aliases=("庄头",)), Entry("安里镇", "610525108")))
    made = ledger(received(reporting(unit, code)), of=of)
    assert said(made) == [("庄头镇", Status.REPORTED), ("安里镇", Status.MISSING)]


def test_a_name_that_fits_two_is_asked_about() -> None:
    """Two 庄头镇 in the roster and no code on the cover: nobody guesses."""
    made = ledger(received(reporting("庄头镇")), of=roster(TOWN, "庄头镇:140622103"))
    assert [row.status for row in made.rows] == [Status.MISSING, Status.MISSING, Status.NOT_ADDED]
    assert "610525109" in made.rows[-1].reason and "140622103" in made.rows[-1].reason


def test_a_namesake_with_another_code_is_not_the_unit() -> None:
    """A 庄头镇 of another county is asked about, not added."""
    made = ledger(received(reporting("庄头镇", "140622103")), of=roster(TOWN))
    assert said(made) == [("庄头镇", Status.MISSING), ("庄头镇", Status.NOT_ADDED)]
    assert "140622103" in made.rows[1].reason


def test_a_code_copied_from_another_unit_is_asked_about() -> None:
    """安里镇 filled in the workbook of 庄头镇: code and name contradict each other."""
    made = ledger(received(reporting("安里镇", "610525109")), of=roster(TOWN, "安里镇:610525108"))
    assert made.added == ()
    assert "代码属于庄头镇" in made.rows[-1].reason


def test_a_unit_that_is_not_in_the_roster_is_not_added() -> None:
    """名单外 is said, and what to do."""
    made = ledger(received(reporting("邻县某镇", "610526101")), of=roster(TOWN))
    assert said(made) == [("庄头镇", Status.MISSING), ("邻县某镇", Status.UNEXPECTED)]


def test_a_file_that_cannot_be_read_keeps_its_unit_when_its_name_tells() -> None:
    """庄头镇 sent something, so it is not simply missing; 大庄头镇 is somebody else."""
    broken = Received("庄头镇2021.xlsx", refusal="文件已损坏。")
    assert said(ledger(broken, of=roster(TOWN))) == [("庄头镇", Status.REFUSED)]
    other = Received("大庄头镇.xlsx", refusal="文件已损坏。")
    made = ledger(other, of=roster(TOWN, "大庄头镇:1"))
    assert said(made) == [("庄头镇", Status.MISSING), ("大庄头镇", Status.REFUSED)]
    assert said(ledger(Received("表.xlsx", refusal="文件已损坏。"))) == [("", Status.REFUSED)]


@pytest.mark.parametrize(
    ("code", "status"), [("610525109", Status.REFUSED), ("12", Status.MISSING), ("2021", Status.MISSING)]
)
def test_a_code_in_a_file_s_name_tells_the_unit_when_it_is_a_whole_one(code: str, status: Status) -> None:
    """A county may number its units 1, 2, 3; these digits also stand in dates."""
    broken = Received(f"2021年12月_{code}.xlsx", refusal="文件已损坏。")
    assert said(ledger(broken, of=roster(f"庄头镇:{code}")))[0] == ("庄头镇", status)


def test_another_year_is_not_added() -> None:
    """Last year's report is said to be last year's."""
    row = only(ledger(received(reporting("庄头镇", year=2020)), of=roster(TOWN)))
    assert (row.status, row.reason) == (Status.NOT_ADDED, "年度是2020，不是2021，未计入；封面没有代码，按名称认定")
    assert only(ledger(received(reporting("庄头镇", year=None)))).status is Status.NOT_ADDED


def test_vertical_systems_and_what_the_roster_excludes_are_kept_but_not_added() -> None:
    """税务 is received, kept, not added; so is what the roster says not to count, with its reason."""
    of = Roster(
        (
            Entry("税务局", category=Category.VERTICAL, line=2),
            Entry("开发区", counted=False, why_not="已并入县政府办", line=3),
            Entry("气象局", category=Category.VERTICAL, line=4),
        )
    )
    files = [received(with_numbers(reporting(name), {NEW: 1})) for name in ("税务局", "开发区")]
    made = ledger(*files, of=of)
    assert [row.status for row in made.rows] == [Status.NOT_ADDED] * 3
    assert "已并入县政府办" in made.rows[1].reason
    assert "未收到" in made.rows[2].reason
    assert made.expected == 0
    assert all(row.is_settled for row in made.rows)


def twice(first: Submission, second: Submission) -> tuple[Received, Received]:
    """Two files of a unit."""
    return received(first, "一.xlsx"), received(second, "二.xlsx")


def test_identical_files_count_once() -> None:
    """The same content under two names is one report, and that is noted."""
    one = replace(reporting("庄头镇"), origin=replace(submission("").origin, sha256="a" * 64))
    row = only(ledger(*twice(one, one), of=roster(TOWN)))
    assert (row.status, row.files) == (Status.REPORTED, ("一.xlsx", "二.xlsx"))
    assert "内容完全相同" in row.reason


def test_files_that_say_the_same_count_once() -> None:
    """Saved again by another program: another file, the same figures."""
    given = with_numbers(reporting("庄头镇"), {NEW: 3})
    row = only(ledger(*twice(given, given), of=roster(TOWN)))
    assert row.is_added and "数据相同" in row.reason


def test_the_newer_date_of_filling_in_counts() -> None:
    """Dates on the covers that differ decide; the older file is listed as replaced."""
    old = with_numbers(reporting("庄头镇", on="2022年1月10日"), {NEW: 3})
    new = with_numbers(reporting("庄头镇", on="2022-01-12"), {NEW: 4})
    made = ledger(*twice(old, new), of=roster(TOWN))
    assert [(row.status, row.files) for row in made.rows] == [
        (Status.REPORTED, ("二.xlsx",)),
        (Status.SUPERSEDED, ("一.xlsx",)),
    ]


@pytest.mark.parametrize(
    "dates",
    [("", ""), ("2022年1月10日", ""), ("2022-1-10", "2022年1月10日"), ("昨天", "今天"), ("2099-01-01", "2022-1-25")],
)
def test_where_it_cannot_be_told_neither_is_added(dates: tuple[str, str]) -> None:
    """重报待确认: both are listed with where they differ, and no file time is believed."""
    files = [with_numbers(reporting("庄头镇", on=day), {NEW: 3 + i}) for i, day in enumerate(dates)]
    row = only(ledger(*twice(*files), of=roster(TOWN)))
    assert (row.status, row.files) == (Status.NOT_ADDED, ("一.xlsx", "二.xlsx"))
    assert row.reason.startswith("重报待确认")
    assert "3（一.xlsx）、4（二.xlsx）" in row.reason


def test_two_names_under_one_code_are_asked_about() -> None:
    """Without a roster a copied code shows by its two names."""
    files = received(reporting("庄头镇", "610525109"), "一"), received(reporting("安里镇", "610525109"), "二")
    row = only(ledger(*files))
    assert row.status is Status.NOT_ADDED
    assert "不同的单位名称" in row.reason


def test_without_a_roster_every_unit_of_the_year_is_added() -> None:
    """Units are told apart by code, then by name; a file without a name stands for itself."""
    files = [
        received(reporting("甲镇", "1"), "1"),
        received(reporting("甲镇"), "2"),
        received(reporting("乙镇"), "3"),
        received(reporting(""), "丁.xlsx"),
    ]
    made = ledger(*files)
    assert sorted((row.unit, row.files) for row in made.rows) == [
        ("丁", ("丁.xlsx",)),
        ("乙镇", ("3",)),
        ("甲镇", ("1", "2")),
    ]
    assert all(row.is_added for row in made.rows)


def test_without_roster_or_code_a_name_that_two_codes_have_is_asked_about() -> None:
    """Which of two 庄头镇 it is cannot be told."""
    files = [received(reporting("庄头镇", code), code or "无代码") for code in ("610525109", "140622103", "")]
    made = ledger(*files)
    assert len(made.added) == 2
    assert "无法认定" in next(row.reason for row in made.rows if not row.is_added)


def summary_of(*parts: Received, unit: str = "澄城县") -> Received:
    """A summary in which these files are."""
    made = tuple(Part(file.cover.unit, file.cover.unit_code, file.file, file.sha256) for file in parts)
    given = replace(reporting(unit), parts=made)
    return received(replace(given, origin=replace(given.origin, kind=Kind.SUMMARY)), f"{unit}汇总.xlsx")


def test_a_summary_is_left_out_when_all_its_parts_reported_themselves() -> None:
    """Last week's summary in the folder is not added a second time."""
    towns = [received(reporting(name)) for name in ("甲镇", "乙镇")]
    made = ledger(*towns, summary_of(*towns))
    assert {row.unit: row.is_added for row in made.rows} == {"甲镇": True, "乙镇": True, "澄城县": False}


def test_a_summary_beside_some_of_its_parts_is_refused_with_them() -> None:
    """Which of them is whole cannot be told: neither is added."""
    towns = [received(reporting(name)) for name in ("甲镇", "乙镇", "丙镇")]
    made = ledger(towns[0], towns[2], summary_of(*towns[:2]))
    assert {row.unit: row.is_added for row in made.rows} == {"甲镇": False, "丙镇": True, "澄城县": False}
    assert all("只保留其一" in row.reason for row in made.rows if not row.is_added)


def test_a_corrected_part_is_known_by_its_code() -> None:
    """The content changed since the summary, the unit did not."""
    before = received(reporting("甲镇", "610525101"))
    after = received(with_numbers(reporting("甲镇", "610525101"), {NEW: 1}))
    made = ledger(after, summary_of(before, received(reporting("乙镇", "610525102"))))
    assert made.added == ()


def test_two_summaries_that_share_a_part_are_not_both_added() -> None:
    """A unit must not be counted by two roads."""
    shared = received(reporting("甲镇", "610525101"))
    made = ledger(summary_of(shared, unit="一县"), summary_of(shared, unit="二县"))
    assert made.added == ()
    assert {row.unit: row.reason for row in made.rows} == {
        "一县": words.SUMMARIES_SHARE.format(files="二县汇总.xlsx", count=1, names="甲镇"),
        "二县": words.SUMMARIES_SHARE.format(files="一县汇总.xlsx", count=1, names="甲镇"),
    }


def test_a_summary_inside_another_one_is_its_part() -> None:
    """A city's summary beside one of its counties' and beside a town of that county: each is told of the other."""
    town = received(reporting("甲镇", "610525101"))
    county = summary_of(town, received(reporting("乙镇", "610525102")), unit="一县")
    city = summary_of(county, received(reporting("二县", "610526")), unit="一市")
    made = ledger(county, city)
    assert made.added == ()
    reasons = {row.unit: row.reason for row in made.rows}
    assert "与其组成单位（一县）" in reasons["一市"]
    assert "与包含它的汇总件一市汇总.xlsx" in reasons["一县"]


def test_summaries_of_two_counties_are_added() -> None:
    """City = its own office + the counties' summaries; 教育局 of two counties are two."""
    one = summary_of(received(reporting("教育局", "610525201")), unit="一县")
    two = summary_of(received(reporting("教育局", "610526201")), unit="二县")
    assert len(ledger(one, two).added) == 2


def test_the_order_of_files_never_matters() -> None:
    """The same files give the same ledger in any order."""
    files = [
        *twice(with_numbers(reporting("庄头镇"), {NEW: 1}), with_numbers(reporting("庄头镇"), {NEW: 2})),
        received(reporting("安里镇")),
        Received("坏.xlsx", refusal="文件已损坏。"),
    ]
    assert ledger(*files).rows == ledger(*reversed(files)).rows
