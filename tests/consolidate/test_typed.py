"""What people type into 报送情况 survives the next run, whatever happened to the files and the roster meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.cli import main
from gxxl.consolidate.typed import NOTHING_TYPED, Target, Typed, TypedLine, hand_over
from gxxl.consolidate.typed_file import as_day, read_typed
from gxxl.render.workbook import write_workbook
from tests.consolidate.parts import submission, with_numbers

HEAD = "代码,名称,类别,初稿截止,退改截止"
TYPED = {
    "收到时间": "2022-01-22",
    "稿次": "1",
    "审核结论": "退回修改",
    "退改时间": "2022-01-23",
    "公布网址": "https://example.gov.cn/gk/2021.html",
    "备注": "电话催过；=1+1",
}


class County:
    """A folder of submissions, a roster, and the summary they make."""

    def __init__(self, folder: Path) -> None:
        self.inbox = folder / "报来"
        self.inbox.mkdir()
        self.roster = folder / "名单.csv"
        self.summary = folder / "汇总.xlsx"
        self.names(*"甲乙丙")
        for number, name in enumerate("甲乙", start=1):
            self.put(name, number)

    def names(self, *names: str) -> None:
        """A roster of these towns."""
        lines = [f"61052510{'甲乙丙丁'.index(name)},{name}镇,乡镇,2022-01-20,2022-01-25" for name in names]
        self.roster.write_text("\n".join([HEAD, "1,政府办,本机关,,", *lines]), encoding="utf-8")

    def put(self, name: str, new: int, file: str = "", on: str = "2022-01-18") -> None:
        """A town's report."""
        code = f"61052510{'甲乙丙丁'.index(name)}"
        given = with_numbers(submission(f"{name}镇", code, on=on), {"requests.new.natural": new})
        write_workbook(given, self.inbox / (file or f"{name}镇.xlsx"))

    def run(self) -> int:
        """The command, in this process."""
        return main(
            ["consolidate", str(self.inbox), "-o", str(self.summary), "--roster", str(self.roster), "--unit", "某县"]
        )

    def lines(self) -> list[dict[str, str]]:
        """The lines of 报送情况 by their heads."""
        sheet = openpyxl.load_workbook(self.summary)["报送情况"]
        heads, *rows = ([str(cell.value or "") for cell in row] for row in sheet.iter_rows())
        return [dict(zip(heads, row, strict=True)) for row in rows]

    def line(self, unit: str) -> dict[str, str]:
        """The first line of a unit."""
        return next(line for line in self.lines() if line["单位"] == unit)

    def type(self, unit: str, cells: dict[str, Any]) -> None:
        """Type into a unit's first line, as a person would."""
        book = openpyxl.load_workbook(self.summary)
        sheet = book["报送情况"]
        heads = {str(cell.value): cell.column for cell in sheet[1]}
        row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 2).value == unit)
        for head, text in cells.items():
            cell = sheet.cell(row, heads.get(head) or sheet.max_column)
            cell.value = text
            if isinstance(text, str):
                cell.data_type = "s"
        book.save(self.summary)


@pytest.fixture
def county(tmp_path: Path) -> County:
    """A county of three towns, of which two reported, summed up once."""
    made = County(tmp_path)
    assert made.run() == 1
    return made


def kept(line: dict[str, str]) -> dict[str, str]:
    """The six cells of a line."""
    return {head: line[head] for head in TYPED}


def test_it_survives_the_next_run_and_the_one_after(county: County) -> None:
    """All six columns, of a unit that reported and of one that did not."""
    county.type("甲镇", TYPED)
    county.type("丙镇", {"备注": "负责人出差"})
    for _ in range(2):
        county.run()
        assert kept(county.line("甲镇")) == TYPED
        assert county.line("丙镇")["备注"] == "负责人出差"
    assert county.line("甲镇")["迟报"] == ""  # sent back, so 退改截止 holds


def test_it_survives_being_saved_by_a_real_spreadsheet(county: County, resave: Callable[[Path], Path]) -> None:
    """LibreOffice writes the workbook anew; the hidden sheet and the texts are still there."""
    county.type("甲镇", TYPED)
    county.run()
    county.summary.write_bytes(resave(county.summary).read_bytes())
    county.run()
    assert kept(county.line("甲镇")) == TYPED


def test_a_date_that_the_spreadsheet_made_a_number_of_is_a_date_again(county: County) -> None:
    """Pasted over the cell's format, 2022-01-22 is stored as 44583."""
    county.type("甲镇", {"收到时间": datetime(2022, 1, 22)})  # noqa: DTZ001 - as spreadsheets have them
    county.run()
    assert county.line("甲镇")["收到时间"] == "2022-01-22"
    assert county.line("甲镇")["迟报"].startswith("迟报2天（收到时间2022-01-22")


