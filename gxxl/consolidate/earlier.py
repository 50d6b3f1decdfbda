"""What an earlier run left in its two files: their covers, and what it noted of itself on the hidden sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from gxxl.errors import Refused
from gxxl.intake.grid import Grid
from gxxl.rules.linear import plain
from gxxl.submission import Cover, Submission

RUN, COVER, PART = "run", "cover", "part"  # lines of the hidden sheet
_DIGITS = 32


class Written(NamedTuple):
    """A field of the cover: what a run wrote there, and what the program would have written by itself."""

    text: str
    proposed: str


class Noted(NamedTuple):
    """What a run notes of itself: ``run`` is the same in its two files, ``figures`` while the sums are the same."""

    run: str = ""
    figures: str = ""
    cover: Mapping[str, Written] = MappingProxyType({})

    def lines(self) -> Iterator[tuple[str, ...]]:
        """As the hidden sheet has them, before the lines of the parts."""
        if self.run:
            yield (RUN, "", self.run, self.figures)
        for key, written in self.cover.items():
            yield (COVER, key, *written)


class Earlier(NamedTuple):
    """One of the two files as it lies there now."""

    cover: Cover
    noted: Noted


def read_earlier(path: Path) -> Earlier | None:
    """The file of an earlier run; ``None`` where there is none, or none of ours: that is not written over either."""
    if not path.is_file():
        return None
    from gxxl.consolidate.own_book import OwnBook  # noqa: PLC0415 - late, for start-up

    try:
        book = OwnBook(path)
        if not book.is_summary:
            return None
        return Earlier(_with_day(book.cover), _noted(book.meta))
    except (Refused, OSError):
        return None


def _with_day(cover: Cover) -> Cover:
    """A date that the spreadsheet made a number of is a date again."""
    from gxxl.consolidate.typed_file import as_day  # noqa: PLC0415 - late, for start-up

    return replace(cover, filled_on=as_day(cover.filled_on)) if cover.filled_on.isdecimal() else cover


def _noted(grid: Grid) -> Noted:
    run = figures = ""
    cover: dict[str, Written] = {}
    for row in sorted({row for row, _ in grid.cells}):
        kind, key, first, second = (grid.at(row, column).text for column in range(4))
        if kind == RUN:
            run, figures = first, second
        elif kind == COVER:
            cover[key] = Written(first, second)
        elif kind == PART:
            break  # a line a unit from here on
    return Noted(run, figures, cover)


def figures_mark(summary: Submission) -> str:
    """The same for the same sums."""
    figures = ((code, "" if figure.value is None else plain(figure.value)) for code, figure in summary.figures.items())
    extras = ((extra.label, extra.unit, str(extra.value)) for extra in summary.extras)
    return _digest([*figures, *extras])


def run_mark(summary: Submission) -> str:
    """The same for the same sums of the same files."""
    parts = ((part.unit, part.unit_code, part.file, part.sha256) for part in summary.parts)
    return _digest([(figures_mark(summary),), *parts])


def _digest(lines: list[tuple[str, ...]]) -> str:
    return hashlib.sha256(repr(lines).encode()).hexdigest()[:_DIGITS]
