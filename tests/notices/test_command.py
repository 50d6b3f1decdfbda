"""``gxxl consolidate --notices --settings --html`` on real files."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest

from gxxl.cli import main
from gxxl.render.notices.folder import MANIFEST
from gxxl.render.workbook import write_workbook
from gxxl.submission import Submission
from tests.consolidate.parts import submission, with_numbers
from tests.notices.parts import NEW, TOTAL

CARRIED, CARRIED_TOTAL = "requests.carried_out.natural", "requests.carried_out.total"
ROSTER = "名称,类别,退改截止\n某县政府办,本机关,\n甲镇,乡镇,2022-01-21\n乙镇,乡镇,2022-01-21\n"


def zeros(unit: str) -> Submission:
    """A workbook full of zeros, typed one by one."""
    blank = submission(unit)
    return with_numbers(blank, dict.fromkeys(blank.figures, 0))


def put(folder: Path, given: Submission) -> None:
    """The submission as a workbook in the folder."""
    write_workbook(given, folder / f"{given.cover.unit}.xlsx")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """The own office without fault, 甲镇 with a wrong total, 乙镇 missing."""
    folder = tmp_path / "报来"
    folder.mkdir()
    put(folder, zeros("某县政府办"))
    put(
        folder,
        with_numbers(
            zeros("甲镇"), {NEW: 4, TOTAL: 5, "requests.carried_out.natural": 4, "requests.carried_out.total": 4}
        ),
    )
    (tmp_path / "名单.csv").write_text(ROSTER, encoding="utf-8")
    return folder


def consolidate(inbox: Path, *more: str | Path) -> int:
    """The command, in this process."""
    folder = inbox.parent
    line = [inbox, "-o", folder / "汇总.xlsx", "--roster", folder / "名单.csv", "--unit", "某县", *more]
    return main(["consolidate", *map(str, line)])


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def test_each_unit_that_must_act_has_two_files_and_a_line(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And it is said what was written, and which settings are lacking."""
    assert consolidate(inbox, "--notices", tmp_path / "通知") == 1
    files = ["乙镇－催报通知.docx", "乙镇－催报通知.txt", "甲镇－退改通知.docx", "甲镇－退改通知.txt", "目录.xlsx"]
    assert names(tmp_path / "通知") == sorted([MANIFEST, *files])
    said = capsys.readouterr().err
    assert "共2份（退改通知1份、催报通知1份）" in said
    assert "--settings 设置.toml" in said
    sheet = openpyxl.load_workbook(tmp_path / "通知" / "目录.xlsx").active
    assert sheet is not None
    assert [[cell.value for cell in row[1:9] if cell.value != ""] for row in sheet.iter_rows(min_row=2, max_row=3)] == [
        ["甲镇", "退改通知", 2, 0, "2022年1月21日", "甲镇－退改通知.docx", "甲镇－退改通知.txt"],
        ["乙镇", "催报通知", 0, 0, "2022年1月21日", "乙镇－催报通知.docx", "乙镇－催报通知.txt"],
    ]
    assert sheet["H2"].hyperlink is not None
    assert sheet["H2"].hyperlink.target == "甲镇－退改通知.docx"


