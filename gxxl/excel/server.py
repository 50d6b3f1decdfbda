"""Serves the functions for formulas to Excel: xlwings' own COM server, under a class of ours, for one window."""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import Any

CLASS = "{8D6D4B1C-5B0E-4C0C-9A53-6F1A1B3C7E52}"
LOOK_EVERY = 2.0  # seconds
WINDOWS = "win32"


def serve(clsid: str = CLASS, hwnd: str = "") -> int:
    """Answer calls until the window with this handle is gone. Does not return before; 1 off Windows."""
    if sys.platform != WINDOWS:
        return 1
    from xlwings import com_server  # noqa: PLC0415 - only on Windows

    if hwnd:
        threading.Thread(target=_end_with, args=(int(hwnd),), daemon=True).start()
    answer: Any = com_server.serve
    answer(clsid)
    return 0


def _end_with(hwnd: int) -> None:
    """End the process once its window is gone: nobody else would."""
    import ctypes  # noqa: PLC0415 - only on Windows

    user32: Any = getattr(ctypes, "windll").user32  # noqa: B009 - not known to the type checker elsewhere
    while user32.IsWindow(hwnd):
        time.sleep(LOOK_EVERY)
    os._exit(0)
