"""The demonstration, as a newcomer meets it: one command, and sums that can be checked by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gxxl.cli import main
from gxxl.intake.door import read
from gxxl.submission import Kind

FOLDER = "示例"
STATES = ("reported", "zero", "missing", "superseded", "refused", "unexpected", "not_added")

# Added by hand from gxxl/demo.toml: 县政府办, 教育局, 城关, 冯原, 王庄, 赵庄, 交道（改）, 寺前, 安里 (2019), 庄头.
BY_HAND = {
    "disclosure.licences.decisions": 0 + 37 + 64 + 28 + 19 + 124 + 46 + 31 + 17 + 0,
    "disclosure.normative_documents.made": 6 + 1,  # 安里's 1 新制作 is held back
    "disclosure.fees.amount": 12.65,  # 12.35万元 + 3000元
    "requests.new.natural": 23 + 5 + 7 + 4 + 2 + 1 + 3 + 2 + 4 + 0,
    "requests.new.total": 29 + 5 + 7 + 5 + 2 + 1 + 3 + 2 + 4 + 0,  # 冯原's 5 as printed
    "requests.other.other.natural": 0,  # 安里's 1 其他处理 is held back
    "review.corrected": 1 + 1,
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder that ``gxxl demo`` made in a process of its own, and what it printed."""
    folder = tmp_path_factory.mktemp("demo") / FOLDER
    command = [sys.executable, "-m", "gxxl", "demo", "-o", str(folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


@pytest.fixture(scope="module")
def consolidated(shown: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, int]:
    """What ``gxxl consolidate --json`` says of that folder, and its exit code."""
    folder, _ = shown
    output = tmp_path_factory.mktemp("json") / "汇总.xlsx"
    command = [sys.executable, "-m", "gxxl", "consolidate", str(folder / "报来的文件"), "-o", str(output), "--json"]
    command += ["--roster", str(folder / "报送单位名单.csv"), "--year", "2021", "--unit", "澄城县人民政府"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return json.loads(done.stdout), done.returncode


def test_it_prints_the_ledger_and_where_to_look(shown: tuple[Path, str]) -> None:
    """Each trouble in the folder is named, and it is said that the figures are made up."""
    folder, text = shown
    assert "编造" in text
    for word in (
        "未报",
        "尧头镇",
        "零报告（已确认）",
        "年度是2020",
        "已重报（旧稿）",
        "内容完全相同",
        "未能读取",
        "略过",
    ):
        assert word in text
    assert str(folder / "澄城县2021年汇总.xlsx") in text


def test_the_json_has_the_promised_shape(consolidated: tuple[Any, int]) -> None:
    """Keys and kinds as docs promise them to programs; exit 1 says that somebody has something to do."""
    data, code = consolidated
    assert code == 1
    assert list(data) == [
        "summary",
        "year",
        "editions",
        "figures",
        "blank",
        "units",
        "ignored",
        "errors",
        "queries",
        "lacking",
    ]
    assert data["year"] == 2021
    assert data["editions"] == dict.fromkeys(("disclosure", "requests", "review", "litigation"), "2021")
    assert not set(data["figures"]) & set(data["blank"])
    assert len(data["figures"]) + len(data["blank"]) == 200
    assert {tuple(unit) for unit in data["units"]} == {("unit", "unit_code", "state", "files", "reason", "findings")}
    assert {unit["state"] for unit in data["units"]} <= set(STATES)
    assert [item["file"] for item in data["ignored"]] == ["~$县政府办.xlsx"]


def test_the_sums_are_those_made_by_hand(consolidated: tuple[Any, int]) -> None:
    """Marked figures and typed totals are added, the replaced, last year's and the tax office's are not."""
    figures = consolidated[0]["figures"]
    assert {code: figures[code] for code in BY_HAND} == BY_HAND


def test_every_unit_has_the_state_it_should(consolidated: tuple[Any, int]) -> None:
    """One line a unit and file."""
    states = [(unit["unit"], unit["state"], len(unit["files"])) for unit in consolidated[0]["units"]]
    assert states == [
        ("澄城县人民政府办公室", "reported", 1),
        ("澄城县教育局", "reported", 1),
        ("国家税务总局澄城县税务局", "not_added", 1),
        ("城关街道", "reported", 1),
        ("冯原镇", "reported", 1),
        ("王庄镇", "reported", 1),
        ("尧头镇", "missing", 0),
        ("赵庄镇", "reported", 1),
        ("交道镇", "reported", 1),
        ("交道镇", "superseded", 1),
        ("寺前镇", "reported", 2),
        ("韦庄镇", "not_added", 1),
        ("安里镇", "reported", 1),
        ("庄头镇", "zero", 1),
        ("", "refused", 1),
    ]


def test_the_summary_shows_totals_ledger_and_findings(shown: tuple[Path, str]) -> None:
    """汇总工作底稿 has its sheets; 报送版 has the cover and the official ones, nothing else to see."""
    folder, _ = shown
    full = openpyxl.load_workbook(folder / "澄城县2021年汇总.xlsx")
    official = ["封面", "二、主动公开", "三、申请办理", "四、复议诉讼"]
    lists = ["分单位明细", "问题清单", "报送情况", "图表", "附加数据", "数据来源"]
    assert [sheet.title for sheet in full if sheet.sheet_state == "visible"] == [*official, *lists]
    assert "尧头镇" in {cell.value for cell in full["报送情况"]["B"]}
    assert full["问题清单"]["B2"].hyperlink is not None
    clean = openpyxl.load_workbook(folder / "澄城县2021年汇总（报送版）.xlsx")
    assert [sheet.title for sheet in clean if sheet.sheet_state == "visible"] == official
    for book in (full, clean):
        assert any("应报12个，已计入10个" in str(cell.value) for row in book["封面"] for cell in row)
        assert not any("应报" in str(cell.value) for name in official[1:] for row in book[name] for cell in row)


def test_a_column_of_the_detail_adds_up_to_its_sum(shown: tuple[Path, str]) -> None:
    """分单位明细: the numbers below 合计 make it, in every column."""
    sheet = openpyxl.load_workbook(shown[0] / "澄城县2021年汇总.xlsx")["分单位明细"]
    for column in sheet.iter_cols(min_col=3, min_row=5, values_only=True):
        numbers = [value for value in column[2:] if isinstance(value, (int, float))]
        assert sum(numbers) == pytest.approx(column[0] or 0)


@pytest.mark.parametrize("name", ["澄城县2021年汇总.xlsx", "澄城县2021年汇总（报送版）.xlsx"])
def test_both_files_are_submissions_for_the_next_level(shown: tuple[Path, str], name: str) -> None:
    """Read back, a summary gives its sums, its kind and its parts."""
    summary = read(shown[0] / name)
    assert summary.origin.kind is Kind.SUMMARY
    assert summary.cover.unit == "澄城县人民政府"
    assert len(summary.parts) == 10
    for code, value in BY_HAND.items():
        found = summary.figures[code].value
        assert found is not None and float(found) == value


def test_run_again_it_gives_the_same(shown: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A demonstration may be made anew over itself, summary included."""
    folder, text = shown
    before = (folder / "澄城县2021年汇总.xlsx").read_bytes()
    assert main(["demo", "-o", str(folder)]) == 0
    assert capsys.readouterr().out == text
    assert (folder / "澄城县2021年汇总.xlsx").read_bytes() == before


def test_a_folder_of_the_users_own_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It does not write among files that it did not make."""
    (tmp_path / "我的文件.txt").write_text("重要", encoding="utf-8")
    assert main(["demo", "-o", str(tmp_path)]) == 2
    assert "没有改动" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["我的文件.txt"]
