"""An open workbook as sheets of grids, and from there on as any file: the submission that is in it just now.

A sheet is read in one call for its values and, where formulas matter, one for these.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from gxxl.errors import Refused
from gxxl.excel.hosts import calculate
from gxxl.form import EDITIONS, load
from gxxl.form.book import load_book
from gxxl.form.geometry import Rect, a1
from gxxl.form.layout import SheetLayout, sheet_layout
from gxxl.intake.assemble import read_foreign
from gxxl.intake.beside import own_sheets
from gxxl.intake.book import SheetEntry
from gxxl.intake.grid import Grid, GridCell
from gxxl.intake.number_formats import Shown, shown_text
from gxxl.intake.workbook import is_ours, read_workbook
from gxxl.messages import excel as words
from gxxl.submission import Made, Origin, Submission

if TYPE_CHECKING:
    import xlwings

PAGE = Rect(0, 0, 499, 5)  # of our own pages, what can hold anything
LONGEST_META = 2000  # rows: figures of last year and the parts of a summary
LARGEST = 400_000  # cells that are read of somebody else's sheet
WIDEST = 256  # columns of it
_SHOWN = (True, -1)  # what LibreOffice and Excel say of a sheet that is shown; a very hidden one is 2 to Excel
_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zone


@dataclass(frozen=True)
class Reading:
    """What was read of an open workbook. ``stands``: it is ours, and everything is where the template has it."""

    submission: Submission
    source: OpenBook
    stands: bool


def read_open(book: xlwings.Book) -> Reading:
    """The submission in an open workbook, as its cells stand now, saved or not.

    Formulas are worked out first where the program does not do that by itself. Raises ``Refused`` where no table of the
    form is found in it.
    """
    calculate(book)
    origin = Origin(file=book.name)
    source = OpenBook(book)
    submission = read_workbook(source, origin) if is_ours(source) else None
    if submission is not None:
        return Reading(submission, source, stands=True)
    whole = WholeBook(book)
    submission = read_foreign(whole, origin)
    if submission is None:
        raise Refused("not_this_form", words.NOT_THIS_FORM.format(book=book.name))
    return Reading(submission, whole, stands=False)


class OpenBook:
    """The sheets of a workbook of ours, each as far as the template fills it."""

    made: Made | None = None

    def __init__(self, book: xlwings.Book) -> None:
        self.book = book
        self._grids: dict[str, Grid] = {}

    @cached_property
    def entries(self) -> tuple[SheetEntry, ...]:
        """The sheets in their order; whether one of the template's is hidden is not asked."""
        own = own_sheets()
        return tuple(
            SheetEntry(sheet.name, "", hidden=sheet.name not in own and _is_hidden(sheet)) for sheet in self.book.sheets
        )

    def sheet(self, entry: SheetEntry) -> Grid:
        """A sheet as a grid, read once."""
        if entry.name not in self._grids:
            self._grids[entry.name] = self._read(entry.name)
        return self._grids[entry.name]

    def _read(self, name: str) -> Grid:
        if name not in own_sheets():
            return _whole(self.book.sheets[name])
        official = _extents().get(name)
        if official is not None:
            return grid_of(self.book.sheets[name], official, formulas=True)
        last = LONGEST_META if name == load_book().sheets["meta"] else PAGE.bottom
        grid = grid_of(self.book.sheets[name], PAGE._replace(bottom=last), formulas=False)
        if max((row for row, _ in grid.cells), default=0) < last:
            return grid
        end = self.book.sheets[name].used_range.last_cell.row - 1  # a summary of more units than that
        return grid_of(self.book.sheets[name], PAGE._replace(bottom=end), formulas=False)


class WholeBook(OpenBook):
    """The sheets of any workbook, each as far as anything stands in it."""

    @cached_property
    def entries(self) -> tuple[SheetEntry, ...]:
        """The sheets that are shown; a chart has no cells."""
        return tuple(SheetEntry(sheet.name, "", hidden=_is_hidden(sheet)) for sheet in self.book.sheets)

    def _read(self, name: str) -> Grid:
        return _whole(self.book.sheets[name])


