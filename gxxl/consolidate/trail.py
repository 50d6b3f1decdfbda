"""What a summary workbook keeps of its parts beside 分单位明细, so that each cell can be traced from it alone.

分单位明细 has what each unit adds. A hidden sheet has, a line a unit, what that sheet cannot show: the unit's file, and
of its figures only those that are not plain numbers standing where the template has them. Figures are named by their
place among the columns of 分单位明细, runs of them as ``3-9``, so that a line stays short.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gxxl.consolidate.rows import Row
from gxxl.consolidate.total import Contribution, Total, added_value
from gxxl.counts import Counts
from gxxl.form import TABLES, Cell
from gxxl.submission import State

UNIT = "unit"
CHUNK = 30_000  # characters; a cell of a workbook takes 32,767

Line = tuple[str, ...]


class Source(NamedTuple):
    """A cell of the unit's file behind a cell of the summary, where the two have different codes."""

    code: str
    value: Decimal
    state: State


@dataclass(frozen=True)
class Trail:
    """What is kept of one unit. ``row`` is its row in 分单位明细.

    A figure that is in no mapping is a plain number at its place in the template.
    """

    row: int
    unit: str
    unit_code: str
    file: str
    sha256: str
    editions: Mapping[str, str]
    states: Mapping[int, State] = field(default_factory=dict)
    exact: Mapping[int, Decimal] = field(default_factory=dict)
    sources: Mapping[int, Sequence[Source]] = field(default_factory=dict)
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    is_summary: bool = False


def trail_lines(total: Total, rows: Mapping[Row, int]) -> Iterator[Line]:
    """The hidden sheet's lines: ``unit``, row in 分单位明细, name, code, file, hash, and the rest as JSON in pieces."""
    cells = list(total.summary.cells.values())
    for unit in total.contributions:
        origin = unit.submission.origin
        editions = tuple(unit.submission.editions.items())
        text = _nothing_kept(editions) if _is_as_usual(unit) else _json(_kept(unit, cells))
        pieces = (text[start : start + CHUNK] for start in range(0, len(text), CHUNK))
        yield (UNIT, str(rows[unit.row]), unit.row.unit, unit.row.unit_code, origin.file, origin.sha256, *pieces)


def _json(kept: Mapping[str, object]) -> str:
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _is_as_usual(unit: Contribution) -> bool:
    """Whether all figures are plain numbers in their own places: then only the editions are kept."""
    return _are_all_numbers(unit) and not unit.submission.origin.places and not unit.submission.parts


def _are_all_numbers(unit: Contribution) -> bool:
    figures = unit.submission.figures
    return isinstance(figures, Counts) and figures.pattern.are_numbers and not unit.converted.sources


@lru_cache(maxsize=64)
def _nothing_kept(editions: tuple[tuple[str, str | None], ...]) -> str:
    given = _given(dict(editions))
    return _json({"editions": given} if given else {})


def _given(editions: Mapping[str, str | None]) -> dict[str, str]:
    return {table: edition for table, edition in editions.items() if edition}


def _kept(unit: Contribution, cells: Sequence[Cell]) -> dict[str, object]:
    figures = unit.submission.figures
    states: dict[State, list[int]] = defaultdict(list)
    exact: dict[int, str] = {}
    sources: dict[int, list[tuple[str, str, str]]] = {}
    for number, cell, value in _to_look_at(unit, cells):
        if not _is_double(value):
            exact[number] = str(value)
        behind = unit.converted.sources_of(cell.code)
        if behind != (cell.code,):
            sources[number] = [*_sources(unit, cell, behind)]
        elif figures[cell.code].state is not State.NUMBER:
            states[figures[cell.code].state].append(number)
    kept = {
        "editions": _given(unit.submission.editions),
        "states": {state.value: runs(numbers) for state, numbers in states.items()},
        "exact": exact,
        "sources": sources,
        "places": _places(unit),
        "summary": bool(unit.submission.parts),
    }
    return {key: value for key, value in kept.items() if value}


def _to_look_at(unit: Contribution, cells: Sequence[Cell]) -> Iterator[tuple[int, Cell, Decimal]]:
    """The cells that add something; none of a unit whose figures are all plain numbers in their own places."""
    if _are_all_numbers(unit):
        return
    for number, (cell, value) in enumerate(zip(cells, unit.values.row, strict=True)):
        if value is not None:
            yield number, cell, Decimal(value)


def _sources(unit: Contribution, cell: Cell, codes: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for code in codes:
        figure = unit.submission.figures[code]
        value = added_value(cell, figure)
        if value is not None:
            yield code, str(value), figure.state.value


def _places(unit: Contribution) -> dict[str, dict[str, str]]:
    """Where cells stand that are not where the template has them, by sheet."""
    places: dict[str, dict[str, str]] = defaultdict(dict)
    for code, place in unit.submission.origin.places.items():
        places[place.where][code] = place.address
    return places


@lru_cache(maxsize=65_536)
def _is_double(value: Decimal) -> bool:
    """Whether the number that is written into a workbook (16 digits) reads back as this very decimal."""
    return Decimal(f"{float(value):.16G}") == value


def runs(numbers: Iterable[int]) -> str:
    """Ascending numbers as text: 3, 4, 5 and 8 are ``3-5,8``."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in found)


def from_runs(text: str) -> Iterator[int]:
    """The numbers that ``runs`` wrote. Raises ``ValueError`` for anything else."""
    for run in filter(None, text.split(",")):
        first, _, last = run.partition("-")
        low, high = int(first), int(last or first)
        if high - low > 100_000:
            raise ValueError(text)
        yield from range(low, high + 1)


def read_trail(line: Line) -> Trail:
    """A line of the hidden sheet. Raises ``ValueError`` for what these functions did not write."""
    _, row, unit, unit_code, file, sha256, *pieces = line
    kept = json.loads("".join(pieces))
    if not isinstance(kept, dict):
        raise ValueError(line)  # noqa: TRY004 - one kind of error for whoever reads
    try:
        return Trail(
            row=int(row),
            unit=unit,
            unit_code=unit_code,
            file=file,
            sha256=sha256,
            editions={table: str(edition) for table, edition in kept.get("editions", {}).items() if table in TABLES},
            states={n: State(state) for state, text in kept.get("states", {}).items() for n in from_runs(text)},
            exact={int(number): Decimal(value) for number, value in kept.get("exact", {}).items()},
            sources={int(number): _read_sources(items) for number, items in kept.get("sources", {}).items()},
            places={
                code: (str(where), str(address))
                for where, cells in kept.get("places", {}).items()
                for code, address in cells.items()
            },
            is_summary=bool(kept.get("summary")),
        )
    except (ArithmeticError, AttributeError, TypeError) as error:
        raise ValueError(line) from error


def _read_sources(items: Iterable[Sequence[str]]) -> tuple[Source, ...]:
    return tuple(Source(code, Decimal(value), State(state)) for code, value, state in items)
