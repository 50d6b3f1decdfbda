"""The console sessions of a page, with what the program really prints."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import tempfile
from pathlib import Path

from gxxl.cli import main

_SESSION = re.compile(r"```console\n(.*?)```", re.DOTALL)
_STARTS = (["python3", "install/dev.py"], ["gxxl"])


def refreshed(page: Path) -> str:
    """The page's text with each session run anew, one after the other in a folder of their own.

    A session is a ``console`` block; its lines that begin with ``$`` are kept and run, and what they print follows.
    """
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        return _SESSION.sub(lambda found: f"```console\n{_run_all(found[1])}```", text)


def _run_all(block: str) -> str:
    lines = [line for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{line}\n{_run(line.removeprefix('$ '))}" for line in lines)


def _run(command: str) -> str:
    words = shlex.split(command)
    start = next(start for start in _STARTS if words[: len(start)] == start)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        main(words[len(start) :])
    return out.getvalue()
