"""The smallest sets of cells whose change makes every rule hold: exact, and all of them.

Depth first, with sets of one cell, then two, and so on. A broken rule must hold a changed cell; a rule that holds must
not hold exactly one. Once a set satisfies both, its values follow by elimination; where they do not exist, or leave the
cells' domains, a further cell must lie in a rule that the set touches: otherwise the rest of a larger solution would
change nothing of the set's own equations. So no smallest set is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from operator import eq
from typing import NamedTuple

MAX_SIZE = 6
MAX_NODES = 60_000
MAX_TRIALS = 50_000  # values tried for sets whose equations leave room; a second or two

Row = Mapping[int, int]  # coefficient by cell
Exact = int | Fraction  # nearly all are whole, and whole numbers are quick


class System(NamedTuple):
    """Linear rules over cells ``0 .. n-1``: ``rows[i]`` times the values is ``residuals[i]``, which should be 0.

    ``allowed(cell, change)`` says whether a cell may be changed by that much; ``forced`` are cells whose present value
    is none that they may have.
    """

    rows: tuple[Row, ...]
    residuals: tuple[Exact, ...]
    allowed: Callable[[int, Exact], bool]
    forced: frozenset[int] = frozenset()


class Correction(NamedTuple):
    """A smallest set: the change of each cell, ``None`` where several changes are possible."""

    changes: Mapping[int, Exact | None]


class TooMany(Exception):  # noqa: N818 - it is an answer, not a fault
    """More cells are wrong than can be told."""


def smallest(system: System) -> list[Correction]:
    """All smallest corrections; none where nothing is wrong.

    Raises ``TooMany`` past ``MAX_SIZE`` cells, ``MAX_NODES`` steps or ``MAX_TRIALS`` values.
    """
    search = _Search(system)
    if all(search.open_at) and not system.forced:
        return []
    for size in range(max(1, len(system.forced)), MAX_SIZE + 1):
        found = search.of_size(size)
        if found:
            return found
    raise TooMany


class _Search:
    """One search; counts its steps over all sizes."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.rows = [tuple(row) for row in system.rows]
        # How many changed cells leave a rule open: none where it is broken, a single one where it holds.
        self.open_at = [0 if residual else 1 for residual in system.residuals]
        self.touching: dict[int, list[int]] = {}
        for number, row in enumerate(system.rows):
            for cell in row:
                self.touching.setdefault(cell, []).append(number)
        self.most = max(map(len, self.touching.values()), default=1)
        self.steps = 0
        self.trials = 0

    def of_size(self, size: int) -> list[Correction]:
        """All corrections of exactly this many cells; smaller ones must not exist."""
        self.size = size
        self.seen: set[frozenset[int]] = set()
        self.found: list[Correction] = []
        counts = [0] * len(self.rows)
        for cell in self.system.forced:
            for number in self.touching.get(cell, ()):
                counts[number] += 1
        self._extend(frozenset(self.system.forced), counts)
        return self.found

    def _extend(self, chosen: frozenset[int], counts: list[int]) -> None:
        if chosen in self.seen:
            return
        self.seen.add(chosen)
        self.steps += 1
        if self.steps > MAX_NODES:
            raise TooMany
        left = self.size - len(chosen)
        open_rows = [row for row, is_open in enumerate(map(eq, counts, self.open_at)) if is_open]
        if len(open_rows) > left * self.most:
            return
        if open_rows:
            self._branch(chosen, counts, self._candidates(open_rows, left))
        elif left == 0:
            self._settle(chosen, counts)
        elif chosen and not self._changes(chosen, counts):
            touched = {cell for number, count in enumerate(counts) if count for cell in self.rows[number]}
            self._branch(chosen, counts, sorted(touched))

    def _candidates(self, open_rows: Sequence[int], left: int) -> Sequence[int]:
        """The cells of an open rule, one of which must be changed; the last one must lie in all of them."""
        cells = self.rows[min(open_rows, key=lambda number: len(self.rows[number]))]
        if left > 1 or len(open_rows) == 1:
            return cells
        return [cell for cell in cells if all(cell in self.system.rows[number] for number in open_rows)]

    def _branch(self, chosen: frozenset[int], counts: list[int], cells: Sequence[int]) -> None:
        if len(chosen) == self.size:
            return
        for cell in cells:
            if cell in chosen:
                continue
            touching = self.touching[cell]
            for number in touching:
                counts[number] += 1
            self._extend(chosen | {cell}, counts)
            for number in touching:
                counts[number] -= 1

    def _settle(self, chosen: frozenset[int], counts: list[int]) -> None:
        changes = self._changes(chosen, counts)
        if changes:
            self.found.append(Correction(changes))

    def _changes(self, chosen: frozenset[int], counts: list[int]) -> dict[int, Exact | None] | None:
        """The changes of a set, or ``None`` where it has none within the domains; a change of 0 is none."""
        cells = sorted(chosen)
        touched = [number for number, count in enumerate(counts) if count]
        solved = _solve(self.system, cells, touched)
        if solved is None:
            return None
        fixed, free = solved
        if not free:
            ok = all(change and self.system.allowed(cell, change) for cell, change in fixed.items())
            return dict(fixed) if ok else None
        return self._family(fixed, free)

    def _family(self, fixed: dict[int, Exact], free: _Forms) -> dict[int, Exact | None] | None:
        """A set whose equations leave room: some whole values within the domains must exist."""
        if any(not change or not self.system.allowed(cell, change) for cell, change in fixed.items()):
            return None
        if not self._some_values(free):
            return None
        return {**fixed, **dict.fromkeys(free)}

    def _some_values(self, forms: Mapping[int, Mapping[int, Fraction]]) -> bool:
        """Whether some whole values of the free cells keep every cell of a family within its domain, and changed."""
        loose = [cell for cell, form in forms.items() if form == {cell: 1}]
        for values in _trials(loose):
            self.trials += 1
            if self.trials > MAX_TRIALS:
                raise TooMany
            if _fits(self.system, forms, values):
                return True
        return False


