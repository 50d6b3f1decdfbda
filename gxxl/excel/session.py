"""A press of a button from beginning to end: it ends in a sentence whatever happens; faults go to a log."""

from __future__ import annotations

import os
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gxxl.errors import GxxlError
from gxxl.messages import excel as words
from gxxl.messages import macros as button_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import xlwings

LOG = "gxxl.log"
WRITING = ("accept", "restore", "last_year")  # the buttons that change figures


def run(command: str, buttons: Mapping[str, Callable[[xlwings.Book], str]], book: xlwings.Book) -> bool:
    """Do what a button says with a workbook, and say what came of it. Whether it was done."""
    from xlwings import XlwingsError  # noqa: PLC0415 - late, for start-up

    from gxxl.excel.hosts import say  # noqa: PLC0415 - late, for start-up

    serious = True
    try:
        sentence = buttons[command](book)
        serious = False
    except GxxlError as error:
        sentence = str(error)
    except Exception as error:  # noqa: BLE001 - a clerk is shown a sentence, never a traceback
        log = write_log(traceback.format_exc())
        ours = isinstance(error, XlwingsError) and type(error).__module__.startswith("gxxl.")
        failed = words.FAILED_HALFWAY if command in WRITING else words.FAILED
        sentence = str(error) if ours else failed.format(button=button_words.BUTTONS[command], log=log)
    if sentence:
        with suppress(XlwingsError):  # the program may be gone
            say(book, sentence, button_words.TITLE, serious=serious)
    return not serious


def write_log(text: str) -> Path:
    """Add to the log; its name. Below ``%LOCALAPPDATA%`` on Windows, ``~/.local/state`` elsewhere."""
    state = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME")
    path = (Path(state) if state else Path.home() / ".local" / "state") / "gxxl" / LOG
    with suppress(OSError):  # a sentence without its log is better than none
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(text.rstrip() + "\n")
    return path
