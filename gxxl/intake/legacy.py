"""Old spreadsheets (.xls, .et, .xlsb) as grids: values through calamine, the rest from the file's own records.

Calamine gives values alone: no formulas, no errors. Without the records, as in .xlsb, nothing is said of how a figure
was made, and what seems blank may be an error.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from io import BytesIO
from typing import Any

from gxxl.errors import Refused
from gxxl.form.geometry import Rect
from gxxl.intake.biff import Formula, formulas
from gxxl.intake.biff_cells import Cells, odd_cells
from gxxl.intake.book import SheetEntry
from gxxl.intake.compound import workbook_stream
from gxxl.intake.grid import EMPTY, Grid, GridCell
from gxxl.intake.number_formats import shown_text
from gxxl.messages import door as words
from gxxl.messages import intake as intake_words
from gxxl.reading import exact
from gxxl.submission import Made

MAX_CELLS = 2_000_000


class LegacyWorkbook:
    """An open workbook. Raises ``Refused`` for what is damaged, protected or too large."""

    def __init__(self, data: bytes) -> None:
        try:
            import python_calamine  # noqa: PLC0415 - late, for start-up
        except ImportError as error:
            raise Refused("needs_library", words.NEEDS_CALAMINE) from error
        self._data = data
        try:
            self._book: Any = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        except python_calamine.PasswordError as error:
            raise Refused("encrypted_old", words.ENCRYPTED_OLD) from error
        except BaseException as error:
            raise _damaged(error) from error

    @property
    def made(self) -> Made | None:
        """``UNKNOWN`` where the file's own records are not seen: neither its formulas nor its errors."""
        return Made.UNKNOWN if self._formulas is None or self._odd is None else None

    @cached_property
    def _formulas(self) -> dict[str, dict[tuple[int, int], Formula]] | None:
        return formulas(self._stream)

    @cached_property
    def _odd(self) -> dict[str, Cells] | None:
        return odd_cells(self._stream)

    @cached_property
    def _stream(self) -> bytes:
        return workbook_stream(self._data)

    @cached_property
    def entries(self) -> Sequence[SheetEntry]:
        """The worksheets in their order."""
        if not self._book.sheet_names:
            raise Refused("damaged_old", words.LEGACY_DAMAGED)
        visible = {str(sheet.name): str(sheet.visible).endswith(".Visible") for sheet in self._book.sheets_metadata}
        return tuple(SheetEntry(name, name, not shown) for name, shown in visible.items())

    def sheet(self, entry: SheetEntry) -> Grid:
        """A worksheet as a grid."""
        try:
            sheet = self._book.get_sheet_by_name(entry.name)
            _require_size(sheet.total_height or 0, sheet.total_width or 0)
            rows = sheet.to_python(skip_empty_area=False)
            merges = sheet.merged_cell_ranges or ()
        except Refused:
            raise
        except BaseException as error:
            raise _damaged(error) from error
        cells = {
            (number, column): _cell(value)
            for number, row in enumerate(rows)
            for column, value in enumerate(row)
            if value not in ("", None)
        }
        odd = (self._odd or {}).get(entry.name, Cells())
        for place, shown in odd.shown.items():
            if place in cells and cells[place].is_number:
                cells[place] = GridCell(shown_text(shown, exact(cells[place].text)))
        cells |= {place: GridCell(text) for place, text in odd.texts.items()}
        for place, formula in (self._formulas or {}).get(entry.name, {}).items():
            stored = cells.get(place, EMPTY)
            is_lost = formula.may_be_empty and stored.text == "0"
            text = "" if is_lost else stored.text
            cells[place] = GridCell(text, stored.is_number and not is_lost, formula.text, stored=not is_lost)
        return Grid(entry.name, cells, tuple(Rect(*first, *last) for first, last in merges), entry.hidden)


def _require_size(rows: int, columns: int) -> None:
    if rows * columns > MAX_CELLS:
        raise Refused("too_large_sheet", intake_words.TOO_LARGE_EXPANDED)


def _damaged(error: BaseException) -> BaseException:
    """The refusal for whatever calamine raises; a panic of it is no ``Exception``. What is not its own stays."""
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return error if isinstance(error, MemoryError) else Refused("damaged_old", words.LEGACY_DAMAGED)
    return error


def _cell(value: object) -> GridCell:
    if isinstance(value, bool):
        return GridCell("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        try:
            return GridCell(f"{exact(repr(value)):f}", is_number=True)
        except (ValueError, ArithmeticError):
            return GridCell(str(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return GridCell(value.isoformat() if isinstance(value, dt.date | dt.time) else str(value))
