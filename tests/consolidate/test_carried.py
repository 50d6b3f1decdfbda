"""What people type on the summary's 封面 is kept by the next run; its day says which of two summaries is newer."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from gxxl.cli import main
from gxxl.consolidate.conclude import conclude
from gxxl.consolidate.earlier import read_earlier
from gxxl.consolidate.gather import gather
from gxxl.consolidate.receive import receive
from gxxl.consolidate.roster import Entry, Roster
from gxxl.consolidate.run import Outcome, Request
from gxxl.intake.door import read
from gxxl.messages import levels as words
from gxxl.render.summary import write_summary
from gxxl.submission import Cover
from tests.consolidate.parts import NEW, put, submission, with_numbers

FIRST, LATER = date(2022, 2, 10), date(2022, 2, 15)
TYPED = {
    "代码": "610525",
    "层级": "县级政府",
    "报告口径": "全系统汇总",
    "填报人": "张三",
    "审核人": "李四",
    "分管领导": "=1+1",
    "联系电话": "0913-0000000",
}
KEPT = Cover("某县", "610525", 2021, "县级政府", "全系统汇总", "张三", "李四", "=1+1", "0913-0000000")


class County:
    """A county of two townships that adds up again and again."""

    def __init__(self, folder: Path) -> None:
        self.inbox = folder / "报来"
        self.inbox.mkdir()
        self.full, self.clean = folder / "汇总.xlsx", folder / "汇总（报送版）.xlsx"
        self.put("甲镇", 3)
        self.put("乙镇", 4)

    def put(self, unit: str, new: int) -> None:
        """A township's report."""
        put(self.inbox, with_numbers(submission(unit), {NEW: new}))

    def run(self, today: date = FIRST, code: str = "", roster: Roster | None = None) -> Outcome:
        """As the command does, on this day."""
        earlier = tuple(map(read_earlier, self.files))
        request = Request((self.inbox,), year=2021, unit="某县", code=code, earlier=earlier, today=today)
        gathered = gather(request.paths)
        outcome = conclude(request, gathered, [receive(found, request.terms) for found in gathered.files], roster)
        write_summary(outcome, *self.files)
        return outcome

    @property
    def files(self) -> tuple[Path, Path]:
        """汇总工作底稿 and 报送版."""
        return self.full, self.clean

    @property
    def covers(self) -> list[Cover]:
        """Of both."""
        return [read(path).cover for path in self.files]


def type_in(path: Path, cells: Mapping[str, object]) -> None:
    """Type on the cover, as a person would."""
    book = openpyxl.load_workbook(path)
    for row in book["封面"].iter_rows(min_col=2, max_col=3):
        if row[0].value in cells:
            row[1].value = cells[str(row[0].value)]  # type: ignore[assignment] # openpyxl's own types are narrower
            if isinstance(row[1].value, str):
                row[1].data_type = "s"
    book.save(path)


@pytest.fixture
def county(tmp_path: Path) -> County:
    """Added up once."""
    made = County(tmp_path)
    made.run()
    return made


@pytest.mark.parametrize("number", [0, 1])
def test_it_survives_the_next_runs_in_both_files(county: County, number: int) -> None:
    """Whichever of the two it was typed into."""
    type_in(county.files[number], TYPED)
    for _ in range(3):
        assert county.run().remarks == ()
        assert [replace(cover, filled_on="") for cover in county.covers] == [KEPT, KEPT]


def test_it_survives_being_saved_by_a_real_spreadsheet(county: County, resave: Callable[[Path], Path]) -> None:
    """LibreOffice writes the workbook anew."""
    type_in(county.full, TYPED)
    county.full.write_bytes(resave(county.full).read_bytes())
    county.run()
    assert [replace(cover, filled_on="") for cover in county.covers] == [KEPT, KEPT]


def test_what_was_typed_last_counts_in_either_file(county: County) -> None:
    """Corrected in the one, it is no longer what the other still says; taken out, it is gone."""
    type_in(county.full, {"填报人": "张三"})
    county.run()
    type_in(county.clean, {"填报人": "王五"})
    assert county.run().remarks == ()
    assert {cover.filler for cover in county.covers} == {"王五"}
    type_in(county.full, {"填报人": None})
    county.run()
    assert {cover.filler for cover in county.covers} == {""}


def test_one_thing_in_the_one_and_another_in_the_other_is_said(county: County) -> None:
    """汇总工作底稿 counts; what 报送版 said is not lost without a word."""
    type_in(county.full, {"填报人": "张三"})
    type_in(county.clean, {"填报人": "李四"})
    remarks = county.run().remarks
    assert remarks == (words.COVER_DIFFERS.format(label="填报人", taken="张三", other="李四"),)
    assert {cover.filler for cover in county.covers} == {"张三"}
    assert county.run().remarks == ()


