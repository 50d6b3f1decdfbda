"""The lines of a roster file as text, from CSV or from a workbook."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from gxxl.errors import Refused, why_of
from gxxl.messages import consolidate as words
from gxxl.reading import squeeze

_LIMIT = 20_000_000
_SAFE_DIGITS = 15
_MAX_COLUMNS = 100


class Line(NamedTuple):
    """A line: its number as the user sees it, its cells, and the columns whose numbers a spreadsheet has cut short."""

    number: int
    cells: tuple[str, ...]
    inexact: frozenset[int] = frozenset()


def read_lines(path: Path) -> tuple[tuple[str, ...], list[Line]]:
    """The head (the first line that has 名称 in it, or simply the first) and the lines below it.

    Raises ``Refused`` when the file is missing, too large, of another kind or damaged.
    """
    data = _read(path)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("roster_type", words.ROSTER_OLD_EXCEL.format(file=path.name))
    lines = _workbook(path) if data.startswith(b"PK") else _csv(path, data)
    lines = [line for line in lines if any(line.cells)]
    if not lines:
        raise Refused("roster_empty", words.ROSTER_EMPTY.format(file=path.name))
    name = words.ROSTER_COLUMNS["name"]
    head = next((i for i, line in enumerate(lines[:10]) if name in map(squeeze, line.cells)), 0)
    return lines[head].cells, lines[head + 1 :]


def _read(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():  # opening a pipe would wait for ever
            raise _unreadable(path, words.ROSTER_NO_FILE)
        if path.stat().st_size > _LIMIT:
            raise _unreadable(path, words.ROSTER_TOO_LARGE)
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused("roster_missing", words.ROSTER_MISSING_FILE.format(file=path)) from None
    except OSError as error:
        raise _unreadable(path, why_of(error)) from error


def _unreadable(path: Path, why: str) -> Refused:
    return Refused("roster_unreadable", words.ROSTER_UNREADABLE.format(file=path.name, why=why))


def _csv(path: Path, data: bytes) -> list[Line]:
    text = _decode(path, data)
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    lines: list[Line] = []
    try:
        while True:
            number = reader.line_num + 1
            cells = next(reader, None)
            if cells is None:
                return lines
            lines.append(Line(number, tuple(cells)))
    except csv.Error as error:
        raise _unreadable(path, words.ROSTER_DAMAGED) from error


def _decode(path: Path, data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _unreadable(path, words.ROSTER_ENCODING)


def _workbook(path: Path) -> list[Line]:
    import openpyxl  # noqa: PLC0415 - late, for start-up

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            rows = book.worksheets[0].iter_rows(values_only=True, max_col=_MAX_COLUMNS)
            return [_line(number, row) for number, row in enumerate(rows, start=1)]
        finally:
            book.close()
    except Exception as error:  # openpyxl lets many kinds through
        raise _unreadable(path, words.ROSTER_DAMAGED) from error


def _line(number: int, row: Sequence[object]) -> Line:
    inexact = frozenset(
        column for column, value in enumerate(row) if isinstance(value, (int, float)) and abs(value) >= 10**_SAFE_DIGITS
    )
    return Line(number, tuple(map(_text, row)), inexact)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):  # and datetime
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