def test_settings_fill_the_blanks_and_nothing_more_is_said(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Contact, telephone and sender from the file."""
    settings = tmp_path / "设置.toml"
    settings.write_text(
        '落款单位 = "县办"\n联系人 = "张三"\n联系电话 = "0913-1"\n落款日期 = 2022-01-18', encoding="utf-8"
    )
    consolidate(inbox, "--notices", tmp_path / "通知", "--settings", settings)
    assert "设置.toml" not in capsys.readouterr().err
    short = (tmp_path / "通知" / "甲镇－退改通知.txt").read_text(encoding="utf-8-sig")
    assert "张三，电话0913-1" in short
    assert "（" not in short.rpartition("烦请")[2]


def test_bad_settings_stop_before_anything_is_read_or_written(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, the line and the key."""
    settings = tmp_path / "设置.toml"
    settings.write_text('联系人 = "张三"\n电话 = "1"\n', encoding="utf-8")
    assert consolidate(inbox, "--notices", tmp_path / "通知", "--settings", settings) == 2
    assert "第2行：“电话”不认识" in capsys.readouterr().err
    assert names(tmp_path) == ["名单.csv", "报来", "设置.toml"]


def test_a_unit_that_has_corrected_gets_no_notice_and_the_old_one_goes(inbox: Path, tmp_path: Path) -> None:
    """An edited one stays, and the list says so."""
    folder = tmp_path / "通知"
    consolidate(inbox, "--notices", folder)
    (folder / "甲镇－退改通知.txt").write_text("已发", encoding="utf-8")
    put(inbox, zeros("甲镇"))
    consolidate(inbox, "--notices", folder)
    assert names(folder) == [MANIFEST, "乙镇－催报通知.docx", "乙镇－催报通知.txt", "甲镇－退改通知.txt", "目录.xlsx"]
    sheet = openpyxl.load_workbook(folder / "目录.xlsx").active
    assert sheet is not None
    assert any("“甲镇－退改通知.txt”有人改过" in str(cell.value) for cell in sheet["B"])


def test_when_all_is_well_there_is_nothing_to_send(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 0, and it is said."""
    put(inbox, zeros("甲镇"))
    put(inbox, zeros("乙镇"))
    assert consolidate(inbox, "--notices", tmp_path / "通知") == 0
    assert "没有需要通知的单位" in capsys.readouterr().err


def test_a_folder_or_settings_among_the_submissions_is_refused(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The next run would take them for submissions; so is a file in the folder's place."""
    assert consolidate(inbox, "--notices", inbox / "通知") == 2
    assert "会被当成报送件" in capsys.readouterr().err
    (inbox / "设置.toml").write_text("", encoding="utf-8")
    assert consolidate(inbox, "--settings", inbox / "设置.toml") == 2
    assert "会被当成报送件" in capsys.readouterr().err
    (tmp_path / "通知").write_text("", encoding="utf-8")
    assert consolidate(inbox, "--notices", tmp_path / "通知") == 2
    assert "不是文件夹" in capsys.readouterr().err


def test_strict_writes_notices_and_no_page(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What must be returned is written while errors stand; totals are not."""
    assert consolidate(inbox, "--strict", "--notices", tmp_path / "通知", "--html", tmp_path / "汇总.html") == 1
    assert names(tmp_path) == ["名单.csv", "报来", "通知"]
    assert "没有写出网页" in capsys.readouterr().err


def test_the_page_is_written_and_replaced_but_never_another_file(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where it lies among the submissions; another page or ending is refused."""
    page = inbox / "汇总.html"
    for _ in range(2):
        assert consolidate(inbox, "--html", page) == 1
        assert "未能读取" not in capsys.readouterr().out
    other = tmp_path / "主页.html"
    other.write_text("<html></html>", encoding="utf-8")
    assert consolidate(inbox, "--html", other) == 2
    assert "不能覆盖" in capsys.readouterr().err
    assert consolidate(inbox, "--html", tmp_path / "汇总.txt") == 2
    assert "应当以.html结尾" in capsys.readouterr().err
    assert other.read_text(encoding="utf-8") == "<html></html>"


def test_without_python_docx_a_sentence_says_what_to_install(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is read or written."""
    monkeypatch.setitem(sys.modules, "docx", None)
    assert consolidate(inbox, "--notices", tmp_path / "通知") == 2
    assert "pip install python-docx" in capsys.readouterr().err
    assert names(tmp_path) == ["名单.csv", "报来"]


def test_two_units_of_one_name_are_told_apart_by_their_codes(inbox: Path, tmp_path: Path) -> None:
    """Three real townships are called 庄头镇."""
    rows = "名称,代码,类别\n某县政府办,,本机关\n庄头镇,610525109,乡镇\n庄头镇,140882102,乡镇\n"
    (tmp_path / "名单.csv").write_text(rows, encoding="utf-8")
    consolidate(inbox, "--notices", tmp_path / "通知")
    found = [name for name in names(tmp_path / "通知") if name.endswith(".docx")]
    assert found == ["庄头镇（140882102）－催报通知.docx", "庄头镇（610525109）－催报通知.docx"]
