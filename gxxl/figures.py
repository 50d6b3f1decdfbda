"""Figures by code in little memory: the codes are held once for all submissions of the same editions."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, ItemsView, Iterator, Mapping, Sequence, ValuesView
from decimal import Decimal
from functools import lru_cache

from gxxl.form import TABLES
from gxxl.submission import Figure, Made, State, cells_of, number

Editions = tuple[str | None, ...]


class Figures(Mapping[str, Figure]):
    """A figure for each cell of the tables in these editions, in the order of the form; compares like any mapping."""

    __slots__ = ("_index", "_quiet", "_row", "editions")

    def __init__(self, editions: Editions, row: Sequence[Figure], *, are_quiet: bool | None = None) -> None:
        self.editions = editions
        self._row = tuple(row)
        self._index = index_of(editions)
        self._quiet = are_quiet  # None while nobody has looked

    @property
    def row(self) -> tuple[Figure, ...]:
        """The figures in the order of the form."""
        return self._row

    def __getitem__(self, code: str) -> Figure:
        return self._row[self._index[code]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)

    def __contains__(self, code: object) -> bool:
        return code in self._index

    @property
    def are_quiet(self) -> bool:
        """Whether each cell holds a plain whole number that is not negative and was stored: nothing to say of any."""
        if self._quiet is None:
            self._quiet = all(map(is_quiet, self.distinct()))
        return self._quiet

    @property
    def are_zero(self) -> bool:
        """Whether every cell is zero, typed or confirmed."""
        return all(figure.value == 0 for figure in self.each())

    def distinct(self) -> Collection[Figure]:
        """The figures that occur; equal plain numbers are one object."""
        return _by_identity(self.row).values()

    def numbered(self) -> tuple[list[Figure], list[int]]:
        """The figures that occur, and for each cell, in the order of the form, the number of its own among them."""
        row = self.row
        distinct = _by_identity(row)
        order = {key: number for number, key in enumerate(distinct)}
        return list(distinct.values()), [order[id(figure)] for figure in row]

    def columns(self, is_so: Callable[[Figure], bool]) -> list[int]:
        """The columns of the figures of which something holds; each that occurs is asked once."""
        row = self.row
        such = {key for key, figure in _by_identity(row).items() if is_so(figure)}
        return [column for column, figure in enumerate(row) if id(figure) in such] if such else []

    def each(self) -> Iterator[Figure]:
        """The figures one after the other."""
        return iter(self._row)

    def items(self) -> ItemsView[str, Figure]:
        """The codes with their figures."""
        return _Items(self)

    def values(self) -> ValuesView[Figure]:
        """The figures."""
        return _Values(self)

    def __reduce__(self) -> tuple[object, ...]:
        distinct, places = self.numbered()
        packed = list(map(_packed, distinct))
        return _unpacked, (self.editions, packed, bytes(places) if len(packed) < 256 else places)


def are_zero(figures: Mapping[str, Figure]) -> bool:
    """Whether there are figures, and every cell is zero, typed or confirmed."""
    if isinstance(figures, Figures):
        return bool(figures) and figures.are_zero
    return bool(figures) and all(figure.value == 0 for figure in figures.values())


def _by_identity(row: Sequence[Figure]) -> dict[int, Figure]:
    """The figures that occur in a row, which must be kept while these keys are in use."""
    return dict(zip(map(id, row), row, strict=True))


def is_quiet(figure: Figure) -> bool:
    """Whether nothing is to be said of a figure in a cell that holds a count."""
    value = figure.value
    if value is None or figure.state is State.MARKED or figure.made is Made.COMPUTED:
        return False
    return value >= 0 and value == value.to_integral_value()


class _Items(ItemsView[str, Figure]):
    """Without a look-up for each code."""

    _mapping: Figures

    def __iter__(self) -> Iterator[tuple[str, Figure]]:
        return zip(index_of(self._mapping.editions), self._mapping.each(), strict=True)


class _Values(ValuesView[Figure]):
    """Without a look-up for each code."""

    _mapping: Figures

    def __iter__(self) -> Iterator[Figure]:
        return self._mapping.each()


class Amounts(Mapping[str, Decimal]):
    """What each cell adds to a sum, by code; cells that add nothing (``None`` in ``row``) are left out.

    Whole numbers may stand in ``row`` as such, in an array: ``is_whole`` says that each cell adds something.
    """

    __slots__ = ("_index", "is_whole", "row")

    def __init__(self, editions: Editions, row: Sequence[Decimal | None] | array[int]) -> None:
        self.row: Sequence[Decimal | int | None] = row if isinstance(row, array) else tuple(row)
        # Not with ``in`` or ``count``: these ask each decimal whether it equals nothing, and that takes long.
        self.is_whole = isinstance(row, array) or not [value for value in self.row if value is None]
        self._index = index_of(editions)

    def __getitem__(self, code: str) -> Decimal:
        value = self.row[self._index[code]]
        if value is None:
            raise KeyError(code)
        return Decimal(value)

    def __contains__(self, code: object) -> bool:
        return code in self._index and (self.is_whole or self.row[self._index[code]] is not None)  # type: ignore[index] # a code

    def __iter__(self) -> Iterator[str]:
        return (code for code, value in zip(self._index, self.row, strict=True) if value is not None)

    def __len__(self) -> int:
        return sum(value is not None for value in self.row)


@lru_cache(maxsize=64)
def index_of(editions: Editions) -> Mapping[str, int]:
    """At which place each cell of the tables stands, the tables in the order of ``TABLES``."""
    return {code: number for number, code in enumerate(cells_of(editions))}


def editions_key(editions: Mapping[str, str | None]) -> Editions:
    """Editions as a tuple in the order of ``TABLES``."""
    return tuple(map(editions.get, TABLES))


Packed = tuple[Decimal | None, str, str, str | None, tuple[Decimal, ...], str | None]


def _packed(figure: Figure) -> Packed:
    return figure.value, figure.state.value, figure.made.value, figure.text, figure.readings, figure.unit


@lru_cache(maxsize=4096)
def _figure(packed: Packed) -> Figure:
    value, state, made, text, readings, unit = packed
    if state == State.NUMBER and text is None and not readings:
        return number(value, Made(made), unit) if value is not None else Figure(None, State.NUMBER, Made(made))
    return Figure(value, State(state), Made(made), text, readings, unit)


def _unpacked(editions: Editions, packed: Sequence[Packed], places: Sequence[int]) -> Figures:
    distinct = [_figure(item) for item in packed]
    return Figures(editions, [distinct[place] for place in places])
