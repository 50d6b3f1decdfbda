"""``gxxl import``: a report becomes a workbook that says what the report says, no more and no less."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gxxl.cli import main
from gxxl.intake.door import read
from gxxl.rules import check
from gxxl.submission import Kind, Made, State
from tests.intake.printing import values
from tests.intake.test_text import HONGZE, text_file
from tests.render.report.samples import written, zero


def run(report: Path, output: Path, *options: str) -> int:
    """The command's exit code."""
    return main(["import", str(report), "-o", str(output), *options])


def test_the_workbook_says_what_the_report_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures, editions, unit, year and prose; totals are the printed numbers, right or wrong."""
    output = tmp_path / "洪泽.xlsx"
    assert run(HONGZE, output) == 1
    report, workbook = read(HONGZE), read(output)
    assert values(workbook) == values(report)
    assert (workbook.editions, workbook.texts, workbook.origin.kind) == (report.editions, report.texts, Kind.IMPORT)
    assert {figure.made for figure in workbook.figures.values()} == {Made.PRINTED}
    assert {f.rule for f in check(workbook) if f.difference} == {f.rule for f in check(report) if f.difference}
    said = capsys.readouterr()
    assert "申请办理表（2019年版）：共161格，读出161格" in said.out
    assert "没有改动" in said.err and "gxxl check" in said.err


def test_a_report_without_fault_needs_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A Word report whose sums hold and whose text has every aspect: exit 0, and what to do next."""
    aspects = "（二）依申请公开。（三）政府信息管理。（四）平台建设。（五）监督保障。"
    texts = {**zero().texts, "overview": zero().texts["overview"] + aspects}
    assert run(written(replace(zero(), texts=texts), tmp_path / "报告.docx"), tmp_path / "表.xlsx") == 0
    assert "勾稽关系全部相符" in capsys.readouterr().err


def test_doubtful_cells_are_listed_and_stay_doubtful(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Marked and unreadable cells are told with place and label, and the workbook does not make numbers of them."""
    text = HONGZE.read_text(encoding="utf-8").replace("行政许可\t550", "行政许可\t约550")
    output = tmp_path / "表.xlsx"
    assert run(text_file(tmp_path / "报告.txt", text.replace("4119", "4119件")), output) == 1
    said = capsys.readouterr().out
    assert "“约550”（不能认定为数）" in said and "4119（原文“4119件”）" in said and "第" in said
    figures = read(output).figures
    assert figures["disclosure.licences.decisions"].state is State.UNREADABLE
    assert figures["disclosure.penalties.decisions"].state is State.MARKED


def test_json_names_the_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What ``figures --json`` prints, and where the workbook is."""
    output = tmp_path / "表.xlsx"
    run(HONGZE, output, "--json")
    data = json.loads(capsys.readouterr().out)
    assert (data["output"], data["figures"]["disclosure.licences.decisions"]) == (str(output), 550)
    assert data["texts"] == ["overview", "problems", "other"]


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An existing file stays as it is."""
    output = text_file(tmp_path / "表.xlsx", "原有")
    assert run(HONGZE, output) == 2
    assert output.read_text(encoding="utf-8") == "原有"
    assert "没有覆盖" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [("今天天气很好。", "报告.txt", "没有在文字中找到"), ("%PDF-1.7 x", "报告.pdf", "PDF文件损坏")],
)
def test_what_cannot_be_read_leaves_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, name: str, reason: str
) -> None:
    """Exit 2 with the reason."""
    output = tmp_path / "表.xlsx"
    assert run(text_file(tmp_path / name, content), output) == 2
    assert reason in capsys.readouterr().err
    assert not output.exists()


def test_a_workbook_of_ours_is_not_imported_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said what to do with it; another ending than .xlsx is refused too."""
    run(HONGZE, tmp_path / "表.xlsx")
    assert run(tmp_path / "表.xlsx", tmp_path / "再.xlsx") == 2
    assert "已经是数据表" in capsys.readouterr().err
    assert run(HONGZE, tmp_path / "表.csv") == 2
