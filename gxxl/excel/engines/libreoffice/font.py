"""The font of cells."""

from __future__ import annotations

from typing import Any, Protocol

from xlwings import base_classes

from gxxl.excel.engines.libreoffice.bridge import Link, Remote, enum, operation, raw
from gxxl.excel.engines.libreoffice.colours import AnyColour, Colour, colour_of, number_of_colour

_BOLD, _NORMAL = 150.0, 100.0


class Looks(Protocol):
    """Cells whose look can be read and set."""

    @property
    def link(self) -> Link:
        """The connection to the office."""
        ...

    @property
    def remote(self) -> Remote:
        """The cells in the office."""
        ...

    def get_look(self, name: str) -> Any:  # noqa: ANN401
        """A property of the cells; ``None`` where they differ."""
        ...

    def set_look(self, name: str, value: object) -> None:
        """Set a property of all cells."""
        ...


class Font(base_classes.Font):
    """The font of a range. LibreOffice keeps one more for Chinese text: both are set."""

    def __init__(self, cells: Looks) -> None:
        self._cells = cells

    @property
    def link(self) -> Link:
        """The connection to the office."""
        return self._cells.link

    @property
    def api(self) -> Any:  # noqa: ANN401
        """The cells as UNO has them."""
        return raw(self._cells.remote)

    @property
    def bold(self) -> bool | None:
        """Whether it is bold; ``None`` where the cells differ, as in all of these."""
        found = self._cells.get_look("CharWeight")
        return None if found is None else found > _NORMAL

    @bold.setter
    def bold(self, value: bool) -> None:
        self._set("CharWeight", _BOLD if value else _NORMAL)

    @property
    def italic(self) -> bool | None:
        """Whether it is italic."""
        found = self._cells.get_look("CharPosture")
        return None if found is None else found.value == "ITALIC"

    @italic.setter
    def italic(self, value: bool) -> None:
        self._set("CharPosture", enum("awt.FontSlant", "ITALIC" if value else "NONE"))

    @property
    def size(self) -> float | None:
        """In points."""
        found = self._cells.get_look("CharHeight")
        return None if found is None else float(found)

    @size.setter
    def size(self, value: float) -> None:
        self._set("CharHeight", float(value))

    @property
    def color(self) -> Colour | None:
        """Black where it is automatic."""
        found = self._cells.get_look("CharColor")
        return None if found is None else colour_of(int(found)) or (0, 0, 0)

    @color.setter
    def color(self, color_or_rgb: AnyColour) -> None:
        self._cells.set_look("CharColor", number_of_colour(color_or_rgb))

    @property
    def name(self) -> str | None:
        """The name of the font."""
        found = self._cells.get_look("CharFontName")
        return None if found is None else str(found)

    @name.setter
    def name(self, value: str) -> None:
        self._set("CharFontName", value)

    @operation
    def _set(self, name: str, value: object) -> None:
        self._cells.set_look(name, value)
        self._cells.set_look(name + "Asian", value)
