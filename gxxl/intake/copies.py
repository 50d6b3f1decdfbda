"""A section's tables as they stand in one place of a file, and what follows when they stand in another one too.

With other figures that is a second report in the file, or a draft beside the final one. Nothing tells which counts, and
what only the second report has would be taken for the first one's: such a file is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gxxl.errors import Refused
from gxxl.form import load
from gxxl.messages import intake as words
from gxxl.messages.rules import TABLE_NAME
from gxxl.rules.linear import plain
from gxxl.submission import Figure, Place, State

_TOLD = frozenset((State.NUMBER, State.MARKED, State.BLANK, State.CONFIRMED_ZERO))


class Reading(NamedTuple):
    """The figures of a section's tables by code, and where each stands; ``lost`` are totals without a stored value."""

    edition: str
    figures: Mapping[str, Figure]
    places: Mapping[str, Place]
    lost: Sequence[str] = ()


def is_blank(reading: Reading) -> bool:
    """Whether nobody filled in a table: there is no figure but zeros that totals have by themselves."""
    totals = load(reading.edition).total_rules
    return not any(
        figure.value or (figure.value is not None and code not in totals) for code, figure in reading.figures.items()
    )


def differing(first: Mapping[str, Figure], second: Reading) -> list[str]:
    """The cells that a copy fills in otherwise. Blank is as 0; a blank copy says nothing."""
    if is_blank(second):
        return []
    return [
        code
        for code, figure in second.figures.items()
        if code in first and code not in second.lost and _differ(first[code], figure)
    ]


def _differ(first: Figure, second: Figure) -> bool:
    return first.state in _TOLD and second.state in _TOLD and (first.value or 0) != (second.value or 0)


def the_one(first: Reading, second: Reading) -> Reading:
    """The one of two copies to read: the first one that is filled in.

    Raises ``Refused`` where both are, and one says otherwise, with an example.
    """
    if is_blank(first):
        return first if is_blank(second) else second
    require_same(first, second)
    return first


def require_same(first: Reading, second: Reading) -> None:
    """Raise ``Refused`` where a copy says otherwise, with an example."""
    codes = [code for code in differing(first.figures, second) if code not in first.lost]
    if not codes:
        return
    cell = load(second.edition).cells[codes[0]]
    table = load(second.edition).tables_by_key[cell.table]
    raise Refused(
        "two_tables",
        words.TWO_TABLES.format(
            table=TABLE_NAME.format(name=table.name),
            count=len(codes),
            cell=cell.label,
            first=_said(first, cell.code),
            second=_said(second, cell.code),
        ),
    )


def _said(copy: Reading, code: str) -> str:
    value = copy.figures[code].value
    shown = words.LEFT_BLANK if value is None else plain(value)
    return words.PLACE_SAYS.format(place=copy.places[code], value=shown)
