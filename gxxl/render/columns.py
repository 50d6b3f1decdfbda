"""Columns of text for a terminal, in which a Chinese sign takes two places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

_WIDEST = 40


def table_lines(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, its columns one below the other; the last one is not padded.

    One text of unusual length moves the rest of its own line, not that of all lines.
    """
    widths = [min(_WIDEST, max(width_of(line[column]) for line in table)) for column in range(len(table[0]) - 1)]
    for line in table:
        padded = (text + " " * (width - width_of(text)) for text, width in zip(line, widths, strict=False))
        yield "  ".join([*padded, line[-1]]).rstrip()


def printable(text: str) -> str:
    """Names come from files: signs that would move the cursor or turn the line around do not reach the terminal."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def width_of(text: str) -> int:
    """The places that a text takes on a terminal."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
