"""Every way to cut one run of digits into figures, by the sums within the row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gxxl.form import Cell, Domain, Rule
from gxxl.joined.budget import Budget, TooManyError
from gxxl.joined.result import Reading
from gxxl.reading import BLANK_MARKS

MOST = 5_000  # readings of a row that are kept

_DIGITS = re.compile(r"[0-9]+")
_MARKS = tuple(mark for mark in BLANK_MARKS if mark)

_Figure = int | Decimal | None
_Figures = tuple[_Figure, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A row's characters without gaps. ``cuts`` are where the gaps were, and the end: no figure goes across one."""

    text: str
    cuts: tuple[int, ...]
    unit: str | None


@dataclass(frozen=True, slots=True)
class _Sum:
    """A rule within the row, by the places of its cells."""

    parts: tuple[int, ...]
    found: tuple[int, ...]
    needed: tuple[int, ...]

    def holds(self, values: _Figures) -> bool:
        """Whether the rule holds; a blank total says nothing, a blank part adds nothing."""
        if any(values[place] is None for place in self.needed):
            return True
        return _add(values[place] for place in self.parts) == _add(values[place] for place in self.found)

    def is_in_order(self, cells: Sequence[Cell], run: Run) -> bool:
        """Whether the parts stand next to each other, their one total after them, all of them counts.

        Where a part is a total itself, a blank one would leave the rule open: then only without signs for blanks.
        """
        places = (*self.parts, *self.found)
        return (
            len(self.found) == 1
            and places == tuple(range(places[0], places[-1] + 1))
            and all(cells[place].domain is Domain.COUNT for place in places)
            and (self.needed == self.found or not any(mark in run.text for mark in _MARKS))
        )


def _add(values: Iterable[_Figure]) -> int | Decimal:
    return sum(value or 0 for value in values)


@dataclass(frozen=True, slots=True)
class _Segment:
    """Cells that are read together: the parts of a sum and its total, or one cell. ``after`` cells come behind it."""

    first: int
    parts: int
    after: int


