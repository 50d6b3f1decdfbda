"""XlsxWriter workbooks with sheets of very many rows: these are written straight as XML and packed at once.

A rapid sheet takes rows from top to bottom, each finished before the next one. All else (widths, filters, panes, print
set-up) is XlsxWriter's. Texts are always texts: written inside the cell, escaped, never a formula, a link or markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from gxxl.form.layout import a1
from gxxl.render.package import Packed, put_in
from gxxl.render.plain import PlainSheet

_MARK = b"<!--rows-->"
_ODD = re.compile(r"[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9a-fA-F]{4}_|^\s|\s$")
_ESCAPE = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_SHORT = 64
_LONGEST = 32767  # UTF-16 units in a cell: ECMA-376, 18.18.93
Format = Any


class RapidSheet(PlainSheet):
    """A sheet written row by row. ``ValueError`` for a row above one that has been left."""

    def __init__(self) -> None:
        super().__init__()
        self.packed = Packed()
        self._now = -1
        self._cells: dict[int, str] = {}

    def write_string(self, row: int, column: int, text: str, style: Format = None, *_: object) -> int:
        """A text."""
        if row != self._now:
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

    def write_row_xml(self, row: int, cells: str, last_column: int) -> None:
        """A whole row of cells that are XML already, up to this column."""
        self._go_to(row)
        self._check_dimensions(row, last_column)
        self._cells[last_column] = cells

    def _go_to(self, row: int) -> None:
        if row != self._now:
            if row < self._now:
                raise ValueError(row)
            self._flush()
            self._now = row

    def _flush(self) -> None:
        if self._now in self.row_info or self._cells:
            cells = "".join([self._cells[column] for column in sorted(self._cells)])
            if self._cells:
                self._check_dimensions(self._now, min(self._cells))
                self._check_dimensions(self._now, max(self._cells))
            self.packed.write(f"<row{self._row_looks(self._now)}>{cells}</row>")
            self._cells = {}

    def _row_looks(self, row: int) -> str:
        info = self.row_info.pop(row, None)
        if info is None:
            return f' r="{row + 1}"'
        hidden = ' hidden="1"' if info.hidden else ""
        return f' r="{row + 1}" ht="{info.height * 0.75:.16g}"{hidden} customHeight="1"'

    def _assemble_xml_file(self) -> None:
        """What XlsxWriter calls to write the sheet: how large it is must be known before."""
        self._flush()
        super()._assemble_xml_file()

    def _write_sheet_data(self) -> None:
        """What XlsxWriter calls for the rows: they come in place of the mark."""
        self._xml_start_tag("sheetData")
        self.fh.write(_MARK.decode())
        self._xml_end_tag("sheetData")


def style_id(style: Format) -> int:
    """The number by which a cell names its looks."""
    return int(style._get_xf_index()) if style is not None else 0  # noqa: SLF001 - XlsxWriter has no public way


def text_cells(first_column: int, pairs: list[tuple[str, int]], row: int) -> str:
    """Cells with texts, each with the number of its looks, one beside the other."""
    return "".join(
        f'<c r="{column_name(column)}{row + 1}" s="{style}" t="inlineStr"><is>{cell_text(text)}</is></c>'
        for column, (text, style) in enumerate(pairs, start=first_column)
    )


def _start(row: int, column: int, style: Format) -> str:
    # A style that has been used knows its number.
    number = style and (style.xf_index or style_id(style))
    return f'<c r="{column_name(column)}{row + 1}" s="{number}"' if number else f'<c r="{column_name(column)}{row + 1}"'


@lru_cache(maxsize=1024)
def column_name(column: int) -> str:
    """A column's letters."""
    return a1(0, column)[:-1]


def _looks_plain(text: str) -> bool:
    return len(text) * 2 < _LONGEST and not _ODD.search(text)


_is_plain = lru_cache(maxsize=2048)(_looks_plain)  # units, labels and sentences come again and again


def cell_text(text: str) -> str:
    """A text as XML; signs that XML cannot hold are written as the format prescribes (ECMA-376, 22.9.2.19)."""
    if _is_plain(text) if len(text) < _SHORT else _looks_plain(text):
        return f"<t>{text}</t>"
    text = text.encode("utf-16-le", "surrogatepass")[: 2 * _LONGEST].decode("utf-16-le", "replace")
    text = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", _ESCAPE.sub("_x005F_", text))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<t xml:space="preserve">{text}</t>'


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
            f"xl/worksheets/sheet{number}.xml": sheet.packed
            for number, sheet in enumerate(self.worksheets(), start=1)
            if isinstance(sheet, RapidSheet)
        }
        if was_open and rows:
            put_in(self._path, rows, _MARK)
