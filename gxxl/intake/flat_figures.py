"""The figures of tables that were found in flat text, and where they stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from gxxl.form import Cell, Domain, load
from gxxl.intake.copies import Reading, the_one
from gxxl.intake.fields import with_plain_bars
from gxxl.intake.flat import find_flat
from gxxl.intake.jammed import figures_of_jam
from gxxl.intake.labels import money_after, spelled
from gxxl.intake.normal_text import Text
from gxxl.intake.rows import FlatTable, Row
from gxxl.intake.scattered import find_scattered
from gxxl.messages import imports
from gxxl.messages import intake as words
from gxxl.reading import read_text, sensible
from gxxl.submission import ABSENT, Figure, Made, Place, State


def flat_readings(raw: str, wanted: Collection[str]) -> dict[str, Reading]:
    """What a text says of the tables of the ``wanted`` sections, by the section's key.

    Raises ``Refused`` where it has them twice with other figures.
    """
    readings: dict[str, Reading] = {}
    for key, (reading, last) in _readings(raw, 0, wanted).items():
        again = _readings(raw, last, (key,)).get(key)
        readings[key] = the_one(reading, again[0]) if again else reading
    return readings


def _readings(raw: str, above: int, wanted: Collection[str]) -> dict[str, tuple[Reading, int]]:
    """The readings below so many lines, each with the number of its last row's line."""
    part = "\n".join(raw.split("\n")[above:])
    flat = find_flat(Text(with_plain_bars(part)))
    joined = figures_of_jam(flat)
    ways: dict[str, list[FlatTable]] = {}
    for found in (*flat, *find_scattered(part)):
        if found.section.key in wanted:
            ways.setdefault(found.section.key, []).append(found)
    normal = spelled(part)
    readings = {}
    for key, tables in ways.items():
        best = max(tables, key=lambda table: (table.apart, table.told))
        figures = _agreed(best, tables, joined)
        cells = load(best.edition).cells
        figures = {
            code: sensible(_with_head_money(figure, cells[code], normal), cells[code])
            for code, figure in figures.items()
        }
        places = {code: _line_place(raw, above + row.line) for row in best.rows for code in row.codes}
        readings[key] = Reading(best.edition, figures, places), above + max(row.line for row in best.rows)
    return readings


def _agreed(best: FlatTable, tables: Sequence[FlatTable], joined: Mapping[str, Figure]) -> dict[str, Figure]:
    """The figures of one way to read a text; what another way contradicts has several readings."""
    figures = _figures(best, joined)
    in_doubt = [code for row in best.rows if not row.is_apart for code in row.codes]
    for table in tables:
        if table is not best:
            others = _figures(table, joined)
            _agree(figures, {code: others[code] for code in in_doubt if code in others})
    return figures


def _figures(found: FlatTable, joined: Mapping[str, Figure]) -> dict[str, Figure]:
    cells = load(found.edition).cells
    return {
        code: joined.get(code) or _figure(row, number_, cells[code])
        for row in found.rows
        for number_, code in enumerate(row.codes)
    }


def _with_head_money(figure: Figure, cell: Cell, normal: str) -> Figure:
    """With the unit of money that a text's head names where the form's head names none: 「采购总金额（万元）」."""
    if cell.domain is not Domain.AMOUNT or figure.value is None or figure.unit or cell.unit:
        return figure
    return replace(figure, unit=money_after(normal, spelled(cell.column_labels[-1])))


def _agree(figures: dict[str, Figure], others: Mapping[str, Figure]) -> None:
    """Where a text can be read in two ways, what they do not agree on has several readings."""
    for code, other in others.items():
        mine = figures.get(code)
        if mine is None or mine.value is None or other.value is None or mine.value == other.value:
            continue
        known = tuple(sorted((mine.value, other.value)))
        figures[code] = Figure(None, State.AMBIGUOUS, Made.PRINTED, readings=known)


def _figure(row: Row, number_: int, cell: Cell) -> Figure:
    if row.tokens is not None:
        return read_text(row.tokens[number_], cell, Made.PRINTED, words=False)
    return ABSENT if row.is_cut else Figure(None, State.UNREADABLE, Made.PRINTED, text=row.said)


def _line_place(raw: str, number: int) -> Place:
    """A line of a text; where the text has pages, the page and the line in it."""
    before = raw.split("\n")[:number]
    pages = "\n".join(before).count("\f") + 1
    if pages == 1 and "\f" not in raw:
        return Place(words.LINE.format(number=number), "")
    first = next((at for at in range(len(before) - 1, -1, -1) if "\f" in before[at]), 0)
    return Place(imports.PAGE_LINE.format(page=pages, number=number - first), "")
