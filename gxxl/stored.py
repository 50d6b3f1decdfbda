"""A submission as plain JSON and back, exact in every field, with nothing in it that could run.

Only the records named here come back; what is damaged, or from a version with other fields, raises ``ValueError``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum

from gxxl.figures import Figures, editions_key, index_of
from gxxl.submission import (
    Cover,
    Coverage,
    Extra,
    Figure,
    Kind,
    Made,
    Nearly,
    Notice,
    Origin,
    Part,
    Place,
    Reason,
    State,
    Submission,
    Unread,
    blank,
    number,
)

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
_TUPLES = (Coverage, Extra, Nearly, Notice, Part, Place, Reason, Unread)
_RECORDS: dict[str, Callable[..., object]] = {
    kind.__name__: kind for kind in (Cover, Figure, Origin, Submission, *_TUPLES)
}
_ENUMS: dict[str, type[Enum]] = {kind.__name__: kind for kind in (Kind, Made, State)}
_DECIMAL, _MAP, _SET, _ENUM, _RECORD, _FIGURES = "d", "m", "s", "e", "r", "f"


def to_json(value: object) -> Json:
    """A submission or a part of one, as JSON."""
    if isinstance(value, Enum):
        return {_ENUM: [type(value).__name__, value.value]}
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    if isinstance(value, _TUPLES):
        return {_RECORD: [type(value).__name__, {key: to_json(part) for key, part in value._asdict().items()}]}
    if is_dataclass(value):
        parts = {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
        return {_RECORD: [type(value).__name__, parts]}
    if isinstance(value, Figures):
        return {_FIGURES: _figures_json(value)}
    if isinstance(value, Mapping):
        return {_MAP: {str(key): to_json(part) for key, part in value.items()}}
    if isinstance(value, frozenset):
        return {_SET: [to_json(part) for part in sorted(value)]}
    assert isinstance(value, (tuple, list))
    return [to_json(part) for part in value]


def _figures_json(figures: Figures) -> Json:
    """Each figure that occurs once, and which one stands in each cell."""
    distinct, places = figures.numbered()
    return [list(figures.editions), list(map(to_json, distinct)), [*places]]


def submission_of(json: object) -> Submission:
    """The submission that ``to_json`` was given. Raises ``ValueError``."""
    try:
        value = _value(json)
    except (LookupError, TypeError, AttributeError, InvalidOperation, RecursionError) as error:
        raise ValueError(json) from error
    if not isinstance(value, Submission) or not all(isinstance(f, Figure) for f in value.figures.values()):
        raise ValueError(json)
    key = editions_key(value.editions)
    if tuple(value.figures) != tuple(index_of(key)):
        raise ValueError(json)
    return value.with_figures(Figures(key, tuple(value.figures.values())))


def _value(json: object) -> object:
    if isinstance(json, list):
        return tuple([_value(part) for part in json])
    if not isinstance(json, dict):
        return json
    ((kind, inside),) = json.items()
    if kind == _DECIMAL:
        return Decimal(inside)
    if kind == _MAP:
        return {key: _value(part) for key, part in inside.items()}
    if kind == _FIGURES:
        editions, distinct, places = inside
        figures = list(map(_value, distinct))
        return dict(zip(index_of(tuple(editions)), [figures[place] for place in places], strict=True))
    if kind == _SET:
        return frozenset(map(_value, inside))
    name, content = inside
    if kind == _ENUM:
        return _ENUMS[name](content)
    if kind != _RECORD:
        raise ValueError(kind)
    return _shared(_RECORDS[name](**{key: _value(part) for key, part in content.items()}))


def _shared(record: object) -> object:
    """Equal plain figures are one object, as everywhere."""
    if isinstance(record, Figure) and record.text is None and not record.readings:
        if record.state is State.NUMBER and record.value is not None:
            return number(record.value, record.made, record.unit)
        if record.state is State.BLANK and record.unit is None:
            return blank(record.made)
    return record
