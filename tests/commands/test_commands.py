"""The commands as their users meet them: what is printed, written and returned."""

from __future__ import annotations

import gc
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from gxxl import __version__
from gxxl.cli import COMMANDS, main, overview, parser_for
from gxxl.intake.door import read
from gxxl.render.workbook import write_workbook
from gxxl.submission import State, Submission, blank
from tests.rules.test_linear import filled, with_figure

FIGURES_KEYS = {
    "file", "unit", "unit_code", "year", "editions", "figures", "marked", "confirmed_zero", "blank", "unreadable",
    "ambiguous", "absent", "suggested", "refused",
}  # fmt: skip
CHECK_KEYS = {"file", "unit", "unit_code", "year", "verdict", "findings", "suggestions"}
FINDING_KEYS = {
    "rule", "severity", "cells", "addresses", "expected", "found", "difference", "message", "remedy", "basis", "reason",
}  # fmt: skip


def written(submission: Submission, path: Path) -> Path:
    """A workbook on disk."""
    write_workbook(submission, path)
    return path


@pytest.fixture
def right(tmp_path: Path) -> Path:
    """A report without fault."""
    return written(filled(), tmp_path / "对.xlsx")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A report with one broken sum."""
    return written(with_figure(filled(), "review.total", 2), tmp_path / "错.xlsx")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A file that is no report."""
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04")
    return path


@pytest.mark.parametrize(
    ("names", "code"),
    [("right", 0), ("wrong", 1), ("broken", 2), ("right wrong", 1), ("right broken", 1), ("broken broken", 2)],
)
def test_check_tells_by_its_exit_code_what_is_to_do(request: pytest.FixtureRequest, names: str, code: int) -> None:
    """0 nothing to do, 1 something to do, 2 nothing could be read."""
    files = [str(request.getfixturevalue(name)) for name in names.split()]
    assert main(["check", *files]) == code


