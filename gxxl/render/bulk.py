"""Very many rows that are nothing but data: made in a process of its own meanwhile, where there are enough of them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from gxxl.render.packed import Packed, Sums

MANY = 500  # units; for fewer a second process gains nothing


@dataclass
class Rows:
    """Rows below each other from the ``first`` one on, packed; ``columns`` is how many the longest has."""

    first: int
    packed: Packed
    count: int = 0
    columns: int = 1

    def add(self, texts: str, numbers: str, columns: int) -> None:
        """The next row: cells with texts, and behind them such with numbers. They must be numbered for it."""
        self.packed.write(f'<row r="{self.next + 1}">{texts}')
        self.packed.write(f"{numbers}</row>")
        self.count += 1
        self.columns = max(self.columns, columns)

    @property
    def next(self) -> int:
        """The number of the next row."""
        return self.first + self.count


class Bulk(NamedTuple):
    """The rows of a sheet that are still to be made, from the ``first`` one on: ``fill`` adds them."""

    first: int
    fill: Callable[[Rows], None]

    def make(self, packed: Packed) -> Rows:
        """Make them. Raises ``OSError``."""
        rows = Rows(self.first, packed)
        self.fill(rows)
        rows.packed.finish()
        return rows


Made = Callable[[], list[Rows]]


@contextmanager
def made_meanwhile(bulks: Sequence[Bulk], units: int) -> Iterator[Made]:
    """Start making rows; the function that is given waits for them. Raises ``OSError`` when called.

    What the other process could not do, for whatever reason, is done here, and so meets the same reason here.
    """
    from gxxl.workers.aside import aside, is_worth_it  # noqa: PLC0415 - late, for start-up

    if units < MANY or not is_worth_it():
        yield partial(_made_here, bulks)
        return
    # Files without a name, open in both processes: nothing is left of them, however these end.
    packed = [Packed(tempfile.TemporaryFile()) for _ in bulks]  # noqa: SIM115 - it closes them
    with aside(partial(_make_into, bulks, packed)) as answer:
        yield partial(_taken, bulks, packed, answer)


def _made_here(bulks: Sequence[Bulk]) -> list[Rows]:
    return [bulk.make(Packed()) for bulk in bulks]


def _make_into(bulks: Sequence[Bulk], packed: Sequence[Packed]) -> bytes:
    made = [bulk.make(one) for bulk, one in zip(bulks, packed, strict=True)]
    return json.dumps([(rows.count, rows.columns, rows.packed.sums) for rows in made]).encode()


def _taken(bulks: Sequence[Bulk], packed: Sequence[Packed], answer: Callable[[], bytes | None]) -> list[Rows]:
    text = answer()
    if text is None:
        return _made_here(bulks)
    made = []
    for bulk, one, (count, columns, sums) in zip(bulks, packed, json.loads(text), strict=True):
        one.finished_elsewhere(Sums(*sums))
        made.append(Rows(bulk.first, one, count, columns))
    return made
