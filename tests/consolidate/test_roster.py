"""The roster: read from what a county has, and never a line dropped."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from gxxl.consolidate.roster import Category, Entry, Roster, read_roster
from gxxl.errors import Refused

HEAD = "代码,名称,别名,类别,上级,计入汇总,初稿截止,退改截止"


def write(folder: Path, *lines: str, encoding: str = "utf-8", head: str = HEAD) -> Path:
    """A CSV file of these lines under a head."""
    path = folder / "名单.csv"
    path.write_bytes("\r\n".join([head, *lines, ""]).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_a_line_in_full(tmp_path: Path, encoding: str) -> None:
    """All eight columns, in each encoding that spreadsheets write."""
    line = "610525109,庄头镇,庄头镇人民政府、庄头,乡镇,澄城县,否，由市级汇总,2022-01-20,2022年1月25日"
    (entry,) = read_roster(write(tmp_path, line, encoding=encoding)).entries
    assert entry == Entry(
        name="庄头镇",
        code="610525109",
        aliases=("庄头镇人民政府", "庄头"),
        category=Category.TOWNSHIP,
        parent="澄城县",
        counted=False,
        why_not="由市级汇总",
        draft_due=date(2022, 1, 20),
        final_due=date(2022, 1, 25),
        line=2,
    )


def test_only_the_name_is_required(tmp_path: Path) -> None:
    """A list of names is a roster; what it does not say is counted."""
    (entry,) = read_roster(write(tmp_path, "庄头镇", head="名称")).entries
    assert (entry.name, entry.code, entry.category, entry.is_added) == ("庄头镇", "", None, True)


def test_columns_of_the_countys_own_are_left_alone(tmp_path: Path) -> None:
    """A column 联系人 and another order do no harm; blank lines are no units."""
    path = write(tmp_path, "张三,庄头镇", ",", "李四,安里镇", head="联系人, 名 称")
    assert [(entry.name, entry.line) for entry in read_roster(path).entries] == [("庄头镇", 2), ("安里镇", 4)]


def test_vertical_systems_are_expected_but_not_added(tmp_path: Path) -> None:
    """税务 reports within its own system."""
    (entry,) = read_roster(write(tmp_path, ",县税务局,,垂直管理,,,,")).entries
    assert not entry.is_added


def test_a_workbook_with_a_title_above_the_head(tmp_path: Path) -> None:
    """``.xlsx``: codes may be numbers, dates may be dates."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["报送单位名单"], ["代码", "名称", "初稿截止"], [610525109, "庄头镇", date(2022, 1, 20)]):
        book.active.append(row)
    book.save(tmp_path / "名单.xlsx")
    (entry,) = read_roster(tmp_path / "名单.xlsx").entries
    assert (entry.code, entry.name, entry.draft_due, entry.line) == ("610525109", "庄头镇", date(2022, 1, 20), 3)


def test_a_code_that_a_spreadsheet_cut_short_is_refused(tmp_path: Path) -> None:
    """Of 18 digits stored as a number the last are gone."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["代码", "名称"], [116105250160000000, "县教育局"]):
        book.active.append(row)
    book.save(tmp_path / "名单.xlsx")
    with pytest.raises(Refused, match="第2行：代码是超过15位的数字"):
        read_roster(tmp_path / "名单.xlsx")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["610525109,,,,,,,"], "第2行：没有填写名称"),
        (["1,甲,,镇,,,,"], "第2行：类别“镇”不认识"),
        (["1,甲,,,,不知道,,"], "第2行：计入汇总“不知道”不认识"),
        (["1,甲,,,,,2022-02-30,"], "第2行：初稿截止“2022-02-30”不是日期"),
        (["1,甲,,,,,,", "1,乙,,,,,,"], "第3行：代码1与第2行相同"),
        (["610525109000,甲,,,,,,", "610525109,乙,,,,,,"], "第3行：代码610525109与第2行相同"),
        (["1,甲,,,,,,", ",甲,,,,,,"], "第3行：名称“甲”与第2行相同"),
        ([], "没有列出任何单位"),
    ],
)
def test_a_line_that_cannot_be_taken_is_refused_with_its_number(tmp_path: Path, lines: list[str], said: str) -> None:
    """The whole roster is refused, and the line is named."""
    with pytest.raises(Refused, match=said):
        read_roster(write(tmp_path, *lines))


def test_two_townships_of_one_name_are_told_apart_by_their_codes(tmp_path: Path) -> None:
    """Three real townships are called 庄头镇."""
    path = write(tmp_path, "610525109,庄头镇,,,,,,", "140622103,庄头镇,,,,,,")
    assert len(read_roster(path).entries) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧式.xls"),
        (b"PK\x03\x04 no workbook", "已损坏"),
        (b"\xff\xfe\x00\x00\xff", "不是UTF-8"),
        ("单位\n庄头镇\n".encode(), "没有“名称”列"),
        ("名称,名称\n甲,乙\n".encode(), "有两个“名称”列"),
        (b"", "没有列出任何单位"),
    ],
)
def test_another_kind_of_file_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    """A sentence says what to do."""
    path = tmp_path / "名单.csv"
    path.write_bytes(content)
    with pytest.raises(Refused, match=said):
        read_roster(path)


def test_a_roster_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """The path is named."""
    with pytest.raises(Refused, match="找不到报送单位名单"):
        read_roster(tmp_path / "没有.csv")


def test_the_own_office_is_looked_for() -> None:
    """Without 本机关 a county's sum is not whole."""
    assert Roster((Entry("县政府办公室", category=Category.OWN_OFFICE),)).has_own_office
    assert not Roster((Entry("庄头镇", category=Category.TOWNSHIP),)).has_own_office
