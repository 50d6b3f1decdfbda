"""One sheet of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from gxxl.excel.engines.libreoffice.areas import COLUMNS, ROWS, Area, around, cell, parse, sheet_and_rest
from gxxl.excel.engines.libreoffice.bridge import Link, Remote, operation, present, raw, struct
from gxxl.excel.engines.libreoffice.covered import refusing
from gxxl.excel.engines.libreoffice.errors import MissingError
from gxxl.excel.engines.libreoffice.names import Names
from gxxl.excel.engines.libreoffice.notes import Note
from gxxl.excel.engines.libreoffice.ranges import Range, Scattered
from gxxl.excel.engines.libreoffice.regions import area_of
from gxxl.messages import excel_engine as words

if TYPE_CHECKING:
    from gxxl.excel.engines.libreoffice.books import Book

Place = str | tuple[int, int] | tuple[int, int, int, int] | Range
WHOLE = Area(0, 0, ROWS - 1, COLUMNS - 1)


@refusing
class Sheet(base_classes.Sheet):
    """One sheet."""

    def __init__(self, book: Book, remote: Remote) -> None:
        self._book = book
        self.remote = remote

    @property
    def link(self) -> Link:
        """The connection to the office."""
        return self._book.link

    @property
    def api(self) -> Any:  # noqa: ANN401 - UNO has no types
        """The sheet as UNO has it."""
        return raw(self.remote)

    @property
    def book(self) -> Book:
        """The workbook it is in."""
        return self._book

    @property
    def name(self) -> str:
        """What its tab says."""
        return str(self.remote.Name)

    @name.setter
    def name(self, value: str) -> None:
        self._rename(value)

    @operation
    def _rename(self, value: str) -> None:
        self.remote.Name = value

    @property
    def names(self) -> Names:
        """The names that belong to it alone."""
        return Names(self._book, self)

    @property
    def index(self) -> int:
        """Its place among the sheets, from 1."""
        return int(self.remote.RangeAddress.Sheet) + 1

    @property
    def protected(self) -> bool:
        """Whether locked cells cannot be changed."""
        return bool(self.remote.isProtected())

    @property
    def visible(self) -> bool:
        """Whether its tab is shown."""
        return bool(self.remote.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        self._show(value)

    @operation
    def _show(self, value: bool) -> None:
        self.remote.IsVisible = bool(value)

    @operation
    def activate(self) -> None:
        """Bring it to the front."""
        controller = self._book.remote.CurrentController
        if controller is not None:
            controller.setActiveSheet(self.remote)

    def select(self) -> None:
        """As ``activate``."""
        self.activate()

    def at(self, area: Area) -> Range:
        """Cells by their place."""
        return Range(self, area)

    @property
    def cells(self) -> Range:
        """All cells."""
        return self.at(WHOLE)

    def range(self, arg1: Place, arg2: Place | None = None) -> Range:
        """Cells by address (``B3:D8``, ``'一月'!B3``), name, row and column from 1, or two corners.

        ``MissingError`` where there is no such place.
        """
        first = self._place(arg1)
        return first if arg2 is None else first.sheet.at(around(first.area, self._place(arg2).area))

    def _place(self, place: Place) -> Range:
        if isinstance(place, Range):
            return place
        if isinstance(place, str):
            return self._named(place)
        if len(place) == 4:
            top, left, rows, columns = place
            return self.at(Area(top - 1, left - 1, top + rows - 2, left + columns - 2))
        return self.at(cell(place[0] - 1, place[1] - 1))

    def _named(self, text: str) -> Range:
        sheet, rest = sheet_and_rest(text)
        home = self if sheet is None else self._book.sheets(sheet)
        areas = [parse(part) for part in rest.split(",")]
        found = [area for area in areas if area is not None]
        if len(found) == len(areas):
            return home.at(found[0]) if len(found) == 1 else Scattered(home, found)
        for names in (home.names, self._book.names):
            name = names.find(rest)
            if name is not None:
                return name.refers_to_range
        raise MissingError(words.NO_RANGE.format(address=text))

    @property
    @operation
    def used_range(self) -> Range:
        """The rectangle that holds everything; A1 of an empty sheet."""
        cursor = self.remote.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return self.at(area_of(cursor))

    def last_used(self) -> Area:
        """The last cell that is used."""
        cursor = self.remote.createCursor()
        cursor.gotoEndOfUsedArea(False)
        found = area_of(cursor)
        return cell(found.bottom, found.right)

    @property
    @operation
    def notes(self) -> list[Note]:
        """The notes, each with its cell."""
        annotations = self.remote.Annotations
        found = [annotations.getByIndex(number) for number in range(int(annotations.Count))]
        places = [(note.Position, str(note.String)) for note in found]
        return [Note(self.at(cell(place.Row, place.Column)), text) for place, text in places]

    def clear_contents(self) -> None:
        """Empty all cells; formats and notes stay."""
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        """Take all formats away."""
        self.cells.clear_formats()

    def clear(self) -> None:
        """Empty it, without formats and notes."""
        self.cells.clear()

    def autofit(self, axis: str | None = None) -> None:
        """Columns as wide and rows as high as what is in them."""
        self.used_range.autofit(axis)

    @operation
    def delete(self) -> None:
        """Remove the sheet without asking."""
        self._book.remote.Sheets.removeByName(self.name)

    @operation
    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        """Copy it before or after a sheet of this workbook or another open one."""
        beside = before or after
        assert beside is not None
        sheets, place = beside.book.sheets, beside.index - (before is not None)
        if beside.book.remote.RuntimeUID == self._book.remote.RuntimeUID:
            sheets.remote.copyByName(self.name, sheets.free_name(f"{self.name} ({{}})", 2), place)
        else:
            sheets.remote.importSheet(self._book.remote, self.name, place)

    @operation
    def move(self, before: Sheet | None, after: Sheet | None) -> None:
        """Move it before or after another sheet of its workbook."""
        beside = before or after
        assert beside is not None
        self._book.remote.Sheets.moveByName(self.name, beside.index - (before is not None))

    def address_of(self, area: Area) -> Any:  # noqa: ANN401
        """A place as UNO has it."""
        return _address(self.index - 1, area)

    def several(self, areas: Sequence[Area]) -> Remote:
        """Cells in many places, whose look can be set in one call."""
        together = present(self._book.remote.createInstance("com.sun.star.sheet.SheetCellRanges"))
        sheet = self.index - 1
        together.addRangeAddresses(tuple(_address(sheet, area) for area in areas), False)
        return together


def _address(sheet: int, area: Area) -> Any:  # noqa: ANN401
    return struct(
        "table.CellRangeAddress",
        Sheet=sheet,
        StartRow=area.top,
        StartColumn=area.left,
        EndRow=area.bottom,
        EndColumn=area.right,
    )
