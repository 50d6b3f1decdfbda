"""How complete a summary was, in lines of its hidden sheet; one that was written without them says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gxxl.submission import Coverage

COVERED, STOOD, LACKING = "covered", "stood", "lacking"
MOST_NAMES = 20
_LONGEST_NAME = 60  # characters
_MOST_DIGITS = 9


def covered(known: Coverage | None, kind: str, name: str, values: Sequence[str]) -> Coverage | None:
    """What is known by a line more; what ``coverage_lines`` did not write changes nothing."""
    if kind not in (COVERED, STOOD, LACKING):
        return known
    if kind == LACKING:
        if known is None or not name or len(known.names) >= MOST_NAMES:
            return known
        return known._replace(names=(*known.names, name[:_LONGEST_NAME]))
    first, second, third = map(_count, values)
    if second is None or third is None or (first is None and (kind == STOOD or values[0])):
        return known
    if kind == COVERED:
        return Coverage(first, second, third)
    return known and known._replace(errors=first or 0, queries=second, held=third)


def coverage_lines(coverage: Coverage) -> Iterator[tuple[str, ...]]:
    """The lines, in the order in which they are read."""
    expected = "" if coverage.expected is None else str(coverage.expected)
    yield (COVERED, "", expected, str(coverage.added), str(coverage.lacking))
    yield (STOOD, "", str(coverage.errors), str(coverage.queries), str(coverage.held))
    for name in coverage.names[:MOST_NAMES]:
        yield (LACKING, name)


def _count(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None
