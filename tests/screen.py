"""A screen of one's own, on which windows can be seen and clicked."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

QUIET: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
SETTLED_SECONDS, PATIENCE = 2.0, 60.0


class Screen(AbstractContextManager[str]):
    """A virtual screen with a window manager; gives its ``DISPLAY``. ``size`` is its width and height."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size

    def __enter__(self) -> str:
        """Start both; the server chooses a free number."""
        read, write = os.pipe()
        width, height = self.size
        server = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
        self.processes = [subprocess.Popen(server, pass_fds=[write], **QUIET)]
        os.close(write)
        with os.fdopen(read) as pipe:
            display = f":{pipe.readline().strip()}"
        self.processes.append(subprocess.Popen(["openbox"], env=os.environ | {"DISPLAY": display}, **QUIET))
        return display

    def __exit__(self, *_: object) -> None:
        """End both."""
        for process in reversed(self.processes):
            process.terminate()
            process.wait()


def click(display: str, x: int, y: int) -> None:
    """Move the mouse there, and press and release its left button."""
    for command in (("mousemove", str(x), str(y)), ("click", "1")):
        subprocess.run(["xdotool", *command], env=os.environ | {"DISPLAY": display}, check=True)
        time.sleep(0.3)


def shoot(display: str, path: Path) -> None:
    """The whole screen, once it no longer changes."""
    before, end = b"", time.monotonic() + PATIENCE
    while time.monotonic() < end:
        time.sleep(SETTLED_SECONDS)
        subprocess.run(["import", "-display", display, "-window", "root", "-strip", path], check=True)
        if path.read_bytes() == before:
            return
        before = path.read_bytes()
