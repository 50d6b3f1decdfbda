"""How high a row must be for its texts: rows get their heights from here, since not every program fits them itself."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from operator import gt
from typing import Any

LINE = 15.75  # points: a line at 10.5 points, in the fonts that are a little higher than 宋体 as well
HIGHEST = 405.0  # the most that a row may be high is 409.5
WIDE = 2.1  # of a column's width, for a Chinese sign
_HALF = WIDE / 2  # for a sign half as wide
_LOST = 1.0  # of a line's width, where no sign may begin or end a line


def fit_row(sheet: Any, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:  # noqa: ANN401
    """Make a row high enough for its longest text."""
    height = height_of(texts, widths)
    if height is not None:
        sheet.set_row(row, height)


def height_of(texts: Sequence[str], widths: Sequence[float]) -> float | None:
    """How high a row of these texts must be in columns of these widths; ``None`` for one line."""
    # Nearly all rows are one line high, which the lengths tell at once.
    if not any(map(gt, map(len, texts), _longest_on_a_line(tuple(widths)))) and "\n" not in "".join(texts):
        return None
    lines = max(map(lines_of, texts, widths))
    return min(LINE * lines, HIGHEST) if lines > 1 else None


@lru_cache(maxsize=64)
def _longest_on_a_line(widths: tuple[float, ...]) -> Sequence[int]:
    """How many characters of a text surely stand on one line of each column."""
    return [max(count for count in range(int(width) + 1) if WIDE * count <= width) for width in widths]


@lru_cache(maxsize=4096)
def lines_of(text: str, width: float) -> int:
    """How many lines of a column of this width a text takes."""
    if "\n" in text:
        return sum(lines_of(part, width) for part in text.split("\n"))
    needed = half_widths(text) * _HALF
    return 1 if needed <= width else math.ceil(needed / max(width - _LOST, 1.0))


def half_widths(text: str) -> int:
    """How wide a text is: a Chinese sign counts as two, which is what its GB 18030 takes."""
    return (len(text.encode(errors="replace")) + len(text) + 1) // 2  # three bytes a wide sign, one a narrow one
