"""``gxxl consolidate`` on real files: what it writes, refuses to write, and says."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from gxxl.cli import main
from gxxl.submission import Extra
from tests.consolidate.parts import NEW, files, put, submission, with_numbers


def consolidate(*arguments: str | Path) -> int:
    """The command, in this process."""
    return main(["consolidate", *map(str, arguments)])


def test_two_files_appear_and_nothing_else(inbox: Path, tmp_path: Path) -> None:
    """汇总工作底稿 and 报送版, no temporary files."""
    output = tmp_path / "出" / "汇总.xlsx"
    assert consolidate(inbox, "-o", output, "--unit", "某县") == 1
    assert files(output.parent) == ["汇总.xlsx", "汇总（报送版）.xlsx"]


def test_a_later_run_replaces_its_own_output_in_the_same_folder(
    inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The summary lies among the submissions: it is replaced, and not added to itself."""
    output = inbox / "汇总.xlsx"
    for _ in range(2):
        consolidate(inbox, "-o", output, "--json", "--unit", "某县")
        data = json.loads(capsys.readouterr().out)
        assert data["figures"][NEW] == 7
    assert [item["file"] for item in data["ignored"]] == ["汇总.xlsx", "汇总（报送版）.xlsx"]


def test_an_input_is_never_written_over(inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a file that is named nor one that lies in the folder."""
    path = inbox / "甲镇.xlsx"
    before = path.read_bytes()
    assert consolidate(path, inbox / "乙镇.xlsx", "-o", path) == 2
    assert "不能覆盖" in capsys.readouterr().err
    assert consolidate(inbox, "-o", path) == 2
    assert "不能覆盖" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert files(inbox) == ["乙镇.xlsx", "甲镇.xlsx"]


def test_the_summary_of_another_unit_is_not_written_over(inbox: Path, tmp_path: Path) -> None:
    """A city's clerk does not lose a county's summary by a wrong name."""
    output = tmp_path / "汇总.xlsx"
    consolidate(inbox, "-o", output, "--unit", "一县")
    before = output.read_bytes()
    assert consolidate(inbox, "-o", output, "--unit", "二市") == 2
    assert output.read_bytes() == before


def test_an_output_that_cannot_be_replaced_leaves_both_as_they_were(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the clean one's name is taken by a folder, the other does not appear either."""
    (tmp_path / "汇总（报送版）.xlsx").mkdir()
    assert consolidate(inbox, "-o", tmp_path / "汇总.xlsx") == 2
    assert "不能覆盖" in capsys.readouterr().err
    assert files(tmp_path) == ["报来", "汇总（报送版）.xlsx"]


def test_strict_writes_nothing_while_errors_stand(inbox: Path, tmp_path: Path) -> None:
    """A total that does not agree stops the sum; the ledger is shown all the same."""
    wrong = with_numbers(submission("丙镇", "610525103"), {NEW: 3, "requests.new.total": 9})
    put(inbox, wrong)
    assert consolidate(inbox, "-o", tmp_path / "汇总.xlsx", "--strict") == 1
    assert files(tmp_path) == ["报来"]


def test_a_clean_run_exits_0(tmp_path: Path) -> None:
    """Everything reported and nothing to correct."""
    folder = tmp_path / "报来"
    folder.mkdir()
    blank = submission("甲镇", "610525101")
    put(folder, with_numbers(blank, dict.fromkeys(blank.figures, 0)))
    assert consolidate(folder, "-o", tmp_path / "汇总.xlsx", "--unit", "某县") == 0


def test_a_bad_file_costs_one_line(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The others are added as if it were not there, and it is listed."""
    whole = (inbox / "甲镇.xlsx").read_bytes()
    (inbox / "坏.xlsx").write_bytes(whole[: len(whole) // 2])
    (inbox / "空.xlsx").write_bytes(b"")
    assert consolidate(inbox, "-o", tmp_path / "汇总.xlsx", "--json") == 1
    data = json.loads(capsys.readouterr().out)
    assert data["figures"][NEW] == 7
    assert [unit["files"] for unit in data["units"] if unit["state"] == "refused"] == [["坏.xlsx"], ["空.xlsx"]]


def test_nothing_to_read_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder, a folder of rubbish, and a path that does not exist."""
    (tmp_path / "报来").mkdir()
    output = tmp_path / "汇总.xlsx"
    assert consolidate(tmp_path / "报来", "-o", output) == 2
    (tmp_path / "报来" / "坏.xlsx").write_bytes(b"PK")
    assert consolidate(tmp_path / "报来", "-o", output) == 2
    assert "坏.xlsx：" in capsys.readouterr().err
    assert consolidate(tmp_path / "没有", "-o", output) == 2
    assert "找不到" in capsys.readouterr().err
    assert files(tmp_path) == ["报来"]


def test_what_programs_leave_lying_about_is_listed_and_not_read(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lock files, hidden files and folders, Thumbs.db, the roster."""
    for name in ("~$甲镇.xlsx", ".DS_Store", "Thumbs.db", "x.tmp"):
        (inbox / name).write_bytes(b"x")
    (inbox / "__MACOSX").mkdir()
    shutil.copy(inbox / "甲镇.xlsx", inbox / "__MACOSX" / "甲镇.xlsx")
    (inbox / "名单.csv").write_text("名称,类别\n甲镇,本机关\n乙镇,乡镇\n", encoding="utf-8")
    consolidate(inbox, "-o", tmp_path / "汇总.xlsx", "--roster", inbox / "名单.csv", "--json")
    data = json.loads(capsys.readouterr().out)
    ignored = [item["file"] for item in data["ignored"]]
    assert ignored == [".DS_Store", "Thumbs.db", "__MACOSX", "x.tmp", "~$甲镇.xlsx", "名单.csv"]
    assert [unit["state"] for unit in data["units"]] == ["reported", "reported"]


def test_files_of_one_name_in_two_folders_are_told_apart(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then the whole path is shown."""
    other = tmp_path / "再报"
    other.mkdir()
    put(other, with_numbers(submission("丙镇", "610525103"), {NEW: 5}), "甲镇.xlsx")
    consolidate(inbox, other, inbox / "乙镇.xlsx", "-o", tmp_path / "汇总.xlsx", "--json")
    data = json.loads(capsys.readouterr().out)
    assert data["figures"][NEW] == 12
    shown = sorted(unit["files"][0] for unit in data["units"])
    assert shown == sorted(["乙镇.xlsx", (inbox / "甲镇.xlsx").as_posix(), (other / "甲镇.xlsx").as_posix()])


def test_a_roster_without_the_own_office_is_an_error(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """County = own office + departments + townships."""
    roster = tmp_path / "名单.csv"
    roster.write_text("名称,类别\n甲镇,乡镇\n乙镇,乡镇\n", encoding="utf-8")
    consolidate(inbox, "-o", tmp_path / "汇总.xlsx", "--roster", roster)
    assert "本机关" in capsys.readouterr().out
    sheet = openpyxl.load_workbook(tmp_path / "汇总.xlsx")["问题清单"]
    assert any("没有类别为“本机关”的单位" in str(cell.value) for cell in sheet["E"])


def test_the_most_common_year_is_taken_and_said(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --year; last year's file is then not added."""
    put(inbox, with_numbers(submission("丙镇", "610525103", year=2020), {NEW: 100}))
    consolidate(inbox, "-o", tmp_path / "汇总.xlsx", "--json")
    said = capsys.readouterr()
    assert json.loads(said.out)["figures"][NEW] == 7
    assert "2021年度" in said.err


def test_lossy_takes_what_is_only_alike_in_place(
    tmp_path: Path, inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The form of 2019: 其他处理 5 is held back, and with --lossy goes to 3.其他; both are findings."""
    old = with_numbers(submission("丙镇", "610525103", edition="2019"), {"requests.other.natural": 5})
    put(inbox, old)
    target = "requests.other.other.natural"
    consolidate(inbox, "-o", tmp_path / "汇总.xlsx", "--json")
    assert target in json.loads(capsys.readouterr().out)["blank"]
    consolidate(inbox, "-o", tmp_path / "汇总.xlsx", "--json", "--lossy")
    assert json.loads(capsys.readouterr().out)["figures"][target] == 5
    sheet = openpyxl.load_workbook(tmp_path / "汇总.xlsx")["问题清单"]
    assert any("--lossy" in str(cell.value) for cell in sheet["E"])


def test_text_from_files_never_becomes_a_formula(inbox: Path, tmp_path: Path) -> None:
    """A unit called ``=1+1`` is called ``=1+1``."""
    named = submission("=1+1", "610525104")
    put(inbox, replace(named, extras=(Extra("=2+2", "件", Decimal(1)),)), "丁.xlsx")
    consolidate(inbox, "-o", tmp_path / "汇总.xlsx", "--unit", "=3+3")
    book = openpyxl.load_workbook(tmp_path / "汇总.xlsx")
    texts = [cell for sheet in book for row in sheet for cell in row if str(cell.value).startswith(("=1", "=2", "=3"))]
    assert {cell.value for cell in texts} == {"=1+1", "=2+2", "=3+3"}
    assert {cell.data_type for cell in texts} == {"s"}


def test_a_summary_rolls_up_to_the_next_level(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """City = its own office + the counties' summaries, and the sums are the same as of all units together."""
    city = tmp_path / "市"
    city.mkdir()
    consolidate(inbox, "-o", tmp_path / "县.xlsx", "--unit", "某县")
    shutil.copy(tmp_path / "县（报送版）.xlsx", city / "某县.xlsx")
    put(city, with_numbers(submission("某市人民政府办公室"), {NEW: 10}))
    capsys.readouterr()
    consolidate(city, "-o", tmp_path / "市.xlsx", "--unit", "某市", "--json")
    assert json.loads(capsys.readouterr().out)["figures"][NEW] == 17


def test_no_path_ends_in_a_traceback(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is too long, a roster that is a pipe, a folder that is a file: a sentence, in Chinese."""
    roster = tmp_path / "名单.csv"
    roster.write_text("名称\n甲镇\n乙镇\n", encoding="utf-8")
    pipe = tmp_path / "管道.csv"
    os.mkfifo(pipe)
    refused = {
        ("-o", tmp_path / f"{'长' * 100}.xlsx"): "文件名或者路径太长",
        ("-o", roster / "汇总.xlsx"): "路径中间的一段是文件",
        ("-o", tmp_path / "汇总.xlsx", "--roster", pipe): "不是普通文件",
    }
    for arguments, why in refused.items():
        assert consolidate(inbox, *arguments, "--year", "2021") == 2
        assert why in capsys.readouterr().err
    assert consolidate(tmp_path / ("长" * 100), "-o", tmp_path / "汇总.xlsx") == 2
    assert "文件名或者路径太长" in capsys.readouterr().err


def test_one_long_name_does_not_move_the_other_lines(inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the table of the terminal."""
    put(inbox, submission("丙镇"), f"{'长' * 70}.xlsx")
    consolidate(inbox, "-o", inbox / "汇总.xlsx", "--year", "2022")
    line = next(line for line in capsys.readouterr().out.splitlines() if "甲镇.xlsx" in line)
    assert len(line) < 100


def test_what_came_and_is_not_added_is_counted(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """应报 is 计入, 未报 and those from which something came that could not be taken."""
    roster = tmp_path / "名单.csv"
    roster.write_text("名称,类别\n甲镇,乡镇\n乙镇,乡镇\n丙镇,乡镇\n丁局,本机关\n", encoding="utf-8")
    (inbox / "丁局.xlsx").write_bytes(b"")
    consolidate(inbox, "-o", tmp_path / "汇总.xlsx", "--roster", roster)
    assert "应报4个单位，计入2个，未报1个；" in (said := capsys.readouterr().out)
    assert "错误2个" in said
    assert "错误中有1个单位未报、1个单位未能读取，原因见说明。" in said
