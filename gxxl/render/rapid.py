"""XlsxWriter workbooks with sheets of very many rows: these are written straight as XML and packed at once.

A rapid sheet takes rows from top to bottom, each finished before the next one. All else (widths, filters, panes, print
set-up) is XlsxWriter's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook

from gxxl.render.bulk import Rows
from gxxl.render.cells import Format, Value, cell_start, cell_text, row_cells, style_id
from gxxl.render.package import put_in
from gxxl.render.packed import Packed
from gxxl.render.plain import PlainSheet

_MARK = b"<!--rows-->"
POINT = 0.75  # of a pixel, as XlsxWriter rounds heights
_NONE = -1  # no row is open


class RapidSheet(PlainSheet):
    """A sheet written row by row. ``ValueError`` for a row that has been left, or one above it."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Packed] = []
        self._packed = Packed()
        self._now = _NONE
        self._free = 0  # the first row that is still to come
        self._cells: dict[int, str] = {}

    def write_string(self, row: int, column: int, text: str, style: Format = None, *_: object) -> int:
        """A text."""
        self._go_to(row)
        self._cells[column] = f'{_start(row, column, style)} t="inlineStr"><is>{cell_text(text)}</is></c>'
        return 0

    def write_number(self, row: int, column: int, value: float, style: Format = None) -> int:
        """A number."""
        self._go_to(row)
        self._cells[column] = f"{_start(row, column, style)}><v>{value:.16G}</v></c>"
        return 0

    def write_blank(self, row: int, column: int, _: object, style: Format = None) -> int:
        """A cell with nothing but its looks."""
        self._go_to(row)
        self._cells[column] = f"{_start(row, column, style)}/>"
        return 0

    # XlsxWriter's own calls
    _write_string = write_string  # type: ignore[assignment] # it has one argument more
    _write_number, _write_blank = write_number, write_blank

    def write_whole_row(
        self, row: int, values: Sequence[Value], styles: Sequence[Format], height: float | None = None
    ) -> None:
        """All cells of a row, from the first column on: texts, numbers, ``None`` for one with nothing but its looks.

        Nothing can be added to it. Its height is in points.
        """
        looks = f' r="{row + 1}"' if height is None else _high(row, int(height / POINT + 0.5))
        self._go_to(row)
        self._check_dimensions(row, 0)
        self._check_dimensions(row, len(values) - 1)
        self._packed.write(f"<row{looks}>{row_cells(row, values, styles)}</row>")
        self._now = _NONE

    def add_rows(self, rows: Rows) -> None:
        """Rows that were made elsewhere, all of them below what has been written."""
        self._flush()
        if rows.count:
            self._check_dimensions(rows.first, 0)
            self._check_dimensions(rows.first + rows.count - 1, rows.columns - 1)
        self.pieces += [self._packed, rows.packed]
        self._packed = Packed()
        self._now, self._free = _NONE, rows.first + rows.count

    def _go_to(self, row: int) -> None:
        if row != self._now:
            if row < self._free:
                raise ValueError(row)
            self._flush()
            self._now, self._free = row, row + 1

    def _flush(self) -> None:
        if self._now in self.row_info or self._cells:
            cells = "".join([self._cells[column] for column in sorted(self._cells)])
            if self._cells:
                self._check_dimensions(self._now, min(self._cells))
                self._check_dimensions(self._now, max(self._cells))
            self._packed.write(f"<row{self._row_looks(self._now)}>{cells}</row>")
            self._cells = {}

    def _row_looks(self, row: int) -> str:
        info = self.row_info.pop(row, None)
        if info is None:
            return f' r="{row + 1}"'
        return _high(row, info.height, ' hidden="1"' if info.hidden else "")

    def _assemble_xml_file(self) -> None:
        """What XlsxWriter calls to write the sheet: how large it is must be known before."""
        self._flush()
        self.pieces.append(self._packed)
        super()._assemble_xml_file()

    def _write_sheet_data(self) -> None:
        """What XlsxWriter calls for the rows: they come in place of the mark."""
        self._xml_start_tag("sheetData")
        self.fh.write(_MARK.decode())
        self._xml_end_tag("sheetData")


def _high(row: int, pixels: float, hidden: str = "") -> str:
    return f' r="{row + 1}" ht="{pixels * POINT:.16g}"{hidden} customHeight="1"'


def _start(row: int, column: int, style: Format) -> str:
    # A style that has been used knows its number.
    return cell_start(column, style and (style.xf_index or style_id(style)), str(row + 1))


class RapidBook(Workbook):  # type: ignore[misc] # XlsxWriter ships no types
    """A workbook in which some sheets may be rapid ones; the others are few rows, and written in memory."""

    def __init__(self, path: Path, options: Mapping[str, object]) -> None:
        super().__init__(str(path), {**options, "in_memory": True})
        self.worksheet_class = PlainSheet
        self._path = path

    def add_rapid_sheet(self, name: str) -> RapidSheet:
        """A new sheet whose rows are written from top to bottom."""
        sheet = self.add_worksheet(name, RapidSheet)
        assert isinstance(sheet, RapidSheet)
        return sheet

    def close(self) -> None:
        """Write the file, the rows into it. Raises as XlsxWriter does, and ``OSError``."""
        was_open = not self.fileclosed
        super().close()
        rows = {
            f"xl/worksheets/sheet{number}.xml": sheet.pieces
            for number, sheet in enumerate(self.worksheets(), start=1)
            if isinstance(sheet, RapidSheet)
        }
        if was_open and rows:
            put_in(self._path, rows, _MARK)
