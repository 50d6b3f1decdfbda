"""A first roster from the codes of townships: right, readable back, and never over another file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gxxl.cli import main
from gxxl.codes import below, townships
from gxxl.consolidate.ledger import build_ledger
from gxxl.consolidate.roster import Category, Entry, Roster, read_roster
from gxxl.consolidate.roster_draft import draft
from gxxl.consolidate.rows import Status
from gxxl.errors import Refused
from tests.consolidate.parts import received, submission


def run(code: str, path: Path) -> int:
    """The command, in this process."""
    return main(["roster", code, "-o", str(path)])


def test_a_countys_townships_and_streets_can_be_read_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """澄城县 has one street and nine towns, each with code, category and parent; what is lacking is said."""
    path = tmp_path / "名单.csv"
    assert run("610525", path) == 0
    entries = read_roster(path).entries
    assert len(entries) == 10
    town = next(entry for entry in entries if entry.name == "庄头镇")
    assert (town.code, town.category, town.parent, town.is_added) == ("610525109", Category.TOWNSHIP, "610525", True)
    assert entries[0].category is Category.STREET
    said = capsys.readouterr().err
    assert "本机关" in said and "部门" in said and "垂直管理" in said


def test_the_file_itself_says_what_must_be_added(tmp_path: Path) -> None:
    """In a column of its own, which a roster may have."""
    run("610525", tmp_path / "名单.csv")
    with (tmp_path / "名单.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert "请手工补入：本机关" in rows[0]["说明"]


@pytest.mark.parametrize("code", ["610525", "610525000", "610525000000", " 610525 "])
def test_a_code_may_be_filled_up_with_zeros(code: str) -> None:
    """As statistics write it."""
    assert len(draft(code)) == 10


def test_above_a_county_only_codes_are_known(tmp_path: Path) -> None:
    """A city's counties come without names, and the reader asks for them line by line."""
    rows = draft("610500")
    assert ("610525", "") in [(row[0], row[1]) for row in rows]
    run("6105", tmp_path / "名单.csv")
    with pytest.raises(Refused, match="第2行：没有填写名称"):
        read_roster(tmp_path / "名单.csv")


@pytest.mark.parametrize(
    ("code", "some"), [("61", "610500"), ("11", "110101"), ("42", "429004"), ("4419", "441900003")]
)
def test_provinces_municipalities_and_cities_without_counties(code: str, some: str) -> None:
    """Below a province its cities, below 北京 its districts, below 湖北 also 仙桃, below 东莞 its streets."""
    assert some in [area.code for area in below(code)]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("610525109", "6位代码，例如610525"),
        ("61052", "不是县、市、省"),
        ("", "不是"),
        ("９9x", "不是"),
        ("999999", "没有999999"),
    ],
)
def test_other_codes_are_refused(code: str, said: str) -> None:
    """A township has nobody below it; a code that there is none of is named."""
    with pytest.raises(Refused, match=said):
        draft(code)


def test_an_existing_file_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor is another kind of file written."""
    path = tmp_path / "名单.csv"
    path.write_text("手工编的", encoding="utf-8")
    assert run("610525", path) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "手工编的"
    assert run("610525", tmp_path / "名单.docx") == 2


def test_the_three_real_towns_called_zhuangtou_are_asked_about() -> None:
    """庄头镇 is in three counties: with all in one roster, a cover that has only the name fits none."""
    towns = [area for area in townships() if area.name == "庄头镇"]
    assert [town.code for town in towns] == ["410223109", "610481105", "610525109"]
    of = Roster(tuple(Entry(town.name, town.code, category=Category.TOWNSHIP) for town in towns))
    made = build_ledger([received(submission("庄头镇"))], of, 2021)
    assert [row.status for row in made.rows] == [Status.MISSING] * 3 + [Status.NOT_ADDED]
    assert all(town.code in made.rows[-1].reason for town in towns)
