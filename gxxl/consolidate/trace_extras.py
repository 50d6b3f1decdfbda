"""The lineage of a sum of 附加数据, from the list of what each unit wrote that stands beside the sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from gxxl.consolidate.total import LineagePart
from gxxl.consolidate.trail import Trail
from gxxl.form.book import load_book
from gxxl.form.layout import a1
from gxxl.intake.grid import Grid, GridCell
from gxxl.intake.pages import lines_below
from gxxl.messages import consolidate as words
from gxxl.reading import exact
from gxxl.submission import State

_VALUE = 2  # column of the sums: 项目, 单位, 数值


class Summed(NamedTuple):
    """A line of the sums: the address of its number, the number, what it is of, and in what it is measured."""

    address: str
    value: Decimal | None
    label: str
    measure: str


class Written(NamedTuple):
    """What a unit wrote: a number, or words that are none."""

    unit: str
    file: str
    value: Decimal | None
    text: str


class Extras:
    """附加数据 of a summary. Raises ``LookupError`` where there is no list of what each unit wrote."""

    def __init__(self, grid: Grid) -> None:
        lines = ((row, cells) for row, cells in lines_below(grid, load_book().extras_columns) if cells[0].text)
        self.sums = [
            Summed(a1(row, _VALUE), _number(cells[_VALUE]), cells[0].text, cells[1].text) for row, cells in lines
        ]
        listed = [cells for _, cells in lines_below(grid, words.EXTRAS_LISTED) if cells[0].text]
        if not listed and any(line.value is not None for line in self.sums):
            raise LookupError(words.EXTRAS_LISTED)
        self._listed: dict[tuple[str, str], list[Written]] = {}
        for unit, label, measure, value, _, file in listed:
            written = Written(unit.text, file.text, _number(value), value.text)
            self._listed.setdefault((label.text, measure.text), []).append(written)

    def find(self, what: str) -> list[Summed]:
        """The lines that are meant: by the address of the number, else by the label."""
        address = what.replace("$", "").upper()
        return [line for line in self.sums if line.address == address] or [x for x in self.sums if x.label == what]

    def written(self, line: Summed) -> Sequence[Written]:
        """What the units wrote for a line."""
        return self._listed.get((line.label, line.measure), ())


def parts_of(written: Sequence[Written], trails: Sequence[Trail]) -> Iterator[LineagePart]:
    """What each unit adds. Raises ``LookupError`` for one that is not in the summary."""
    known: Mapping[tuple[str, str], Trail] = {(trail.unit, trail.file): trail for trail in trails}
    sheet = load_book().sheets["extras"]
    for one in written:
        trail = known[one.unit, one.file]
        if one.value is not None:
            yield LineagePart(trail.unit, trail.unit_code, trail.file, sheet, "", one.value, State.NUMBER)


def lacking_of(written: Sequence[Written], trails: Sequence[Trail]) -> Iterator[tuple[str, str]]:
    """Who adds nothing, and what stands there instead; in the order of the summary."""
    texts = {(one.unit, one.file): one for one in written}
    for trail in trails:
        one = texts.get((trail.unit, trail.file))
        if one is None or one.value is None:
            yield trail.unit, one.text.strip() if one else ""


def _number(cell: GridCell) -> Decimal | None:
    return exact(cell.text) if cell.is_number else None
