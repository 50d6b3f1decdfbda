"""Addresses of cells as Excel writes them, and the rectangles they name. Rows and columns count from 0 here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gxxl.excel.engines.libreoffice.errors import MissingError
from gxxl.messages import excel_engine as words

ROWS, COLUMNS = 1_048_576, 16_384
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})")
_ROW = re.compile(r"\$?([1-9]\d{0,6})")
_PLAIN_NAME = re.compile(r"[^\W\d][\w.]*")


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A rectangle of cells, both ends included. ``MissingError`` when it reaches beyond the sheet."""

    top: int
    left: int
    bottom: int
    right: int

    def __post_init__(self) -> None:
        if not (0 <= self.top <= self.bottom < ROWS and 0 <= self.left <= self.right < COLUMNS):
            row, column = (self.top, self.left) if min(self.top, self.left) < 0 else (self.bottom, self.right)
            raise MissingError(words.OUTSIDE.format(row=row + 1, column=column + 1))

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.bottom - self.top + 1, self.right - self.left + 1

    @property
    def size(self) -> int:
        """How many cells."""
        return self.shape[0] * self.shape[1]

    @property
    def first(self) -> Area:
        """The cell in the upper left corner."""
        return cell(self.top, self.left)

    @property
    def whole_columns(self) -> bool:
        """Whether it has all rows of the sheet."""
        return self.shape[0] == ROWS

    @property
    def whole_rows(self) -> bool:
        """Whether it has all columns of the sheet."""
        return self.shape[1] == COLUMNS

    def within(self, other: Area) -> Area | None:
        """The part that lies in ``other``."""
        top, left = max(self.top, other.top), max(self.left, other.left)
        bottom, right = min(self.bottom, other.bottom), min(self.right, other.right)
        return Area(top, left, bottom, right) if top <= bottom and left <= right else None

    def address(self, *, row_absolute: bool = True, column_absolute: bool = True) -> str:
        """As Excel writes it: ``$A$1:$C$3``."""
        row, column = "$" * row_absolute, "$" * column_absolute
        if self.whole_columns:
            return f"{column}{column_name(self.left)}:{column}{column_name(self.right)}"
        if self.whole_rows:
            return f"{row}{self.top + 1}:{row}{self.bottom + 1}"
        first = f"{column}{column_name(self.left)}{row}{self.top + 1}"
        last = f"{column}{column_name(self.right)}{row}{self.bottom + 1}"
        return first if self.size == 1 else f"{first}:{last}"


def cell(row: int, column: int) -> Area:
    """A single cell."""
    return Area(row, column, row, column)


def around(one: Area, other: Area) -> Area:
    """The smallest rectangle with both in it."""
    return Area(
        min(one.top, other.top), min(one.left, other.left), max(one.bottom, other.bottom), max(one.right, other.right)
    )


def parse(text: str) -> Area | None:
    """The area of ``B3``, ``$B$3:D8``, ``B:D`` or ``3:8``; ``None`` if the text is no address."""
    first, _, last = text.partition(":")
    ends = [_end(part) for part in ([first, last] if ":" in text else [first])]
    found = [end for end in ends if end is not None]
    if len(found) < len(ends) or (len(ends) == 1 and found[0].size > 1):
        return None
    whole = around(found[0], found[-1])
    return whole if all(_alike(end, found[0]) for end in found) else None


def sheet_and_rest(text: str) -> tuple[str | None, str]:
    """The sheet that ``'一 月'!B3`` names, if it names one, and what is behind it."""
    if "!" not in text:
        return None, text
    sheet, rest = text.rsplit("!", 1)
    return unquoted(sheet), rest


def unquoted(sheet: str) -> str:
    """A sheet's name without the quotes around it."""
    quoted = len(sheet) > 1 and sheet[0] == sheet[-1] == "'"
    return sheet[1:-1].replace("''", "'") if quoted else sheet


def quoted(sheet: str) -> str:
    """A sheet's name as a formula needs it: in quotes unless it is a plain word that cannot be an address."""
    plain = _PLAIN_NAME.fullmatch(sheet) and "." not in sheet and not _CELL.fullmatch(sheet)
    return sheet if plain else "'" + sheet.replace("'", "''") + "'"


def column_name(column: int) -> str:
    """``A`` of 0, ``AB`` of 27."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _end(text: str) -> Area | None:
    """One end of an address; whole columns and rows are what a letter or a number alone names."""
    if match := _CELL.fullmatch(text):
        row, column = int(match[2]) - 1, _column(match[1])
        return cell(row, column) if row < ROWS and column < COLUMNS else None
    if (match := _COLUMN.fullmatch(text)) and _column(match[1]) < COLUMNS:
        return Area(0, _column(match[1]), ROWS - 1, _column(match[1]))
    if (match := _ROW.fullmatch(text)) and int(match[1]) <= ROWS:
        return Area(int(match[1]) - 1, 0, int(match[1]) - 1, COLUMNS - 1)
    return None


def _alike(one: Area, other: Area) -> bool:
    return (one.whole_columns, one.whole_rows) == (other.whole_columns, other.whole_rows)
