"""XlsxWriter workbooks with sheets of very many rows: these are written straight as XML and packed at once.

A rapid sheet takes rows from top to bottom, each finished before the next one. All else (widths, filters, panes, print
set-up) is XlsxWriter's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager

from gxxl.render.bulk import Rows
from gxxl.render.cells import Format, Value, cell_start, cell_text, row_cells, storable, style_id
from gxxl.render.package import Member, write_package
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

    def add_link(self, row: int, column: int, link: str, text: str) -> None:
        """Let a cell lead somewhere whose text is written by itself."""
        self.ignore_write_string = True  # XlsxWriter's own, for links on cells that are there already
        self.write_url(row, column, link, None, storable(text))
        self.ignore_write_string = False

    def join_cells(self, top: int, left: int, bottom: int, right: int) -> None:
        """Let cells that are written one by one, of several rows, look like one."""
        self.merge.append([top, left, bottom, right])  # XlsxWriter's own list: its call for it writes the cells

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
    """A workbook in which some sheets may be rapid ones; the others are few rows, and written in memory.

    Who needs the file whole or not at all gives it a temporary name.
    """

    def __init__(self, path: Path, options: Mapping[str, object]) -> None:
        # What XlsxWriter would write is an empty package: ours is made of the same members.
        super().__init__(BytesIO(), {**options, "in_memory": True})
        self.worksheet_class = PlainSheet
        self._path = path
        self._keeper = _Keeper()

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
        if was_open:
            write_package(self._path, self._keeper.members(), rows, _MARK)

    def _get_packager(self) -> Packager:
        """What XlsxWriter calls for who makes the members of its package."""
        return self._keeper


class _Keeper(Packager):  # type: ignore[misc] # XlsxWriter ships no types
    """Makes the members of a package and keeps them for us."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[tuple[StringIO | BytesIO, str, bool]] = []

    def _create_package(self) -> list[object]:
        """What XlsxWriter calls for the members that it shall write: none."""
        self._kept = super()._create_package()
        return []

    def members(self) -> Iterator[Member]:
        """The members, in their order."""
        for file, name, _ in self._kept:
            content = file.getvalue()
            yield name, content if isinstance(content, bytes) else content.encode()
