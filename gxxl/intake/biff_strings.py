"""The string table of an old workbook, whose strings go on from one record into the next: [MS-XLS] 2.4.265, 2.5.293."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import NamedTuple

_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08


class RichString(NamedTuple):
    """A string, and where in it which font begins."""

    text: str
    runs: tuple[tuple[int, int], ...]


def read_strings(table: Sequence[bytes]) -> list[RichString]:
    """The strings of a table, which is a record and those that continue it. Raises ``IndexError`` where it is cut."""
    if not table:
        return []
    reader = _Reader(table)
    _, count = struct.unpack("<II", reader.take(8))
    return [reader.string() for _ in range(count)]


class _Reader:
    """Reads on over the ends of records."""

    def __init__(self, table: Sequence[bytes]) -> None:
        self._table = table
        self._record = 0
        self._at = 0

    def take(self, count: int) -> bytes:
        """So many bytes."""
        parts: list[bytes] = []
        while count:
            self._go_on()
            parts.append(self._table[self._record][self._at : self._at + count])
            self._at += len(parts[-1])
            count -= len(parts[-1])
        return b"".join(parts)

    def string(self) -> RichString:
        """The next string."""
        length, flags = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if flags & _RICH else 0
        more = struct.unpack("<I", self.take(4))[0] if flags & _EXTENDED else 0
        text = self._letters(length, flags & _WIDE)
        fonts = tuple(struct.iter_unpack("<HH", self.take(4 * runs)))
        self.take(more)
        return RichString(text, fonts)

    def _letters(self, count: int, wide: int) -> str:
        """So many letters; in the next record there are flags anew."""
        parts: list[str] = []
        while count:
            if self._go_on():
                wide = self.take(1)[0] & _WIDE
            room = (len(self._table[self._record]) - self._at) >> wide
            number = min(count, room)
            if not number:
                raise IndexError(count)
            parts.append(self.take(number << wide).decode("utf-16-le" if wide else "latin-1"))
            count -= number
        return "".join(parts)

    def _go_on(self) -> bool:
        """Go to the next record where this one is at its end; whether it was. Raises ``IndexError`` behind the last."""
        gone = False
        while self._at >= len(self._table[self._record]):
            self._record, self._at, gone = self._record + 1, 0, True
        return gone
