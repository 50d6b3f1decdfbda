"""COM between two Windows processes: what the functions of the add-in stand on."""

from __future__ import annotations

from pathlib import Path

from tests.windows.wine import Wine

CLASS = "{5D5C2D4E-7B3A-4C55-9E39-2B1F0C6A7D11}"  # of this test alone
MODULE = """\
import xlwings as xw

@xw.func
def twice(x):
    return 2 * x
"""
SERVER = """\
import sys
sys.path.insert(0, sys.argv[1])
import xlwings.com_server
xlwings.com_server.serve(sys.argv[2])
"""
CLIENT = """\
import sys, time
import pythoncom
from win32com.client import GetObject

limit = time.monotonic() + 30
while True:
    try:
        server = GetObject("new:" + sys.argv[1])
        break
    except pythoncom.com_error:
        if time.monotonic() > limit:
            raise
        time.sleep(0.1)
print(server.Len("政务"), server.CallUDF("functions_of_a_test", "twice", (21,), None, None))
"""


def test_a_function_answers_from_outside(wine: Wine, tmp_path: Path) -> None:
    """COM server of xlwings runs in one process; a second one finds it by its class and calls a function of ours."""
    for name, text in {"functions_of_a_test.py": MODULE, "server.py": SERVER, "client.py": CLIENT}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    server = wine.start(wine.path(tmp_path / "server.py"), wine.path(tmp_path), CLASS)
    done = wine.python(wine.path(tmp_path / "client.py"), CLASS)
    server.terminate()
    assert (done.code, done.text) == (0, "2 42\n"), done.text
