"""The cells of a worksheet's XML when it has been cut into pieces, one in each: read without the sheet around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from gxxl.errors import Refused
from gxxl.intake.archive import Attributes, local, parse_xml
from gxxl.intake.cells import RawCell, SharedCell
from gxxl.intake.grid import GridCell
from gxxl.intake.number_formats import ORDINARY, Formats
from gxxl.intake.slots import PLAIN
from gxxl.intake.xlsx import SheetReader, cell_place

Place = tuple[int, int]
Placed = tuple[Place, RawCell | None]

CELL = b'<c r="'  # a piece is what follows
# What most cells are: an address, a style, and nothing else or a value that is only digits.
SIMPLE = re.compile(rb"""([A-Z]{1,3}\d{1,7})"(?: s="(\d+)")?(?: t="(?:n|(s))")?(?:/>|><v>(\d{1,15})</v></c>)""")
_FURTHER = re.compile(rb"<(?:[^\s<>/]*:)?c[\s/>]")
_SHARED_FORMULA = re.compile(rb"""t\s*=\s*["']shared""")
_SHORT = 15
_WRAP, _WRAP_TAG = b"gxxl", "gxxl"
_SHARED = "\0"  # no XML has it


class _Marks(list[str]):
    """A string table that gives back the number that was asked for."""

    def __getitem__(self, index: object) -> str:  # type: ignore[override] # only numbers are asked for
        return f"{_SHARED}{index}"


def key_of(place: Place) -> str:
    """The name of a place among the entries."""
    return f"{place[0]},{place[1]}"


@lru_cache(maxsize=1024)  # of a new piece it is asked twice
def around_digits(piece: bytes) -> tuple[bytes, str]:
    """A piece without its number, and the number, where it is short and whole (``12``, ``12.0``); else nothing."""
    found = PLAIN.match(piece)
    digits = found[1] if found else b""
    if not found or not digits.removesuffix(b".0").isdigit() or len(digits) > _SHORT:
        return b"", ""
    return piece[: found.start(1)] + b"\0" + piece[found.end(1) :], digits.decode("ascii")


def simple_cell(piece: bytes, formats: Formats = ORDINARY) -> Placed | None:
    """A cell of the simplest kind: empty, a whole number or a shared string. ``None`` for any other."""
    found = SIMPLE.fullmatch(piece)
    if found is None or formats.shows((found[2] or b"0").decode("ascii")):
        return None
    place, shared, digits = cell_place(found[1].decode("ascii")), found[3], found[4]
    if digits is None:
        return place, None
    return place, SharedCell(int(digits), None) if shared else GridCell(str(int(digits)), is_number=True)


def read_cell(piece: bytes, ending: bytes, formats: Formats = ORDINARY) -> Placed | None:
    """The one cell of a piece and its place; ``None`` for what the proper reader must see as a whole."""
    reader = SheetReader(_Marks(), formats)
    if _FURTHER.search(piece) or _SHARED_FORMULA.search(piece):  # their place or text depends on other cells
        return None
    try:
        parse_xml(b"<a><row>" + CELL + piece + ending, reader.start, reader.end, reader.text)
    except Refused:
        return None
    return _cell_in(reader, piece)


def _cell_in(reader: SheetReader, piece: bytes) -> Placed | None:
    if reader.merges or len(reader.cells) > 1:
        return None
    if not reader.cells:
        return cell_place(piece.partition(b'"')[0].decode("ascii")), None
    ((place, cell),) = reader.cells.items()
    if cell.text.startswith(_SHARED):
        return place, SharedCell(int(cell.text[1:]), cell.formula)
    return place, cell


def read_cells(pieces: Sequence[bytes], formats: Formats = ORDINARY) -> list[Placed]:
    """As ``read_cell`` for pieces inside a sheet, at once; nothing where one of them is odd.

    Each piece is put into an element that no piece itself has a tag of. There are as many of them as pieces, and they
    are well nested, only where each piece is well formed in its own; so none can be read as part of another.
    """
    together = b"\n".join(pieces)
    if _WRAP in together or _FURTHER.search(together) or _SHARED_FORMULA.search(together):
        return []
    readers: list[SheetReader] = []

    def start(tag: str, attributes: Attributes) -> None:
        if tag == _WRAP_TAG:
            readers.append(SheetReader(marks, formats))
        elif readers:
            readers[-1].start(tag, attributes)

    def end(tag: str) -> None:
        readers[-1].end(tag)

    def text(data: str) -> None:
        readers[-1].text(data)

    marks = _Marks()
    before, behind = b"<%b><row>%b" % (_WRAP, CELL), b"</row></%b>" % _WRAP
    try:
        parse_xml(
            b"<a>" + before + (behind + before).join(pieces) + behind + b"</a>",
            start,
            end,
            text,
        )
    except Refused:
        return []
    if len(readers) != len(pieces):
        return []
    found = list(map(_cell_in, readers, pieces))
    return [] if None in found else found  # type: ignore[return-value] # none is left out


def has_no_cells(xml: bytes) -> bool:
    """Whether XML is well formed and has no cell in it, and no row or merge that the proper reader would refuse."""
    reader = SheetReader(_Marks())
    cells: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        name = local(tag)
        if name == "c":
            cells.append(tag)
        elif name in ("row", "mergeCell"):
            reader.start(tag, attributes)

    try:
        parse_xml(xml, start)
    except Refused:
        return False
    return not cells
