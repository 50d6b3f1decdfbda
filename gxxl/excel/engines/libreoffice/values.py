"""Values between Python and cells: numbers, texts, dates, truths, errors, blanks."""

from __future__ import annotations

import datetime as dt
import numbers
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from gxxl.excel.engines.libreoffice.errors import EngineError
from gxxl.excel.engines.libreoffice.formulas import is_formula
from gxxl.messages import excel_engine as words

Value = Any  # what xlwings takes and gives: None, bool, float, str, datetime, CellError
Rows = Sequence[Sequence[Value]]
_DAY = dt.timedelta(days=1)
_NUMERIC = re.compile(r"\s*[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:[eE][-+]?\d+)?%?\s*")
_ERRORS = {
    502: "#NUM!",
    503: "#NUM!",
    519: "#VALUE!",
    521: "#NULL!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}


class CellError(str):
    """What a cell shows instead of a result, such as ``#DIV/0!``."""

    __slots__ = ()


class Entry(Enum):
    """How a value gets into its cell."""

    PLAIN = "plain"
    NUMERIC = "numeric"  # a text that Excel would take for a number
    FORMULA = "formula"
    LOGICAL = "logical"
    DATE = "date"
    DATETIME = "datetime"


@dataclass(frozen=True, slots=True)
class Cell:
    """One value on its way into a cell: ``data`` is a number or a text, or nothing as ``""``."""

    entry: Entry
    data: float | str


def error_of(number: int) -> CellError:
    """The error that LibreOffice gives by a number, as Excel shows it; ``#VALUE!`` for those Excel does not have."""
    return CellError(_ERRORS.get(number, "#VALUE!"))


def moment(serial: float, zero: dt.datetime) -> dt.datetime:
    """The moment that a number of days after ``zero`` names, to the millisecond."""
    return zero + dt.timedelta(milliseconds=round(serial * 86_400_000))


def rows_of(value: Value, shape: tuple[int, int]) -> Rows:
    """The rows to write into a range: a single value fills it. ``EngineError`` when rows are of unequal length."""
    if not isinstance(value, list | tuple):
        return [[value] * shape[1]] * shape[0]
    rows = list(value) if value and isinstance(value[0], list | tuple) else [value]
    if (len(rows), len(rows[0])) != shape or any(len(row) != shape[1] for row in rows):
        raise EngineError(words.SHAPE.format(rows=shape[0], columns=shape[1]))
    return rows


def cell_of(value: Value, zero: dt.datetime) -> Cell:
    """How a Python value gets into a cell. A text that begins with an apostrophe is a text, whatever follows."""
    if value is None:
        return Cell(Entry.PLAIN, "")
    if isinstance(value, bool):
        return Cell(Entry.LOGICAL, float(value))
    if isinstance(value, dt.date):
        return _date(value, zero)
    if isinstance(value, numbers.Number):
        return Cell(Entry.PLAIN, float(value))  # type: ignore[arg-type] # the real ones, Decimal among them
    return _text(str(value))


def _date(value: dt.date, zero: dt.datetime) -> Cell:
    if isinstance(value, dt.datetime):
        plain = value.replace(tzinfo=None)
        entry = Entry.DATE if plain.time() == dt.time() else Entry.DATETIME
        return Cell(entry, (plain - zero) / _DAY)
    return Cell(Entry.DATE, (dt.datetime(value.year, value.month, value.day) - zero) / _DAY)  # noqa: DTZ001 - as cells


def _text(text: str) -> Cell:
    if text.startswith("'"):
        return Cell(Entry.PLAIN, text[1:])
    if is_formula(text):
        return Cell(Entry.FORMULA, text)
    if text.isascii() and any(map(str.isdigit, text)) and _NUMERIC.fullmatch(text):
        return Cell(Entry.NUMERIC, text)
    return Cell(Entry.PLAIN, text)


def number_of(text: str) -> float:
    """The number that a numeric text stands for in Excel."""
    plain = text.strip().replace(",", "")
    return float(plain[:-1]) / 100 if plain.endswith("%") else float(plain)


def cleaned(
    data: Rows,
    date: Callable[..., Value],
    empty: Value,
    number: Callable[[float], Value] | None,
    error_as_text: bool,
) -> list[list[Value]]:
    """What a user of xlwings sees of the values of cells, by the options of ``Range.options``."""

    def one(value: Value) -> Value:
        if value is None or value == "":
            return empty
        if isinstance(value, CellError):
            return str(value) if error_as_text else None
        if isinstance(value, dt.datetime):
            return value if date is dt.datetime else _built(value, date)
        return number(value) if number is not None and isinstance(value, float) else value

    return [[one(value) for value in row] for row in data]


def _built(value: dt.datetime, date: Callable[..., Value]) -> Value:
    parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
    return date(**{part: getattr(value, part) for part in parts}, tzinfo=None)


def prepared(value: Value) -> Value:
    """A value of numpy or pandas as Python's own; what is not a number becomes nothing."""
    if type(value).__module__ == "numpy" and hasattr(value, "item"):
        value = value.item()
    if type(value).__name__ in ("NaTType", "NAType") or (isinstance(value, float) and value != value):  # noqa: PLR0124
        return None
    return value.to_pydatetime() if hasattr(value, "to_pydatetime") else value


def runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The first and last place of each unbroken run of true flags."""
    start: int | None = None
    for place, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            yield start, place - 1
            start = None
