"""A worksheet's or string table's XML cut into pieces that come again and again, each understood once.

Workbooks of one template have nearly the same XML. It is cut before each cell (``<c r="``); a piece that has been seen
costs one look-up, a new one is put between tags of its own and read by the proper reader. What stands before the first
cell and behind the last one is checked in the same way. So the pieces together are well formed exactly where each of
them is, and mean what the proper reader would have read; whatever is not understood this way gives ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from gxxl.errors import Refused
from gxxl.intake.archive import parse_xml
from gxxl.intake.cells import RawCell, SharedCell
from gxxl.intake.grid import GridCell
from gxxl.intake.moulds import Cast, Entries, Entry, Moulds, cast_of
from gxxl.intake.xlsx import SheetReader, StringReader, cell_place
from gxxl.reading import exact

Place = tuple[int, int]
T = TypeVar("T")

_CELL, _STRING = b'<c r="', b"<si>"
_SHEET_END, _TABLE_END = b"</sheetData>", b"</sst>"
_ENCODING = re.compile(rb"""^<\?xml[^>]*\sencoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)
_FURTHER = re.compile(rb"<(?:[^\s<>/]*:)?c[\s/>]")
_SHARED_FORMULA = re.compile(rb"""t\s*=\s*["']shared""")
_MOST_CELLS, _MOST_NEW = 20_000, 2_000
_SHORT = 15
_SHARED = "\0"  # no XML has it


class Store(Generic[T]):
    """What is known of pieces; starts anew when it has grown too large, so that memory stays bounded."""

    def __init__(self, most: int = 16_384, most_bytes: int = 4 * 2**20) -> None:
        self.known: dict[bytes, T] = {}
        self._most = most
        self._left = self._most_bytes = most_bytes

    def put(self, key: bytes, value: T) -> T:
        """Remember a piece."""
        self._left -= len(key)
        if self._left < 0 or len(self.known) >= self._most:
            self.known.clear()
            self._left = self._most_bytes - len(key)
        self.known[key] = value
        return value


class _Marks(list[str]):
    """A string table that gives back the number that was asked for."""

    def __getitem__(self, index: object) -> str:  # type: ignore[override] # only numbers are asked for
        return f"{_SHARED}{index}"


Use = Callable[[Place, RawCell], Entry]


class SheetPieces:
    """The pieces of one kind of sheet. ``use`` makes of a cell and its place what the caller wants to get back."""

    def __init__(self, use: Use) -> None:
        self._use = use
        self._inside: Store[Entry] = Store()
        self._last: Store[Entry] = Store(256)
        self._frames: Store[bool] = Store(256)
        self._frame: tuple[bytes, bytes] = (b"", b"")  # the last one
        self._numbers: Store[tuple[Place, str | None]] = Store(8192)
        self._moulds = Moulds()

    def entries(self, xml: bytes) -> Entries | None:
        """What ``use`` made of each cell; ``None`` where a sheet is not known to be well formed."""
        cast = cast_of(xml)
        if cast is None:
            return None
        return self._moulds.read(cast) or self._in_pieces(xml, cast)

    def _in_pieces(self, xml: bytes, cast: Cast) -> Entries | None:
        head, *pieces = xml.split(_CELL)
        if not 0 < len(pieces) < _MOST_CELLS:
            return None
        last, mark, foot = pieces.pop().partition(_SHEET_END)
        if not mark or not self._is_frame(head, foot):
            return None
        found = self._known(pieces)
        ending = self._last_entry(last)
        if ending is None or found is None:
            return None
        found.append(ending)
        made = Entries(found)
        if len(made) != len(found):  # one place has two cells
            return None
        made.strings = [cell.shared for cell in made.values() if type(cell) is SharedCell]
        self._moulds.learn(cast, [*pieces, last], found, (self._inside_entry, self._last_entry))
        return made

    def _inside_entry(self, piece: bytes) -> Entry | None:
        return self._inside.known.get(piece) or self._new(self._inside, piece, b"</row></a>")

    def _last_entry(self, piece: bytes) -> Entry | None:
        return self._last.known.get(piece) or self._new(self._last, piece, b"</a>")

    def _known(self, pieces: Sequence[bytes]) -> list[Entry] | None:
        try:
            return list(map(self._inside.known.__getitem__, pieces))
        except KeyError:
            pass
        found = list(map(self._inside.known.get, pieces))
        if found.count(None) > _MOST_NEW:
            return None
        made = [
            entry or self._new(self._inside, piece, b"</row></a>") for entry, piece in zip(found, pieces, strict=True)
        ]
        return None if None in made else made  # type: ignore[return-value] # none is left out

    def _new(self, store: Store[Entry], piece: bytes, ending: bytes) -> Entry | None:
        read = self._same_but_for_digits(piece) or read_cell(piece, ending)
        if read is None:
            return None
        place, cell = read
        self._learn_number(piece, place, cell)
        return store.put(piece, (key_of(place), None) if cell is None else self._use(place, cell))

    def _same_but_for_digits(self, piece: bytes) -> tuple[Place, RawCell] | None:
        """A cell of which only the number is new: then there is no need to look at what is around it."""
        around, digits = _around_digits(piece)
        known = self._numbers.known.get(around) if digits else None
        if known is None:
            return None
        place, formula = known
        return place, GridCell(f"{exact(digits):f}", is_number=True, formula=formula)

    def _learn_number(self, piece: bytes, place: Place, cell: RawCell | None) -> None:
        around, digits = _around_digits(piece)
        if digits and isinstance(cell, GridCell) and cell.is_number and cell.text == f"{exact(digits):f}":
            self._numbers.put(around, (place, cell.formula))

    def _is_frame(self, head: bytes, foot: bytes) -> bool:
        if (head, foot) == self._frame:
            return True
        key = head + _SHEET_END + foot
        good = key in self._frames.known or (
            _has_no_cells(head + b"</row>" + _SHEET_END + foot) and not _ENCODING.match(head)
        )
        if good:
            self._frames.put(key, True)
            self._frame = head, foot
        return good


