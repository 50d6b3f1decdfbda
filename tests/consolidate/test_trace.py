"""``gxxl trace``: from the summary workbook alone, and the parts always add up to the cell."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxxl.cli import main
from gxxl.consolidate.conclude import conclude
from gxxl.consolidate.gather import Gathered
from gxxl.consolidate.received import Received
from gxxl.consolidate.run import Outcome, Request
from gxxl.consolidate.trace import Summary, trace
from gxxl.consolidate.trail import from_runs, runs
from gxxl.errors import Refused
from gxxl.form.layout import a1
from gxxl.render.summary import write_summary
from gxxl.render.trace import trace_text
from gxxl.submission import Extra, Figure, Made, Place, State, Submission, confirmed_zero
from tests.consolidate.parts import filled_in_here_and_there, received, reporting, submission, with_figure, with_numbers

NEW = "requests.new.natural"
MADE = "disclosure.regulations.made"
FEES = "disclosure.fees.amount"


def outcome(files: Sequence[Received]) -> Outcome:
    """What consolidating these files gives."""
    return conclude(Request((), year=2021, unit="某县"), Gathered((), ()), files, None)


def written(folder: Path, *filled: Submission) -> tuple[Path, Outcome]:
    """A summary workbook of these units, and what it should say."""
    named = [
        replace(item, cover=replace(item.cover, unit=f"单位{number}", unit_code=f"61052510{number}"))
        for number, item in enumerate(filled)
    ]
    made = outcome([received(item) for item in named])
    path = folder / "汇总.xlsx"
    write_summary(made, path, folder / "汇总（报送版）.xlsx")
    return path, made


@settings(max_examples=12)
@given(st.lists(filled_in_here_and_there(), min_size=1, max_size=4))
def test_the_workbook_tells_the_same_lineage_as_the_run(filled: list[Submission]) -> None:
    """Every cell, of any mix of editions and states: the same parts, which add up to the cell."""
    with TemporaryDirectory() as folder:
        path, made = written(Path(folder), *filled)
        summary = Summary(path)
        for code, figure in made.total.summary.figures.items():
            found = summary.trace(code)
            assert found.parts == made.total.lineage(code)
            assert found.agrees
            assert found.sum == figure.value
            assert len(found.lacking) == made.total.lacking[code]


@settings(max_examples=8)
@given(st.lists(filled_in_here_and_there(), min_size=1, max_size=3))
def test_an_address_in_the_details_leads_to_that_units_cell(filled: list[Submission]) -> None:
    """Its parts of the lineage, which add up to what stands there; the row of sums leads to all of them."""
    with TemporaryDirectory() as folder:
        path, made = written(Path(folder), *filled)
        summary = Summary(path)
        for code in list(made.total.summary.figures)[::7]:
            column = a1(0, summary.columns[code][1])[:-1]
            lineage = made.total.lineage(code)
            assert summary.trace(f"分单位明细!{column}5").parts == lineage
            for row, unit in enumerate(made.total.contributions, start=7):
                found = summary.trace(f"分单位明细!{column}{row}")
                assert (found.unit, found.code) == (unit.row.unit, code)
                assert found.parts == tuple(part for part in lineage if part.unit == found.unit)
                assert found.agrees and bool(found.lacking) == (not found.parts)


def test_one_cell_of_the_details_is_read_from_a_file_without_the_others(tmp_path: Path) -> None:
    """As people write addresses; a cell that is no unit's is refused with what to write instead."""
    path, _ = written(tmp_path, with_numbers(submission("甲"), {NEW: 3}), reporting("乙"))
    column = a1(0, Summary(path).columns[NEW][1])[:-1]
    for what in (f"分单位明细!{column}7", f"'分单位明细'!${column}$7", f"分单位明细！{column.lower()}7"):
        found = trace(path, what)
        assert (found.unit, found.address) == ("单位0", f"分单位明细!{column}7")
        assert found.value == 3
    blank = trace(path, f"分单位明细!{column}8")
    assert blank.value is None and blank.agrees
    assert trace_text(blank).endswith("单位1的这一格没有计入汇总：未填。")
    for what in ("分单位明细!A7", f"分单位明细!{column}6", f"分单位明细!{column}2", "分单位明细!ZZ7", "分单位明细!"):
        with pytest.raises(Refused, match="不是一个单位填报的数"):
            trace(path, what)


def test_a_cell_of_the_details_that_was_changed_by_hand_is_found_out(tmp_path: Path) -> None:
    """What the hidden records say of an exact figure no longer fits."""
    path, _ = written(tmp_path, with_numbers(submission("甲"), {FEES: "12345678901234567890.01"}))
    column = a1(0, Summary(path).columns[FEES][1])[:-1]
    book = openpyxl.load_workbook(path)
    book["分单位明细"][f"{column}7"].value = 5
    book.save(path)
    found = trace(path, f"分单位明细!{column}7")
    assert not found.agrees
    assert "不相符" in trace_text(found)


