"""The figures of a table that was found in a grid, and where they stand."""

from __future__ import annotations

from dataclasses import replace

from gxxl.form import Cell, Domain, load
from gxxl.form.layout import a1
from gxxl.intake.copies import Reading
from gxxl.intake.grid import Grid
from gxxl.intake.labels import money_in, spelled, without_money
from gxxl.intake.match import MAX_HEAD_ROWS, Match
from gxxl.intake.row_cells import Found
from gxxl.messages import intake as words
from gxxl.reading import exact, read_text, sensible
from gxxl.submission import Figure, Made, Place, State, blank, number


def reading_of(grid: Grid, found: Match, made: Made) -> Reading:
    """What a matched table says; ``made`` is how its figures came about."""
    form = load(found.edition)
    lost = [
        code
        for code, place in found.cells.items()
        if code in form.total_rules and place.stored is not None and not place.stored.stored
    ]
    figures = {code: _figure(grid, form.cells[code], place, made) for code, place in found.cells.items()}
    places = {code: _place(grid, place) for code, place in found.cells.items()}
    return Reading(found.edition, figures | dict.fromkeys(lost, blank(Made.FORMULA)), places, lost)


def _figure(grid: Grid, cell: Cell, found: Found, made: Made) -> Figure:
    figure = _with_others(grid, cell, found, made) if found.also else _as_stored(grid, cell, found, made)
    if cell.domain is not Domain.AMOUNT or figure.value is None or figure.unit != cell.unit:
        return sensible(figure, cell)
    return sensible(replace(figure, unit=_unit_above(grid, found, cell)), cell)


def _with_others(grid: Grid, cell: Cell, found: Found, made: Made) -> Figure:
    """The figure where several rows have one head: nothing tells which row counts, unless they say the same."""
    figures = [_as_stored(grid, cell, found._replace(stored=stored), made) for stored in (found.stored, *found.also)]
    values = {figure.value for figure in figures}
    if len(values) == 1:
        return figures[0]
    return Figure(None, State.AMBIGUOUS, made, readings=tuple(sorted(value for value in values if value is not None)))


def _unit_above(grid: Grid, found: Found, cell: Cell) -> str | None:
    """The unit of money that an amount's head names, which may not be the form's; the form's where no head is seen."""
    amount = without_money(spelled(cell.column_labels[-1]))
    for row in range(found.row - 1, max(found.row - MAX_HEAD_ROWS, -1), -1):
        text = spelled(grid.at(row, found.column).text)
        if amount in text:
            return money_in(text)
    return cell.unit


def _as_stored(grid: Grid, cell: Cell, found: Found, made: Made) -> Figure:
    if found.stored is None:
        row = " ".join(part.text for part in grid.line(found.row) if part.text)
        return Figure(None, State.UNREADABLE, made, text=row)
    stored = found.stored
    if not stored.stored:
        return Figure(None, State.UNREADABLE, Made.FORMULA, text=f"={stored.formula}")
    how = made if stored.formula is None else Made.FORMULA
    if stored.is_number:
        return number(exact(stored.text), how, cell.unit)
    if stored.formula is not None and not stored.text:
        return blank(how)
    return read_text(stored.text, cell, how, words=grid.is_sheet)


def _place(grid: Grid, found: Found) -> Place:
    if grid.is_sheet:
        return Place(grid.name, a1(found.row, found.column))
    if grid.aligned:
        table, row = grid.part(found.row)
        return Place(words.CELL.format(table=table, row=row + 1, column=found.column + 1), "")
    return Place(words.LINE.format(number=found.row + 1), "")
