"""gxxl on Windows Python: the commands, with Chinese paths, at code page 936."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gxxl import __version__
from gxxl.demo import make_demo
from tests.windows.wine import Wine


@pytest.fixture(scope="module")
def folder(wine: Wine) -> Path:
    """A demonstration's folder of submissions, under a path as clerks have it."""
    demo = make_demo(wine.drive / "政务公开/年报 示例")
    return demo.inbox


def test_code_page_and_imports(wine: Wine) -> None:
    """The code page is 936 there, and xlwings, its COM server and gxxl can be imported."""
    code = "import ctypes, xlwings, xlwings.com_server, gxxl; print(ctypes.windll.kernel32.GetACP(), gxxl.__version__)"
    done = wine.python("-c", code)
    assert (done.code, done.text) == (0, f"936 {__version__}\n")


def test_version(wine: Wine) -> None:
    """``gxxl --version`` answers."""
    done = wine.gxxl("--version")
    assert (done.code, done.text.strip()) == (0, f"gxxl {__version__}")


def test_check_under_a_chinese_path(wine: Wine, folder: Path, tmp_path: Path) -> None:
    """A workbook under a Chinese path with a space is checked, and its marked copy written."""
    file = folder / "乡镇/冯原镇.xlsx"
    done = wine.gxxl("check", wine.path(file), "--mark", wine.path(tmp_path / "标 注"))
    assert done.code == 1, done.text
    assert "三、申请办理!J5" in done.text
    assert [path.name for path in (tmp_path / "标 注").iterdir()] == ["冯原镇（校验标注）.xlsx"]


def test_consolidate_a_folder(wine: Wine, folder: Path, tmp_path: Path) -> None:
    """A folder is consolidated to the same figures as here."""
    output = wine.path(tmp_path / "汇 总.xlsx")
    arguments = ["--roster", wine.path(folder.parent / "报送单位名单.csv"), "--year", "2021", "--json"]
    done = wine.gxxl("consolidate", wine.path(folder), "-o", output, *arguments)
    assert done.code == 1, done.text
    data = json.loads(done.text[done.text.index("{") : done.text.rindex("}") + 1])
    assert data["figures"]["requests.new.total"] == 29 + 5 + 7 + 5 + 2 + 1 + 3 + 2 + 4  # by hand from gxxl/demo.toml
    assert (tmp_path / "汇 总.xlsx").exists()


def test_a_missing_file_is_refused_in_chinese(wine: Wine) -> None:
    """A file that is not there gets a sentence, also on Windows."""
    done = wine.gxxl("check", r"C:\没有 这个.xlsx")
    assert done.code == 2
    assert "没有 这个.xlsx" in done.text
    assert "Traceback" not in done.text