EXTRA = "收取信息处理费"


def with_extras(unit: str, *extras: Extra) -> Submission:
    """A report with these lines of 附加数据."""
    return replace(submission(unit), extras=extras)


def of_extras(tmp_path: Path) -> Path:
    """Three units: 3 and 0.5 of one thing, 约20 of it, and 7 of another that has the same name in another measure."""
    filled = (
        with_extras("甲", Extra(EXTRA, "件", Decimal(3)), Extra("条数", "条", Decimal(7))),
        with_extras("乙", Extra(EXTRA, "件", Decimal("0.5")), Extra("条数", "千条", Decimal(2))),
        with_extras("丙", Extra(EXTRA, "件", None, "约20")),
    )
    return written(tmp_path, *filled)[0]


def test_a_sum_of_extras_is_traced_to_each_units_value_and_file(tmp_path: Path) -> None:
    """By the address of the number or by the name; who adds nothing is named with what stands there."""
    path = of_extras(tmp_path)
    for what in ("附加数据!C2", "附加数据!$c$2", f"附加数据!{EXTRA}", f" '附加数据'！{EXTRA}"):
        found = trace(path, what)
        assert (found.label, found.address, found.value) == (EXTRA, "附加数据!C2", Decimal("3.5"))
        assert [(part.unit, part.file, part.value) for part in found.parts] == [
            ("单位0", "单位0.xlsx", 3),
            ("单位1", "单位1.xlsx", Decimal("0.5")),
        ]
        assert found.agrees
        assert [(one.unit, one.text) for one in found.lacking] == [("单位2", "约20")]
    assert "没有计入的单位1个：单位2（约20）" in trace_text(found)


def test_two_extras_of_one_name_are_asked_about_and_what_is_none_is_refused(tmp_path: Path) -> None:
    """The measures differ: nobody guesses."""
    path = of_extras(tmp_path)
    with pytest.raises(Refused, match=r"有几项，计量单位不同：附加数据!C4、附加数据!C5"):
        trace(path, "附加数据!条数")
    assert {trace(path, f"附加数据!C{row}").value for row in (4, 5)} == {7, 2}
    for what in ("附加数据!C30", "附加数据!B2", "附加数据!没有的", "附加数据!J2"):
        with pytest.raises(Refused, match="这一项附加数据"):
            trace(path, what)


def test_an_extra_that_was_changed_or_whose_list_is_gone_is_found_out(tmp_path: Path) -> None:
    """A sum typed over no longer agrees; without the list nothing can be said; a unit nobody knows is damage."""
    path = of_extras(tmp_path)
    for cell, value, why in (
        ("G2", "别的单位", "已经改动"),
        ("H1", "名目", "不能追溯"),
        ("L2", "别的.xlsx", "已经改动"),
    ):
        book = openpyxl.load_workbook(path)
        book["附加数据"][cell].value = value
        book.save(tmp_path / "坏.xlsx")
        with pytest.raises(Refused, match=why):
            trace(tmp_path / "坏.xlsx", "附加数据!C2")
    book = openpyxl.load_workbook(path)
    book["附加数据"]["C2"].value = 99
    book.save(tmp_path / "改.xlsx")
    assert not trace(tmp_path / "改.xlsx", "附加数据!C2").agrees


def test_extras_are_traced_after_a_real_spreadsheet_saved_them(tmp_path: Path, resave: Callable[[Path], Path]) -> None:
    """LibreOffice keeps the list."""
    path = of_extras(tmp_path)
    assert trace(resave(path), "附加数据!C2").parts == trace(path, "附加数据!C2").parts


def test_a_cell_is_found_by_code_and_by_address(tmp_path: Path) -> None:
    """As people write addresses, too."""
    path, _ = written(tmp_path, with_numbers(submission("甲"), {NEW: 3}))
    for what in (NEW, "三、申请办理!D5", "'三、申请办理'!$D$5", "三、申请办理！d5", "三!D5", " 三、申请办理!D5 "):
        assert trace(path, what).code == NEW


def test_an_address_in_several_sheets_is_asked_about(tmp_path: Path) -> None:
    """And one in none is refused."""
    path, _ = written(tmp_path, submission("甲"))
    with pytest.raises(Refused, match="在几张表里都有：二、主动公开!D5、三、申请办理!D5"):
        trace(path, "D5")
    with pytest.raises(Refused, match="没有“三、申请办理!ZZ99”这一格"):
        trace(path, "三、申请办理!ZZ99")