def test_the_command_line_wins(county: County) -> None:
    """--code over what was typed; it need not be said again."""
    type_in(county.full, {"代码": "610526"})
    county.run(code="610525")
    for _ in range(2):
        assert {cover.unit_code for cover in county.covers} == {"610525"}
        county.run()


def test_what_the_program_wrote_itself_follows_the_program(county: County) -> None:
    """A code of the roster that was corrected since is not taken for one that somebody typed."""
    for code in ("610525", "610526"):
        county.run(roster=Roster((Entry("甲镇", parent=code), Entry("乙镇", parent=code))))
        assert {cover.unit_code for cover in county.covers} == {code}


def test_the_day_is_that_of_the_run_and_stays_while_the_figures_stay(county: County) -> None:
    """So that the same figures give the same bytes on any day."""
    assert {cover.filled_on for cover in county.covers} == {"2022年2月10日"}
    before = [path.read_bytes() for path in county.files]
    county.run(LATER)
    assert [path.read_bytes() for path in county.files] == before
    county.put("乙镇", 5)
    assert county.run(LATER).remarks == ()
    assert {cover.filled_on for cover in county.covers} == {"2022年2月15日"}


@pytest.mark.parametrize("typed", ["2022年2月12日", "2022.2.12", datetime(2022, 2, 12)])  # noqa: DTZ001 - as spreadsheets
def test_a_day_that_was_typed_stays_until_the_figures_change(county: County, typed: object) -> None:
    """Then it is the day of the run, which is said."""
    type_in(county.clean, {"填报日期": typed})
    for _ in range(2):
        county.run(LATER)
        kept = {cover.filled_on for cover in county.covers}
        assert len(kept) == 1 and kept <= {"2022年2月12日", "2022.2.12", "2022-02-12"}
    county.put("乙镇", 5)
    (remark,) = county.run(LATER).remarks
    assert remark == words.DAY_REPLACED.format(before=kept.pop(), now="2022年2月15日")
    assert {cover.filled_on for cover in county.covers} == {"2022年2月15日"}


def test_a_typed_day_that_lies_ahead_is_not_put_back(county: County) -> None:
    """Else the corrected summary would be the older one for the city, and not count."""
    type_in(county.full, {"填报日期": "2022年2月20日"})
    county.run()
    county.put("乙镇", 5)
    county.run(LATER)
    assert {cover.filled_on for cover in county.covers} == {"2022年2月20日"}


def test_a_corrected_summary_replaces_the_first_one_at_the_city(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its day; two of one day are asked about, as with any unit."""
    city = tmp_path / "市"
    city.mkdir()
    shutil.copy(county.clean, city / "一.xlsx")
    county.put("乙镇", 5)
    county.run(LATER)
    shutil.copy(county.clean, city / "二.xlsx")
    main(["consolidate", str(city), "-o", str(tmp_path / "市.xlsx"), "--unit", "某市"])
    said = capsys.readouterr().out
    assert "取填报日期最新的（2022-02-15）" in said and "已重报（旧稿）" in said
    assert read(tmp_path / "市.xlsx").figures[NEW].value == 8
    county.put("乙镇", 6)
    county.run(LATER)
    shutil.copy(county.clean, city / "三.xlsx")
    main(["consolidate", str(city), "-o", str(tmp_path / "市.xlsx"), "--unit", "某市"])
    assert "重报待确认" in capsys.readouterr().out


def test_a_run_that_was_cut_off_between_its_files_is_noticed_by_the_next(county: County) -> None:
    """The one is of another run than the other; afterwards both are of this one."""
    old = county.clean.read_bytes()
    county.put("乙镇", 5)
    county.run()
    county.clean.write_bytes(old)
    assert county.run().remarks == (words.INTERRUPTED,)
    assert county.run().remarks == ()
    assert [read(path).figures[NEW].value for path in county.files] == [8, 8]


def test_the_command_keeps_it_too(county: County) -> None:
    """With the day of today, and --code."""
    type_in(county.full, {"填报人": "张三"})
    line = ["consolidate", str(county.inbox), "-o", str(county.full), "--unit", "某县", "--code", "610525"]
    assert main(line) == 1
    assert {(cover.filler, cover.unit_code) for cover in county.covers} == {("张三", "610525")}


def test_without_an_earlier_run_there_is_nothing_to_keep(tmp_path: Path) -> None:
    """No file, a workbook that is no summary, and no workbook at all."""
    assert read_earlier(tmp_path / "没有.xlsx") is None
    assert read_earlier(put(tmp_path, submission("甲镇"))) is None
    (tmp_path / "坏.xlsx").write_bytes(b"PK")
    assert read_earlier(tmp_path / "坏.xlsx") is None
