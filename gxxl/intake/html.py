"""A page: its tables as grids, with their spans, and the text around them. Scripts and styles are not looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from gxxl.form.geometry import Rect
from gxxl.intake.grid import Grid, GridCell
from gxxl.intake.html_looks import Looks, look_of
from gxxl.intake.runs import How, Run, joined

MAX_SPAN = 200  # columns or rows that one cell may cover
_SILENT = ("script", "style", "head")
_BLOCKS = ("p", "div", "li", "option", "dd", "dt", "ul", "ol", "h1", "h2", "h3", "h4")
_BREAKS = (*_BLOCKS, "br", "tr", "title")


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
    parts: list[Run] | None = None
    mark: int = 0  # how many looks were open when it began, its own included
    row_is_hidden: bool = False

    def start_row(self, *, is_hidden: bool) -> None:
        """A row begins; one that is not shown is none."""
        self.row_is_hidden = is_hidden
        self.row += not is_hidden

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
        self.looks = Looks()

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
            table.start_cell(_span(given.get("rowspan")), _span(given.get("colspan")))

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
        """Text goes to the innermost open cell, or outside."""
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
