"""What a text holds of a table: its rows, with their figures as they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from gxxl.form import Section
from gxxl.reading import is_blank


class Row(NamedTuple):
    """A row of a table: its codes and what stands in their place, ``None`` where that cannot be told, or is cut off.

    ``line`` is the number of its line, ``said`` all that the text has there. ``is_bare`` says that there is nothing,
    not even a bar; ``is_below`` that the figures stand on lines below the label; ``is_apart`` that bars or the
    like keep cells apart, blank ones too, so that there is one reading.
    """

    codes: tuple[str, ...]
    tokens: tuple[str, ...] | None
    line: int
    is_cut: bool
    said: str = ""
    is_bare: bool = False
    is_below: bool = False
    is_apart: bool = False


@dataclass(frozen=True)
class FlatTable:
    """A section's tables in a text, of one edition, row by row."""

    section: Section
    edition: str
    rows: tuple[Row, ...]

    @property
    def apart(self) -> int:
        """Rows whose cells are kept apart."""
        return sum(row.is_apart for row in self.rows)

    @property
    def told(self) -> int:
        """Figures that can be told apart."""
        return sum(not is_blank(token) for row in self.rows for token in row.tokens or ())
