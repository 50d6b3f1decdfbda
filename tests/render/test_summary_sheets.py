"""The sheets beside the totals: charts of what they should show, and where each file's figures stood."""

from __future__ import annotations

import errno
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from gxxl.consolidate.conclude import conclude
from gxxl.consolidate.gather import Gathered
from gxxl.consolidate.received import Received
from gxxl.consolidate.run import Outcome, Request
from gxxl.consolidate.series import Bar, by_applicant, by_outcome, errors_by_rule, ranking
from gxxl.render import bulk
from gxxl.render.packed import Packed
from gxxl.render.summary import write_summary
from gxxl.render.summary_sources import moved_of, notice_text, sheets_of
from gxxl.submission import Notice, Place
from gxxl.workers import aside
from gxxl.workers.forked import can_fork
from tests.consolidate.parts import received, submission, with_numbers

NEW = {"requests.new.natural": 5, "requests.new.legal": 2, "requests.new.total": 7}
RESULTS = {
    "requests.refused.state_secret.total": 1,
    "requests.refused.third_party.total": 2,
    "requests.granted.total": 4,
}


def outcome(*files: Received) -> Outcome:
    """What consolidating these files gives."""
    return conclude(Request((), year=2021, unit="某县"), Gathered((), ()), files, None)


def two_units() -> Outcome:
    """A town with 7 new requests and one with 9 that its total does not agree with."""
    one = received(with_numbers(submission("甲镇", "1"), {**NEW, **RESULTS}))
    return outcome(
        one, received(with_numbers(submission("乙镇", "2"), {"requests.new.natural": 8, "requests.new.total": 9}))
    )


def test_the_series_are_the_sums_of_the_form() -> None:
    """Fine results are added up under their heads; who gave no number has no bar's length."""
    made = two_units()
    applicants = {bar.name: bar.value for bar in by_applicant(made.total)}
    assert applicants == {
        "自然人": 13,
        "商业企业": None,
        "科研机构": None,
        "社会公益组织": None,
        "法律服务机构": 2,
        "其他": None,
    }
    outcomes = {bar.name: bar.value for bar in by_outcome(made.total)}
    assert [outcomes[name] for name in ("（三）不予公开", "（一）予以公开", "（二）部分公开")] == [3, 4, None]
    assert ranking(made.total) == [Bar("乙镇", Decimal(9)), Bar("甲镇", Decimal(7))]
    assert ranking(made.total, 1) == [Bar("乙镇", Decimal(9))]
    assert Bar("六类申请人之和等于本行总计", Decimal(4)) in errors_by_rule(made.ledger)


def test_the_charts_are_native_and_survive_a_real_spreadsheet(tmp_path: Path, resave: Callable[[Path], Path]) -> None:
    """Four charts in the workbook, four after LibreOffice saved it."""
    path = tmp_path / "汇总.xlsx"
    write_summary(two_units(), path, tmp_path / "报送版.xlsx")
    for book in (path, resave(path)):
        with zipfile.ZipFile(book) as archive:
            assert sum(name.startswith("xl/charts/chart") for name in archive.namelist()) == 4


def test_with_nothing_to_show_there_is_no_chart(tmp_path: Path) -> None:
    """Blank forms: a sentence where the chart would be."""
    path = tmp_path / "汇总.xlsx"
    write_summary(outcome(received(submission("甲镇", "1"))), path, tmp_path / "报送版.xlsx")
    texts = [cell.value for cell in openpyxl.load_workbook(path)["图表"]["A"]]
    assert texts.count("没有数据") >= 3


def test_what_the_matcher_had_to_move_is_told_with_an_example(tmp_path: Path) -> None:
    """And in which sheets the figures stand."""
    plain = submission("甲镇", "1")
    places = {"requests.new.natural": Place("Sheet1", "H9"), "requests.new.total": Place("Sheet1", "N9")}
    moved = replace(plain, origin=replace(plain.origin, places=places, notices=(Notice("EMPTY", {}),)))
    path = tmp_path / "汇总.xlsx"
    write_summary(outcome(received(moved)), path, tmp_path / "报送版.xlsx")
    heads, row = (list(line) for line in openpyxl.load_workbook(path)["数据来源"].iter_rows(values_only=True))
    line = dict(zip(heads, row, strict=True))
    assert (
        line["移动的栏目"]
        == "2格不在模板的位置，按栏目名称找到：例如「一、本年新收政府信息公开申请数量」×「自然人」在Sheet1!H9"
    )
    assert line["所在的表"] == "二、主动公开（10格）、Sheet1（2格）、三、申请办理（173格）、四、复议诉讼（15格）"
    assert "文件是空的" in str(line["读取说明"])
    assert (moved_of(plain), sheets_of(plain)) == (
        "",
        "二、主动公开（10格）、三、申请办理（175格）、四、复议诉讼（15格）",
    )


@pytest.mark.parametrize("notice", [Notice("NO_SUCH_SENTENCE", {"a": "甲"}), Notice("TABLE", {"a": "甲"})])
def test_a_notice_without_a_sentence_is_shown_as_it_is(notice: Notice) -> None:
    """Nothing that a reader noticed is dropped."""
    assert notice_text(notice) == f"{notice.key}：甲"


@pytest.mark.skipif(not can_fork(), reason="nothing is forked here")
def test_two_processes_write_the_same_bytes_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of units with and without odd figures, and of both workbooks."""

    def written(name: str) -> list[bytes]:
        paths = [tmp_path / f"{name}{number}.xlsx" for number in range(2)]
        write_summary(two_units(), *paths)
        return [path.read_bytes() for path in paths]

    here = written("一")
    monkeypatch.setattr(bulk, "MANY", 0)
    monkeypatch.setattr(aside, "processors", lambda: 2)
    assert written("二") == here


@pytest.mark.parametrize("many", [0, 10**9])
def test_on_a_full_disk_both_files_stay_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """However many processes write; nothing lies about."""

    def full(_: Packed) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    paths = [tmp_path / "汇总.xlsx", tmp_path / "报送版.xlsx"]
    for path in paths:
        path.write_text("old")
    monkeypatch.setattr(bulk, "MANY", many)
    monkeypatch.setattr(Packed, "_pack", full)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        write_summary(two_units(), *paths)
    assert [path.read_text() for path in paths] == ["old", "old"]
    assert sorted(tmp_path.iterdir()) == sorted(paths)
