"""Defined names, of the workbook and of single sheets."""

from __future__ import annotations

import numbers
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from gxxl.excel.engines.libreoffice.areas import Area, quoted, sheet_and_rest
from gxxl.excel.engines.libreoffice.bridge import Link, Remote, operation, present, raw, struct
from gxxl.excel.engines.libreoffice.covered import refusing
from gxxl.excel.engines.libreoffice.errors import MissingError
from gxxl.excel.engines.libreoffice.formulas import to_excel, to_office
from gxxl.excel.engines.libreoffice.regions import area_of
from gxxl.messages import excel_engine as words

if TYPE_CHECKING:
    from gxxl.excel.engines.libreoffice.books import Book
    from gxxl.excel.engines.libreoffice.ranges import Range
    from gxxl.excel.engines.libreoffice.sheet import Sheet


@refusing
class Names(base_classes.Names):
    """The names of a workbook, those of its sheets included, or of one sheet."""

    def __init__(self, book: Book, sheet: Sheet | None = None) -> None:
        self._book = book
        self._sheet = sheet

    @property
    def link(self) -> Link:
        """The connection to the office."""
        return self._book.link

    @property
    def remote(self) -> Remote:
        """The names in the office."""
        owner = self._book.remote if self._sheet is None else self._sheet.remote
        return present(owner.NamedRanges)

    @property
    def api(self) -> Any:  # noqa: ANN401 - UNO has no types
        """The names as UNO has them."""
        return raw(self.remote)

    @operation
    def snapshot(self) -> list[tuple[str, Name]]:
        """All names with their objects."""
        own = [Name(self, str(key)) for key in self.remote.ElementNames]
        sheets = list(self._book.sheets) if self._sheet is None else []
        scoped = [name for sheet in sheets for _, name in Names(self._book, sheet).snapshot()]
        return [(name.name, name) for name in (*own, *scoped)]

    def __iter__(self) -> Iterator[Name]:
        return iter([name for _, name in self.snapshot()])

    def __len__(self) -> int:
        return len(self.snapshot())

    @operation
    def __call__(self, name_or_index: str | int) -> Name:
        """A name by what it is called, in whatever case, or by its number from 1; else ``MissingError``."""
        if isinstance(name_or_index, numbers.Number):
            found = dict(enumerate(self, 1)).get(int(name_or_index))
        else:
            found = self.find(str(name_or_index))
        if found is None:
            raise MissingError(words.NO_NAME.format(name=name_or_index))
        return found

    @operation
    def contains(self, name_or_index: str | int) -> bool:
        """Whether there is such a name."""
        if isinstance(name_or_index, numbers.Number):
            return 1 <= int(name_or_index) <= len(self)
        return self.find(str(name_or_index)) is not None

    def find(self, name: str) -> Name | None:
        """The name, or ``None``. ``'一 月'!名称`` is one of a sheet."""
        sheet, plain = sheet_and_rest(name)
        if sheet is not None and self._sheet is None:
            return Names(self._book, self._book.sheets(sheet)).find(plain) if sheet in self._book.sheets else None
        names = self.remote
        if names.hasByName(plain):
            return Name(self, plain)
        key = next((key for key in names.ElementNames if key.lower() == plain.lower()), None)
        return None if key is None else Name(self, key)

    @operation
    def add(self, name: str, refers_to: str) -> Name:
        """Define a name, in place of one that is there. ``refers_to`` is a formula as Excel writes it."""
        sheet, plain = sheet_and_rest(name)
        if sheet is not None and self._sheet is None:
            return Names(self._book, self._book.sheets(sheet)).add(plain, refers_to)
        old = self.find(plain)
        if old is not None:
            old.refers_to = refers_to
            return old
        first = struct("table.CellAddress", Sheet=0, Column=0, Row=0)
        self.remote.addNewByName(plain, content_of(refers_to), first, 0)
        return Name(self, plain)

    def add_area(self, name: str, sheet: str, area: Area) -> Name:
        """Define a name for cells."""
        return self.add(name, f"={quoted(sheet)}!{area.address()}")

    @property
    def book(self) -> Book:
        """The workbook."""
        return self._book

    @property
    def sheet(self) -> Sheet | None:
        """The sheet, of names that belong to one."""
        return self._sheet


@refusing
class Name(base_classes.Name):
    """A defined name."""

    def __init__(self, names: Names, key: str) -> None:
        self._names = names
        self._key = key

    @property
    def link(self) -> Link:
        """The connection to the office."""
        return self._names.link

    @property
    def remote(self) -> Remote:
        """The name in the office."""
        return present(self._names.remote.getByName(self._key))

    @property
    def api(self) -> Any:  # noqa: ANN401 - UNO has no types
        """The name as UNO has it."""
        return raw(self.remote)

    @property
    def name(self) -> str:
        """What it is called; with the sheet before it where it belongs to one."""
        return self._key if self._names.sheet is None else f"{quoted(self._names.sheet.name)}!{self._key}"

    @name.setter
    def name(self, value: str) -> None:
        self._rename(value)

    @operation
    def _rename(self, value: str) -> None:
        self.remote.setName(value)
        self._key = value

    @property
    def refers_to(self) -> str:
        """The formula behind it, as Excel writes it."""
        return self._refers_to()

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self._redefine(value)

    @operation
    def _refers_to(self) -> str:
        return to_excel("=" + str(self.remote.Content))

    @operation
    def _redefine(self, value: str) -> None:
        self.remote.setContent(content_of(value))

    @property
    @operation
    def refers_to_range(self) -> Range:
        """The cells it names; ``MissingError`` when it stands for something else."""
        cells = self.remote.getReferredCells()
        if cells is None:
            raise MissingError(words.NOT_A_RANGE.format(name=self._key, content=self._refers_to()))
        return self._names.book.sheets(str(cells.Spreadsheet.Name)).at(area_of(cells))

    @operation
    def delete(self) -> None:
        """Remove the name; the cells stay."""
        self._names.remote.removeByName(self._key)


def content_of(refers_to: str) -> str:
    """What LibreOffice keeps of a name: the formula without its ``=``."""
    return to_office(refers_to if refers_to.startswith("=") else f"={refers_to}")[1:]


def pointing_at(book: Book, sheet: str, area: Area) -> Name | None:
    """The name of just these cells."""
    wanted = f"={quoted(sheet)}!{area.address()}"
    return next((name for _, name in Names(book).snapshot() if name.refers_to == wanted), None)
