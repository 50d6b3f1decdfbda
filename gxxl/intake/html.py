"""A page: its tables as grids, with their spans, and the text around them. Scripts and styles are not looked at."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from html.parser import HTMLParser

from gxxl.errors import Refused
from gxxl.form.geometry import Rect
from gxxl.intake.grid import Grid, GridCell
from gxxl.messages import door as words

MAX_SPAN = 200  # columns or rows that one cell may cover
MAX_SECONDS = 5.0  # of work: the standard parser takes long for many broken tags
MAX_COLUMNS = 20_000  # a sheet of Excel has 16,384
MAX_TABLES = 1000  # a page laid out with tables has some dozens of them
MAX_COVERED = 200_000  # columns that the cells of all tables cover together
_SILENT = ("script", "style", "head")
_BREAKS = ("br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "title")


@dataclass(frozen=True)
class Page:
    """Grids of all tables, innermost ones too, and the text outside tables."""

    grids: tuple[Grid, ...]
    text: str


def read_page(html: str) -> Page:
    """Take a page apart. Broken markup is read as far as it goes; ``Refused`` for one that is too large."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    grids = tuple(table.grid() for table in parser.tables)
    return Page(grids, "".join(parser.outside))


@dataclass
class _Table:
    """A table while it is read: a place is taken by a cell or by what it spans.

    ``taken`` has the last row that a cell covers of each column, ``next`` the column that the row has come to.
    """

    cells: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    merges: list[Rect] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)
    row: int = -1
    next: int = 0
    spans: tuple[int, int] = (1, 1)
    parts: list[str] | None = None

    def start_row(self) -> None:
        """A row begins."""
        self.end_cell()
        self.row, self.next = self.row + 1, 0

    def start_cell(self, rows: int, columns: int) -> None:
        """A cell begins; one that was left open ends."""
        self.end_cell()
        self.spans = (rows, columns)
        self.parts = []

    def end_cell(self) -> None:
        """The cell ends: it takes the first free place of its row, and what it spans."""
        if self.parts is None:
            return
        text, self.parts = "".join(self.parts).strip(), None
        row, column = max(self.row, 0), self.next
        while self.taken.get(column, -1) >= row:
            column += 1
        if column + self.spans[1] > MAX_COLUMNS:
            raise Refused("page_too_large", words.PAGE_TOO_LARGE)
        bottom, right = row + self.spans[0] - 1, column + self.spans[1] - 1
        self.next = right + 1
        for covered in range(column, right + 1):
            self.taken[covered] = max(bottom, self.taken.get(covered, -1))
        self.cells[row, column] = GridCell(text)
        if (bottom, right) != (row, column):
            self.merges.append(Rect(row, column, bottom, right))

    def grid(self) -> Grid:
        """The table as a grid."""
        return Grid("", self.cells, tuple(self.merges), is_sheet=False)


class _Parser(HTMLParser):
    """Collects tables and the text outside them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.open: list[_Table] = []
        self.outside: list[str] = []
        self.silent = 0
        self.covered = 0
        self.until = time.process_time() + MAX_SECONDS

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows and cells begin; what is silent is skipped."""
        if tag in _SILENT:
            self.silent += 1
        elif tag == "table":
            self._start_table()
        elif self.open and tag == "tr":
            self.open[-1].start_row()
        elif self.open and tag in ("td", "th"):
            given = dict(attrs)
            self._start_cell(_span(given.get("rowspan")), _span(given.get("colspan")))
        elif tag in _BREAKS and not self.open:
            self.outside.append("\n")

    def _start_table(self) -> None:
        if len(self.tables) >= MAX_TABLES:
            raise Refused("page_too_large", words.PAGE_TOO_LARGE)
        self.open.append(_Table())
        self.tables.append(self.open[-1])

    def _start_cell(self, rows: int, columns: int) -> None:
        self.covered += columns
        if self.covered > MAX_COVERED:
            raise Refused("page_too_large", words.PAGE_TOO_LARGE)
        self.open[-1].start_cell(rows, columns)

    def handle_endtag(self, tag: str) -> None:
        """Tables and cells end."""
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif self.open and tag in ("td", "th", "tr"):
            self.open[-1].end_cell()
        elif self.open and tag == "table":
            self.open.pop().end_cell()

    def handle_data(self, data: str) -> None:
        """Text goes to the innermost open cell, or outside. A tag that is none is text, so that it comes by here."""
        if time.process_time() > self.until:
            raise Refused("page_too_large", words.PAGE_TOO_LARGE)
        if self.silent:
            return
        if not self.open:
            self.outside.append(data)
        elif self.open[-1].parts is not None:
            self.open[-1].parts.append(data)


def _span(text: str | None) -> int:
    digits = (text or "").strip().strip("\\\"'")
    return min(max(int(digits), 1), MAX_SPAN) if digits.isdecimal() and len(digits) < 6 else 1