def test_json_is_as_promised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Code, address, value, and of each part seven things."""
    marked = Figure(Decimal(124), State.MARKED, Made.TYPED, text="124件")
    path, _ = written(tmp_path, with_figure(submission("甲"), NEW, marked), submission("乙"))
    assert main(["trace", str(path), NEW, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "code": NEW,
        "address": "三、申请办理!D5",
        "value": 124,
        "parts": [
            {
                "unit": "单位0",
                "unit_code": "610525100",
                "file": "单位0.xlsx",
                "sheet": "三、申请办理",
                "address": "D5",
                "value": 124,
                "state": "marked",
            }
        ],
    }


def test_the_text_says_who_adds_nothing_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Blank, or words that are no number."""
    words = Figure(None, State.UNREADABLE, Made.TYPED, text="约20")
    given = with_numbers(submission("甲"), {NEW: 3}), reporting("乙"), with_figure(submission("丙"), NEW, words)
    path, _ = written(tmp_path, *given)
    assert main(["trace", str(path), NEW]) == 0
    said = capsys.readouterr().out
    assert "汇总表上是3，由1个单位的数相加" in said
    assert "没有计入的单位2个：单位1（未填）、单位2（约20）" in said


def test_a_moved_cell_is_traced_to_where_it_stands(tmp_path: Path) -> None:
    """In a foreign file the cell has another address."""
    given_one = with_numbers(submission("甲"), {NEW: 3})
    moved = replace(given_one.origin, places={NEW: Place("Sheet1", "H9")})
    path, _ = written(tmp_path, replace(given_one, origin=moved))
    (part,) = trace(path, NEW).parts
    assert (part.sheet, part.address) == ("Sheet1", "H9")


def test_zeros_that_were_confirmed_are_told_from_those_that_were_typed(tmp_path: Path) -> None:
    """Both add 0."""
    zeros = with_figure(submission("甲"), NEW, confirmed_zero()), with_numbers(submission("乙"), {NEW: 0})
    path, _ = written(tmp_path, *zeros)
    assert [part.state for part in trace(path, NEW).parts] == [State.CONFIRMED_ZERO, State.NUMBER]


def test_long_amounts_keep_every_digit(tmp_path: Path) -> None:
    """A spreadsheet holds 15 of them; the rest is kept beside it."""
    long = with_numbers(submission("甲"), {FEES: "12345678901234567890.01"})
    path, _ = written(tmp_path, long, with_numbers(submission("乙"), {FEES: "0.02"}))
    found = trace(path, FEES)
    assert found.sum == Decimal("12345678901234567890.03") and found.agrees


def test_a_sum_that_was_changed_by_hand_is_found_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The parts no longer make it, and the exit code says so."""
    path, _ = written(tmp_path, with_numbers(submission("甲"), {NEW: 3}))
    book = openpyxl.load_workbook(path)
    book["三、申请办理"]["D5"].value = 4
    book.save(path)
    assert main(["trace", str(path), NEW]) == 1
    assert "各单位相加是3，汇总表上却是4" in capsys.readouterr().out


def test_saved_by_a_real_spreadsheet_it_can_still_be_traced(tmp_path: Path, resave: Callable[[Path], Path]) -> None:
    """LibreOffice keeps the hidden sheet and the codes."""
    path, made = written(
        tmp_path, with_numbers(submission("甲"), {NEW: 3}), with_figure(submission("乙"), NEW, confirmed_zero())
    )
    assert trace(resave(path), NEW).parts == made.total.lineage(NEW)


def test_other_files_are_refused(tmp_path: Path) -> None:
    """报送版 names the file to take instead; a summary with a damaged trail says so."""
    from gxxl.render.workbook import write_workbook

    path, _ = written(tmp_path, with_numbers(submission("甲"), {MADE: 3}))
    with pytest.raises(Refused, match=r"请改用同时写出的汇总工作底稿汇总\.xlsx"):
        trace(tmp_path / "汇总（报送版）.xlsx", NEW)
    write_workbook(submission("甲"), tmp_path / "甲.xlsx")
    with pytest.raises(Refused, match="不是汇总工作底稿"):
        trace(tmp_path / "甲.xlsx", NEW)
    for column, text in ((7, "{"), (7, '{"sources":{"0":[["no.such","1","number"]]}}'), (2, "x"), (3, "别的单位")):
        book = openpyxl.load_workbook(path)
        book["_来源"].cell(1, column).value = text
        book.save(tmp_path / "坏.xlsx")
        with pytest.raises(Refused, match="已经改动或者损坏"):
            trace(tmp_path / "坏.xlsx", MADE)


@given(st.sets(st.integers(0, 300)))
def test_runs_of_numbers_read_back(numbers: set[int]) -> None:
    """Short to write, exact to read."""
    assert [*from_runs(runs(sorted(numbers)))] == sorted(numbers)
