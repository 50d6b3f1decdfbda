"""Rectangles of cells and their addresses. Rows and columns count from 0."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Rect(NamedTuple):
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def single(self) -> bool:
        """Whether it is one cell."""
        return self.top == self.bottom and self.left == self.right


def column_name(column: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def a1(row: int, column: int) -> str:
    """A cell's address as Excel writes it."""
    return f"{column_name(column)}{row + 1}"


def ranges(places: Iterable[tuple[int, int]]) -> list[Rect]:
    """The fewest straight runs of cells that hold these places, columns before rows."""
    left = sorted(set(places))
    runs: list[Rect] = []
    for row, column in left:
        last = runs[-1] if runs else None
        if last and last.top == last.bottom == row and last.right == column - 1:
            runs[-1] = last._replace(right=column)
        else:
            runs.append(Rect(row, column, row, column))
    merged: list[Rect] = []
    for run in sorted(runs, key=lambda r: (r.left, r.right, r.top)):
        last = merged[-1] if merged else None
        if last and (last.left, last.right) == (run.left, run.right) and last.bottom == run.top - 1:
            merged[-1] = last._replace(bottom=run.bottom)
        else:
            merged.append(run)
    return merged
