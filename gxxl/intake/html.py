"""A page: its tables as grids, with their spans, and the text around them. Scripts and styles are not looked at."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from html.parser import HTMLParser

from gxxl.errors import Refused
from gxxl.form.geometry import Rect
from gxxl.intake.grid import Grid, GridCell
from gxxl.intake.html_looks import Looks, look_of
from gxxl.intake.runs import How, Run, joined
from gxxl.messages import door as words

MAX_SPAN = 200  # columns or rows that one cell may cover
MAX_SECONDS = 5.0  # of work: the standard parser takes long for many broken tags
MAX_COLUMNS = 20_000  # a sheet of Excel has 16,384
MAX_TABLES = 1000  # a page laid out with tables has some dozens of them
MAX_COVERED = 200_000  # columns that the cells of all tables cover together
_SILENT = ("script", "style", "head")
_BLOCKS = ("p", "div", "li", "option", "dd", "dt", "ul", "ol", "h1", "h2", "h3", "h4")
_BREAKS = (*_BLOCKS, "br", "tr", "title")


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
    parts: list[Run] | None = None
    mark: int = 0  # how many looks were open when it began, its own included
    row_is_hidden: bool = False

    def start_row(self, *, is_hidden: bool) -> None:
        """A row begins; one that is not shown is none."""
        self.end_cell()
        self.row_is_hidden = is_hidden
        if not is_hidden:
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
        text, self.parts = joined(self.parts).strip(), None
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
        self.looks = Looks()
        self.covered = 0
        self.until = time.process_time() + MAX_SECONDS

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows and cells begin; what is silent is skipped."""
        if tag in _SILENT:
            self.silent += 1
        elif tag == "table":
            self._start_table(look_of(tag, attrs))
        elif self.open and tag in ("td", "th", "tr"):
            self._start_in_table(self.open[-1], tag, attrs)
        else:
            if tag in _BREAKS:
                self._add("\n")
            self.looks.start(tag, look_of(tag, attrs))

    def _start_table(self, how: How) -> None:
        if len(self.tables) >= MAX_TABLES:
            raise Refused("page_too_large", words.PAGE_TOO_LARGE)
        self.looks.start("table", how)
        self.open.append(_Table(mark=self.looks.depth))
        self.tables.append(self.open[-1])

    def _start_in_table(self, table: _Table, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        table.end_cell()
        self.looks.cut(table.mark)
        how = look_of(tag, attrs)
        is_hidden = how is How.HIDDEN
        if tag == "tr":
            table.start_row(is_hidden=is_hidden)
        elif not (is_hidden or table.row_is_hidden or self.looks.how is How.HIDDEN):
            self.looks.start(tag, how)
            given = dict(attrs)
            self._start_cell(table, _span(given.get("rowspan")), _span(given.get("colspan")))

    def _start_cell(self, table: _Table, rows: int, columns: int) -> None:
        self.covered += columns
        if self.covered > MAX_COVERED:
            raise Refused("page_too_large", words.PAGE_TOO_LARGE)
        table.start_cell(rows, columns)

    def handle_endtag(self, tag: str) -> None:
        """Tables and cells end."""
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif self.open and tag in ("td", "th", "tr"):
            self.open[-1].end_cell()
            self.looks.cut(self.open[-1].mark)
        elif self.open and tag == "table":
            table = self.open.pop()
            table.end_cell()
            self.looks.cut(table.mark - 1)
        else:
            self.looks.end(tag, self.open[-1].mark if self.open else 0)
            if tag in _BLOCKS:
                self._add("\n")

    def handle_data(self, data: str) -> None:
        """Text goes to the innermost open cell, or outside. A tag that is none is text, so that it comes by here."""
        if time.process_time() > self.until:
            raise Refused("page_too_large", words.PAGE_TOO_LARGE)
        self._add(data)

    def _add(self, text: str) -> None:
        how = self.looks.how
        if self.silent or how is How.HIDDEN:
            return
        if not self.open:
            self.outside.append(text)
        elif self.open[-1].parts is not None:
            self.open[-1].parts.append((how, text))


def _span(text: str | None) -> int:
    digits = (text or "").strip().strip("\\\"'")
    return min(max(int(digits), 1), MAX_SPAN) if digits.isdecimal() and len(digits) < 6 else 1
