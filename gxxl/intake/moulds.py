"""Sheets that differ only in what stands between ``<v>`` and ``</v>``: each value then costs one short look-up.

A sheet is cut at each letter ``v``: that loses nothing, and of all ways to cut so much text it takes least time. What
then stands alone as ``>12</`` between an opening and a closing tag is a value; all the rest is the sheet's shape. A
mould is a shape that has been seen: whether a sheet has it is one comparison. A value has no ``<``, so a sheet of that
shape would be cut into the same pieces (``pieces``), and the answer is the one that they would give: a value that has
stood in its place is known, another one is put back into its piece, which is read as ever. Plain whole numbers in
ordinary cells need not even that: they mean the same in each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeVar

from gxxl.intake.cells import SharedCell
from gxxl.intake.slots import BEGIN, VALUE, WHOLE, Alike, Entry, Numbers, Read, Slot

_CUT = b"v"
_MOULDS, _STILLS, _SEEN, _VALUES, _LARGEST = 8, 2, 256, 16_384, 2**20

T = TypeVar("T")
Pick = Callable[[Sequence[bytes]], tuple[bytes, ...]]


class Entries(dict[str, object]):
    """What was made of a sheet's cells, by place or code; ``strings`` are the numbers of the strings they name."""

    strings: Sequence[int] = ()


class Sheet(NamedTuple):
    """What was made of a sheet: a row of what is asked for in a fixed order, and the other cells.

    The row has ``None`` where there is no cell. ``kinds`` has for each place in it the kind of plain numbers of which
    one stands there as such, ``None`` for anything else; it is the same object for all sheets of a mould, and empty
    where no number stands as such. ``others`` may have cells of the row, too; it is the very same object as
    long as nothing in it is different.
    """

    row: Sequence[object]
    others: Entries
    kinds: Sequence[Numbers | None] = ()


def cut(xml: bytes) -> list[bytes]:
    """A sheet's XML taken apart; nothing is lost."""
    return xml.split(_CUT)


def _places(parts: Sequence[bytes]) -> list[int]:
    """At which places a value stands."""
    return [
        number
        for number in range(1, len(parts) - 1)
        if VALUE.fullmatch(parts[number]) and parts[number - 1][-1:] == b"<" and parts[number + 1][:1] == b">"
    ]


def _picking(places: Sequence[int]) -> Callable[[Sequence[T]], tuple[T, ...]]:
    """What takes the items at these places."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda items: tuple([items[place] for place in places])


def _shape_of(count: int, places: Collection[int]) -> Pick:
    """What takes all of so many parts but those at these places."""
    left_out = set(places)
    return _picking([place for place in range(count) if place not in left_out])


class _Kind(NamedTuple):
    """The slots that hold plain whole numbers of one kind, as a rule, and what these mean."""

    slots: Sequence[Slot]
    pick: Pick
    known: Numbers


class _Still(NamedTuple):
    """All of a sheet but the plain numbers: its parts, its cells, and those of them that are in the row."""

    parts: tuple[bytes, ...]
    others: Entries
    rest: list[object]


class _Mould:
    """A shape and its slots. Whatever is no plain number is mostly the same in every file, and compared as a whole."""

    def __init__(
        self, parts: Sequence[bytes], slots: Sequence[Slot], fixed: Mapping[str, object], order: Order
    ) -> None:
        self.count = len(parts)
        self._slots = slots
        self._fixed = fixed
        self._kinds = _kinds(slots, order)
        plain = {slot.place for kind in self._kinds for slot in kind.slots}
        self._texts = [slot for slot in slots if slot.place not in plain]
        self._shape_of = _shape_of(self.count, [slot.place for slot in slots])
        self._shape = self._shape_of(parts)
        self._still_of = _shape_of(self.count, plain)
        self._stills: list[_Still] = []  # of the last files, the latest one first
        keys = [slot.key for kind in self._kinds for slot in kind.slots]
        self._left = [key for key in order.keys if key not in keys]
        of = [kind.known for kind in self._kinds for _ in kind.slots]
        at = {key: number for number, key in enumerate([*keys, *self._left])}
        self._arrange: Callable[[Sequence[object]], tuple[object, ...]] = _picking([at[key] for key in order.keys])
        arrange_kinds: Callable[[Sequence[Numbers | None]], tuple[Numbers | None, ...]] = self._arrange
        self._kinds_of = arrange_kinds([*of, *[None] * len(self._left)])
        self._room = _VALUES

    def read(self, parts: Sequence[bytes]) -> Sheet | None:
        """The cells of a sheet with as many parts; ``None`` where its shape is another or a value cannot be read."""
        still = self._known_still(parts)
        if still is None:
            return None
        made: list[object] = []
        try:
            for kind in self._kinds:
                made += map(kind.known.__getitem__, kind.pick(parts))
        except KeyError:  # a number that is not plain
            return self._read_slowly(parts, still)
        return Sheet(self._arrange(made + still.rest), still.others, self._kinds_of)

    def _known_still(self, parts: Sequence[bytes]) -> _Still | None:
        """All but the plain numbers; ``None`` where the shape is another or something cannot be read."""
        found = self._still_of(parts)
        for number, still in enumerate(self._stills):
            if still.parts == found:
                if number:  # after a file in which something is different comes one in which nothing is
                    self._stills.insert(0, self._stills.pop(number))
                return still
        made = self._made(self._texts, parts) if self._shape_of(parts) == self._shape else None
        if made is None:
            return None
        others = Entries(self._fixed)
        others.update(zip([slot.key for slot in self._texts], made, strict=True))
        others.strings = [cell.shared for cell in others.values() if type(cell) is SharedCell]
        new = _Still(found, others, list(map(others.get, self._left)))
        self._stills = [new, *self._stills[: _STILLS - 1]]
        return new

    def _read_slowly(self, parts: Sequence[bytes], still: _Still) -> Sheet | None:
        made: list[object] = []
        for kind in self._kinds:
            found = self._made(kind.slots, parts, kind.known)
            if found is None:
                return None
            made += found
        return Sheet(self._arrange(made + still.rest), still.others)

    def _made(
        self, slots: Sequence[Slot], parts: Sequence[bytes], numbers: Numbers | None = None
    ) -> list[object] | None:
        made: list[object] = []
        for slot in slots:
            part = parts[slot.place]
            if numbers is not None and WHOLE.fullmatch(part):
                made.append(numbers.meaning(numbers[part]))
                continue
            if part not in slot.known:
                self._make_room()
                if not slot.learn(part):
                    return None
            made.append(slot.known[part])
        return made

    def _make_room(self) -> None:
        self._room -= 1
        if self._room < 0:
            self._room = _VALUES
            for slot in self._slots:
                slot.known.clear()


class Order(NamedTuple):
    """What a caller wants of a sheet: the row's cells by their keys, and what plain numbers mean in them."""

    keys: Sequence[str] = ()
    alike: Alike = lambda _: None


