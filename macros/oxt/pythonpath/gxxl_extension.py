"""What the two services of the extension share: its packages, and where it writes down what went wrong.

LibreOffice runs this in its own Python, which may be old: everything here must run in Python 3.7, so that an old one
gets a sentence. The packages come with the extension, in ``lib``; nothing is installed.
"""

from __future__ import annotations

import builtins
import importlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import uno

OLDEST = (3, 11)
LIBRARY = str(Path(__file__).parent.parent / "lib")


def messages() -> Any:
    """``gxxl.messages.macros``, which even an old Python can import."""
    if LIBRARY not in sys.path:
        sys.path.insert(0, LIBRARY)  # in front: the system's own packages are older
    return importlib.import_module("gxxl.messages.macros")


def lack() -> str:
    """Why nothing can run here, in a sentence; empty where it can."""
    if sys.version_info >= OLDEST:
        return ""
    found = ".".join(map(str, sys.version_info[:2]))
    return str(messages().EXTENSION_OLD_PYTHON.format(found=found))


def call(module: str, function: str, *arguments: Any) -> Any:
    """Call a function of ours. LibreOffice's own way of importing breaks the late imports of others: it is put aside.

    No context manager: contextlib sets ``__traceback__`` on what is raised, which UNO's exceptions cannot bear.
    """
    messages()
    hook = builtins.__import__
    builtins.__import__ = uno._builtin_import
    try:
        return getattr(importlib.import_module(module), function)(*arguments)
    finally:
        builtins.__import__ = hook


def write_log(text: str) -> Path:
    """Add to the log; its name. ``~/.local/state/gxxl/libreoffice.log``, on Windows below ``%LOCALAPPDATA%``."""
    state = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME")
    path = (Path(state) if state else Path.home() / ".local" / "state") / "gxxl" / "libreoffice.log"
    with suppress(OSError):  # a sentence without its log is better than none
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(text.rstrip() + "\n")
    return path
