"""A Word document (.docx): its tables as grids, with their spans, and the text around them."""

from __future__ import annotations

from typing import NamedTuple

from gxxl.errors import Refused
from gxxl.form.geometry import Rect
from gxxl.intake.archive import Archive, Attributes, local, parse_xml
from gxxl.intake.grid import Grid, GridCell
from gxxl.messages import door as words

MAX_SPAN = 200
MAX_COLUMNS = 20_000
MAX_TABLES = 1000
MAX_CELLS = 200_000  # of all tables together
MAIN = "word/document.xml"


class Document(NamedTuple):
    """Grids of all tables and the text outside them, a line a paragraph."""

    grids: tuple[Grid, ...]
    text: str


def is_word(archive: Archive) -> bool:
    """Whether an archive is a Word document."""
    return MAIN in archive


def read_document(archive: Archive) -> Document:
    """Take a document apart. Raises ``Refused`` for a damaged or hostile one."""
    return read_body(archive.read(MAIN))


def read_body(xml: bytes) -> Document:
    """Take a document's XML apart, or a part of it under some root. Raises ``Refused`` as ``read_document``."""
    reader = _Reader()
    parse_xml(xml, reader.start, reader.end, reader.text)
    return Document(tuple(table.grid() for table in reader.tables), "".join(reader.outside))


class _Table:
    """A table while it is read; a cell that continues the one above (``vMerge``) makes that one taller."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], GridCell] = {}
        self.rects: dict[tuple[int, int], Rect] = {}
        self.last: dict[int, tuple[int, int]] = {}  # by its column, the last cell with a place of its own
        self.row = -1
        self.column = 0
        self.span = 1
        self.continues = False
        self.parts: list[str] = []

    def end_cell(self) -> None:
        """The cell ends: a place of its own, or more of the one above."""
        place = (self.row, self.column)
        right = self.column + self.span - 1
        above = self.last.get(self.column)
        if self.continues and above is not None and self.rects[above].bottom == self.row - 1:
            self.rects[above] = self.rects[above]._replace(bottom=self.row)
        else:
            self.cells[place] = GridCell("".join(self.parts).strip())
            self.rects[place] = Rect(self.row, self.column, self.row, right)
            self.last[self.column] = place
        self.column = right + 1

    def grid(self) -> Grid:
        """The table as a grid."""
        merges = tuple(rect for rect in self.rects.values() if not rect.single)
        return Grid("", self.cells, merges, is_sheet=False)


class _Reader:
    """Walks through the document's XML."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self.open: list[_Table] = []
        self.outside: list[str] = []
        self.inside_text = False
        self.cells = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        name = local(tag)
        table = self.open[-1] if self.open else None
        if name == "tbl":
            self._require(len(self.tables) < MAX_TABLES)
            self.open.append(_Table())
            self.tables.append(self.open[-1])
        elif name == "t":
            self.inside_text = True
        elif name == "altChunk":  # another file, which Word takes in when it opens the document
            raise Refused("embedded_page", words.EMBEDDED_PAGE)
        elif table is not None and name == "tr":
            table.row, table.column = table.row + 1, 0
        elif table is not None and name == "tc":
            table.span, table.continues, table.parts = 1, False, []
        elif table is not None and name == "gridSpan":
            table.span = _number(attributes)
        elif table is not None and name == "vMerge":
            table.continues = _value(attributes) != "restart"

    def end(self, tag: str) -> None:
        """An element ends."""
        name = local(tag)
        if name == "t":
            self.inside_text = False
        elif name == "tbl":
            self.open.pop()
        elif name == "tc" and self.open:
            self.cells += 1
            self._require(self.cells <= MAX_CELLS and self.open[-1].column < MAX_COLUMNS)
            self.open[-1].end_cell()
        elif name == "p" and not self.open:
            self.outside.append("\n")

    def _require(self, is_small: bool) -> None:
        if not is_small:
            raise Refused("document_too_large", words.DOCUMENT_TOO_LARGE)

    def text(self, data: str) -> None:
        """Text goes to the innermost open cell, or outside."""
        if self.inside_text:
            (self.open[-1].parts if self.open else self.outside).append(data)


def _value(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if local(key) == "val"), "")


def _number(attributes: Attributes) -> int:
    text = _value(attributes)
    return min(max(int(text), 1), MAX_SPAN) if text.isdecimal() and len(text) < 6 else 1