class Search:
    """All readings of a run for some cells, with which some rules within the row hold."""

    def __init__(self, run: Run, cells: Sequence[Cell], rules: Sequence[Rule], budget: Budget) -> None:
        self._run = run
        self._domains = [cell.domain for cell in cells]
        self._budget = budget
        places = {cell.code: place for place, cell in enumerate(cells)}
        sums = [_sum(rule, places) for rule in rules]
        in_order = {sum_.parts[0]: sum_ for sum_ in sums if sum_.is_in_order(cells, run)}
        self._segments = list(_segments(len(cells), in_order))
        self._sums: dict[tuple[int, int, int], dict[int | Decimal, list[_Figures]]] = {}
        self._checks = [sum_ for sum_ in sums if sum_ not in in_order.values()]

    def all(self) -> list[Reading]:
        """Every reading, each once; raises ``TooManyError``."""
        found: dict[Reading, None] = {}
        for values in self._from(0, 0, ()):
            if all(check.holds(values) for check in self._checks):
                found[tuple(None if value is None else Decimal(value) for value in values)] = None
            if len(found) > MOST:
                raise TooManyError
        return list(found)

    def _from(self, number: int, at: int, before: _Figures) -> Iterator[_Figures]:
        if number == len(self._segments):
            yield before
            return
        segment = self._segments[number]
        read = self._sum if segment.parts else self._lone
        for values, end in read(segment, at):
            yield from self._from(number + 1, end, before + values)

    def _lone(self, segment: _Segment, at: int) -> Iterator[tuple[_Figures, int]]:
        for value, end in self._figures(at, self._domains[segment.first]):
            self._budget.spend()
            if self._leaves_room(segment, end):
                yield (value,), end

    def _sum(self, segment: _Segment, at: int) -> Iterator[tuple[_Figures, int]]:
        """The total first: it bounds the parts, so that few ways to cut them are tried."""
        for middle in range(at + segment.parts, len(self._run.text) - segment.after):
            for total, end in self._figures(middle, Domain.COUNT):
                self._budget.spend()
                if self._leaves_room(segment, end):
                    for parts in self._parts(at, middle, segment.parts, total):
                        yield (*parts, total), end

    def _leaves_room(self, segment: _Segment, end: int) -> bool:
        left = len(self._run.text) - end
        return left >= segment.after if segment.after else left == 0

    def _parts(self, at: int, end: int, count: int, total: _Figure) -> Iterator[_Figures]:
        """The ways to cut a stretch into ``count`` counts that add up to ``total``, to anything where it is blank.

        Both halves are cut on their own and put together by their sums: far fewer ways than cutting the whole.
        """
        if total is None:
            yield from self._cut(at, end, count)
        elif _is_possible(end - at, count, int(total)):
            half = count // 2
            for middle in range(at + half, end - (count - half) + 1):
                right = self._by_sum(middle, end, count - half)
                for amount, left in self._by_sum(at, middle, half).items() if right else ():
                    self._budget.spend()
                    for more in right.get(total - amount, ()):
                        yield from (part + more for part in left)

    def _by_sum(self, at: int, end: int, count: int) -> Mapping[int | Decimal, list[_Figures]]:
        """The ways to cut a stretch into counts, by what they add up to; kept."""
        key = (at, end, count)
        if key not in self._sums:
            found = self._sums[key] = {}
            for values in self._cut(at, end, count):
                found.setdefault(_add(values), []).append(values)
        return self._sums[key]

    def _cut(self, at: int, end: int, count: int) -> Iterator[_Figures]:
        """All ways to cut a stretch into ``count`` counts."""
        if count == 0:
            if at == end:
                yield ()
            return
        for value, stop in self._figures(at, Domain.COUNT):
            if end - stop >= count - 1 and (count > 1 or stop == end):
                self._budget.spend()
                for more in self._cut(stop, end, count - 1):
                    yield (value, *more)

    def _figures(self, at: int, domain: Domain) -> Iterator[tuple[_Figure, int]]:
        """Each figure that may begin at a place, and where it ends."""
        for mark in _MARKS:
            if self._run.text.startswith(mark, at):
                yield None, at + len(mark)
        stop = next((cut for cut in self._run.cuts if cut > at), at)
        text = self._run.text[at:stop]
        if domain is Domain.SIGNED and text[:1] in ("-", "+"):
            for size in _sizes(text[1:]):
                if text[1] != "0":
                    yield int(text[: size + 1]), at + size + 1
            return
        for size in _sizes(text):
            if text[size : size + 1] != ".":
                yield int(text[:size]), at + size
            elif domain is Domain.AMOUNT:
                for decimals in _sizes(text[size + 1 :], zeros=True):
                    end = size + 1 + decimals
                    yield Decimal(text[:end]), at + end


def _is_possible(length: int, count: int, total: int) -> bool:
    """Whether so many characters can be ``count`` figures of that sum: none longer than it, one as long as needed."""
    widest = max(len(str(total)), *map(len, _MARKS))
    longest = min(length - count + 1, widest)
    return length <= count * widest and (total == 0 or total < count * 10**longest)


def _sizes(text: str, *, zeros: bool = False) -> range:
    """How many digits a figure at the start of a text may have; a 0 there stands alone, but for ``zeros``."""
    digits = _DIGITS.match(text)
    if digits is None:
        return range(0)
    return range(1, 2 if text[0] == "0" and not zeros else digits.end() + 1)


def _segments(count: int, sums: Mapping[int, _Sum]) -> Iterator[_Segment]:
    place = 0
    while place < count:
        parts = len(sums[place].parts) if place in sums else 0
        yield _Segment(place, parts, count - place - parts - 1)
        place += parts + 1


def _sum(rule: Rule, places: Mapping[str, int]) -> _Sum:
    return _Sum(
        parts=tuple(places[code] for code in rule.expected),
        found=tuple(places[code] for code in rule.found),
        needed=tuple(places[code] for code in rule.needed),
    )
