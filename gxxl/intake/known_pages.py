"""The workbook's own sheets in what the fast reader remembers: each is the same in many files but for a few strings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from gxxl.intake.cells import RawCell, SharedCell
from gxxl.intake.grid import EMPTY, Grid, GridCell
from gxxl.intake.lone_cells import Place, key_of
from gxxl.intake.number_formats import ORDINARY, Formats
from gxxl.intake.odd import OddError, content_of
from gxxl.intake.pieces import SheetPieces
from gxxl.intake.zipped import Member

T = TypeVar("T")
_REMEMBERED, _RESULTS, _LARGEST = 128, 64, 8192


class _Seen(Generic[T]):
    """A page's cells as some bytes have them, and what they say in files with these strings or those."""

    def __init__(self, cells: dict[Place, RawCell]) -> None:
        self._shared = [(place, cell) for place, cell in cells.items() if type(cell) is SharedCell]
        # As the last file had them.
        self._cells = {place: cell if isinstance(cell, GridCell) else EMPTY for place, cell in cells.items()}
        self._stood: Sequence[str | None] = [None] * len(self._shared)
        self.results: dict[tuple[str, ...], T] = {}

    def used(self, strings: Sequence[str]) -> tuple[str, ...]:
        """The strings that the page shows."""
        return tuple([strings[cell.shared] for _, cell in self._shared])

    def grid(self, used: Sequence[str]) -> Grid:
        """The page with these strings."""
        cells = self._cells.copy()
        for (place, cell), text, stood in zip(self._shared, used, self._stood, strict=True):
            if text is not stood:
                cells[place] = GridCell(text, formula=cell.formula)
        self._cells, self._stood = cells, used
        return Grid("", cells)


class Page(Generic[T]):
    """One of the workbook's own sheets: what ``read`` makes of it, remembered for the same bytes and strings."""

    def __init__(self, read: Callable[[Grid], T], formats: Formats = ORDINARY) -> None:
        self._read = read
        self._pieces = SheetPieces(lambda place, cell: (key_of(place), (place, cell)), formats=formats)
        self._seen: dict[Member, _Seen[T]] = {}
        self._last: tuple[Member, _Seen[T]] | None = None

    def read(self, member: Member, strings: Sequence[str]) -> T:
        """What the sheet says in a file with these strings."""
        seen = self._seen_in(member)
        used = seen.used(strings)
        if used not in seen.results:
            result = self._read(seen.grid(used))
            if len(seen.results) >= _RESULTS:
                seen.results.clear()
            seen.results[used] = result
        return seen.results[used]

    def _seen_in(self, member: Member) -> _Seen[T]:
        if self._last is not None and self._last[0] == member:  # quicker than to look it up
            return self._last[1]
        seen = self._seen.get(member) or self._learn(member)
        if len(member.packed) <= _LARGEST:
            self._last = member, seen
        return seen

    def _learn(self, member: Member) -> _Seen[T]:
        found = self._pieces.sheet(content_of(member))
        if found is None:
            raise OddError
        seen: _Seen[T] = _Seen(dict(filter(None, found.others.values())))  # type: ignore[arg-type] # as made above
        if len(member.packed) <= _LARGEST:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[member] = seen
        return seen
