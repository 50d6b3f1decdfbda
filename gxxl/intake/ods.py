"""An OpenDocument spreadsheet (.ods) as grids, straight from its XML: values, formulas and merges. Nothing is run.

OpenDocument 1.3 part 3, chapter 9. What is repeated is written out only where it holds something, and up to a limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from gxxl.errors import Refused
from gxxl.form.geometry import Rect
from gxxl.intake.archive import Archive, Attributes, local, parse_xml
from gxxl.intake.book import SheetEntry
from gxxl.intake.grid import Grid, GridCell
from gxxl.intake.runs import How, Run, joined
from gxxl.messages import intake as words
from gxxl.reading import exact

MAX_CELLS = 2_000_000
MAX_REPEATED = 1 << 20  # rows or columns
_NUMBERS = ("float", "currency")
_CELLS = ("table-cell", "covered-table-cell")
_SILENT = ("annotation", "tracked-changes", "shapes", "ruby-text")


class OpenDocument:
    """An open spreadsheet. Raises ``Refused`` for what is damaged, too large, or declares entities."""

    made = None  # its cells tell

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @cached_property
    def _grids(self) -> dict[str, Grid]:
        reader = _Reader()
        parse_xml(self._archive.read("content.xml"), reader.start, reader.end, reader.text)
        return {grid.name: grid for grid in reader.grids()}

    @cached_property
    def entries(self) -> Sequence[SheetEntry]:
        """The worksheets in their order."""
        return tuple(SheetEntry(grid.name, grid.name, grid.hidden) for grid in self._grids.values())

    def sheet(self, entry: SheetEntry) -> Grid:
        """A worksheet as a grid."""
        return self._grids[entry.name]


class _Sheet:
    """A table while it is read."""

    def __init__(self, name: str, style: str) -> None:
        self.name = name
        self.style = style
        self.cells: dict[tuple[int, int], GridCell] = {}
        self.merges: list[Rect] = []
        self.row = self.column = 0
        self.row_cells: dict[int, GridCell] = {}

    def end_row(self, repeated: int) -> None:
        """Keep the row's cells, as often as it is repeated."""
        if len(self.row_cells) * repeated > MAX_CELLS - len(self.cells):
            raise Refused("too_large_sheet", words.TOO_LARGE_EXPANDED)
        for row in range(self.row, self.row + repeated) if self.row_cells else ():
            self.cells.update({(row, column): cell for column, cell in self.row_cells.items()})
        self.row += repeated
        self.row_cells = {}
        self.column = 0