def key_of(place: Place) -> str:
    """The name of a place among the entries."""
    return f"{place[0]},{place[1]}"


def _around_digits(piece: bytes) -> tuple[bytes, str]:
    """A piece without its number, and the number, where it is short and whole (``12``, ``12.0``); else nothing."""
    before, _, rest = piece.partition(b"<v>")
    digits, _, after = rest.partition(b"</v>")
    if not digits.removesuffix(b".0").isdigit() or len(digits) > _SHORT:
        return b"", ""
    return before + b"\0" + after, digits.decode("ascii")


def read_cell(piece: bytes, ending: bytes) -> tuple[Place, RawCell | None] | None:
    """The one cell of a piece and its place; ``None`` for what the proper reader must see as a whole."""
    reader = SheetReader(_Marks())
    if _FURTHER.search(piece) or _SHARED_FORMULA.search(piece):  # their place or text depends on other cells
        return None
    try:
        parse_xml(b"<a><row>" + _CELL + piece + ending, reader.start, reader.end, reader.text)
    except Refused:
        return None
    if reader.merges or len(reader.cells) > 1:
        return None
    if not reader.cells:
        return cell_place(piece.partition(b'"')[0].decode("ascii")), None
    ((place, cell),) = reader.cells.items()
    if cell.text.startswith(_SHARED):
        return place, SharedCell(int(cell.text[1:]), cell.formula)
    return place, cell


def _has_no_cells(xml: bytes) -> bool:
    reader = SheetReader(_Marks())
    try:
        parse_xml(xml, reader.start, reader.end, reader.text)
    except Refused:
        return False
    return not reader.cells


class StringPieces:
    """The pieces of string tables."""

    def __init__(self) -> None:
        self._known: Store[str] = Store(8192)
        self._frames: Store[bool] = Store(256)

    def strings(self, xml: bytes) -> list[str] | None:
        """The table."""
        head, *pieces = xml.split(_STRING)
        if not 0 < len(pieces) < _MOST_CELLS:
            return None
        last, mark, foot = pieces[-1].partition(_TABLE_END)
        if not mark or not self._is_frame(head, foot):
            return None
        pieces[-1] = last
        found = list(map(self._known.known.get, pieces))
        if None not in found:
            return found  # type: ignore[return-value] # none is left out
        for number, text in enumerate(found):
            if text is None:
                found[number] = self._new(pieces[number])
                if found[number] is None:
                    return None
        return found  # type: ignore[return-value] # none is left out

    def _new(self, piece: bytes) -> str | None:
        text = _string(piece)
        if text is not None and len(piece) < 1024:
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
        good = not reader.strings and not _ENCODING.match(head)
        if good:
            self._frames.put(key, True)
        return good


def _string(piece: bytes) -> str | None:
    reader = StringReader()
    try:
        parse_xml(b"<a>" + _STRING + piece + b"</a>", reader.start, reader.end, reader.text)
    except Refused:
        return None
    return reader.strings[0] if len(reader.strings) == 1 else None