def test_check_says_where_what_why_and_what_next(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, unit, year; the cell, the sums; the next step; the basis."""
    main(["check", str(wrong)])
    said = capsys.readouterr().out
    for part in ("错.xlsx", "庄头镇", "2021年度", "1处错误", "四、复议诉讼!E5", "多2", "怎么办：", "依据：表头含义"):
        assert part in said


def test_check_json_has_the_promised_shape(wrong: Path, broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object a file, refused ones included; difference is found less expected."""
    main(["check", "--json", str(wrong), str(broken)])
    read_one, refused = json.loads(capsys.readouterr().out)
    assert set(read_one) == CHECK_KEYS
    assert (read_one["verdict"], refused["verdict"], refused["findings"]) == ("findings", "refused", [])
    (finding,) = read_one["findings"]
    assert set(finding) == FINDING_KEYS
    assert (finding["rule"], finding["expected"], finding["found"], finding["difference"]) == ("review.total", 0, 2, 2)
    assert finding["addresses"][-1] == "四、复议诉讼!E5"


def test_a_marked_copy_leaves_the_original_untouched(wrong: Path, tmp_path: Path) -> None:
    """The copy has a name of its own, marks and the list; not one byte of the original changes."""
    before = hashlib.sha256(wrong.read_bytes()).hexdigest()
    assert main(["check", str(wrong), "--mark", str(tmp_path)]) == 1
    assert hashlib.sha256(wrong.read_bytes()).hexdigest() == before
    copy = tmp_path / "错（校验标注）.xlsx"
    assert openpyxl.load_workbook(copy)["四、复议诉讼"]["E5"].comment is not None
    assert read(copy).figures == read(wrong).figures


def test_figures_json_has_each_cell_exactly_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Number, blank, unreadable, ambiguous or absent: one of them, for all 200 cells."""
    path = written(with_figure(filled(3), "review.upheld", blank()), tmp_path / "a.xlsx")
    assert main(["figures", "--json", str(path)]) == 0
    data = json.loads(capsys.readouterr().out)
    assert set(data) == FIGURES_KEYS
    places = [*data["figures"], *data["blank"], *data["unreadable"], *data["ambiguous"], *data["absent"]]
    assert len(places) == len(set(places)) == 200
    assert data["blank"] == ["review.upheld"]
    assert data["figures"]["requests.new.total"] == 18
    assert data["refused"] is None


def test_figures_json_of_a_refused_file_says_why(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs get the shape all the same, with no figure in it, and exit code 2."""
    assert main(["figures", "--json", str(broken)]) == 2
    data = json.loads(capsys.readouterr().out)
    assert set(data) == FIGURES_KEYS
    assert (data["figures"], data["refused"].startswith("文件")) == ({}, True)


def test_figures_lists_every_cell_for_people(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Place, label and value, a line a cell."""
    assert main(["figures", str(right)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 204
    assert "  三、申请办理!D5\t「一、本年新收政府信息公开申请数量」×「自然人」\t0" in lines


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("requests.balance.total", "明文：国办公开办函〔2021〕30号附件第三部分表注"),
        ("requests.other.natural", "2019年版"),
        ("disclosure.licences.decisions", "包括已公开和依法未公开的全部处理决定"),
        ("requests.blank", "空格不等于0"),
        ("空格未填写", "空格不等于0"),
        ("", "requests.{row}.total"),
    ],
)
def test_explain_knows_rules_and_cells(name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By id, code or Chinese name; without a name, all rules."""
    assert main(["explain", *([name] if name else [])]) == 0
    assert said in capsys.readouterr().out


def test_explain_refuses_what_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    """With a way to find the right name."""
    assert main(["explain", "没有这条"]) == 2
    assert "没有名为“没有这条”的规则或者栏目" in capsys.readouterr().err


def test_new_makes_a_template_and_never_writes_over_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unit, code and year are filled in, the edition follows the year; a second call is refused."""
    path = tmp_path / "庄头镇.xlsx"
    call = ["new", "--unit", "庄头镇", "--code", "610525109", "--year", "2020", "-o", str(path)]
    assert main(call) == 0
    submission = read(path)
    assert (submission.cover.unit, submission.cover.unit_code, submission.cover.year) == ("庄头镇", "610525109", 2020)
    assert set(submission.editions.values()) == {"2019"}
    assert submission.is_empty
    before = path.read_bytes()
    assert main(call) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_new_that_cannot_write_names_the_file_that_was_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not the hidden one that it is written into first; here the folder's place is taken by a file."""
    (tmp_path / "下发").write_bytes(b"")
    path = tmp_path / "下发" / "庄头镇.xlsx"
    assert main(["new", "--unit", "庄头镇", "--year", "2021", "-o", str(path)]) == 2
    assert f"不能写入“{path}”" in capsys.readouterr().err


def test_new_for_a_roster_makes_one_workbook_a_unit(tmp_path: Path) -> None:
    """Each prefilled; a name that is no file name is made one."""
    roster = tmp_path / "名单.csv"
    roster.write_text("代码,名称\n610525109,庄头镇\n610525101,冯原镇/旧\n", encoding="utf-8")
    assert main(["new", "--roster", str(roster), "--year", "2021", "-o", str(tmp_path / "下发")]) == 0
    made = {path.name: read(path).cover.unit for path in (tmp_path / "下发").iterdir()}
    assert made == {
        "610525109庄头镇2021年政府信息公开工作年度报告（数据表）.xlsx": "庄头镇",
        "610525101冯原镇_旧2021年政府信息公开工作年度报告（数据表）.xlsx": "冯原镇/旧",
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new", "--unit", "甲", "-o", "a.xlsx"], "请用--year"),
        (["new", "--year", "2021", "-o", "a.xlsx"], "请用--unit"),
        (["new", "--unit", "甲", "--year", "21", "-o", "a.xlsx"], "“21”不是年度"),
        (["new", "--unit", "甲", "--year", "2021", "-o", "a.doc"], "扩展名应为.xlsx"),
        (["consolidate", "报来", "-o", "a.xlsx", "--jobs", "几个"], "--jobs 应当是1到64的整数，而不是“几个”"),
        (["check", "a.xlsx", "-o", "b.xlsx"], "请加上 --apply-suggestions"),
        (["nothing"], "没有“nothing”这个命令"),
    ],
)
def test_a_wrong_call_is_told_what_is_missing(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One Chinese sentence, exit code 2, nothing written."""
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "缺少参数：文件"),
        (["check", "a.xlsx", "--nothing"], "不认识的参数：--nothing"),
        (["new", "--year", "去年", "-o", "a.xlsx"], "--year应当是整数，而不是“去年”"),
        (["new", "--edition", "2008", "-o", "a.xlsx"], "--edition不能是“2008”，可以是：“2019”、“2021”"),
        (["new", "--unit"], "--unit后面应当写一个值"),
    ],
)
def test_argparse_speaks_chinese(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No English word in what is said of a wrong call."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_the_overview_names_every_command() -> None:
    """And each has a help in Chinese."""
    for name in COMMANDS:
        assert name in overview()
        assert parser_for(name).format_help().startswith("用法：")


def test_a_command_leaves_the_collector_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    """Whether it ends well or not: other programs call it too."""
    before = gc.get_threshold()
    assert main(["explain", "cover.unit"]) == 0
    assert main(["explain", "no such rule"]) == 2
    assert capsys.readouterr().out
    assert gc.get_threshold() == before


def test_the_process_does_not_begin_to_collect_when_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """The threshold of the command stays."""
    before = gc.get_threshold()
    monkeypatch.setattr(sys, "argv", ["gxxl", "explain", "cover.unit"])
    try:
        assert main() == 0
        assert gc.get_threshold()[0] > before[0]
    finally:
        gc.set_threshold(*before)


def test_it_runs_as_a_module() -> None:
    """The program, and its version, from a fresh process; JSON comes as UTF-8 through a pipe."""
    done = subprocess.run([sys.executable, "-m", "gxxl", "--version"], capture_output=True, check=True)
    assert done.stdout.decode() == f"gxxl {__version__}\n"


def test_a_blank_that_a_reason_explains_is_nothing_to_do(tmp_path: Path) -> None:
    """说明 settles a query: exit code 0."""
    path = written(with_figure(filled(), "review.upheld", blank()), tmp_path / "a.xlsx")
    assert main(["check", str(path)]) == 1
    book = openpyxl.load_workbook(path)
    book["说明"]["A3"], book["说明"]["C3"] = "空格未填写", "本年没有"
    book.save(path)
    again = read(path)
    assert again.figures["review.upheld"].state is State.BLANK
    assert [reason.text for reason in again.reasons] == ["本年没有"]
