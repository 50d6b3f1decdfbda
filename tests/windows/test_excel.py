"""The sheet layer on Windows Python: wrappers, functions over COM, and the start of a button, without Excel."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gxxl.messages import excel as words
from gxxl.render.workbook import write_workbook
from macros.workbook import ADD_IN, WORKBOOK
from macros.wrappers import HEAD
from tests.excel.clerk import report
from tests.excel.test_functions import rows
from tests.macros.reading import ROOT
from tests.windows.wine import Wine

# As the wrappers call it, from a process of its own: the class of GxxlServer.bas.
CLASS = "{8D6D4B1C-5B0E-4C0C-9A53-6F1A1B3C7E52}"
CLIENT = """\
import json, sys, time
import pythoncom
from win32com.client import GetObject

limit = time.monotonic() + 120
while True:
    try:
        server = GetObject("new:" + sys.argv[1])
        break
    except pythoncom.com_error:
        if time.monotonic() > limit:
            raise
        time.sleep(0.2)
with open(sys.argv[2], encoding="utf-8") as file:
    calls = json.load(file)
answers = [server.CallUDF("gxxl.excel.functions", name, tuple(arguments), None, None) for name, arguments in calls]
with open(sys.argv[3], "w", encoding="utf-8") as file:
    json.dump(answers, file)
"""
GENERATE = """\
import sys, types, xlwings.udfs, gxxl.excel.functions
name = types.SimpleNamespace(Name="gxxl" + sys.argv[1])
with open(sys.argv[2], "w", encoding="utf-8", newline="\\n") as file:
    xlwings.udfs.generate_vba_wrapper("gxxl.excel.functions", gxxl.excel.functions, file, name)
"""


@pytest.mark.parametrize("ending", [WORKBOOK, ADD_IN])
def test_the_wrappers_are_those_that_xlwings_generates_on_windows(wine: Wine, tmp_path: Path, ending: str) -> None:
    """Word for word what ``macros/`` has, which was made elsewhere."""
    (tmp_path / "generate.py").write_text(GENERATE, encoding="utf-8")
    made = tmp_path / "made.bas"
    done = wine.python(wine.path(tmp_path / "generate.py"), ending, wine.path(made))
    assert done.code == 0, done.text
    assert HEAD + made.read_text(encoding="utf-8") == (ROOT / f"macros/built/vba/xlwings_udfs{ending}.bas").read_text()


def _answers(wine: Wine, folder: Path, calls: list[tuple[str, list[Any]]]) -> list[Any]:
    (folder / "client.py").write_text(CLIENT, encoding="utf-8")
    (folder / "calls.json").write_text(json.dumps(calls), encoding="utf-8")
    server = wine.start("-P", "-m", "gxxl.excel", "serve", f"--clsid={CLASS}")
    paths = [wine.path(folder / name) for name in ("client.py", "calls.json", "answers.json")]
    done = wine.python(paths[0], CLASS, *paths[1:])
    server.terminate()
    assert done.code == 0, done.text
    answers: list[Any] = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return answers


def test_every_function_answers_through_the_server_from_outside(wine: Wine, tmp_path: Path) -> None:
    """A range comes as rows, a file has a Chinese path, and a bad one gets a sentence."""
    table = rows(report())
    table[2][0] = 30.0
    folder = wine.drive / "政务公开" / "填报 工具"
    folder.mkdir(parents=True, exist_ok=True)
    write_workbook(report(), folder / "庄头镇.xlsx")
    file = str(wine.path(folder / "庄头镇.xlsx"))
    calls: list[tuple[str, list[Any]]] = [
        ("GXXL_VERDICT", [table]),
        ("GXXL_DIFFERENCES", [table]),
        ("GXXL_SUGGESTION", [table]),
        ("GXXL_FIGURE", [file, "requests.new.natural"]),
        ("GXXL_FIGURE", [f"{file}x", "requests.new.natural"]),
        ("GXXL_CREDIT_CODE", ["91110000600037341L"]),
    ]
    verdict, differences, suggestion, figure, missing, code = _answers(wine, tmp_path, calls)
    assert verdict == "有2处需要修改"
    assert sum(row[1] != 0 for row in differences) == 2
    assert "所选区域第3行第1列" in suggestion
    assert figure == 5
    assert "找不到文件" in missing
    assert code == "正确"


def test_the_server_ends_when_its_window_is_gone(wine: Wine) -> None:
    """Nobody else would end it."""
    server = wine.start("-P", "-m", "gxxl.excel", "serve", f"--clsid={CLASS}", "--hwnd=1")
    assert server.wait(timeout=60) == 0


def test_a_button_started_for_a_chinese_workbook_ends_with_our_sentence(wine: Wine) -> None:
    """The command line that the macro builds; there is no Excel to answer."""
    done = wine.python("-P", "-m", "gxxl.excel", "check", "--wb=庄头镇 2021年.xlsm", "--from_xl=1", "--hwnd=1234")
    assert (done.code, done.gbk.strip()) == (1, words.NO_EXCEL)
    logs = list(wine.home.rglob("gxxl.log"))
    assert len(logs) == 1
    assert "Traceback" not in logs[0].read_text(encoding="utf-8")
