"""Number formats by their English codes, as Excel has them, and what they make of a number: a date, a truth, a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from gxxl.excel.engines.libreoffice.areas import Area
from gxxl.excel.engines.libreoffice.bridge import Remote, struct

GENERAL, DATE_CODE, DATETIME_CODE, LOGICAL_CODE = "General", "YYYY-MM-DD", "YYYY-MM-DD HH:MM:SS", "BOOLEAN"
_DATE, _TIME, _TEXT, _LOGICAL = 2, 4, 256, 1024  # com.sun.star.util.NumberFormat
_UPPER_LETTERS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|AM/PM|A/P|[YMDHS]+|NN+')
_COLOURS = re.compile(r"\[(BLACK|BLUE|CYAN|GREEN|MAGENTA|RED|WHITE|YELLOW)\]")


class Kind(Enum):
    """What a cell's number stands for."""

    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    LOGICAL = "logical"


class NumberFormats:
    """The number formats of one workbook."""

    def __init__(self, document: Remote) -> None:
        self._document = document
        self._kinds: dict[int, Kind] = {}

    def key(self, code: str) -> int:
        """The workbook's number for a code, which is added where it is new."""
        formats, english = self._document.NumberFormats, _english()
        found = int(formats.queryKey(code, english, False))
        return found if found != -1 else int(formats.addNew(code, english))

    def code(self, key: int) -> str:
        """The code behind a number, as Excel writes it."""
        found = self._document.NumberFormats.getByKey(key)
        if int(found.Type) & ~1 == 16 and int(key) % 10_000 == 0:
            return GENERAL  # which has a name of its own in every language
        return _as_excel(str(found.FormatString))

    def kind(self, key: int) -> Kind:
        """What a number with this format stands for."""
        if key not in self._kinds:
            self._kinds[key] = _kind(int(self._document.NumberFormats.getByKey(key).Type))
        return self._kinds[key]

    def kinds(self, cells: Remote, area: Area) -> Iterator[tuple[Area, Kind]]:
        """The parts of ``area`` (whose cells are ``cells``) by what their numbers stand for."""
        if not mixed(cells, "NumberFormat"):
            yield area, self.kind(int(cells.NumberFormat))
            return
        alike = cells.getUniqueCellFormatRanges()
        for number in range(int(alike.Count)):
            group = alike.getByIndex(number)
            kind = self.kind(int(group.NumberFormat))
            for part in group.RangeAddresses:
                yield Area(part.StartRow, part.StartColumn, part.EndRow, part.EndColumn), kind


def mixed(cells: Remote, name: str) -> bool:
    """Whether a property differs between the cells of a range."""
    return str(cells.getPropertyState(name).value) == "AMBIGUOUS_VALUE"


def _kind(flags: int) -> Kind:
    if flags & (_DATE | _TIME):
        return Kind.DATE
    if flags & _LOGICAL:
        return Kind.LOGICAL
    return Kind.TEXT if flags & _TEXT else Kind.NUMBER


def _as_excel(code: str) -> str:
    """LibreOffice writes the letters of dates and the colours in capitals."""
    lowered = _UPPER_LETTERS.sub(lambda match: match[0].lower() if match[0][0] in "YMDHS" else match[0], code)
    return _COLOURS.sub(lambda match: f"[{match[1].capitalize()}]", lowered)


def _english() -> object:
    return struct("lang.Locale", Language="en", Country="US")
