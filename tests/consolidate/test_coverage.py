"""A county's gaps do not vanish one level up: how complete its summary was goes with it."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from gxxl.cli import main
from gxxl.intake.covered import MOST_NAMES, covered
from gxxl.intake.door import read
from gxxl.locate import NOTHING_LOCATED, suggest
from gxxl.messages import levels as words
from gxxl.render.workbook import write_workbook
from gxxl.rules import check
from gxxl.rules.coverage import coverage_words
from gxxl.submission import Cover, Coverage, Kind, Origin, Submission, empty
from tests.consolidate.parts import NEW, put, submission, with_numbers

HEAD = "代码,名称,类别"
COUNTY = "610525000,县政府办,本机关\n610525109,庄头镇,乡镇\n610525110,南镇,乡镇"
CITY = "610500000,市政府办,本机关\n,某县,其他"


def zeros(unit: str, code: str, *, year: int = 2021) -> Submission:
    """A workbook full of zeros, typed one by one."""
    blank = submission(unit, code, year=year)
    return with_numbers(blank, dict.fromkeys(blank.figures, 0))


class Levels:
    """A county that sends its summary up, and the city."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, units in (("县", COUNTY), ("市", CITY)):
            (folder / name).mkdir()
            (folder / f"{name}.csv").write_text(f"{HEAD}\n{units}\n", encoding="utf-8")
        put(folder / "市", zeros("市政府办", "610500000"))

    def unit(self, name: str, code: str, *, errors: int = 0) -> None:
        """A unit's report in the county's folder; as many of its totals are wrong."""
        totals = ("requests.new.total", "requests.carried_in.total")
        given = with_numbers(zeros(name, code), dict.fromkeys(totals[:errors], 1))
        put(self.folder / "县", given)

    def county(self, *more: str) -> Path:
        """The county's 报送版."""
        roster = ("--roster", str(self.folder / "县.csv"))
        self._run("县", "某县", *(more or roster))
        return self.folder / "出" / "县（报送版）.xlsx"

    def send(self) -> None:
        """It goes up."""
        shutil.copy(self.folder / "出" / "县（报送版）.xlsx", self.folder / "市" / "某县.xlsx")

    def city(self, *more: str) -> int:
        """The city adds up."""
        return self._run("市", "某市", "--roster", str(self.folder / "市.csv"), *more)

    def _run(self, name: str, unit: str, *more: str) -> int:
        output = self.folder / "出" / f"{name}.xlsx"
        return main(
            ["consolidate", str(self.folder / name), "-o", str(output), "--unit", unit, "--year", "2021", *more]
        )


@pytest.fixture
def levels(tmp_path: Path) -> Levels:
    """The county's own office reported, the two townships did not."""
    made = Levels(tmp_path)
    made.unit("县政府办", "610525000")
    return made