def _kinds(slots: Sequence[Slot], order: Order) -> list[_Kind]:
    """The slots of plain numbers that are in the row, kind by kind."""
    asked = set(order.keys)
    kinds: dict[int, tuple[Numbers, list[Slot]]] = {}
    for slot in slots:
        known = slot.numbers(order.alike) if slot.key in asked else None
        if known is not None:
            kinds.setdefault(id(known), (known, []))[1].append(slot)
    return [_Kind(same, _picking([slot.place for slot in same]), known) for known, same in kinds.values()]


class Moulds:
    """The moulds of one kind of sheet: few, learned when seen again; if a row is asked for, the first at once."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._moulds: list[_Mould] = []  # the last that was of use first
        self._seen: set[int] = set()

    def read(self, parts: Sequence[bytes]) -> Sheet | None:
        """The cells of a sheet whose mould is known."""
        for number, mould in enumerate(self._moulds):
            if mould.count == len(parts):
                sheet = mould.read(parts)
                if sheet is not None:
                    if number:
                        self._moulds.insert(0, self._moulds.pop(number))
                    return sheet
        return None

    def learn(
        self, parts: Sequence[bytes], pieces: Sequence[bytes], entries: Sequence[Entry], reads: tuple[Read, Read]
    ) -> None:
        """Learn the mould of a sheet that was read in pieces; ``reads`` are for a piece inside and for the last one."""
        if sum(map(len, parts)) > _LARGEST:
            return
        places = _places(parts)
        if not self._is_worth_it(parts, places):
            return
        values = [piece for piece in pieces if BEGIN in piece]
        if len(values) != len(places) or any(piece.count(BEGIN) > 1 for piece in values):
            return
        inside, last = reads
        fixed: dict[str, object] = {}
        slots: list[Slot] = []
        for number, (piece, entry) in enumerate(zip(pieces, entries, strict=True), start=1):
            if BEGIN in piece:
                slots.append(Slot(places[len(slots)], piece, entry, last if number == len(pieces) else inside))
            else:
                fixed[entry[0]] = entry[1]
        if any(type(made) is SharedCell for made in fixed.values()):  # its number is part of the shape: odd
            return
        if any(parts[slot.place] not in slot.known for slot in slots):
            return
        self._moulds = [_Mould(parts, slots, fixed, self._order), *self._moulds[: _MOULDS - 1]]

    def _is_worth_it(self, parts: Sequence[bytes], places: Sequence[int]) -> bool:
        if not self._moulds and self._order.keys:
            return True
        shape = hash(_shape_of(len(parts), places)(parts))
        if shape in self._seen:
            return True
        if len(self._seen) >= _SEEN:
            self._seen.clear()
        self._seen.add(shape)
        return False
