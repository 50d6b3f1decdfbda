"""Errors of a consolidation that stand in no cell: who is not in the sum though the roster wants it there."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from gxxl.cli import main
from gxxl.consolidate.lacking import Kind, lacks_of
from gxxl.consolidate.ledger import build_ledger
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Category, Entry, Roster
from gxxl.consolidate.rows import Status
from gxxl.rules import Severity
from gxxl.submission import Kind as ReportKind
from tests.consolidate.parts import files, put, received, reporting, roster, submission, with_numbers
from tests.notices.parts import outcome

NEW = "requests.new.natural"
BROKEN = "文件已损坏。"


def lacking(*came: Received, of: Roster | None) -> Counter[Kind]:
    """How many errors of each kind the ledger of 2021 has."""
    return Counter(lack.kind for lack in lacks_of(build_ledger(came, of, 2021)))


def twice(unit: str) -> tuple[Received, Received]:
    """Two files of a unit, of which nobody can tell the newer one."""
    return tuple(received(with_numbers(submission(unit), {NEW: n}), f"{unit}{n}.xlsx") for n in (1, 2))  # type: ignore[return-value]


def test_each_unit_of_the_roster_is_wanted_once() -> None:
    """Nothing came, it cannot be read, it is empty, came twice, is of another year, or is nobody's."""
    of = roster("甲镇", "乙镇", "丙镇", "丁镇", "戊镇", "己镇", "庚镇:1", "庚镇:2")
    came = (
        received(reporting("甲镇")),
        Received("丙镇.xlsx", refusal=BROKEN),
        received(submission("丁镇")),
        *twice("戊镇"),
        received(reporting("己镇", year=2020)),
        received(reporting("庚镇")),
    )
    assert lacking(*came, of=of) == {
        Kind.MISSING: 3,  # 乙镇, and neither 庚镇 is known to have reported
        Kind.REFUSED: 1,
        Kind.EMPTY: 1,
        Kind.PENDING: 1,
        Kind.NOT_ADDED: 1,
        Kind.UNCLEAR: 1,
    }


def test_a_year_that_cannot_be_read_is_quoted_in_the_ledger() -> None:
    """And the unit is asked about: it is not said to have given none."""
    given = reporting("甲镇", year=None)
    came = received(replace(given, cover=replace(given.cover, year_text="20211")))
    (row,) = build_ledger([came], roster("甲镇"), 2021).rows
    assert row.reason == "封面年度填的是“20211”，不能认定是2021年度的，未计入"
    assert lacking(came, of=roster("甲镇")) == {Kind.NOT_ADDED: 1}


def test_programs_read_an_empty_form_as_not_added() -> None:
    """The states that programs know stay as they are."""
    (row,) = build_ledger([received(submission("甲镇"))], roster("甲镇"), 2021).rows
    assert (row.status, row.state) == (Status.EMPTY, "not_added")


def test_what_the_roster_does_not_want_in_the_sum_is_no_error() -> None:
    """Vertical systems, what is not to be counted, what is not in the roster, a stray file."""
    of = Roster((Entry("税务局", category=Category.VERTICAL, line=2), Entry("开发区", counted=False, line=3)))
    came = (
        received(reporting("税务局", year=2020)),
        received(reporting("邻县某镇")),
        Received("通知.docx", refusal=BROKEN),
    )
    assert not lacking(*came, of=of)


def test_a_unit_is_one_error_however_many_files_it_sent() -> None:
    """Last year's file and a broken one."""
    came = received(reporting("甲镇", year=2020)), Received("甲镇（新）.xlsx", refusal=BROKEN)
    assert sum(lacking(*came, of=roster("甲镇")).values()) == 1


def test_a_good_file_beside_one_that_cannot_be_read_is_added_and_asked_about() -> None:
    """The broken one may be the newer: the line of the good one says so, and it is an error until somebody decides."""
    came = received(reporting("甲镇")), Received("甲镇（重报）.xlsx", refusal=BROKEN)
    assert lacking(*came, of=roster("甲镇")) == {Kind.RESENT: 1}
    good, broken = build_ledger(came, roster("甲镇"), 2021).rows
    assert good.is_added and "该单位另有甲镇（重报）.xlsx未能读取" in good.reason
    assert (broken.status, broken.reason) == (Status.REFUSED, "文件已损坏；按文件名认定")


def test_a_blank_form_beside_the_filled_one_replaces_nothing() -> None:
    """Whatever its day: the one that is filled in counts, and it is said that there is another."""
    for day in ("", "2022-01-25"):
        came = received(reporting("甲镇", on="2022-01-10")), received(submission("甲镇", on=day), "空.xlsx")
        (row,) = build_ledger(came, roster("甲镇"), 2021).rows
        assert (row.status, row.files) == (Status.REPORTED, ("甲镇.xlsx", "空.xlsx"))
        assert "另有空表空.xlsx，没有填写，不计" in row.reason
        assert not lacking(*came, of=roster("甲镇"))


