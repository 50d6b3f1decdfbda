"""Sheets that differ only in what stands between ``<v>`` and ``</v>``: each value then costs one short look-up.

A mould is a sheet without its values. A sheet of a mould that has been seen before is read slot by slot: a value that
has stood there is known, another one is put back into its piece, which is read as ever. A value has no ``<``, so the
sheet would be cut into the same pieces, and the answer is the one that they would give.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gxxl.intake.cells import SharedCell

_BEGIN, _END, _MARK = b"<v>", b"</v>", b"\0"  # no XML has the mark
_VALUE = re.compile(b"<v>([^<]*)</v>")
_MOULDS, _SEEN, _VALUES = 8, 256, 16_384

Entry = tuple[str, object]
Read = Callable[[bytes], Entry | None]


class Entries(dict[str, object]):
    """What was made of a sheet's cells, by place or code; ``strings`` are the numbers of the strings they name."""

    strings: Sequence[int] = ()


class Cast(NamedTuple):
    """A sheet's XML as its shape and the values in it."""

    shape: bytes
    values: list[bytes]


def cast_of(xml: bytes) -> Cast | None:
    """The XML taken apart; nothing is lost. ``None`` for what is no XML."""
    if _MARK in xml:
        return None
    parts = _VALUE.split(xml)
    return Cast(_MARK.join(parts[::2]), parts[1::2])


class _Slot:
    """A value's place: what is around it in its piece, how that is read, and what was made of values."""

    __slots__ = ("after", "before", "key", "known", "read")

    def __init__(self, piece: bytes, entry: Entry, read: Read) -> None:
        self.before, _, rest = piece.partition(_BEGIN)
        value, _, self.after = rest.partition(_END)
        self.key, made = entry
        self.read = read
        self.known: dict[bytes, object] = {value: made}

    def learn(self, value: bytes) -> bool:
        """Read a value that has not stood here; whether it could be read."""
        entry = self.read(b"".join((self.before, _BEGIN, value, _END, self.after)))
        if entry is None or entry[0] != self.key:
            return False
        self.known[value] = entry[1]
        return True


class _Mould:
    """The slots of a shape, those that name strings apart: these are mostly the same in every file."""

    def __init__(self, shape: bytes, fixed: dict[str, object], slots: Sequence[_Slot]) -> None:
        self.shape = shape
        self._all = slots
        named = [any(type(made) is SharedCell for made in slot.known.values()) for slot in slots]
        self._texts = [number for number, is_text in enumerate(named) if is_text]
        self._others = [number for number, is_text in enumerate(named) if not is_text]
        self._keys = [slots[number].key for number in self._others]
        self._slots = [slots[number] for number in self._others]
        self._fixed = fixed
        self._stood: list[bytes] | None = None
        self._base: dict[str, object] = {}
        self._strings: list[int] = []
        self._left = _VALUES

    def read(self, values: Sequence[bytes]) -> Entries | None:
        """The entries of a sheet with these values; ``None`` where one of them cannot be read here."""
        texts = [values[number] for number in self._texts]
        if texts != self._stood and not self._set_texts(texts):
            return None
        others = [values[number] for number in self._others]
        try:
            made = [slot.known[value] for slot, value in zip(self._slots, others, strict=True)]
        except KeyError:
            made = self._made(self._slots, others) or []
        if len(made) != len(self._keys):
            return None
        entries = Entries(self._base)
        entries.update(zip(self._keys, made, strict=True))
        entries.strings = self._strings
        return entries

    def _set_texts(self, texts: list[bytes]) -> bool:
        slots = [self._all[number] for number in self._texts]
        made = self._made(slots, texts)
        if made is None:
            return False
        self._base = self._fixed | {slot.key: cell for slot, cell in zip(slots, made, strict=True)}
        self._strings = [cell.shared for cell in made if type(cell) is SharedCell]
        self._stood = texts
        return len(self._strings) == len(made)

    def _made(self, slots: Sequence[_Slot], values: Sequence[bytes]) -> list[object] | None:
        for slot, value in zip(slots, values, strict=True):
            if value not in slot.known:
                self._make_room()
                if not slot.learn(value):
                    return None
        try:
            return [slot.known[value] for slot, value in zip(slots, values, strict=True)]
        except KeyError:  # there was no room for all of them
            return None

    def _make_room(self) -> None:
        self._left -= 1
        if self._left < 0:
            self._left = _VALUES
            for slot in self._all:
                slot.known.clear()


class Moulds:
    """The moulds of one kind of sheet: few, each learned when its shape is seen for the second time."""

    def __init__(self) -> None:
        self._last: _Mould | None = None
        self._moulds: dict[bytes, _Mould] = {}
        self._seen: set[int] = set()

    def read(self, cast: Cast) -> Entries | None:
        """The entries of a sheet whose mould is known."""
        mould = self._last
        if mould is None or mould.shape != cast.shape:
            mould = self._moulds.get(cast.shape)
        if mould is None:
            return None
        self._last = mould
        return mould.read(cast.values)

    def learn(self, cast: Cast, pieces: Sequence[bytes], entries: Sequence[Entry], reads: tuple[Read, Read]) -> None:
        """Learn the mould of a sheet that was read in pieces; ``reads`` are for a piece inside and for the last one."""
        if hash(cast.shape) not in self._seen:
            if len(self._seen) >= _SEEN:
                self._seen.clear()
            self._seen.add(hash(cast.shape))
            return
        inside, last = reads
        fixed: dict[str, object] = {}
        slots: list[_Slot] = []
        for number, (piece, entry) in enumerate(zip(pieces, entries, strict=True), start=1):
            if _BEGIN in piece:
                slots.append(_Slot(piece, entry, last if number == len(pieces) else inside))
            else:
                fixed[entry[0]] = entry[1]
        if len(slots) != len(cast.values) or any(piece.count(_BEGIN) > 1 for piece in pieces):
            return
        if any(type(made) is SharedCell for made in fixed.values()):  # its number is part of the shape: odd
            return
        if [next(iter(slot.known)) for slot in slots] != cast.values:
            return
        if len(self._moulds) >= _MOULDS:
            self._moulds.clear()
        self._moulds[cast.shape] = _Mould(cast.shape, fixed, slots)