CONSTANT = -1
_Forms = dict[int, dict[int, Fraction]]  # by cell a linear form in free cells


def _solve(system: System, cells: Sequence[int], rows: Sequence[int]) -> tuple[dict[int, Exact], _Forms] | None:
    """Solve the touched rows for the changes of ``cells``.

    Returns the changes that are fixed, and for the others each as a linear form in free cells (``CONSTANT`` holds the
    constant); ``None`` where there is no solution.
    """
    if len(cells) == 1 and all(system.rows[number].get(cells[0]) for number in rows):
        return _solve_one(system, cells[0], rows)
    matrix = [
        ([Fraction(system.rows[number].get(cell, 0)) for cell in cells], Fraction(-system.residuals[number]))
        for number in rows
    ]
    pivots: list[tuple[int, int]] = []
    for column in range(len(cells)):
        start = len(pivots)
        row = next((r for r in range(start, len(matrix)) if matrix[r][0][column]), None)
        if row is None:
            continue
        matrix[start], matrix[row] = matrix[row], matrix[start]
        _clear(matrix, start, column)
        pivots.append((start, column))
    if any(value for _, value in matrix[len(pivots) :]):
        return None
    pivot_columns = {column for _, column in pivots}
    loose = [column for column in range(len(cells)) if column not in pivot_columns]
    fixed: dict[int, Exact] = {}
    forms: _Forms = {cells[column]: {cells[column]: Fraction(1)} for column in loose}
    for row, column in pivots:
        form = {cells[k]: -matrix[row][0][k] for k in loose if matrix[row][0][k]}
        if form:
            forms[cells[column]] = form | {CONSTANT: matrix[row][1]}
        else:
            fixed[cells[column]] = matrix[row][1]
    return fixed, forms


def _solve_one(system: System, cell: int, rows: Sequence[int]) -> tuple[dict[int, Exact], _Forms] | None:
    """The same for one cell: all rows must ask for the same change."""
    changes = {_quotient(-system.residuals[number], system.rows[number][cell]) for number in rows}
    if len(changes) > 1:
        return None
    return ({cell: changes.pop()}, {}) if changes else ({}, {cell: {cell: Fraction(1)}})


def _quotient(value: Exact, coefficient: int) -> Exact:
    return value * coefficient if coefficient in (1, -1) else Fraction(value) / coefficient


def _clear(matrix: list[tuple[list[Fraction], Fraction]], pivot: int, column: int) -> None:
    coefficients, value = matrix[pivot]
    factor = coefficients[column]
    if factor != 1:
        coefficients, value = [c / factor for c in coefficients], value / factor
        matrix[pivot] = coefficients, value
    for number, (other, constant) in enumerate(matrix):
        if number != pivot and other[column]:
            by = other[column]
            matrix[number] = [a - by * b for a, b in zip(other, coefficients, strict=True)], constant - by * value


TRIES = 200


def _trials(loose: Sequence[int]) -> Iterator[dict[int, Fraction]]:
    """Changes of the free cells to try, small ones first; with two and more free cells all move alike."""
    for number in range(1, TRIES + 1):
        for sign in (-1, 1):
            yield {cell: Fraction(sign * number) for cell in loose}


def _fits(system: System, forms: Mapping[int, Mapping[int, Fraction]], values: Mapping[int, Fraction]) -> bool:
    for cell, form in forms.items():
        change = sum((by * values.get(k, Fraction(1)) for k, by in form.items()), Fraction(0))
        if not change or not system.allowed(cell, change):
            return False
    return True
