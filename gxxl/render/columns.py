"""Columns of text for a terminal, in which a Chinese sign takes two places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

_WIDEST = 40


def table_lines(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, its columns one below the other; the last one is not padded.

    One text of unusual length moves the rest of its own line, not that of all lines.
    """
    taken = [list(map(width_of, line[:-1])) for line in table]
    widths = [min(_WIDEST, max(column)) for column in zip(*taken, strict=True)]
    for line, own in zip(table, taken, strict=True):
        padded = [text + " " * (width - long) for text, width, long in zip(line[:-1], widths, own, strict=True)]
        yield "  ".join([*padded, line[-1]]).rstrip()


def printable(text: str) -> str:
    """Names come from files: signs that would move the cursor or turn the line around do not reach the terminal."""
    return text if text.isprintable() else "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def width_of(text: str) -> int:
    """The places that a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_PLACES.__getitem__, text))


class _Places(dict[str, int]):
    """The places that signs take, each looked up once."""

    def __missing__(self, sign: str) -> int:
        places = self[sign] = 2 if east_asian_width(sign) in "WF" else 1
        return places


_PLACES = _Places()
