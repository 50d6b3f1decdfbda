"""Several files of one unit that differ, in the table of a notice: a row a cell, not one sentence on them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gxxl.consolidate.again import told, values_of
from gxxl.consolidate.rows import Difference
from gxxl.messages import notices as words
from gxxl.render.notices.of_files import LIMIT, name_of
from gxxl.render.notices.tasks import Point
from gxxl.render.printable import printable

SHORT_LIMIT = 160
_MOST = 30  # rows


def reason_of(point: Point) -> str:
    """Why a file is not counted; of differences only how many there are, as they have rows of their own."""
    if not point.differences:
        return point.reason
    return point.reason.replace(told(point.differences), words.DIFFERENCES_BELOW.format(count=len(point.differences)))


def differing(number: int, differences: Sequence[Difference]) -> Iterator[tuple[str, ...]]:
    """The rows below the one of this number, which says that the files differ."""
    for part, found in enumerate(differences[:_MOST], start=1):
        place = words.PLACE.format(place=printable(found.place, LIMIT), cell=found.cell)
        given = words.LIST_JOIN.join(printable(value, SHORT_LIMIT) for value in found.values)
        named = found._replace(files=tuple(map(name_of, found.files)))
        problem = words.DIFFERENCE.format(values=printable(values_of(named), LIMIT))
        yield words.DIFFERENCE_NUMBER.format(number=number, part=part), place, given, problem, "", ""
    left = len(differences) - _MOST
    if left > 0:
        yield "", "", "", words.DIFFERENCES_LEFT.format(count=left), "", ""
