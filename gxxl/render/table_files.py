"""Long tables as files: CSV that spreadsheets open safely, or Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from gxxl.consolidate.run import Outcome
from gxxl.errors import GxxlError, Refused, why_of
from gxxl.files import whole
from gxxl.messages import ledger as words
from gxxl.tables import ALL, Line, LongTable, Value, columns_of

FORMATS = ("csv", "parquet")
_BATCH = 50_000  # rows in memory at once
# A cell that begins so may be taken for a formula by a spreadsheet that opens the file.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_paths(folder: Path, kind: str) -> list[Path]:
    """The files that the tables are written to."""
    return [folder / f"{table.name}.{kind}" for table in ALL]


def require_tables(folder: Path, kind: str) -> None:
    """Whether tables of this kind can be written into a folder; nothing is written yet.

    Raises ``GxxlError`` where a library is missing, ``Refused`` where a file of another make has a table's name.
    """
    if kind == "parquet":
        _pyarrow()
    for table, path in zip(ALL, table_paths(folder, kind), strict=True):
        if path.exists() and _heads(path, kind) != list(table.columns):
            raise Refused("foreign_table", words.TABLE_FOREIGN.format(path=path))


def write_tables(outcome: Outcome, folder: Path, kind: str) -> list[Path]:
    """Write every table into the folder, each whole or not at all; gives the files.

    Raises ``GxxlError`` where they cannot be written.
    """
    write = _write_csv if kind == "csv" else _write_parquet
    paths = table_paths(folder, kind)
    try:
        for table, path in zip(ALL, paths, strict=True):
            with whole(path) as now:
                write(table, outcome, now)
    except OSError as error:
        why = why_of(error)
        raise GxxlError(words.TABLE_FAILED.format(folder=folder, why=why)) from error
    return paths


def _write_csv(table: LongTable, outcome: Outcome, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.columns)
        for line in table.rows(outcome):
            writer.writerow([_shown(value) for value in line])


def _shown(value: Value) -> str | int:
    """A value for CSV: decimals to the last digit, no figure as nothing, texts never as formulas."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return int(value)


def _write_parquet(table: LongTable, outcome: Outcome, path: Path) -> None:
    arrow, parquet = _pyarrow()
    types = {str: arrow.string(), int: arrow.int64(), bool: arrow.bool_(), Decimal: arrow.float64()}
    schema = arrow.schema([(name, types[kind]) for name, kind in table.columns.items()])
    with parquet.ParquetWriter(str(path), schema) as writer:
        for lines in _batches(table.rows(outcome)):
            columns = columns_of(table, lines)
            arrays = [_array(arrow, columns[field.name], field.type) for field in schema]
            writer.write_table(arrow.table(arrays, schema=schema))


def _array(arrow: Any, values: list[Value], kind: Any) -> Any:  # noqa: ANN401
    plain = [float(value) if isinstance(value, Decimal) else value for value in values]
    return arrow.array(plain, type=kind)


def _batches(lines: Iterator[Line]) -> Iterator[list[Line]]:
    """The lines in pieces; one empty piece where there are none, so that the file has its columns."""
    batch = list(islice(lines, _BATCH))
    yield batch
    while batch := list(islice(lines, _BATCH)):
        yield batch


def _heads(path: Path, kind: str) -> list[str]:
    """The columns of a file that is there already; none for a file of another make."""
    try:
        if kind == "parquet":
            names: list[str] = _pyarrow()[1].read_schema(str(path)).names
            return names
        with path.open(encoding="utf-8-sig", newline="") as file:
            return next(csv.reader(file), [])
    except (OSError, ValueError, csv.Error):  # pyarrow's own errors are of these kinds
        return []


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415 - late, an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise GxxlError(words.TABLE_NEEDS_PYARROW) from error
    return pa, parquet
