"""Readers that do to their process what a broken library might, by the name of the file; used by tests of the pool."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from gxxl.consolidate.gather import Found
from gxxl.consolidate.receive import Terms
from gxxl.consolidate.received import Received
from tests.consolidate.parts import received, submission


def misbehave(found: Found, _: Terms) -> Received:
    """Do what the file's name says, or read it as a submission of that unit."""
    deed = _DEEDS.get(found.shown.rpartition("-")[2])
    if deed is not None:
        deed(found)
    unit = "大" * 400_000 if found.shown.endswith("-large") else found.shown
    return received(submission(unit), found.shown)


def _spin(_: Found) -> None:
    while True:
        pass


def _once(found: Found) -> None:
    """End the process at the first try, as one that somebody else ended."""
    if not Path(found.place).exists():
        Path(found.place).touch()
        os._exit(0)


_DEEDS: dict[str, Callable[[Found], object]] = {
    "abort": lambda _: os.abort(),
    "segfault": lambda _: ctypes.string_at(0),
    "hang": lambda _: time.sleep(3600),
    "spin": _spin,
    "memory": lambda _: bytearray(4 * 2**30),
    "exit": lambda _: os._exit(3),
    "killed": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "once": _once,
}


def named(*names: str, folder: Path = Path("/nowhere")) -> list[Found]:
    """Files of these names, none of which exists."""
    return [Found(str(folder / name), name) for name in names]
