"""What is said to the person before LibreOffice: message boxes and the status bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gxxl.excel.engines.libreoffice.bridge import Link, Remote, enum

# com.sun.star.awt.MessageBoxButtons and the answers of its execute()
_BUTTONS = {"ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}
_CAUTIOUS = {"ok": "ok", "ok_cancel": "cancel", "yes_no": "no", "yes_no_cancel": "cancel", "line": "", "file": ""}
_BOXES = {"critical": "ERRORBOX", "info": "INFOBOX"}


@dataclass(frozen=True, slots=True)
class Said:
    """A message box and how it was answered."""

    prompt: str
    title: str
    buttons: str
    answer: str


Answer = Callable[[str, str], str]  # of the prompt and the buttons


def show(link: Link, window: Remote, prompt: str, title: str, buttons: str, mode: str | None) -> str:
    """Show a message box over a window, and wait. The answer is ``ok``, ``cancel``, ``yes`` or ``no``."""
    kind = "QUERYBOX" if buttons != "ok" and mode != "critical" else _BOXES.get(mode or "", "MESSAGEBOX")
    box = link.service("awt.Toolkit").createMessageBox(
        window, enum("awt.MessageBoxType", kind), _BUTTONS.get(buttons, 1), title, prompt
    )
    return _ANSWERS.get(int(box.execute()), "cancel")


def cautious(_prompt: str, buttons: str) -> str:
    """The answer where there is nobody to ask: the one after which nothing happens."""
    return _CAUTIOUS.get(buttons, "ok")


class StatusBar:
    """A text at the bottom of a window, for as long as it is wanted."""

    def __init__(self) -> None:
        self.text: str | None = None
        self._shown: list[Remote] = []

    def show(self, frames: list[Remote], text: str) -> None:
        """Show a text in some windows."""
        self.clear()
        for frame in frames:
            indicator = frame.createStatusIndicator()
            indicator.start(text, 0)
            self._shown.append(indicator)
        self.text = text

    def clear(self) -> None:
        """Give the status bar back."""
        shown, self._shown, self.text = self._shown, [], None
        for indicator in shown:
            indicator.end()
