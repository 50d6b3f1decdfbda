"""How cells look: colour, font, number format, alignment, sizes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from types import EllipsisType
from typing import Any

from gxxl.excel.engines.libreoffice.areas import Area
from gxxl.excel.engines.libreoffice.bridge import enum, operation
from gxxl.excel.engines.libreoffice.cells import Cells
from gxxl.excel.engines.libreoffice.colours import AnyColour, Colour, colour_of, number_of_colour
from gxxl.excel.engines.libreoffice.font import Font
from gxxl.excel.engines.libreoffice.number_formats import mixed
from gxxl.excel.engines.libreoffice.values import runs

POINT, CHARACTER = 2540 / 72, 226.0  # in hundredths of a millimetre; the second is about a digit's width
_HORIZONTAL = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "fill": "REPEAT",
    "justify": "BLOCK",
}
_VERTICAL = {"top": 1, "center": 2, "bottom": 3, "justify": 4}  # com.sun.star.table.CellVertJustify2


class Formats(Cells):
    """The look of a range."""

    @property
    def color(self) -> Colour | None:
        """The background; ``None`` without one, or where the cells differ."""
        return self._colour()

    @color.setter
    def color(self, color_or_rgb: AnyColour) -> None:
        self.set_look("CellBackColor", number_of_colour(color_or_rgb))

    @operation
    def _colour(self) -> Colour | None:
        return None if mixed(self.remote, "CellBackColor") else colour_of(int(self.remote.CellBackColor))

    @operation
    def set_colors(self, colors: Sequence[Sequence[AnyColour | EllipsisType]]) -> None:
        """The background of each cell; ``...`` leaves one as it is. One call a colour, however many cells have it."""
        groups: dict[int, list[Area]] = defaultdict(list)
        for row, columns in enumerate(colors):
            for colour, area in self._runs(row, [... if one is ... else number_of_colour(one) for one in columns]):
                groups[colour].append(area)
        for colour, areas in groups.items():
            several = self.sheet.several(areas)
            if self.sheet.protected and (mixed(several, "CellProtection") or several.CellProtection.IsLocked):
                raise self.refusal()
            several.CellBackColor = colour

    def _runs(self, row: int, colours: Sequence[int | EllipsisType]) -> Iterator[tuple[int, Area]]:
        top, left = self.area.top + row, self.area.left
        for colour in {colour for colour in colours if isinstance(colour, int)}:
            for first, last in runs([one == colour for one in colours]):
                yield colour, Area(top, left + first, top, left + last)

    @property
    def font(self) -> Font:
        """The font."""
        return Font(self)

    @property
    def number_format(self) -> str | None:
        """The code of the number format, in English; ``None`` where the cells differ."""
        return self._number_format()

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.set_look("NumberFormat", self.sheet.book.formats.key(value))

    @operation
    def _number_format(self) -> str | None:
        if mixed(self.remote, "NumberFormat"):
            return None
        return self.sheet.book.formats.code(int(self.remote.NumberFormat))

    @property
    def wrap_text(self) -> bool | None:
        """Whether long texts go on in a next line; ``None`` where the cells differ."""
        found = self.get_look("IsTextWrapped")
        return None if found is None else bool(found)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.set_look("IsTextWrapped", bool(value))

    @property
    def horizontal_alignment(self) -> str | None:
        """One of xlwings' words for it; ``None`` where the cells differ."""
        found = self.get_look("HoriJustify")
        return next((word for word, name in _HORIZONTAL.items() if found is not None and name == found.value), None)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        self.set_look("HoriJustify", enum("table.CellHoriJustify", _HORIZONTAL.get(value, "CENTER")))

    @property
    def vertical_alignment(self) -> str | None:
        """One of xlwings' words for it; ``None`` where the cells differ."""
        found = self.get_look("VertJustify")
        if found is None:
            return None
        return next((word for word, number in _VERTICAL.items() if number == found), "bottom")

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self.set_look("VertJustify", _VERTICAL.get(value, _VERTICAL["justify"]))

    @property
    def column_width(self) -> float | None:
        """In characters, about; ``None`` where the columns differ."""
        return self._size("Columns", "Width", CHARACTER)

    @column_width.setter
    def column_width(self, value: float) -> None:
        self._resize("Columns", "Width", round(value * CHARACTER))

    @property
    def row_height(self) -> float | None:
        """In points; ``None`` where the rows differ."""
        return self._size("Rows", "Height", POINT)

    @row_height.setter
    def row_height(self, value: float) -> None:
        self._resize("Rows", "Height", round(value * POINT))

    @property
    def left(self) -> float:
        """Points from the left edge of the sheet."""
        return self._place("Position", "X")

    @property
    def top(self) -> float:
        """Points from the top of the sheet."""
        return self._place("Position", "Y")

    @property
    def width(self) -> float:
        """In points."""
        return self._place("Size", "Width")

    @property
    def height(self) -> float:
        """In points."""
        return self._place("Size", "Height")

    @operation
    def autofit(self, axis: str | None = None) -> None:
        """Columns as wide and rows as high as what is in them."""
        if axis in (None, "c", "columns"):
            self.remote.Columns.OptimalWidth = True
        if axis in (None, "r", "rows"):
            self.remote.Rows.OptimalHeight = True

    @operation
    def get_look(self, name: str) -> Any:  # noqa: ANN401
        """A property of the cells; ``None`` where they differ."""
        return None if mixed(self.remote, name) else getattr(self.remote, name)

    @operation
    def set_look(self, name: str, value: object) -> None:
        """Set a property of all cells."""
        self.require_unlocked()
        setattr(self.remote, name, value)

    @operation
    def _size(self, lines: str, name: str, unit: float) -> float | None:
        several = getattr(self.remote, lines) if len(self) > 1 else getattr(self.sheet.remote, lines)
        first = 0 if len(self) > 1 else self.area.left if lines == "Columns" else self.area.top
        count = min(self.shape[lines == "Columns"], 200)  # enough to see whether they differ
        sizes = {int(getattr(several.getByIndex(first + number), name)) for number in range(count)}
        return round(sizes.pop() / unit, 2) if len(sizes) == 1 else None

    @operation
    def _resize(self, lines: str, name: str, value: int) -> None:
        area = self.area
        sheet = self.sheet.remote
        cells = sheet.getCellRangeByPosition(area.left, area.top, area.right, area.bottom)
        setattr(getattr(cells, lines), name, value)

    @operation
    def _place(self, name: str, part: str) -> float:
        return round(int(getattr(getattr(self.remote, name), part)) / POINT, 1)
