"""Two units whose figures are the same in every cell: most likely a neighbour's file under another name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from gxxl.consolidate.rows import Row
from gxxl.counts import Counts
from gxxl.figures import editions_key
from gxxl.messages import rules as words
from gxxl.rules.make import make

_FEWEST = 10  # cells that are not zero: small units often have the same few figures


def with_twins_asked(rows: Sequence[Row]) -> list[Row]:
    """The rows, those that are added with another unit's figures with a query more."""
    # Only the hashes are kept: of ten thousand units hardly two are alike.
    alike: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if row.is_added:
            alike[hash(_figures(row))].append(number)
    made = list(rows)
    for numbers in alike.values():
        if len(numbers) > 1:
            _ask(made, numbers)
    return made


def _figures(row: Row) -> tuple[Hashable, tuple[object, ...]]:
    """The figures in the order of the form; equal ones have equal hashes, whether whole numbers or decimals."""
    submission = row.received[0].submission
    assert submission is not None
    figures = submission.figures
    editions = editions_key(submission.editions)
    if isinstance(figures, Counts):
        return editions, tuple(figures.numbers)
    return editions, tuple([figure.value for figure in figures.values()])


def _ask(rows: list[Row], numbers: Sequence[int]) -> None:
    """Put the query to each of these rows that is like another one of them."""
    groups: dict[tuple[Hashable, tuple[object, ...]], list[int]] = defaultdict(list)
    for number in numbers:
        groups[_figures(rows[number])].append(number)
    for (_, values), same in groups.items():
        count = sum(bool(value) for value in values)
        if len(same) > 1 and count >= _FEWEST:
            for number, asked in [(n, _asked(rows, n, same, count)) for n in same]:
                rows[number] = asked


def _asked(rows: Sequence[Row], number: int, same: Sequence[int], count: int) -> Row:
    row = rows[number]
    other = rows[next(n for n in same if n != number)]
    more = words.TWINS_MORE.format(count=len(same) - 1) if len(same) > 2 else ""
    values = {"unit": other.unit, "file": other.files[0], "more": more, "count": str(count)}
    return row.asked(make("consolidate.same_figures", row.received[0].submission, (), **values))
