"""Strings of a workbook (CT_Rst, ECMA-376 part 1, 18.4.8): runs with a look of their own, phonetic hints."""

from __future__ import annotations

from gxxl.intake.archive import Attributes, local
from gxxl.intake.runs import How, Run, joined

_RAISED = {"superscript": How.RAISED, "subscript": How.LOWERED}
_OFF = ("0", "false")


class RichText:
    """One string while it is read; phonetic hints are left out."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._how = How.PLAIN
        self._inside = False
        self._hint = False

    @property
    def joined(self) -> str:
        """The string."""
        return joined(self._runs)

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins in the string."""
        if name == "t":
            self._inside = not self._hint
        elif name == "r":
            self._how = How.PLAIN
        elif name == "rPh":
            self._hint = True
        elif name == "strike" and attributes.get("val") not in _OFF:
            self._how = How.STRUCK
        elif name == "vertAlign" and self._how is How.PLAIN:
            self._how = _RAISED.get(attributes.get("val", ""), How.PLAIN)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "t":
            self._inside = False
        elif name == "r":
            self._how = How.PLAIN
        elif name == "rPh":
            self._hint = False

    def text(self, data: str) -> None:
        """Characters inside an element."""
        if self._inside:
            self._runs.append((self._how, data))


class StringReader:
    """Shared strings, one after the other."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._rich = RichText()

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        name = local(tag)
        if name == "si":
            self._rich = RichText()
        else:
            self._rich.start(name, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = local(tag)
        if name == "si":
            self.strings.append(self._rich.joined)
        else:
            self._rich.end(name)

    def text(self, data: str) -> None:
        """Characters inside an element."""
        self._rich.text(data)
