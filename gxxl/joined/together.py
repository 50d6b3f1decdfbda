"""Which readings of several rows go together: exact, by the sums that hold across the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from gxxl.joined.budget import Budget, TooManyError
from gxxl.joined.result import Reading

STEPS = 500_000  # partial sums tried, for all questions together

Vector = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sum across rows: the figures times their signs, added, give ``amount``."""

    id: str
    signs: Mapping[str, int]
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    """The readings that a row may have, a value for each of its codes; whole numbers wherever a line counts them."""

    codes: tuple[str, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Narrowed:
    """The readings that remain of each row.

    ``broken`` are lines that no choice of readings satisfies; ``conflict`` those that cannot hold together. Neither
    ruled anything out, and a row always keeps a reading.
    """

    rows: Mapping[str, Options]
    broken: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()


def narrow(rows: Mapping[str, Options], lines: Sequence[Line]) -> Narrowed:
    """The rows with only those readings that are part of some choice, one reading a row, satisfying the lines.

    Where there is too much to look through, fewer readings are ruled out than might be.
    """
    budget = Budget(STEPS)
    broken = tuple(line.id for line in lines if _support(rows, [line], budget) is None)
    sound = [line for line in lines if line.id not in broken]
    narrowed = dict(rows)
    conflict: list[str] = []
    for group in _groups(rows, sound):
        found = _narrow_group(rows, group, budget)
        if found is None:
            conflict.extend(line.id for line in group)
        else:
            narrowed |= found
    return Narrowed(narrowed, broken, tuple(conflict))


def _narrow_group(rows: Mapping[str, Options], lines: Sequence[Line], budget: Budget) -> dict[str, Options] | None:
    """The rows that the lines narrow; ``None`` where the lines contradict each other."""
    keys = [key for key, row in rows.items() if any(_touches(row, line) for line in lines)]
    current, before = {key: rows[key] for key in keys}, -1
    while before != (before := sum(len(row.readings) for row in current.values())):
        for line in lines:
            found = _support(current, [line], budget)
            if found is None:
                return None
            current |= found
    found = _support(current, lines, budget)
    return None if found is None else current | found


def _groups(rows: Mapping[str, Options], lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines that depend on each other, through rows whose reading is open."""
    groups: list[tuple[set[str], list[Line]]] = []
    for line in lines:
        touched = {key for key, row in rows.items() if len(row.readings) > 1 and _touches(row, line)}
        joined = [group for group in groups if group[0] & touched]
        groups = [group for group in groups if not group[0] & touched]
        keys = touched.union(*(group[0] for group in joined))
        groups.append((keys, [*(other for group in joined for other in group[1]), line]))
    return (group for keys, group in groups if keys)


def _touches(row: Options, line: Line) -> bool:
    return not line.signs.keys().isdisjoint(row.codes)


@dataclass
class _Choice:
    """An open row's readings by what they add to the lines, and the smallest and largest that they add."""

    key: str
    readings: dict[Vector, list[Reading]] = field(default_factory=dict)

    def bounds(self) -> list[tuple[int, int]]:
        return [(min(column), max(column)) for column in zip(*self.readings, strict=True)]


def _support(rows: Mapping[str, Options], lines: Sequence[Line], budget: Budget) -> dict[str, Options] | None:
    """The open rows that ``lines`` touch, with the readings that are part of a solution; ``None`` if there is none.

    Nothing where there is too much to look through. Sums are merged as they grow, so that the work is in how many
    different sums there are, not in how many choices.
    """
    choices, target = _choices(rows, lines)
    try:
        layers = _forward(choices, target, budget)
    except TooManyError:
        return {}
    if not layers[-1]:
        return None
    return {
        key: Options(rows[key].codes, tuple(reading for reading in rows[key].readings if reading in kept))
        for key, kept in _backward(choices, layers, target)
    }


def _choices(rows: Mapping[str, Options], lines: Sequence[Line]) -> tuple[list[_Choice], Vector]:
    """The open rows as choices, fewest first, and what they must add up to."""
    target = tuple(line.amount for line in lines)
    choices: list[_Choice] = []
    for key, row in rows.items():
        if not any(_touches(row, line) for line in lines):
            continue
        choice = _Choice(key)
        for reading in row.readings:
            choice.readings.setdefault(_vector(row.codes, reading, lines), []).append(reading)
        if len(row.readings) == 1:
            target = tuple(a - b for a, b in zip(target, next(iter(choice.readings)), strict=True))
        else:
            choices.append(choice)
    return sorted(choices, key=lambda choice: len(choice.readings)), target


def _vector(codes: Sequence[str], reading: Reading, lines: Sequence[Line]) -> Vector:
    values = dict(zip(codes, reading, strict=True))
    return tuple(
        sum(sign * int(values[code] or Decimal(0)) for code, sign in line.signs.items() if code in values)
        for line in lines
    )


def _plus(one: Vector, other: Vector) -> Vector:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _forward(choices: Sequence[_Choice], target: Vector, budget: Budget) -> list[set[Vector]]:
    """After each choice, the sums from which the target can still be reached, as far as bounds tell."""
    rest = [tuple((0, 0) for _ in target)]
    for choice in reversed(choices):
        rest.append(tuple((a + c, b + d) for (a, b), (c, d) in zip(rest[-1], choice.bounds(), strict=True)))
    layers = [_within({tuple(0 for _ in target)}, rest[-1], target)]
    for choice, bounds in zip(choices, reversed(rest[:-1]), strict=True):
        budget.spend(len(layers[-1]) * len(choice.readings))
        sums = {_plus(state, vector) for state in layers[-1] for vector in choice.readings}
        layers.append(_within(sums, bounds, target))
    return layers


def _within(sums: set[Vector], bounds: Sequence[tuple[int, int]], target: Vector) -> set[Vector]:
    def reaches(state: Vector) -> bool:
        return all(low <= want - has <= high for has, want, (low, high) in zip(state, target, bounds, strict=True))

    return set(filter(reaches, sums))


def _backward(
    choices: Sequence[_Choice], layers: Sequence[set[Vector]], target: Vector
) -> Iterator[tuple[str, set[Reading]]]:
    """For each choice, last first, the readings that lead to the target."""
    alive = {target}
    for choice, sums in zip(reversed(choices), reversed(layers[:-1]), strict=True):
        steps = [(state, vector) for state in sums for vector in choice.readings if _plus(state, vector) in alive]
        alive = {state for state, _ in steps}
        yield choice.key, {reading for vector in {vector for _, vector in steps} for reading in choice.readings[vector]}
