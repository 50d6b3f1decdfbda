"""What refers to a sheet refers to one in the workbook: else Excel asks about links, or repairs the file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import openpyxl
import pytest

from gxxl.cli import main
from gxxl.form import EDITIONS
from gxxl.intake.door import read
from gxxl.locate import suggest
from gxxl.render.workbook import write_workbook
from gxxl.rules import check
from gxxl.submission import Cover, Kind, Origin, empty
from tests.consolidate.parts import NEW, put, submission, with_numbers

# In cells, conditions, choices, names and charts; and where links lead.
_FORMULA = re.compile(r"<(?:c:)?(?:f|formula|formula1|formula2|definedName)(?: [^>]*)?>([^<]*)<")
_LINK = re.compile(r'location="([^"]*)"')
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^\s'!(),;&=<>+*/^\-]+))!")


def named_in(path: Path) -> set[str]:
    """The sheets that anything in a workbook refers to."""
    with zipfile.ZipFile(path) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    return {name for text in texts for name in _named(text)}


def _named(xml: str) -> Iterator[str]:
    formulas = (_TEXT.sub('""', unescape(found)) for found in _FORMULA.findall(xml))
    for text in (*formulas, *map(unescape, _LINK.findall(xml))):
        for quoted, bare in _SHEET.findall(text):
            yield quoted.replace("''", "'") or bare


def require_whole(path: Path) -> set[str]:
    """Nothing refers to a sheet that is not there. What is referred to."""
    named, there = named_in(path), set(openpyxl.load_workbook(path, read_only=True).sheetnames)
    assert named <= there, path.name
    return named


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", ["模板.xlsx", "模板.xlsm"])
def test_in_a_template(tmp_path: Path, edition: str, name: str) -> None:
    """With and without buttons."""
    write_workbook(empty(Cover(), edition), tmp_path / name)
    assert require_whole(tmp_path / name) >= {"二、主动公开", "三、申请办理", "四、复议诉讼", "校验结果"}


def test_in_a_marked_copy_and_in_an_import(tmp_path: Path) -> None:
    """Findings lead to their cells."""
    wrong = with_numbers(submission("甲镇", "1"), {NEW: 3, "requests.new.total": 4})
    write_workbook(wrong, tmp_path / "标注.xlsx", findings=check(wrong), located=suggest(wrong))
    write_workbook(replace(wrong, origin=Origin(kind=Kind.REPORT)), tmp_path / "导入.xlsx")
    for name in ("标注.xlsx", "导入.xlsx"):
        assert "三、申请办理" in require_whole(tmp_path / name)


def test_in_a_summary_and_what_is_made_from_it(inbox_of_a_county: Path, tmp_path: Path) -> None:
    """Both workbooks, their marked copies, and the list of the notices."""
    common = ("--unit", "某县", "--year", "2021")
    last = tmp_path / "上年.xlsx"
    write_workbook(submission("某县", year=2020), last)
    output = tmp_path / "汇总.xlsx"
    besides = ("--last-year", str(last), "--notices", str(tmp_path / "通知"))
    assert main(["consolidate", str(inbox_of_a_county), "-o", str(output), *common, *besides]) == 1
    assert {"分单位明细", "图表"} <= require_whole(output)
    require_whole(tmp_path / "通知" / "目录.xlsx")
    clean = tmp_path / "汇总（报送版）.xlsx"
    assert require_whole(clean) == {"二、主动公开", "三、申请办理", "四、复议诉讼"}
    for path in (output, clean):
        summary = read(path)
        write_workbook(summary, tmp_path / "标注.xlsx", findings=check(summary))
        require_whole(tmp_path / "标注.xlsx")


@pytest.fixture
def inbox_of_a_county(tmp_path: Path) -> Path:
    """A right report and a wrong one."""
    folder = tmp_path / "报来"
    folder.mkdir()
    put(folder, with_numbers(submission("甲镇", "1"), {NEW: 3}))
    put(folder, with_numbers(submission("乙镇", "2"), {NEW: 3, "requests.new.total": 4}))
    return folder
