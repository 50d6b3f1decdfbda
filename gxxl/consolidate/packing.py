"""A file that was read, as few bytes: for the way between processes.

Figures are shared: a report has two hundred, and a few dozen different ones. What is packed here is trusted: it comes
from a process of our own and is never kept.
"""

from __future__ import annotations

import pickle
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from gxxl.consolidate.received import Received
from gxxl.convert import Converted
from gxxl.figures import Figures, editions_key
from gxxl.form import TABLES
from gxxl.submission import Figure, Made, State, Submission, blank, cells_of, confirmed_zero, number

_Plain = tuple[str | None, str, str, str | None, tuple[Decimal, ...], str | None]
_PROTOCOL = 5
_Packed = tuple[tuple[str, ...] | None, list[_Plain], bytes | list[int], bool]


def pack(received: Received) -> bytes:
    """The bytes of what was read from a file."""
    submission, converted = received.submission, received.converted
    if submission is None:
        return pickle.dumps((received, None, None), _PROTOCOL)
    bare = replace(received, submission=replace(submission, figures={}), converted=None)
    other: object = None
    if converted is not None and not _is_unchanged(submission, converted):
        other = replace(converted, submission=replace(converted.submission, figures={})), _pack(converted.submission)
    return pickle.dumps((bare, _pack(submission), other if converted is None else other or True), _PROTOCOL)


def unpack(data: bytes) -> Received:
    """What ``pack`` was given."""
    received: Received
    received, figures, other = pickle.loads(data)  # noqa: S301 - see above
    if figures is None or received.submission is None:
        return received
    submission = _with_figures(received.submission, figures)
    if other is None or other is True:
        converted = Converted(submission) if other else None
    else:
        converted = replace(other[0], submission=_with_figures(other[0].submission, other[1]))
    return replace(received, submission=submission, converted=converted)


def _is_unchanged(submission: Submission, converted: Converted) -> bool:
    return not (converted.sources or converted.held_back or converted.forced) and converted.submission == submission


def _codes(submission: Submission) -> tuple[str, ...]:
    return tuple(cells_of(tuple(submission.editions.get(table) for table in TABLES)))


def _pack(submission: Submission) -> _Packed:
    figures = submission.figures
    row = figures.row if isinstance(figures, Figures) else tuple(figures.values())
    by_id = dict(zip(map(id, row), row, strict=True))
    numbers = dict(zip(by_id, range(len(by_id)), strict=True))
    distinct = list(map(_plain, by_id.values()))
    order = [numbers[key] for key in map(id, row)]
    codes = None if isinstance(figures, Figures) else tuple(figures)
    if codes == _codes(submission):
        codes = None
    is_quiet = isinstance(figures, Figures) and figures.are_quiet
    return codes, distinct, bytes(order) if len(distinct) < 256 else order, is_quiet


def _plain(figure: Figure) -> _Plain:
    value = None if figure.value is None else str(figure.value)
    return value, str.__str__(figure.state), str.__str__(figure.made), figure.text, figure.readings, figure.unit


@lru_cache(maxsize=4096)  # the same ones in most files
def _figure(plain: _Plain) -> Figure:
    value, state, made, text, readings, unit = plain
    if state == State.NUMBER and value is not None and text is None and not readings:
        return number(Decimal(value), Made(made), unit)
    if (value, state, text, readings, unit) == (None, State.BLANK, None, (), None):
        return blank(Made(made))
    if (value, state, text, readings, unit) == ("0", State.CONFIRMED_ZERO, None, (), None):
        return confirmed_zero(Made(made))
    return Figure(None if value is None else Decimal(value), State(state), Made(made), text, readings, unit)


def _with_figures(submission: Submission, packed: _Packed) -> Submission:
    codes, distinct, order, is_quiet = packed
    figures = [_figure(plain) for plain in distinct]
    row = [figures[at] for at in order]
    if codes is None:
        return replace(submission, figures=Figures(editions_key(submission.editions), row, are_quiet=is_quiet or None))
    return replace(submission, figures=dict(zip(codes, row, strict=True)))
