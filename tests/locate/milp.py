"""The same question put to a MILP solver: all smallest sets of cells, by no-good cuts."""

from __future__ import annotations

from collections.abc import Iterable

import highspy

from gxxl.locate.search import System

LEAST = 100.0


def reach(system: System) -> float:
    """How far the solver may change a cell.

    Where the values of a set are determined they are sums and differences of residuals, so twice the sum of all
    leaves room. A far larger number (as 2000) gives the same sets, and makes the solver's relaxation some ten times
    slower: measured against it, any search looks fast.
    """
    return max(LEAST, 2.0 * sum(abs(float(residual)) for residual in system.residuals))


def all_smallest(system: System, values: list[int], far: float | None = None) -> set[frozenset[int]]:
    """Every smallest set of cells whose change makes all rules hold, values staying whole and not below 0.

    ``values`` are the present ones, one below 0 being one that must change. One binary a cell says whether it changes;
    each set found is cut off and the model solved again, until the next set would be larger. ``far`` is the most that
    a cell may change, by default ``reach``.
    """
    cells = len(values)
    model = _model(system, values, far or reach(system))
    found: set[frozenset[int]] = set()
    size = None
    while True:
        model.run()
        if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return found
        solution = model.getSolution().col_value
        chosen = frozenset(cell for cell in range(cells) if solution[cells + cell] > 0.5)
        size = size or len(chosen)
        if len(chosen) > size:
            return found
        found.add(chosen)
        _row(model, float("-inf"), len(chosen) - 1.0, [(cells + cell, 1.0) for cell in chosen])


def _model(system: System, values: list[int], far: float) -> highspy.Highs:
    """The new values first, then the binaries; the fewest changed cells is the aim."""
    model = highspy.Highs()  # type: ignore[no-untyped-call]  # typed in part only
    model.setOptionValue("output_flag", False)
    cells = len(values)
    for value in values:
        model.addVar(0.0, max(value, 0) + far)
    for cell in range(cells):
        model.addVar(0.0, 1.0)
        model.changeColCost(cells + cell, 1.0)
    for column in range(2 * cells):
        model.changeColIntegrality(column, highspy.HighsVarType.kInteger)
    for row, residual in zip(system.rows, system.residuals, strict=True):
        target = sum(by * values[cell] for cell, by in row.items()) - float(residual)
        _row(model, target, target, [(cell, float(by)) for cell, by in row.items()])
    for cell, value in enumerate(values):
        _row(model, float("-inf"), float(value), [(cell, 1.0), (cells + cell, -far)])
        _row(model, float(value), float("inf"), [(cell, 1.0), (cells + cell, far)])
    return model


def _row(model: highspy.Highs, low: float, high: float, terms: Iterable[tuple[int, float]]) -> None:
    columns, numbers = zip(*terms, strict=True)
    model.addRow(low, high, len(columns), list(columns), list(numbers))
