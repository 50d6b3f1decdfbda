"""What splitting joined rows gives: a figure for every cell, and a verdict for every row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gxxl.messages import joined as words
from gxxl.submission import Figure

# What one cell of a reading holds: ``None`` where a sign for "no figure" was printed, such as 「/」.
Value = Decimal | None
Reading = tuple[Value, ...]


class Kind(StrEnum):
    """What is known of a row."""

    ONE = "one"  # one reading is possible
    SEVERAL = "several"  # several are, and nothing decides between them
    WRONG = "wrong"  # no reading agrees with the row's own sums: the print itself is wrong
    EMPTY = "empty"  # nothing is printed
    REFUSED = "refused"  # not a row of joined figures
    TOO_MANY = "too_many"  # more readings than can be listed or looked through


class By(StrEnum):
    """What settled a row that has one reading: the last thing needed."""

    ROW = "row"  # its digits and the sums within it
    COLUMNS = "columns"
    YEARS = "years"  # the figures of the year before or after


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a row: its codes, the text as printed, and its readings, a value for each code.

    ``readings`` are all that remain, none where the row was refused or has too many. ``broken`` are the rules within
    the row that had to be left out to read it at all. ``by`` is set where one reading remains.
    """

    kind: Kind
    text: str
    codes: tuple[str, ...]
    readings: tuple[Reading, ...] = ()
    broken: tuple[str, ...] = ()
    by: By | None = None

    def __str__(self) -> str:
        return words.VERDICTS[self.kind].format(text=self.text, count=len(self.readings))


@dataclass(frozen=True)
class Split:
    """The figures of all cells of some joined rows by code, and each row's verdict by its key.

    ``broken`` are the ids of the column rules that do not hold as printed whichever reading is taken; they decided
    nothing. ``conflict`` are those that cannot hold together, so that none of them decided anything.
    """

    figures: Mapping[str, Figure]
    verdicts: Mapping[str, Verdict]
    broken: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()
