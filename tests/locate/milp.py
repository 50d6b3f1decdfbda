"""The same question put to a MILP solver: all smallest sets of cells, by no-good cuts."""

from __future__ import annotations

import highspy

from gxxl.locate.search import System

BIG = 2000.0


def all_smallest(system: System, cells: int, values: list[int]) -> set[frozenset[int]]:
    """Every smallest set of cells whose change makes all rules hold, values staying whole and not below 0.

    ``values`` are the present ones. One binary a cell says whether it changes; each set found is cut off and the model
    solved again, until the next set would be larger.
    """
    model = highspy.Highs()  # type: ignore[no-untyped-call]  # typed in part only
    model.setOptionValue("output_flag", False)
    infinity = highspy.kHighsInf
    for value in values:  # the new values, then the binaries
        model.addVar(0.0, value + BIG)
        model.changeColIntegrality(model.getNumCol() - 1, highspy.HighsVarType.kInteger)
    for _ in values:
        model.addVar(0.0, 1.0)
        column = model.getNumCol() - 1
        model.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        model.changeColCost(column, 1.0)
    for row, residual in zip(system.rows, system.residuals, strict=True):
        target = sum(by * values[cell] for cell, by in row.items()) - float(residual)
        model.addRow(target, target, len(row), list(row), [float(by) for by in row.values()])
    for cell, value in enumerate(values):
        model.addRow(-infinity, float(value), 2, [cell, cells + cell], [1.0, -BIG])
        model.addRow(float(value), infinity, 2, [cell, cells + cell], [1.0, BIG])
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
        columns = [cells + cell for cell in chosen]
        model.addRow(-infinity, float(len(chosen) - 1), len(columns), columns, [1.0] * len(columns))
