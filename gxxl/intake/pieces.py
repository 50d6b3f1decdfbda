"""A worksheet's XML cut into pieces that come again and again, each understood once.

Workbooks of one template have nearly the same XML. It is cut before each cell (``<c r="``); a piece that has been seen
costs one look-up, a new one is put between tags of its own and read by the proper reader. What stands before the first
cell and behind the last one is checked in the same way. So the pieces together are well formed exactly where each of
them is, and mean what the proper reader would have read; whatever is not understood this way gives ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from gxxl.intake.cells import RawCell, SharedCell
from gxxl.intake.grid import GridCell
from gxxl.intake.lone_cells import CELL, Place, around_digits, has_no_cells, key_of, read_cell, read_cells, simple_cell
from gxxl.intake.moulds import Entries, Moulds, Order, Sheet, cut
from gxxl.intake.number_formats import ORDINARY, Formats
from gxxl.intake.remembered import Store
from gxxl.intake.slots import Entry
from gxxl.reading import exact

_SHEET_END = b"</sheetData>"
_ENCODING = re.compile(rb"""^<\?xml[^>]*\sencoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)
MOST_CELLS, _MOST_NEW = 20_000, 2_000
_MANY_NEW = 8  # pieces that are worth reading at once

Use = Callable[[Place, RawCell], Entry]


class SheetPieces:
    """The pieces of one kind of sheet in workbooks with the same formats.

    ``use`` makes of a cell and its place what the caller wants to get back.
    """

    def __init__(self, use: Use, order: Order = Order(), formats: Formats = ORDINARY) -> None:  # noqa: B008 - never changes
        self._formats = formats
        self._use = use
        self._order = order
        self._inside: Store[Entry] = Store()
        self._last: Store[Entry] = Store(256)
        self._frames: Store[bool] = Store(256)
        self._frame: tuple[bytes, bytes] = (b"", b"")  # the last one
        self._numbers: Store[tuple[Place, str | None]] = Store(8192)
        self._moulds = Moulds(order)

    def sheet(self, xml: bytes) -> Sheet | None:
        """What ``use`` made of each cell; ``None`` where a sheet is not known to be well formed."""
        parts = cut(xml)
        return self._moulds.read(parts) or self._in_pieces(xml, parts)

    def _in_pieces(self, xml: bytes, parts: Sequence[bytes]) -> Sheet | None:
        head, *pieces = xml.split(CELL)
        if not 0 < len(pieces) < MOST_CELLS:
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
        self._moulds.learn(parts, [*pieces, last], found, (self._inside_entry, self._last_entry))
        return Sheet(tuple(map(made.get, self._order.keys)), made)

    def _inside_entry(self, piece: bytes) -> Entry | None:
        entry = self._inside.known.get(piece) or self._new_at_a_glance(piece)
        if entry is not None:
            return entry
        read = read_cell(piece, b"</row></a>", self._formats)
        return None if read is None else self._new(piece, *read)

    def _last_entry(self, piece: bytes) -> Entry | None:
        """What is made of the last piece; unlike the others it must end the row, so nothing is known from these."""
        entry = self._last.known.get(piece)
        if entry is not None:
            return entry
        read = read_cell(piece, b"</a>", self._formats)
        return None if read is None else self._put(self._last, piece, *read)

    def _known(self, pieces: Sequence[bytes]) -> list[Entry] | None:
        found = list(map(self._inside.known.get, pieces))
        unknown = found.count(None)
        if unknown > _MOST_NEW:
            return None
        if unknown >= _MANY_NEW:
            self._learn_together([piece for entry, piece in zip(found, pieces, strict=True) if entry is None])
        made = [entry or self._inside_entry(piece) for entry, piece in zip(found, pieces, strict=True)]
        return None if None in made else made  # type: ignore[return-value] # none is left out

    def _learn_together(self, pieces: Sequence[bytes]) -> None:
        """Learn pieces at once, where nothing is odd about any of them."""
        others = [piece for piece in pieces if self._new_at_a_glance(piece) is None]
        for piece, (place, cell) in zip(others, read_cells(others, self._formats), strict=False):
            self._new(piece, place, cell)

    def _new(self, piece: bytes, place: Place, cell: RawCell | None) -> Entry:
        self._learn_number(piece, place, cell)
        return self._put(self._inside, piece, place, cell)

    def _new_at_a_glance(self, piece: bytes) -> Entry | None:
        read = simple_cell(piece, self._formats) or self._same_but_for_digits(piece)
        return None if read is None else self._put(self._inside, piece, *read)

    def _put(self, store: Store[Entry], piece: bytes, place: Place, cell: RawCell | None) -> Entry:
        return store.put(piece, (key_of(place), None) if cell is None else self._use(place, cell))

    def _same_but_for_digits(self, piece: bytes) -> tuple[Place, RawCell] | None:
        """A cell of which only the number is new: then there is no need to look at what is around it."""
        around, digits = around_digits(piece)
        known = self._numbers.known.get(around) if digits else None
        if known is None:
            return None
        place, formula = known
        return place, GridCell(f"{exact(digits):f}", is_number=True, formula=formula)

    def _learn_number(self, piece: bytes, place: Place, cell: RawCell | None) -> None:
        around, digits = around_digits(piece)
        if digits and isinstance(cell, GridCell) and cell.is_number and cell.text == f"{exact(digits):f}":
            self._numbers.put(around, (place, cell.formula))

    def _is_frame(self, head: bytes, foot: bytes) -> bool:
        if (head, foot) == self._frame:
            return True
        key = head + _SHEET_END + foot
        good = key in self._frames.known or (
            has_no_cells(head + b"</row>" + _SHEET_END + foot) and not names_another_encoding(head)
        )
        if good:
            self._frames.put(key, True)
            self._frame = head, foot
        return good


def names_another_encoding(head: bytes) -> bool:
    """Whether XML says that it is not in UTF-8, in which pieces of it are read."""
    return _ENCODING.match(head) is not None
