"""This year against last year: the differences, what is unusual by the declared rule, and what cannot be compared."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.cli import main
from gxxl.consolidate.compare import Change, YearBefore, read_last_year
from gxxl.convert import convert
from gxxl.errors import Refused
from gxxl.form import load
from gxxl.form.layout import sheet_layout
from gxxl.intake.door import read
from gxxl.render.workbook import write_workbook
from gxxl.submission import Submission
from tests.consolidate.parts import received, submission, with_numbers
from tests.consolidate.test_total import total

NEW, TOTAL = "requests.new.natural", "requests.new.total"
CELL = load("2021").cells[NEW]
values = st.none() | st.integers(0, 500).map(Decimal)


@given(values, values)
def test_a_change_is_unusual_when_it_is_large_in_itself_and_against_last_year(
    now: Decimal | None, before: Decimal | None
) -> None:
    """By 10 or more, and by half of last year's figure or more; never where a year has no figure."""
    change = Change(CELL, now, before)
    if now is None or before is None:
        assert change.difference is None and change.share is None and not change.is_unusual
    else:
        assert change.difference == now - before
        assert change.is_unusual == (abs(now - before) >= 10 and 2 * abs(now - before) >= before)
        assert (change.share is None) == (before == 0)


def changes(before: Submission, now: Submission) -> dict[str, Change]:
    """The comparison by code."""
    last = YearBefore(before, convert(before, "2021"))
    return {change.cell.code: change for change in last.changes(total([received(now)]))}


def test_every_cell_of_the_form_is_compared() -> None:
    """In the order of the form, blanks too."""
    before = with_numbers(submission("某县", year=2020), {NEW: 10})
    found = changes(before, with_numbers(submission("甲"), {NEW: 25, TOTAL: 25}))
    assert list(found) == list(load("2021").cells)
    assert found[NEW].difference == 15 and found[NEW].share == 1.5 and found[NEW].is_unusual
    assert found[TOTAL].now == 25 and found[TOTAL].before is None


def test_last_year_in_the_old_edition_is_converted_and_what_does_not_pass_is_listed() -> None:
    """What splits in two has no place; what is the same is compared."""
    before = with_numbers(submission("某县", year=2020, edition="2019"), {NEW: 4, "requests.other.natural": 3})
    last = YearBefore(before, convert(before, "2021"))
    found = changes(before, with_numbers(submission("甲"), {NEW: 5}))
    assert found[NEW].difference == 1
    assert found["requests.other.other.natural"].is_new
    assert [held.codes for held in last.held_back] == [("requests.other.natural",)]


def run(folder: Path, last: Path) -> int:
    """The command, in this process."""
    command = ["consolidate", str(folder), "-o", str(folder.parent / "汇总.xlsx"), "--unit", "某县", "--year", "2021"]
    return main([*command, "--last-year", str(last)])


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with one town."""
    folder = tmp_path / "报来"
    folder.mkdir()
    write_workbook(with_numbers(submission("甲镇", "610525101"), {NEW: 30, TOTAL: 30}), folder / "甲镇.xlsx")
    return folder


def test_the_sheet_shows_both_years_and_marks_what_is_unusual(inbox: Path, tmp_path: Path) -> None:
    """With the rule in words above it."""
    last = tmp_path / "上年.xlsx"
    write_workbook(
        with_numbers(submission("某县", year=2020, edition="2019"), {NEW: 10, "requests.other.natural": 3}), last
    )
    assert run(inbox, last) == 1
    rows = [list(row) for row in openpyxl.load_workbook(tmp_path / "汇总.xlsx")["同比"].iter_rows(values_only=True)]
    assert "增减不少于10，而且不少于上年数的50%" in str(rows[1][0]) and "上年.xlsx" in str(rows[1][0])
    new = next(row for row in rows if row[1] == "一、本年新收政府信息公开申请数量" and row[2] == "自然人")
    assert new[3:] == [30, 10, 20, 2, "变动较大"]
    assert rows[-1][:4] == ["「（六）其他处理」×「自然人」", None, None, "3"]


def test_last_years_figures_stand_beside_the_totals_but_not_in_what_goes_up(inbox: Path, tmp_path: Path) -> None:
    """And the totals are checked against them: 上年结转 must be what was carried over."""
    last = tmp_path / "上年.xlsx"
    write_workbook(with_numbers(submission("某县", year=2020), {NEW: 10, "requests.carried_out.natural": 4}), last)
    run(inbox, last)
    assert read(tmp_path / "汇总.xlsx").last_year == read(tmp_path / "汇总（报送版）.xlsx").last_year != {}
    full, clean = (openpyxl.load_workbook(tmp_path / f"汇总{end}.xlsx")["三、申请办理"] for end in ("", "（报送版）"))
    place = sheet_layout("2021", "requests").last_year[NEW]
    assert full.cell(place[0] + 1, place[1] + 1).value == 10
    assert clean.cell(place[0] + 1, place[1] + 1).value is None


def test_without_last_years_summary_there_is_no_such_sheet(inbox: Path, tmp_path: Path) -> None:
    """And the charts are there all the same."""
    main(["consolidate", str(inbox), "-o", str(tmp_path / "汇总.xlsx")])
    names = openpyxl.load_workbook(tmp_path / "汇总.xlsx").sheetnames
    assert "同比" not in names and "图表" in names


def test_last_years_summary_may_lie_among_the_submissions(inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is nobody's report of this year, and not a file of the wrong year either."""
    write_workbook(with_numbers(submission("某县", year=2020), {NEW: 10}), inbox / "上年汇总.xlsx")
    run(inbox, inbox / "上年汇总.xlsx")
    said = capsys.readouterr().out
    assert "略过：上年汇总.xlsx（上年汇总（--last-year））" in said and "不是本次汇总的" not in said


def test_the_wrong_file_is_noticed(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another year or unit is said; what cannot be read is refused before anything is read."""
    last = tmp_path / "上年.xlsx"
    write_workbook(submission("别的县", year=2018), last)
    run(inbox, last)
    said = capsys.readouterr().err
    assert "上年汇总的年度是2018，不是2020" in said and "上年汇总的机关名称是“别的县”" in said
    last.write_bytes(b"PK")
    assert run(inbox, last) == 2
    with pytest.raises(Refused, match=r"上年汇总.*读不出来"):
        read_last_year(last, "2021")
