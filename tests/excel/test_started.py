"""What the macros start, as a process of its own, where there is no Excel."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gxxl.messages import excel as words

ROOT = Path(__file__).parents[2]


def _start(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "gxxl.excel", *arguments]
    surroundings = os.environ | {"XDG_STATE_HOME": str(folder), "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings, timeout=60)


def test_without_excel_a_button_ends_with_our_sentence(tmp_path: Path) -> None:
    """No traceback; exit 1, by which the macro knows that it has to speak; the reason is in the log."""
    done = _start(tmp_path, "check", "--wb=庄头镇 2021.xlsm", "--from_xl=1", "--hwnd=1234")
    assert (done.returncode, done.stderr.strip()) == (1, words.NO_EXCEL)
    assert (tmp_path / "gxxl" / "gxxl.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [(), ("delete",)])
def test_an_unknown_button_is_told_which_there_are(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """As somebody sees who starts it by hand."""
    done = _start(tmp_path, *arguments)
    assert done.returncode == 1
    assert "可以用的：check、clear" in done.stderr