def test_a_blank_form_beside_the_unit_s_report_replaces_nothing() -> None:
    """A published report tells more than a form in which nothing stands."""
    report = reporting("甲镇")
    report = replace(report, origin=replace(report.origin, kind=ReportKind.REPORT))
    came = received(report, "甲镇.docx"), received(submission("甲镇"), "甲镇.xlsx")
    (row,) = build_ledger(came, roster("甲镇"), 2021).rows
    assert (row.status, row.files[0]) == (Status.REPORTED, "甲镇.docx")


def test_a_year_that_is_missing_is_one_error_of_the_unit() -> None:
    """The unit lacks in the sum; that its cover says no year is why, and no second error."""
    made = outcome(received(reporting("甲镇", year=None)), roster=roster("甲镇"))
    assert [lack.kind for lack in made.lacks] == [Kind.NOT_ADDED]
    assert not [f for row in made.ledger.rows for file in row.counted for f in file.findings if "year" in f.rule]


def test_last_years_file_beside_this_years_is_no_error() -> None:
    """The unit is in the sum."""
    assert not lacking(
        received(reporting("甲镇")), received(reporting("甲镇", year=2020), "旧.xlsx"), of=roster("甲镇")
    )


def test_without_a_roster_nobody_is_missing() -> None:
    """What came and is not taken counts all the same; a file of another year may belong to nobody here."""
    came = (
        *twice("甲镇"),
        received(submission("乙镇")),
        received(reporting("丙镇", year=2020)),
        Received("坏.xlsx", refusal=BROKEN),
        *(received(reporting("丁镇", code), f"{code or '无'}.xlsx") for code in ("610525109", "140622103", "")),
    )
    assert lacking(*came, of=None) == {Kind.PENDING: 1, Kind.EMPTY: 1, Kind.UNREAD: 1, Kind.UNCLEAR: 1}


def test_all_errors_are_those_in_figures_and_those_that_are_lacking() -> None:
    """A total that does not agree, and a unit that sent nothing."""
    wrong = with_numbers(submission("甲镇"), {NEW: 3, "requests.new.total": 9})
    made = outcome(received(wrong), roster=Roster((Entry("甲镇", category=Category.OWN_OFFICE), Entry("乙镇"))))
    assert (made.count(Severity.ERROR), made.errors) == (1, 2)


@pytest.fixture
def two_of_three(inbox: Path, tmp_path: Path) -> Path:
    """A roster of three, of which one sent nothing and one sent twice."""
    put(inbox, with_numbers(submission("乙镇", "610525102"), {NEW: 5}), "乙镇（二）.xlsx")
    path = tmp_path / "名单.csv"
    path.write_text("名称,代码,类别\n甲镇,610525101,本机关\n乙镇,610525102,\n丙镇,610525103,\n", encoding="utf-8")
    return path


def test_strict_writes_nothing_while_a_unit_is_lacking(
    inbox: Path, two_of_three: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No figure is wrong, and the sum is not whole: what stands is said."""
    arguments = ["consolidate", str(inbox), "-o", str(tmp_path / "汇总.xlsx"), "--roster", str(two_of_three)]
    assert main([*arguments, "--strict"]) == 1
    said = capsys.readouterr()
    assert "有1个单位未报、1个单位重报待确认，按 --strict 的要求没有写出汇总" in said.err
    assert "错误2个" in said.out
    assert files(tmp_path) == ["名单.csv", "报来"]


def test_strict_writes_when_nothing_is_lacking(inbox: Path, tmp_path: Path) -> None:
    """Queries do not stop it."""
    of = tmp_path / "名单.csv"
    of.write_text("名称,类别\n甲镇,本机关\n乙镇,\n税务局,垂直管理\n", encoding="utf-8")
    main(["consolidate", str(inbox), "-o", str(tmp_path / "汇总.xlsx"), "--roster", str(of), "--strict"])
    assert "汇总.xlsx" in files(tmp_path)


def test_cover_page_and_json_count_the_same(
    inbox: Path, two_of_three: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """封面, the page, and what programs read."""
    output, page = tmp_path / "汇总.xlsx", tmp_path / "汇总.html"
    arguments = [str(inbox), "-o", str(output), "--roster", str(two_of_three), "--html", str(page), "--json"]
    assert main(["consolidate", *arguments]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["errors"] == 2
    assert [(lack["kind"], lack["unit"]) for lack in data["lacking"]] == [("pending", "乙镇"), ("missing", "丙镇")]
    cover = [str(cell.value) for row in openpyxl.load_workbook(output)["封面"] for cell in row]
    assert any("尚待处理的错误共2个：1个单位未报、1个单位重报待确认。" in text for text in cover)
    assert "错误中有1个单位未报、1个单位重报待确认" in page.read_text(encoding="utf-8")
