"""Figures of which each is a plain count, as in most reports: whole numbers in an array, made figures when asked for.

Ten thousand reports of two hundred figures are two million objects, or sixteen megabytes of numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from gxxl.figures import Editions, Figures, index_of
from gxxl.submission import Figure, Made, State, confirmed_zero, number

MOST = 10**15  # a workbook holds whole numbers below this one exactly, and writes them without an exponent
_SIZES = (("B", 2**8), ("H", 2**16), ("I", 2**32), ("q", 2**63))  # types of numbers in an array, and their limits
_PROTOCOL = 5


class Kind(NamedTuple):
    """What a figure is besides its value."""

    state: State
    made: Made
    unit: str | None


@dataclass(frozen=True, eq=False)
class Pattern:
    """What the figures of a report are besides their values: ``kinds`` has one for each cell, in the order of the form.

    Reports of one template mostly share one.
    """

    editions: Editions
    kinds: tuple[Kind, ...]

    @cached_property
    def packed(self) -> bytes:
        """All of it in bytes, for ``pattern_of``."""
        import pickle  # noqa: PLC0415 - late, for start-up

        distinct = list(dict.fromkeys(self.kinds))
        plain = [(str(kind.state.value), str(kind.made.value), kind.unit) for kind in distinct]
        numbers = {kind: number for number, kind in enumerate(distinct)}
        return pickle.dumps((self.editions, plain, [numbers[kind] for kind in self.kinds]), _PROTOCOL)

    @cached_property
    def are_numbers(self) -> bool:
        """Whether each figure was written as a number."""
        return all(kind.state is State.NUMBER for kind in self.kinds)


@lru_cache(maxsize=256)
def pattern_of(packed: bytes) -> Pattern:
    """The pattern of these bytes, which come from this program."""
    import pickle  # noqa: PLC0415 - late, for start-up

    editions, plain, places = pickle.loads(packed)  # noqa: S301 - see above
    kinds = [Kind(State(state), Made(made), unit) for state, made, unit in plain]
    return Pattern(editions, tuple([kinds[place] for place in places]))


class Counts(Figures):
    """Figures of one pattern with these whole numbers, none negative, all below ``MOST``."""

    __slots__ = ("numbers", "pattern")

    def __init__(self, pattern: Pattern, numbers: Sequence[int]) -> None:
        self.editions = pattern.editions
        self.pattern = pattern
        self.numbers = numbers if isinstance(numbers, array) else as_array(numbers)
        self._index = index_of(pattern.editions)
        self._quiet = True

    @property
    def row(self) -> tuple[Figure, ...]:
        """The figures in the order of the form."""
        return tuple(self.each())

    @property
    def are_zero(self) -> bool:
        """Whether every cell is zero."""
        return not any(self.numbers)

    def each(self) -> Iterator[Figure]:
        """The figures one after the other."""
        return map(figure_of, self.pattern.kinds, self.numbers)

    def __getitem__(self, code: str) -> Figure:
        place = self._index[code]
        return figure_of(self.pattern.kinds[place], self.numbers[place])

    def __reduce__(self) -> tuple[object, ...]:
        return counts_of, (self.pattern.packed, self.numbers.typecode, self.numbers.tobytes())


def counts_of(pattern: bytes, size: str, numbers: bytes) -> Counts:
    """Counts from their pattern and their numbers in bytes."""
    return Counts(pattern_of(pattern), array(size, numbers))


def as_array(numbers: Sequence[int]) -> array[int]:
    """Whole numbers in as little memory as they need."""
    most = max(numbers, default=0)
    return array(next(size for size, limit in _SIZES if most < limit), numbers)


def as_counts(figures: Figures) -> Figures:
    """The same figures as counts, where each of them is one."""
    if isinstance(figures, Counts) or not figures.are_quiet:
        return figures
    distinct, places = figures.numbered()
    known = list(map(_split, distinct))
    if None in known:
        return figures
    kinds, numbers = zip(*[known[place] for place in places], strict=True)
    return Counts(shared_pattern(figures.editions, kinds), as_array(numbers))


@lru_cache(maxsize=64)
def shared_pattern(editions: Editions, kinds: tuple[Kind, ...]) -> Pattern:
    """The pattern of figures of these kinds: one object for all who ask."""
    return Pattern(editions, kinds)


def _split(figure: Figure) -> tuple[Kind, int] | None:
    """What a figure is and its number, when both together are the whole figure."""
    kind = Kind(figure.state, figure.made, figure.unit)
    if figure.value is None or not 0 <= figure.value < MOST:
        return None
    whole = int(figure.value)
    return (kind, whole) if figure_of(kind, whole) == figure else None


def figure_of(kind: Kind, count: int) -> Figure:
    """The figure of a kind with this number; equal ones are mostly one object."""
    if kind.state is State.NUMBER:
        return _number(count, kind.made, kind.unit)
    if kind.state is State.CONFIRMED_ZERO and kind.unit is None and not count:
        return confirmed_zero(kind.made)
    return Figure(Decimal(count), kind.state, kind.made, unit=kind.unit)


@lru_cache(maxsize=16_384)
def _number(count: int, made: Made, unit: str | None) -> Figure:
    return number(Decimal(count), made, unit)
