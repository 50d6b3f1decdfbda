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
    runs: list[tuple[int, int, int]] = []  # left, right, row
    for row, column in sorted(set(places)):
        if runs and runs[-1][2] == row and runs[-1][1] == column - 1:
            runs[-1] = (runs[-1][0], column, row)
        else:
            runs.append((column, column, row))
    merged: list[Rect] = []
    for left, right, row in sorted(runs):
        last = merged[-1] if merged else None
        if last and (last.left, last.right, last.bottom) == (left, right, row - 1):
            merged[-1] = Rect(last.top, left, row, right)
        else:
            merged.append(Rect(row, left, row, right))
    return merged
