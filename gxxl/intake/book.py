"""What a workbook is to those who read one, whatever format it is stored in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from gxxl.intake.grid import Grid
from gxxl.submission import Made


class SheetEntry(NamedTuple):
    """A sheet as the workbook lists it; ``member`` is where it is stored."""

    name: str
    member: str
    hidden: bool


class Book(Protocol):
    """An open workbook."""

    @property
    def entries(self) -> Sequence[SheetEntry]:
        """The worksheets in their order."""

    @property
    def made(self) -> Made | None:
        """How its figures were made, where the format does not tell; ``None`` where it does."""

    def sheet(self, entry: SheetEntry) -> Grid:
        """A worksheet as a grid."""
