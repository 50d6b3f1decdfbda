"""A Word document (.docx): its tables as grids, with their spans, and the text around them."""

from __future__ import annotations

from typing import NamedTuple

from gxxl.errors import Refused
from gxxl.form.geometry import Rect
from gxxl.intake.archive import Archive, Attributes, local, parse_xml
from gxxl.intake.grid import Grid, GridCell
from gxxl.intake.runs import How, Run, joined
from gxxl.messages import door as words

MAX_SPAN = 200
MAX_COLUMNS = 20_000
MAX_TABLES = 1000
MAX_CELLS = 200_000  # of all tables together
MAIN = "word/document.xml"
# What is not there when the document is printed: deletions, what has moved elsewhere, the same once more for old
# programs, the small print above a word.
_SILENT = frozenset(("del", "moveFrom", "Fallback", "rt"))
_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_LOOKS = {"strike": How.STRUCK, "dstrike": How.STRUCK, "vanish": How.HIDDEN}
_RAISED = {"superscript": How.RAISED, "subscript": How.LOWERED}
_OFF = ("0", "false", "off", "none")


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
        self.parts: list[Run] = []
        self.is_deleted = False  # the row, by somebody whose changes are kept track of

    def start_row(self) -> None:
        """A row begins."""
        self.row, self.column, self.is_deleted = self.row + 1, 0, False

    def end_row(self) -> None:
        """The row ends; one that is deleted was none."""
        self.row -= self.is_deleted

    def end_cell(self) -> None:
        """The cell ends: a place of its own, or more of the one above."""
        if self.is_deleted:
            return
        place = (self.row, self.column)
        right = self.column + self.span - 1
        above = self.last.get(self.column)
        if self.continues and above is not None and self.rects[above].bottom == self.row - 1:
            self.rects[above] = self.rects[above]._replace(bottom=self.row)
        else:
            self.cells[place] = GridCell(joined(self.parts).strip())
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
        self.path: list[str] = []
        self.silent = 0
        self.hows: list[How] = []  # of the runs that are open, one in the other: a text box stands in a run
        self.cells = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        name, parent = local(tag), self.path[-1] if self.path else ""
        self.path.append(name)
        if name in _SILENT:
            self.silent += 1
        if name == "tbl":
            self._require(len(self.tables) < MAX_TABLES)
            self.open.append(_Table())
            self.tables.append(self.open[-1])
        elif name == "altChunk":  # another file, which Word takes in when it opens the document
            raise Refused("embedded_page", words.EMBEDDED_PAGE)
        elif name == "r":
            self.hows.append(How.PLAIN)
        elif parent == "r":
            self._add(How.PLAIN, _SIGNS.get(name, ""))
            if name == "sym":
                self._add(How.SYMBOL, "")
        elif parent == "rPr" and self.hows and self.path[-3:-2] == ["r"]:
            self.hows[-1] = _how(name, attributes, self.hows[-1])
        elif self.open:
            self._start_in_table(self.open[-1], name, parent, attributes)

    def _start_in_table(self, table: _Table, name: str, parent: str, attributes: Attributes) -> None:
        if name == "tr":
            table.start_row()
        elif name == "tc":
            table.span, table.continues, table.parts = 1, False, []
        elif name == "gridSpan":
            table.span = _number(attributes)
        elif name == "vMerge":
            table.continues = _value(attributes) != "restart"
        elif parent == "trPr" and name == "del":
            table.is_deleted = True

    def end(self, tag: str) -> None:
        """An element ends."""
        name = local(tag)
        self.path.pop()
        if name in _SILENT:
            self.silent -= 1
        if name == "r":
            self.hows.pop()
        elif name == "tbl":
            self.open.pop()
        elif name == "tc" and self.open:
            self.cells += 1
            self._require(self.cells <= MAX_CELLS and self.open[-1].column < MAX_COLUMNS)
            self.open[-1].end_cell()
        elif name == "tr" and self.open:
            self.open[-1].end_row()
        elif name == "p":
            self._add(How.PLAIN, "\n")

    def _require(self, is_small: bool) -> None:
        if not is_small:
            raise Refused("document_too_large", words.DOCUMENT_TOO_LARGE)

    def text(self, data: str) -> None:
        """Text goes to the innermost open cell, or outside."""
        if self.path[-1] == "t":
            self._add(self.hows[-1] if self.hows else How.PLAIN, data)

    def _add(self, how: How, text: str) -> None:
        if self.silent or how is How.HIDDEN:
            return
        if self.open:
            self.open[-1].parts.append((how, text))
        else:
            self.outside.append(text)


def _how(name: str, attributes: Attributes, before: How) -> How:
    """How a run stands out, by one of its properties; what hides it counts most."""
    value = _value(attributes)
    if before is How.HIDDEN or value in _OFF:
        return before
    if name == "vertAlign":
        return before if before is How.STRUCK else _RAISED.get(value, before)
    return _LOOKS.get(name, before)


def _value(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if local(key) == "val"), "")


def _number(attributes: Attributes) -> int:
    text = _value(attributes)
    return min(max(int(text), 1), MAX_SPAN) if text.isdecimal() and len(text) < 6 else 1
