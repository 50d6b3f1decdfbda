"""The sheets of a workbook, as a collection."""

from __future__ import annotations

import itertools
import numbers
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from gxxl.excel.engines.libreoffice.bridge import Link, Remote, operation, present, raw
from gxxl.excel.engines.libreoffice.covered import refusing
from gxxl.excel.engines.libreoffice.errors import MissingError
from gxxl.excel.engines.libreoffice.sheet import Sheet
from gxxl.messages import excel_engine as words

if TYPE_CHECKING:
    from gxxl.excel.engines.libreoffice.books import Book


@refusing
class Sheets(base_classes.Sheets):
    """The sheets of a workbook, in order."""

    def __init__(self, book: Book) -> None:
        self._book = book

    @property
    def link(self) -> Link:
        """The connection to the office."""
        return self._book.link

    @property
    def remote(self) -> Remote:
        """The sheets in the office."""
        return present(self._book.remote.Sheets)

    @property
    def api(self) -> Any:  # noqa: ANN401 - UNO has no types
        """The sheets as UNO has them."""
        return raw(self.remote)

    @property
    def active(self) -> Sheet:
        """The one in front."""
        controller = self._book.remote.CurrentController
        return self(1) if controller is None else Sheet(self._book, controller.ActiveSheet)

    def __call__(self, name_or_index: str | int) -> Sheet:
        """A sheet by its name, in whatever case, or its number from 1; else ``MissingError``."""
        sheets = self.remote
        key = name_or_index
        if isinstance(key, numbers.Number):
            if 1 <= int(key) <= int(sheets.Count):
                return Sheet(self._book, sheets.getByIndex(int(key) - 1))
        elif sheets.hasByName(key):
            return Sheet(self._book, sheets.getByName(key))
        else:
            for name in sheets.ElementNames:
                if name.lower() == str(key).lower():
                    return Sheet(self._book, sheets.getByName(name))
        raise MissingError(words.NO_SHEET.format(name=key))

    def __len__(self) -> int:
        return int(self.remote.Count)

    def __iter__(self) -> Iterator[Sheet]:
        return iter([self(number + 1) for number in range(len(self))])

    def __contains__(self, key: object) -> bool:
        return any(name.lower() == str(key).lower() for name in self.remote.ElementNames)

    @operation
    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """A new sheet, before the active one unless told, and now the active one."""
        place = after.index if after is not None else (before or self.active).index - 1
        new = name or self.free_name("Sheet{}", 1)
        self.remote.insertNewByName(new, place)
        sheet = self(new)
        sheet.activate()
        return sheet

    def free_name(self, pattern: str, first: int) -> str:
        """A name that no sheet has yet."""
        taken = {str(name).lower() for name in self.remote.ElementNames}
        return next(name for name in map(pattern.format, itertools.count(first)) if name.lower() not in taken)
