"""A string table's XML cut into its strings, each understood once; ``pieces`` tells why that is right."""

from __future__ import annotations

import re
from operator import eq

from gxxl.errors import Refused
from gxxl.intake.archive import parse_xml
from gxxl.intake.pieces import MOST_CELLS, names_another_encoding
from gxxl.intake.remembered import Store
from gxxl.intake.rich import StringReader

_STRING, _TABLE_END = b"<si>", b"</sst>"
_TEXT = re.compile(rb"""<t(?: xml:space="preserve")?>([^<>&]*)</t>""")
# What is around texts that are not part of the string, or not of the figure that it may be.
_NOT_PLAIN = re.compile(rb"rPh|strike|vertAlign|<[!?]")
_LONGEST, _LARGEST = 1024, 2**18  # bytes of a string and of a table that are remembered


class StringPieces:
    """The pieces of string tables."""

    def __init__(self) -> None:
        self._known: Store[str] = Store(8192)
        self._around: Store[bool] = Store(256)
        self._last: list[bytes] = []  # the last table, and what it says
        self._texts: list[str] = []
        self._frames: Store[bool] = Store(256)

    def strings(self, xml: bytes) -> list[str] | None:
        """The table."""
        head, *pieces = xml.split(_STRING)
        if not 0 < len(pieces) < MOST_CELLS:
            return None
        last, mark, foot = pieces[-1].partition(_TABLE_END)
        if not mark or not self._is_frame(head, foot):
            return None
        pieces[-1] = last
        if len(pieces) == len(self._last):  # mostly only a few strings are others
            texts = self._texts.copy()
            different = [number for number, same in enumerate(map(eq, pieces, self._last)) if not same]
        else:
            texts = [""] * len(pieces)
            different = list(range(len(pieces)))
        for number in different:
            text = self._text(pieces[number])
            if text is None:
                return None
            texts[number] = text
        if len(xml) <= _LARGEST:
            self._last, self._texts = pieces, texts
        return texts

    def _text(self, piece: bytes) -> str | None:
        text = self._known.known.get(piece)
        return self._new(piece) if text is None else text

    def _new(self, piece: bytes) -> str | None:
        around, plain = _around_texts(piece)
        if plain and around in self._around.known:  # only the words are new
            text: str | None = plain
        else:
            text = _string(piece)
            if plain and text == plain and not _NOT_PLAIN.search(around):
                self._around.put(around, True)
        if text is not None and len(piece) < _LONGEST:
            self._known.put(piece, text)
        return text

    def _is_frame(self, head: bytes, foot: bytes) -> bool:
        key = head + _TABLE_END + foot
        if key in self._frames.known:
            return True
        reader = StringReader()
        try:
            parse_xml(key, reader.start, reader.end, reader.text)
        except Refused:
            return False
        good = not reader.strings and not names_another_encoding(head)
        if good:
            self._frames.put(key, True)
        return good


def _around_texts(piece: bytes) -> tuple[bytes, str]:
    """A string without its texts, and these joined where they are only signs that print; else nothing."""
    parts = _TEXT.split(piece)
    try:
        text = "".join([part.decode() for part in parts[1::2]])  # each must be text in its own
    except UnicodeDecodeError:
        return b"", ""
    return (b"\0".join(parts[::2]), text) if text.isprintable() else (b"", "")


def _string(piece: bytes) -> str | None:
    reader = StringReader()
    try:
        parse_xml(b"<a>" + _STRING + piece + b"</a>", reader.start, reader.end, reader.text)
    except Refused:
        return None
    return reader.strings[0] if len(reader.strings) == 1 else None