def test_a_county_with_one_of_three_units_is_an_error_at_the_city(
    levels: Levels, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the ledger, as a finding, on the cover, in the notice; and --strict writes nothing."""
    levels.county()
    levels.send()
    assert levels.city("--strict") == 1
    assert not (levels.folder / "出" / "市.xlsx").exists()
    capsys.readouterr()
    notices = levels.folder / "通知"
    assert levels.city("--json", "--notices", str(notices)) == 1
    county = json.loads(capsys.readouterr().out)["units"][1]
    assert (county["state"], county["findings"]) == ("zero", 1)
    assert "覆盖3个单位中的1个" in county["reason"]
    book = openpyxl.load_workbook(levels.folder / "出" / "市.xlsx")
    said = [str(cell.value) for cell in book["问题清单"]["E"]]
    assert "该汇总件覆盖3个单位中的1个，没有计入的是庄头镇、南镇。" in said
    assert "下级汇总件中有1份不完整：某县（覆盖3个单位中的1个）。" in [cell.value for cell in book["封面"]["B"]]
    assert "覆盖3个单位中的1个，没有计入的是庄头镇、南镇" in (notices / "某县－退改通知.txt").read_text("utf-8-sig")


def test_a_stranger_s_file_makes_no_county_incomplete(levels: Levels) -> None:
    """All units of the roster are in the sum; a file that is nobody's is no unit that is missing."""
    levels.unit("庄头镇", "610525109")
    levels.unit("南镇", "610525110")
    put(levels.folder / "县", zeros("丙县北镇", "610526101"))
    known = read(levels.county()).coverage
    assert known is not None
    assert (known.expected, known.added, known.lacking, known.errors) == (3, 3, 0, 0)


def test_errors_that_stood_in_the_county_stand_at_the_city(levels: Levels) -> None:
    """All three reported, one with two wrong totals; the city's summary says so to the province."""
    levels.unit("庄头镇", "610525109", errors=2)
    levels.unit("南镇", "610525110")
    known = read(levels.county()).coverage
    assert known is not None
    assert (known.expected, known.added, known.lacking, known.names) == (3, 3, 0, ())
    assert coverage_words(known) == f"应报的3个单位全部覆盖；有{known.errors}处错误未改"
    levels.send()
    levels.city()
    above = read(levels.folder / "出" / "市（报送版）.xlsx").coverage
    assert above is not None and above.expected == above.added == 2
    assert above.errors > 0


def test_a_county_that_is_complete_and_right_gives_no_finding(
    levels: Levels, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said all the same how many it covers."""
    levels.unit("庄头镇", "610525109")
    levels.unit("南镇", "610525110")
    levels.county()
    levels.send()
    capsys.readouterr()
    assert levels.city("--json") == 0
    assert json.loads(capsys.readouterr().out)["units"][1]["reason"] == "应报的3个单位全部覆盖"


def test_without_a_roster_nobody_knows_whether_all_came(levels: Levels) -> None:
    """Neither complete nor incomplete; a file that was not taken is missing all the same."""
    path = levels.county("--lossy")
    known = read(path).coverage
    assert known == Coverage(None, 1)
    assert coverage_words(known) == "汇总了1个单位（没有报送单位名单，不能判断是否收齐）"
    assert check(read(path)) == ()
    put(levels.folder / "县", zeros("县政府办", "610525000", year=2020), "旧.xlsx")
    put(levels.folder / "县", with_numbers(submission("东镇"), {NEW: 1}), "一.xlsx")
    put(levels.folder / "县", with_numbers(submission("东镇"), {NEW: 2}), "二.xlsx")
    known = read(levels.county("--lossy")).coverage
    assert known is not None
    assert (known.expected, known.lacking, known.names) == (None, 1, ("东镇",))
    assert coverage_words(known).startswith("汇总了1个单位，另有1个没有计入")


def test_it_survives_a_real_spreadsheet_a_marked_copy_and_rows_that_were_moved(
    levels: Levels, resave: Callable[[Path], Path]
) -> None:
    """Whoever reads the file."""
    path = levels.county()
    known = read(path).coverage
    assert known == Coverage(3, 1, 2, names=("庄头镇", "南镇"))
    assert read(resave(path)).coverage == known
    copy = levels.folder / "副本.xlsx"
    write_workbook(read(path), copy)
    assert read(copy).coverage == known
    book = openpyxl.load_workbook(path)
    book["三、申请办理"].insert_rows(1)
    book.save(copy)
    moved = read(copy)
    assert moved.origin.kind is Kind.FOREIGN and moved.is_summary
    assert moved.coverage == known


def test_a_summary_of_an_older_version_reads_as_before(levels: Levels, tmp_path: Path) -> None:
    """Without these lines nothing is known, and nothing is said."""
    older = tmp_path / "旧版.xlsx"
    with zipfile.ZipFile(levels.county()) as source, zipfile.ZipFile(older, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if b"covered" in text:
                rows = re.findall(rb"<row [^>]*>.*?</row>", text)
                for row in rows:
                    if any(key in row for key in (b">covered<", b">stood<", b">lacking<")):
                        text = text.replace(row, b"")
            target.writestr(name, text)
    old = read(older)
    assert old.parts and old.coverage is None
    assert old.figures == read(levels.county()).figures
    shutil.copy(older, levels.folder / "市" / "某县.xlsx")
    assert levels.city() == 0


def test_what_a_hand_wrote_into_the_hidden_sheet_is_not_believed() -> None:
    """Other words, numbers without end, names without end."""
    known = covered(None, "covered", "", ("3", "1", "2"))
    assert known == Coverage(3, 1, 2)
    for kind, name, values in (
        ("covered", "", ("x", "1", "2")),
        ("covered", "", ("3", "", "2")),
        ("stood", "", ("9" * 5000, "0", "0")),
        ("stood", "", ("-1", "0", "0")),
        ("lacking", "", ("", "", "")),
        ("other", "甲镇", ("1", "2", "3")),
    ):
        assert covered(known, kind, name, values) == known
    assert covered(None, "stood", "", ("1", "1", "1")) is None
    for number in range(100):
        known = covered(known, "lacking", f"{number}" * 200, ("", "", ""))
    assert known is not None and len(known.names) == MOST_NAMES
    assert max(map(len, known.names)) <= 60


def test_a_finding_names_some_of_many_units() -> None:
    """Six, and how many there are."""
    names = tuple(f"{number}镇" for number in range(20))
    given = replace(
        empty(Cover("某县", "610525", 2021), "2021"),
        origin=Origin(kind=Kind.SUMMARY),
        coverage=Coverage(40, 5, 35, errors=2, names=names),
    )
    found = next(finding for finding in check(given) if finding.rule == "consolidate.part_incomplete")
    assert found.message == (
        "该汇总件覆盖40个单位中的5个，没有计入的是0镇、1镇、2镇、3镇、4镇、5镇等35个；有2处错误未改。"
    )


def test_sums_that_do_not_agree_are_put_right_in_the_units_reports(levels: Levels) -> None:
    """No correction of a summary is suggested; it is said where the figure comes from and what likely caused it."""
    old = submission("庄头镇", "610525109", edition="2019")
    numbers = dict.fromkeys(old.figures, 0) | {"requests.other.natural": 5, "requests.other.total": 5}
    put(levels.folder / "县", with_numbers(old, numbers))
    levels.unit("南镇", "610525110", errors=1)
    summary = read(levels.county())
    assert suggest(summary) == NOTHING_LOCATED
    assert summary.coverage is not None and summary.coverage.held and summary.coverage.errors
    wrong = next(finding for finding in check(summary) if finding.difference is not None)
    assert wrong.remedy == (
        f"汇总表的数由各单位的数相加而来，不要直接改汇总表。请用 gxxl trace 从汇总工作底稿查出“{wrong.target}”"
        "由哪些单位的数相加而来，改正有关单位的报送件后重新汇总。"
        f"汇总时有{summary.coverage.errors}处错误未改，有{summary.coverage.held}处数因换算版本没有计入，多半由此造成。"
    )
    levels.send()
    levels.city("--notices", str(levels.folder / "通知"))
    notice = (levels.folder / "通知" / "某县－退改通知.txt").read_text("utf-8-sig")
    assert "修改建议" not in notice and "台账" not in notice
    listed = openpyxl.load_workbook(levels.folder / "出" / "市.xlsx")["问题清单"]
    of_county = [row for row in listed.iter_rows(values_only=True) if row[1] in ("某县", "（汇总表）")]
    assert of_county and not any("台账" in str(text) or "改法" in str(text) for row in of_county for text in row)
    assert not any(row[5] for row in of_county)


def test_a_summary_without_what_was_kept_names_no_cause() -> None:
    """One of an older version: only what to do."""
    wrong = with_numbers(zeros("某县", "610525"), {NEW: 3})
    found = check(replace(wrong, origin=Origin(kind=Kind.SUMMARY)))
    assert {finding.remedy.rpartition("改正有关单位")[2] for finding in found if finding.difference is not None} == {
        "的报送件后重新汇总。"
    }
    blank = check(replace(submission("某县"), origin=Origin(kind=Kind.SUMMARY)))
    assert {finding.remedy for finding in blank} == {words.BLANK_REMEDY}
    assert all("台账" in finding.remedy for finding in check(wrong) if finding.difference is not None)