def test_a_unit_that_left_the_roster_keeps_its_line_at_the_bottom(
    county: County, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said, and the unit gets its line back when it returns."""
    county.type("丙镇", TYPED)
    county.names(*"甲乙")
    for _ in range(2):
        county.run()
        assert "有1行以前填写的内容，本次没有对应的单位" in capsys.readouterr().err
        line = county.line("丙镇")
        assert (kept(line), line["状态"], line["序号"]) == (TYPED, "本次没有", "")
    county.names(*"甲乙丙")
    county.run()
    assert (kept(county.line("丙镇")), county.line("丙镇")["状态"]) == (TYPED, "未报")
    assert sum(line["单位"] == "丙镇" for line in county.lines()) == 1


def test_a_unit_is_known_by_its_code_under_a_new_name(county: County) -> None:
    """And by its name where the code is new."""
    county.type("丙镇", TYPED)
    county.roster.write_text(county.roster.read_text(encoding="utf-8").replace("丙镇", "丙丙街道"), encoding="utf-8")
    county.run()
    assert kept(county.line("丙丙街道")) == TYPED


def test_sent_again_the_unit_keeps_its_line(county: County) -> None:
    """What was typed goes with the unit; the day of the first file is not used for the second, also two runs later."""
    county.type("甲镇", {"收到时间": "2022-01-19", "审核结论": "退回修改"})
    county.put("甲", 7, "甲镇（改）.xlsx", on="2022-01-27")
    for _ in range(2):
        county.run()
        line = county.line("甲镇")
        assert (line["收到时间"], line["审核结论"]) == ("2022-01-19", "退回修改")
        assert line["迟报"].startswith("迟报2天（填报日期2022-01-27，退改截止2022-01-25")
        assert "收到时间是为甲镇.xlsx填写的" in line["说明"]
    county.type("甲镇", {"收到时间": "2022-01-25"})
    county.run()
    assert county.line("甲镇")["迟报"] == ""


def test_columns_of_the_countys_own_survive_too(county: County) -> None:
    """联系人, added at the right."""
    book = openpyxl.load_workbook(county.summary)
    sheet = book["报送情况"]
    sheet.cell(1, sheet.max_column + 1).value = "联系人"
    book.save(county.summary)
    county.type("乙镇", {"联系人": "李四"})
    for _ in range(2):
        county.run()
        assert county.line("乙镇")["联系人"] == "李四"


def test_an_old_file_that_cannot_be_read_is_not_written_over(
    county: County, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the sheet, or with other heads, nobody knows what would be lost."""
    book = openpyxl.load_workbook(county.summary)
    book["报送情况"]["B1"].value = "谁"
    book.save(county.summary)
    before = county.summary.read_bytes()
    assert county.run() == 2
    assert "会丢失已经填写的收到时间" in capsys.readouterr().err
    del book["报送情况"]
    book.save(county.summary)
    assert county.run() == 2
    county.summary.write_bytes(before[:5000])
    assert county.run() == 2
    assert county.summary.read_bytes() == before[:5000]


def test_without_an_earlier_file_nothing_was_typed(tmp_path: Path) -> None:
    """The first run, and another kind of workbook."""
    assert read_typed(tmp_path / "没有.xlsx") == ()
    write_workbook(submission("甲镇"), tmp_path / "甲镇.xlsx")
    assert read_typed(tmp_path / "甲镇.xlsx") == ()


@pytest.mark.parametrize(
    ("stored", "day"),
    [("44581", "2022-01-20"), ("44581.5", "2022-01-20 12:00"), ("20", "20"), ("20220120", "20220120")],
)
def test_only_what_can_be_a_day_is_read_as_one(stored: str, day: str) -> None:
    """Days of this century; a number of another size is what somebody typed."""
    assert as_day(stored) == day


texts = st.sampled_from(("", "甲", "乙", "庄头镇"))
codes = st.sampled_from(("", "1", "2"))
cells = st.builds(Typed, remark=st.sampled_from(("", "a", "b", "c")), draft=st.sampled_from(("", "1")))
lines_of = st.lists(st.builds(TypedLine, texts, codes, texts, cells, st.booleans()), max_size=8)
targets_of = st.lists(st.builds(Target, texts, codes, texts, st.booleans()), max_size=8)


@given(lines_of, targets_of)
def test_nothing_that_was_typed_is_ever_lost(lines: list[TypedLine], targets: list[Target]) -> None:
    """Each line is taken over by exactly one new line, or is kept at the bottom."""
    taken, left = hand_over(lines, targets)
    assert len(taken) == len(targets)
    after = [typed for typed in (*taken, *(line.typed for line in left)) if typed != NOTHING_TYPED]
    assert sorted(map(str, after)) == sorted(str(line.typed) for line in lines if not line.typed.is_empty)