class _Reader:
    """Walks through the document's XML."""

    def __init__(self) -> None:
        self.hidden_styles: set[str] = set()
        self._hows: dict[str, How] = {}  # of styles for parts of a text
        self._spans: list[How] = []
        self._style = ""
        self._sheets: list[_Sheet] = []
        self._open: list[_Sheet] = []  # a table may hold another one, which is no worksheet
        self._cell: Attributes | None = None
        self._rows: list[int] = []
        self._runs: list[Run] = []  # of the cell that is open
        self._paragraphs = 0  # open in it, one in the other
        self._silent = 0

    def grids(self) -> list[Grid]:
        """The worksheets."""
        return [
            Grid(sheet.name, sheet.cells, tuple(sheet.merges), sheet.style in self.hidden_styles)
            for sheet in self._sheets
        ]

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        name = local(tag)
        if name in _SILENT:
            self._silent += 1
        elif name == "style":
            self._style = _get(attributes, "name")
        elif name == "text-properties" and self._style:
            self._hows[self._style] = _how(attributes)
        elif name == "table-properties" and _get(attributes, "display") == "false":
            self.hidden_styles.add(self._style)
        elif name == "table":
            self._open.append(_Sheet(_get(attributes, "name"), _get(attributes, "style-name")))
            if len(self._open) == 1:
                self._sheets.append(self._open[0])
        elif name == "table-row" and self._open:
            self._rows.append(_count(attributes, "number-rows-repeated"))
        elif name in _CELLS and self._open:
            self._cell, self._runs, self._spans, self._paragraphs = attributes, [], [], 0
        elif self._cell is not None:
            self._start_in_cell(name, attributes)

    def _start_in_cell(self, name: str, attributes: Attributes) -> None:
        if name == "p":
            self._paragraphs += 1
            if self._runs:
                self.text("\n")
        elif name == "span":
            self._spans.append(self._hows.get(_get(attributes, "style-name"), How.PLAIN))
        elif name in ("s", "tab", "line-break"):
            self.text({"s": " " * min(_count(attributes, "c"), 1000), "tab": "\t"}.get(name, "\n"))

    def end(self, tag: str) -> None:
        """An element ends."""
        name = local(tag)
        if name in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif name == "style":
            self._style = ""
        elif name == "p":
            self._paragraphs -= 1
        elif name == "span" and self._spans:
            self._spans.pop()
        elif name == "table" and self._open:
            self._open.pop()
        elif name == "table-row" and self._open and self._rows:
            self._open[-1].end_row(self._rows.pop())
        elif name in _CELLS and self._open and self._cell is not None:
            self._end_cell(self._open[-1], self._cell)
            self._cell = None

    def text(self, data: str) -> None:
        """Characters inside a paragraph of a cell."""
        if self._paragraphs > 0 and not self._silent and self._cell is not None:
            how = next((how for how in reversed(self._spans) if how is not How.PLAIN), How.PLAIN)
            self._runs.append((how, data))

    def _end_cell(self, sheet: _Sheet, attributes: Attributes) -> None:
        repeated = _count(attributes, "number-columns-repeated")
        cell = _cell(attributes, joined(self._runs))
        if cell is not None:
            if repeated > MAX_CELLS - len(sheet.row_cells):
                raise Refused("too_large_sheet", words.TOO_LARGE_EXPANDED)
            sheet.row_cells.update(dict.fromkeys(range(sheet.column, sheet.column + repeated), cell))
        down, right = _count(attributes, "number-rows-spanned"), _count(attributes, "number-columns-spanned")
        if (down, right) != (1, 1):
            bottom, last = sheet.row + down - 1, sheet.column + right - 1
            sheet.merges.append(Rect(sheet.row, sheet.column, bottom, last))
        sheet.column += repeated


def _cell(attributes: Attributes, text: str) -> GridCell | None:
    """What a cell holds; ``None`` for an empty one."""
    written = next((value for key, value in attributes.items() if local(key) == "formula"), None)
    formula = None if written is None else written.partition(":")[2].removeprefix("=") or written
    kind = _get(attributes, "value-type")
    if kind in _NUMBERS:
        try:
            return GridCell(f"{exact(_get(attributes, 'value')):f}", is_number=True, formula=formula)
        except (ValueError, OverflowError, ArithmeticError):
            return GridCell(text, formula=formula)
    if kind == "percentage":
        return GridCell(text or f"{_get(attributes, 'value')}%", formula=formula)
    if kind == "date":
        return GridCell(_get(attributes, "date-value").removesuffix("T00:00:00"), formula=formula)
    if kind == "boolean":
        return GridCell(_get(attributes, "boolean-value").upper(), formula=formula)
    if formula is not None:
        return GridCell(text, formula=formula, stored=bool(kind))
    return GridCell(text) if text else None


def _how(attributes: Attributes) -> How:
    """How a style of letters makes them stand out."""
    line = _get(attributes, "text-line-through-style"), _get(attributes, "text-line-through-type")
    if any(value not in ("", "none") for value in line):
        return How.STRUCK
    position = _get(attributes, "text-position").partition(" ")[0]
    if position.startswith(("sub", "-")):
        return How.LOWERED
    return How.PLAIN if position.strip("0%.") == "" else How.RAISED


def _get(attributes: Attributes, wanted: str) -> str:
    """The value of an attribute, whatever its prefix: LibreOffice writes one of the type in two name spaces."""
    return next((value for key, value in attributes.items() if local(key) == wanted), "")


def _count(attributes: Attributes, wanted: str) -> int:
    text = _get(attributes, wanted)
    return min(max(int(text), 1), MAX_REPEATED) if text.isdecimal() and len(text) < 10 else 1
