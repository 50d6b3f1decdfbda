"""The places of values in a sheet: what is around each, what was made of values that stood there.

Values are looked up as they stand in a sheet that was cut at each letter ``v`` (``moulds``): ``>12</`` is 12.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

BEGIN, _END = b"<v>", b"</v>"
VALUE = re.compile(rb">[^<]*</")
# A short whole number (``12``, ``12.0``) as it stands in a sheet that was cut; a longer one may be too large.
WHOLE = re.compile(rb">(\d{1,8})(?:\.0)?</")
# What begins with a cell as all programs write them: its value is what is between ``<v>`` and ``</v>``, and all of it.
PLAIN = re.compile(rb"[^<>]*>(?:<f(?:\s[^<>]*)?>[^<>]*</f>)?<v>([^<]*)</v></c>")

Entry = tuple[str, object]
Read = Callable[[bytes], Entry | None]


class Numbers(Protocol):
    """The plain whole numbers of cells of one kind."""

    def __getitem__(self, part: bytes, /) -> int:
        """The number that stands in a sheet as ``>12</``. Raises ``KeyError`` for what is none."""

    def meaning(self, number: int) -> object:
        """What is made of a cell with this number."""


Alike = Callable[[object], Numbers | None]  # the kind of which a cell is one, by what was made of it


class Slot:
    """A value's place: what is around it in its piece, how that is read, and what was made of values.

    ``is_plain`` says that the piece is an ordinary cell of which the caller has made something.
    """

    __slots__ = ("after", "before", "is_plain", "key", "known", "place", "read")

    def __init__(self, place: int, piece: bytes, entry: Entry, read: Read) -> None:
        self.place = place
        self.before, _, rest = piece.partition(BEGIN)
        value, _, self.after = rest.partition(_END)
        self.key, made = entry
        self.read = read
        self.is_plain = made is not None and PLAIN.match(piece) is not None
        self.known: dict[bytes, object] = {b">" + value + b"</": made}

    def learn(self, part: bytes) -> bool:
        """Read a value that has not stood here; whether it could be read."""
        if not VALUE.fullmatch(part):
            return False
        entry = self.read(b"".join((self.before, b"<v", part, b"v>", self.after)))
        if entry is None or entry[0] != self.key:
            return False
        self.known[part] = entry[1]
        return True

    def numbers(self, alike: Alike) -> Numbers | None:
        """What plain whole numbers mean here, where that is what they mean in all cells of a kind."""
        ((part, made),) = self.known.items()
        if not self.is_plain:
            return None
        if not WHOLE.fullmatch(part):  # has no plain number now, but may be a cell for one
            part = b">0</"
            if not self.learn(part):
                return None
            made = self.known[part]
        known = alike(made)
        if known is None:
            return None
        return known if known.meaning(known[part]) == made else None
