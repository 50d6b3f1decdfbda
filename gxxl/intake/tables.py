"""The form's tables wherever they stand in some grids or a text: editions, figures, places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from gxxl.form import EDITIONS, TABLES, load
from gxxl.intake.copies import Reading, the_one
from gxxl.intake.grid import Grid
from gxxl.intake.match import match, match_again
from gxxl.intake.stored import reading_of
from gxxl.submission import Figure, Made, Place


@dataclass
class Tables:
    """What was found of the form."""

    editions: dict[str, str | None] = field(default_factory=lambda: dict.fromkeys(TABLES))
    figures: dict[str, Figure] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)  # totals whose formula has no stored value

    @property
    def are_empty(self) -> bool:
        """Whether there is not a single figure."""
        return all(figure.value is None for figure in self.figures.values())

    @property
    def are_whole(self) -> bool:
        """Whether all four are there."""
        return None not in self.editions.values()

    def add(self, section: str, reading: Reading) -> None:
        """Take a section's tables in."""
        self.editions |= dict.fromkeys(_tables_of(section), reading.edition)
        self.figures |= reading.figures
        self.places |= reading.places
        self.lost += reading.lost


def find_tables(grids: Iterable[Grid], made: Made) -> Tables:
    """The form's tables in some grids; ``made`` is how their figures came about.

    Raises ``Refused`` where a table stands there twice with other figures.
    """
    first: dict[str, Reading] = {}
    for grid in grids:
        known = frozenset(first) if grid.parts else frozenset()  # the same tables once more, put together
        for top in match(grid):
            key = top.section.key
            if key in known:
                continue
            for found in (top, *match_again(grid, top)):
                reading = reading_of(grid, found, made)
                first[key] = the_one(first.get(key, reading), reading)
    tables = Tables()
    for key, reading in first.items():
        tables.add(key, reading)
    return tables


def add_flat(tables: Tables, text: str) -> None:
    """Add what flat text holds of the sections that no grid had. Raises ``Refused`` as ``find_tables`` does."""
    from gxxl.intake.flat_figures import flat_readings  # noqa: PLC0415 - late, for start-up

    sections = [section for section in load(EDITIONS[-1]).sections if section.tables]
    wanted = [section.key for section in sections if all(tables.editions[table] is None for table in section.tables)]
    for key, reading in flat_readings(text, wanted).items():
        tables.add(key, reading)


def _tables_of(section: str) -> tuple[str, ...]:
    return next(found.tables for found in load(EDITIONS[-1]).sections if found.key == section)
