"""A Word document's body by its bytes: where each table and paragraph begins and ends, so that one can be exchanged.

Nothing is parsed into a tree and written anew: what is not exchanged stays byte for byte what it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from gxxl.errors import Refused
from gxxl.intake.archive import Attributes, local
from gxxl.messages import intake as words

_REVISIONS = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"})
_HOLDERS = frozenset({"body", "sdt", "sdtContent", "customXml", "document"})  # what may hold a table that is in place
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding=[\"']([^\"']+)")


class Span(NamedTuple):
    """A stretch of the document's bytes."""

    start: int
    end: int


@dataclass
class Piece:
    """A table that stands in no other table, or a paragraph that stands in no table."""

    is_table: bool
    start: int
    end: int = 0
    text: str = ""
    width: int = 0  # of a table, as its grid says
    in_place: bool = True
    is_tracked: bool = False
    is_shared: bool = False  # by the tables of several sections


class Page(NamedTuple):
    """The width of the text from some place on, in twips, as the section that ends there says."""

    at: int
    text_width: int


@dataclass
class Body:
    """The pieces of a document in their order, the widths of its sections, and the namespace it is written in."""

    xml: bytes
    pieces: list[Piece] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    namespace: str = ""

    def width_at(self, place: int) -> int | None:
        """How wide the text is where a table stands."""
        return next((page.text_width for page in self.pages if page.at > place), None)


def is_utf8(xml: bytes) -> bool:
    """Whether the document is written in UTF-8, so that places in it are places in its bytes."""
    said = _ENCODING.match(xml)
    return not xml.startswith((b"\xff\xfe", b"\xfe\xff")) and (said is None or said[1].lower() == b"utf-8")


def read_places(xml: bytes) -> Body:
    """Find tables, paragraphs and pages. Raises ``Refused`` for what is not well formed or declares entities."""
    scanner = _Scanner(xml)
    parser = scanner.parser
    parser.buffer_text = True
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.data
    parser.StartDoctypeDeclHandler = scanner.refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError) as error:
        raise Refused("damaged", words.DAMAGED) from error
    return scanner.body


class _Scanner:
    """Walks through the document once."""

    def __init__(self, xml: bytes) -> None:
        self.body = Body(xml)
        self.parser = expat.ParserCreate()
        self.stack: list[str] = []
        self.open: list[tuple[Piece, int]] = []  # with the depth at which each began
        self.paper = 0

    def refuse(self, *_: object) -> None:
        """No document of an office declares types or entities."""
        raise Refused("hostile", words.HOSTILE)

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        name = local(tag)
        if not self.stack:
            prefix = tag.rpartition(":")[0]
            self.body.namespace = attributes.get(f"xmlns:{prefix}" if prefix else "xmlns", "")
        is_in_table = bool(self.open) and self.open[-1][0].is_table
        if (name == "tbl" and not is_in_table) or (name == "p" and not self.open):
            piece = Piece(name == "tbl", self.parser.CurrentByteIndex, in_place=_HOLDERS.issuperset(self.stack))
            self.open.append((piece, len(self.stack)))
        elif self.open and (name in _REVISIONS or name.endswith("PrChange")):
            self.open[-1][0].is_tracked = True
        elif name == "gridCol" and is_in_table and len(self.stack) == self.open[-1][1] + 2:
            self.open[-1][0].width += _number(attributes, "w")
        elif name == "pgSz":
            self.paper = _number(attributes, "w")
        elif name == "pgMar":
            width = self.paper - _number(attributes, "left") - _number(attributes, "right")
            self.body.pages.append(Page(self.parser.CurrentByteIndex, width))
        self.stack.append(name)

    def end(self, tag: str) -> None:  # noqa: ARG002 - expat gives it
        """An element ends; what was opened with it is complete."""
        self.stack.pop()
        if self.open and len(self.stack) == self.open[-1][1]:
            piece, _ = self.open.pop()
            at = self.parser.CurrentByteIndex
            piece.end = self.body.xml.index(b">", at) + 1 if self.body.xml.startswith(b"</", at) else at
            self.body.pieces.append(piece)

    def data(self, text: str) -> None:
        """Text belongs to the innermost piece that is open."""
        if self.open and self.stack[-1] == "t":
            self.open[-1][0].text += text


def _number(attributes: Attributes, name: str) -> int:
    text = next((value for key, value in attributes.items() if local(key) == name), "")
    return int(text) if text.isdecimal() and len(text) < 7 else 0
