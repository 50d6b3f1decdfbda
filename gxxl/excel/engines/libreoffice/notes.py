"""Notes on cells, and links in them."""

from __future__ import annotations

import re
from typing import Any

from xlwings import base_classes

from gxxl.excel.engines.libreoffice.areas import quoted, sheet_and_rest
from gxxl.excel.engines.libreoffice.bridge import Link, Remote, operation, raw, struct
from gxxl.excel.engines.libreoffice.cells import Cells
from gxxl.excel.engines.libreoffice.errors import MissingError
from gxxl.messages import excel_engine as words

_NOTE = 8  # com.sun.star.sheet.CellFlags.ANNOTATION
_INTERNAL = re.compile(r"#\$?('(?:[^']|'')+'|[^'.]+)\.(.+)")


class Annotated(Cells):
    """What hangs on cells."""

    @property
    @operation
    def note(self) -> Note | None:
        """The note on the first cell, if there is one."""
        annotation = self.at(self.area.first).remote.Annotation
        return Note(self.at(self.area.first), str(annotation.String)) if str(annotation.String) else None

    @operation
    def add_note(self, text: str) -> Note:
        """Put a note on the first cell, in place of one that is there."""
        first = self.at(self.area.first)
        first.put_note(text)
        return Note(first, text)

    @operation
    def put_note(self, text: str) -> None:
        """Write the note on this cell."""
        self.require_unlocked()
        place = struct("table.CellAddress", Sheet=self.sheet.index - 1, Column=self.area.left, Row=self.area.top)
        self.sheet.remote.Annotations.insertNew(place, text)

    @operation
    def drop_note(self) -> None:
        """Take the note off this cell."""
        self.require_unlocked()
        area = self.area
        cells = self.sheet.remote.getCellRangeByPosition(area.left, area.top, area.right, area.bottom)
        cells.clearContents(_NOTE)

    @property
    @operation
    def hyperlink(self) -> str:
        """Where the link in the first cell leads; ``MissingError`` without one."""
        field = self._field()
        if field is None:
            raise MissingError(words.NO_HYPERLINK.format(address=self.area.first.address()))
        match = _INTERNAL.fullmatch(str(field.URL))
        return f"#{match[1]}!{match[2]}" if match else str(field.URL)

    @operation
    def add_hyperlink(self, address: str, text_to_display: str | None = None, _screen_tip: str | None = None) -> None:
        """Make the first cell a link, to the web or (``#'一月'!A1``) into the workbook. There is no screen tip."""
        first = self.at(self.area.first)
        first.require_unlocked()
        field = self.sheet.book.remote.createInstance("com.sun.star.text.TextField.URL")
        field.URL = _office_url(address)
        field.Representation = text_to_display or address
        text = first.remote.getText()
        text.setString("")
        text.insertTextContent(text.createTextCursor(), field, False)

    def _field(self) -> Remote | None:
        fields = self.at(self.area.first).remote.TextFields
        every = fields.createEnumeration()
        return every.nextElement() if every.hasMoreElements() else None


class Note(base_classes.Note):
    """A note on a cell."""

    def __init__(self, cell: Annotated, text: str) -> None:
        self._cell = cell
        self._known = text

    @property
    def link(self) -> Link:
        """The connection to the office."""
        return self._cell.link

    @property
    def api(self) -> Any:  # noqa: ANN401 - UNO has no types
        """The note as UNO has it."""
        return raw(self._cell.remote.Annotation)

    @property
    def location(self) -> Annotated:
        """The cell it is on."""
        return self._cell

    @property
    @operation
    def author(self) -> str:
        """Who wrote it, as far as LibreOffice knows."""
        return str(self._cell.remote.Annotation.Author)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text()

    @text.setter
    def text(self, value: str) -> None:
        self._cell.put_note(value)

    @operation
    def _text(self) -> str:
        return str(self._cell.remote.Annotation.String)

    def delete(self) -> None:
        """Take it away."""
        self._cell.drop_note()


def _office_url(address: str) -> str:
    """LibreOffice writes places in the workbook with a full stop: ``#'一 月'.A1``."""
    if not address.startswith("#"):
        return address
    sheet, place = sheet_and_rest(address[1:])
    return address if sheet is None else f"#{quoted(sheet)}.{place}"
