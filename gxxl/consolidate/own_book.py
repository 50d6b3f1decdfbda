"""A summary workbook of ours, which the user names: opened with wider limits than what others send in.

A summary of ten thousands of units is larger than any submission may be. Only the sheets that are asked for are
unpacked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from pathlib import Path

from gxxl.errors import Refused
from gxxl.form.book import load_book
from gxxl.intake.archive import Archive, local, parse_xml
from gxxl.intake.grid import Grid, GridCell
from gxxl.intake.pages import read_cover
from gxxl.intake.thinned import start_of_row, thinned
from gxxl.intake.workbook import is_ours, read_meta, read_workbook
from gxxl.intake.xlsx import SheetReader, Workbook
from gxxl.messages import intake as words
from gxxl.submission import Cover, Kind, Origin, Submission

MAX_FILE = 300 * 2**20  # bytes
MAX_EXPANDED = 2**31
_META_ROWS = 500  # last year's figures, what the run noted, how complete it was

Cells = Mapping[tuple[int, int], GridCell]


class OwnBook:
    """A workbook that may be a summary of ours. Raises ``Refused`` for no workbook or a damaged one, ``OSError``."""

    def __init__(self, path: Path) -> None:
        if path.stat().st_size > MAX_FILE:
            raise Refused("too_large", words.TOO_LARGE.format(limit=MAX_FILE // 2**20))
        data = path.read_bytes()
        self.origin = Origin(file=str(path), sha256=hashlib.sha256(data).hexdigest())
        self._book = Workbook(Archive(data, MAX_EXPANDED))
        self._entries = {entry.name: entry for entry in self._book.entries}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def is_summary(self) -> bool:
        """Whether its hidden sheet says that it is a summary. Raises ``Refused`` for a version that is not known."""
        return is_ours(self._book) and read_meta(self.meta).kind is Kind.SUMMARY

    @cached_property
    def meta(self) -> Grid:
        """The hidden sheet, which must be there, without most of its lines a part: those come last."""
        name = load_book().sheets["meta"]
        xml = self._book.xml(self._entries[name])
        return Grid(name, self._cells(xml[: start_of_row(xml, _META_ROWS)]))

    @property
    def cover(self) -> Cover:
        """The front sheet; empty where there is none."""
        name = load_book().sheets["cover"]
        return read_cover(self.sheet(name)) if name in self else Cover()

    def sheet(self, name: str) -> Grid:
        """A sheet, which must be there, as a grid."""
        return self._book.sheet(self._entries[name])

    def columns(self, name: str, rows: int, choose: Callable[[Cells], Collection[int]]) -> Grid:
        """Of a sheet the first ``rows`` and, below them, the columns that ``choose`` picks by what stands there."""
        xml = self._book.xml(self._entries[name])
        below = start_of_row(xml, rows)
        reader = _Columns(self._book.strings, rows, choose(self._cells(xml[:below])))
        parse_xml(thinned(xml, reader.kept, below), reader.start, reader.end, reader.text)
        return Grid(name, reader.cells)

    def _cells(self, beginning: bytes) -> Cells:
        """The cells in the beginning of a sheet."""
        reader = SheetReader(self._book.strings)
        parse_xml(beginning, reader.start, reader.end, reader.text, is_whole=False)
        return reader.cells

    def submission(self) -> Submission | None:
        """What it says, or ``None`` where its tables do not stand as they were written."""
        return read_workbook(self._book, self.origin)


class _Columns(SheetReader):
    """Keeps the first rows of a sheet that is too large to be kept whole, and some columns of the others."""

    def __init__(self, strings: list[str], rows: int, kept: Collection[int]) -> None:
        super().__init__(strings)
        self.kept = kept
        self._rows = rows

    def end(self, tag: str) -> None:
        """An element ends."""
        if local(tag) == "c" and self._place[0] >= self._rows and self._place[1] not in self.kept:
            self._parts = {}
        super().end(tag)
