"""``gxxl report`` as its users meet it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gxxl.cli import main
from gxxl.figures import are_zero
from gxxl.intake.door import read
from gxxl.render.workbook import write_workbook
from gxxl.submission import Submission, blank
from tests.render.report.documents import own_document
from tests.render.report.samples import full, zero

TEXTS = {
    "overview": "2021年，我镇依法做好主动公开和依申请公开，加强政府信息管理和政府信息公开平台建设，落实监督保障措施。\n"
    "本年度未收到政府信息公开申请。数据统计期限为2021年1月1日至12月31日。",
    "problems": "部分栏目更新不够及时。下一步明确专人，逐月检查。",
    "other": "本年度未收取信息处理费。没有其他需要报告的事项。",
}


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A report's workbook that lacks nothing."""
    return workbook(replace(zero(), texts=TEXTS), tmp_path / "数据表.xlsx")


def workbook(submission: Submission, path: Path) -> Path:
    """A workbook on disk."""
    write_workbook(submission, path)
    return path


@pytest.mark.parametrize("ending", ["docx", "html", "md"])
def test_a_report_that_lacks_nothing_is_written_and_that_is_all(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    """One sentence, exit 0, nothing on stdout."""
    path = tmp_path / f"报告.{ending}"
    assert main(["report", str(sheet), "-o", str(path)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"已生成年度报告：{path}\n")
    assert are_zero(read(path).figures)


def test_what_is_missing_is_said_and_the_report_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unit, year, blanks with their places, texts, the fee; exit 1; the blank is a blank."""
    report = full()
    figures = {**report.figures, "requests.new.natural": blank()}
    cover = replace(report.cover, unit="", year=None)
    report = replace(report, figures=figures, cover=cover, texts={"problems": "有。"}, extras=())
    path = tmp_path / "报告.docx"
    assert main(["report", str(workbook(report, tmp_path / "a.xlsx")), "-o", str(path)]) == 1
    said = capsys.readouterr().err
    for words in ("没有机关名称", "没有年度", "三、申请办理!D5", "“一、总体情况”没有文字", "信息处理费", "处错误"):
        assert words in said
    assert "“五、" not in said
    assert read(path).figures["requests.new.natural"].value is None


def test_signature_date_and_address_are_printed(sheet: Path, tmp_path: Path) -> None:
    """The date in the official way, however it is typed."""
    path = tmp_path / "报告.html"
    options = ["--signature", "庄头镇人民政府", "--date", "2022-01-05", "--address", "澄城县庄头镇"]
    assert main(["report", str(sheet), "-o", str(path), *options]) == 0
    page = path.read_text(encoding="utf-8")
    for words in (
        'signature">庄头镇人民政府<',
        'signature">2022年1月5日<',
        "（地址：澄城县庄头镇，电话：0913-0000000）",
    ):
        assert words in page


def test_into_puts_the_tables_into_the_clerks_document(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 0, and it says that the original is as it was."""
    own = own_document(tmp_path / "自己.docx")
    path = tmp_path / "结果.docx"
    assert main(["report", str(sheet), "--into", str(own), "-o", str(path)]) == 0
    assert "原文档没有改动" in capsys.readouterr().err
    assert (are_zero(read(own).figures), are_zero(read(path).figures)) == (False, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "报告.txt"], "扩展名应为.docx、.html或.md"),
        (["-o", "报告.docx", "--date", "2022年13月1日"], "不是日期"),
        (["-o", "报告.docx", "--date", "昨天"], "不是日期"),
        (["-o", "数据表.xlsx"], "扩展名"),
        (["-o", "有了.docx"], "已经存在"),
        (["-o", "报告.docx", "--into", "没有.docx"], "找不到文件"),
        (["-o", "报告.html", "--into", "自己.docx"], "扩展名应为.docx"),
        (["-o", "报告.docx", "--into", "自己.docx", "--date", "2022-1-5"], "--into只替换表格"),
        (["-o", "数据表.xlsx/报告.docx"], "不能写入"),
    ],
)
def test_a_wrong_call_says_what_is_right(
    sheet: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    """Exit 2, one sentence, and no file."""
    monkeypatch.chdir(tmp_path)
    own_document(tmp_path / "自己.docx")
    (tmp_path / "有了.docx").write_bytes(b"x")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert main(["report", sheet.name, *arguments]) == 2
    assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the sentence that every command says of it."""
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"")
    assert main(["report", str(path), "-o", str(tmp_path / "a.docx")]) == 2
    assert "文件是空的" in capsys.readouterr().err
