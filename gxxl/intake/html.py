"""A page: its tables as grids, with their spans, and the text around them. Scripts and styles are not looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from gxxl.form.geometry import Rect
from gxxl.intake.grid import Grid, GridCell

MAX_SPAN = 200  # columns or rows that one cell may cover
_SILENT = ("script", "style", "head")
_BREAKS = ("br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "title")


@dataclass(frozen=True)
class Page:
    """Grids of all tables, innermost ones too, and the text outside tables."""

    grids: tuple[Grid, ...]
    text: str


def read_page(html: str) -> Page:
    """Take a page apart. Broken markup is read as far as it goes."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    grids = tuple(table.grid() for table in parser.tables)
    return Page(grids, "".join(parser.outside))


@dataclass
class _Table:
    """A table while it is read: a place is taken by a cell or by what it spans."""

    cells: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    merges: list[Rect] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    row: int = -1
    spans: tuple[int, int] = (1, 1)
    parts: list[str] | None = None

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
        row, column = max(self.row, 0), 0
        while (row, column) in self.taken:
            column += 1
        bottom, right = row + self.spans[0] - 1, column + self.spans[1] - 1
        self.taken |= {(r, c) for r in range(row, bottom + 1) for c in range(column, right + 1)}
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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows and cells begin; what is silent is skipped."""
        if tag in _SILENT:
            self.silent += 1
        elif tag == "table":
            self.open.append(_Table())
            self.tables.append(self.open[-1])
        elif self.open and tag == "tr":
            self.open[-1].end_cell()
            self.open[-1].row += 1
        elif self.open and tag in ("td", "th"):
            given = dict(attrs)
            self.open[-1].start_cell(_span(given.get("rowspan")), _span(given.get("colspan")))
        elif tag in _BREAKS and not self.open:
            self.outside.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Tables and cells end."""
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif self.open and tag in ("td", "th", "tr"):
            self.open[-1].end_cell()
        elif self.open and tag == "table":
            self.open.pop().end_cell()

    def handle_data(self, data: str) -> None:
        """Text goes to the innermost open cell, or outside."""
        if self.silent:
            return
        if not self.open:
            self.outside.append(data)
        elif self.open[-1].parts is not None:
            self.open[-1].parts.append(data)


def _span(text: str | None) -> int:
    digits = (text or "").strip().strip("\\\"'")
    return min(max(int(digits), 1), MAX_SPAN) if digits.isdecimal() and len(digits) < 6 else 1