def _is_hidden(sheet: xlwings.Sheet) -> bool:
    return sheet.visible not in _SHOWN


def _whole(sheet: xlwings.Sheet) -> Grid:
    """A sheet as far as anything stands in it."""
    last = sheet.used_range.last_cell
    columns = min(last.column, WIDEST)
    # Borders drawn down to the last row make a sheet seem full: the form is far above.
    rows = min(last.row, LARGEST // columns)
    return grid_of(sheet, Rect(0, 0, rows - 1, columns - 1), formulas=True)


def grid_of(sheet: xlwings.Sheet, area: Rect, *, formulas: bool) -> Grid:
    """A part of a sheet as a grid. Without ``formulas`` what one shows is taken for typed."""
    cells = sheet.range((area.top + 1, area.left + 1), (area.bottom + 1, area.right + 1))
    values = cells.options(ndim=2, err_to_str=True).value
    texts = _rows(cells.formula, area) if formulas else None
    found: dict[tuple[int, int], GridCell] = {}
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            cell = grid_cell(value, texts[row][column] if texts else "")
            if cell is not None:
                found[area.top + row, area.left + column] = cell
    return Grid(sheet.name, found)


def grid_cell(value: object, formula: object) -> GridCell | None:
    """What a cell holds, in the words of a grid; ``None`` for nothing."""
    made = formula[1:] if isinstance(formula, str) and formula.startswith("=") else None
    if value is None or value == "":
        return None if made is None else GridCell("", formula=made)
    if isinstance(value, bool):
        return GridCell(str(value).upper(), formula=made)
    if isinstance(value, dt.datetime):  # as a file's reader has it: no figure
        days = (value.replace(tzinfo=None) - _ZERO) / dt.timedelta(days=1)
        return GridCell(shown_text(Shown.DATE, Decimal(repr(days))), formula=made)
    if isinstance(value, (int, float, Decimal)):  # Excel gives cells in a format of money as decimals
        return GridCell(_digits(float(value)), is_number=True, formula=made)
    text = str(value)
    # A text that looks like a formula is one only where the value is another.
    return GridCell(text, formula=None if made is not None and text == f"={made}" else made)


def layouts_by_name() -> Iterator[SheetLayout]:
    """The official sheets of every edition."""
    for edition in EDITIONS:
        for section in load(edition).sections:
            if section.tables:
                yield sheet_layout(edition, section.key)


def area_address(rect: Rect) -> str:
    """``B3:H27``."""
    return a1(rect.top, rect.left) if rect.single else f"{a1(rect.top, rect.left)}:{a1(rect.bottom, rect.right)}"


def _extents() -> dict[str, Rect]:
    """How far the template fills each official sheet, in whatever edition; last year's figures are not read."""
    extents: dict[str, Rect] = {}
    for layout in layouts_by_name():
        places = [(rect.bottom, rect.right) for rect in (*layout.cells.values(), layout.printed)]
        places += [layout.confirm, *layout.checks.values()]
        old = extents.get(layout.name, Rect(0, 0, 0, 0))
        bottom = max(old.bottom, *(row for row, _ in places))
        right = max(old.right, *(column for _, column in places))
        extents[layout.name] = Rect(0, 0, bottom, right)
    return extents


def _rows(formulas: Any, area: Rect) -> list[list[str]]:  # noqa: ANN401 - one text, or rows of texts
    if area.single:
        return [[formulas]]
    rows = [row if isinstance(row, (list, tuple)) else [row] for row in formulas]
    if len(rows) != area.bottom - area.top + 1:  # a single row comes without its own brackets
        rows = [[text for row in rows for text in row]]
    return [[str(text or "") for text in row] for row in rows]


def _digits(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)
