"""Workbooks: opened, saved, closed."""

from __future__ import annotations

import datetime as dt
import numbers
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from gxxl.excel.engines.libreoffice.bridge import Link, Remote, operation, properties, raw, uno
from gxxl.excel.engines.libreoffice.covered import refusing
from gxxl.excel.engines.libreoffice.errors import (
    BookGoneError,
    EngineError,
    MissingError,
    NotCoveredError,
    OfficeGoneError,
)
from gxxl.excel.engines.libreoffice.names import Names
from gxxl.excel.engines.libreoffice.number_formats import NumberFormats
from gxxl.excel.engines.libreoffice.process import documents
from gxxl.excel.engines.libreoffice.sheets import Sheets
from gxxl.messages import excel_engine as words

if TYPE_CHECKING:
    from gxxl.excel.engines.libreoffice.app import App

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
}
_UNENCRYPTED = (".xlsx", ".xlsm", ".csv")  # LibreOffice writes them as they are, whatever the password
_PDF = "calc_pdf_Export"
_NO_MACROS, _NO_LINKS = 0, 0  # MacroExecMode.NEVER_EXECUTE, UpdateDocMode.NO_UPDATE


@refusing
class Book(base_classes.Book):
    """One open workbook."""

    def __init__(self, app: App, remote: Remote) -> None:
        self._app = app
        self.remote = remote
        self.formats = NumberFormats(remote)

    @property
    def link(self) -> Link:
        """The connection to the office."""
        return self._app.link

    @property
    def app(self) -> App:
        """The LibreOffice it is open in."""
        return self._app

    @property
    def api(self) -> Any:  # noqa: ANN401 - UNO has no types
        """The workbook as UNO has it."""
        return raw(self.remote)

    @property
    def sheets(self) -> Sheets:
        """Its sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """Its defined names."""
        return Names(self)

    @cached_property
    def zero_date(self) -> dt.datetime:
        """The day that its dates count from."""
        zero = self.remote.NullDate
        return dt.datetime(zero.Year, zero.Month, zero.Day)  # noqa: DTZ001 - cells know no time zones

    @property
    def fullname(self) -> str:
        """Where it is kept; its title while it was never saved."""
        url = str(self.remote.URL)
        return str(uno().fileUrlToSystemPath(url)) if url.startswith("file:") else url or str(self.remote.Title)

    @property
    def name(self) -> str:
        """The file's name; the title of one that was never saved."""
        full = self.fullname
        return Path(full).name or full

    @operation
    def activate(self) -> None:
        """Bring it to the front."""
        controller = self.remote.CurrentController
        if controller is not None:
            controller.Frame.activate()
            if not self._app.office.headless:
                controller.Frame.ContainerWindow.toFront()

    @operation
    def close(self) -> None:
        """Close it without saving. Nothing happens when it is closed already."""
        try:
            self.remote.close(True)
        except BookGoneError:
            return
        except OfficeGoneError:
            raise
        except EngineError:
            raise EngineError(words.CANNOT_CLOSE.format(name=self.name)) from None

    @operation
    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save it where it is or to another place, by the ending of whose name the format is chosen.

        ``EngineError`` for an ending that is not known, a workbook opened to be read, or where nothing can be written;
        ``NotCoveredError`` for a password on a kind of file that LibreOffice does not encrypt this way.
        """
        if path is None and self.remote.hasLocation():
            self._store_again()
            return
        target = Path(path or f"{self.remote.Title}.xlsx").absolute()
        if target.suffix.lower() not in FILTERS:
            raise EngineError(words.UNKNOWN_SUFFIX.format(suffix=target.suffix, known="、".join(FILTERS)))
        if password and target.suffix.lower() in _UNENCRYPTED:
            raise NotCoveredError(f"Book.save(password=…)（{target.suffix}）")
        if not target.parent.is_dir():  # LibreOffice would make it
            raise EngineError(words.CANNOT_SAVE.format(path=target, reason=words.NO_FOLDER))
        self._store(target, FILTERS[target.suffix.lower()], password)
        self._app.office.opened.add(target)

    @operation
    def to_pdf(self, path: str, _quality: str | None = None) -> None:
        """Write the sheets as a PDF."""
        target = Path(path).absolute()
        try:
            self.remote.storeToURL(target.as_uri(), properties(FilterName=_PDF, Overwrite=True))
        except EngineError as error:
            raise self._unsaved(target, error) from None

    def _store_again(self) -> None:
        if self.remote.isReadonly():
            raise EngineError(words.CANNOT_SAVE.format(path=self.fullname, reason=words.READ_ONLY))
        try:
            self.remote.store()
        except EngineError as error:
            raise self._unsaved(Path(self.fullname), error) from None

    def _store(self, target: Path, name: str, password: str | None) -> None:
        options = {"FilterName": name, "Overwrite": True} | ({"Password": password} if password else {})
        try:
            self.remote.storeAsURL(target.as_uri(), properties(**options))
        except EngineError as error:
            raise self._unsaved(target, error) from None

    def _unsaved(self, path: Path, error: EngineError) -> EngineError:
        if isinstance(error, OfficeGoneError | BookGoneError):
            return error
        return EngineError(words.CANNOT_SAVE.format(path=path, reason=error.detail), error.kind)


@refusing
class Books(base_classes.Books):
    """The workbooks that are open in one LibreOffice."""

    def __init__(self, app: App) -> None:
        self._app = app

    @property
    def link(self) -> Link:
        """The connection to the office."""
        return self._app.link

    @property
    def app(self) -> App:
        """The LibreOffice."""
        return self._app

    @property
    def api(self) -> Any:  # noqa: ANN401 - UNO has no types
        """The open documents as UNO has them."""
        return raw(self.link.desktop.Components)

    @property
    def active(self) -> Book:
        """The one in front, or else any; ``MissingError`` when none is open."""
        front = self.link.desktop.getCurrentComponent()
        if front is not None and hasattr(front, "Sheets"):
            return Book(self._app, front)
        for book in self:
            return book
        raise MissingError(words.NO_BOOK_OPEN)

    def __iter__(self) -> Iterator[Book]:
        return iter([Book(self._app, document) for document in documents(self.link)])

    def __len__(self) -> int:
        return sum(1 for _ in documents(self.link))

    def __call__(self, name_or_index: str | int) -> Book:
        """An open workbook by its name, its path, or its number from 1; else ``MissingError``."""
        key = str(name_or_index).lower()
        for number, book in enumerate(self, 1):
            if isinstance(name_or_index, numbers.Number):
                if number == name_or_index:
                    return book
            elif key in (book.name.lower(), book.fullname.lower()):
                return book
        raise MissingError(words.NO_BOOK.format(name=name_or_index))

    @operation
    def add(self) -> Book:
        """A new, empty workbook."""
        return Book(self._app, self.link.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ()))

    @operation
    def open(
        self,
        fullname: str,
        _update_links: bool | None = None,
        read_only: bool | None = None,
        _format: str | None = None,
        password: str | None = None,
        *_others: object,
    ) -> Book:
        """Open a file. Its macros are never run and its links never followed. One that is locked opens to be read.

        ``EngineError`` when LibreOffice cannot read it.
        """
        path = Path(fullname).absolute()
        options: dict[str, object] = {
            "MacroExecutionMode": _NO_MACROS,
            "UpdateDocMode": _NO_LINKS,
            "ReadOnly": bool(read_only),
        }
        options |= {"Password": password} if password else {}
        document = self._load(path, options) or self._load(path, options | {"ReadOnly": True})
        if document is None or not hasattr(document, "Sheets"):
            raise EngineError(words.CANNOT_OPEN.format(path=path, reason=words.OPEN_REFUSED))
        self._app.office.opened.add(path)
        return Book(self._app, document)

    def _load(self, path: Path, options: dict[str, object]) -> Remote | None:
        try:
            found = self.link.desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, properties(**options))
        except OfficeGoneError:
            raise
        except EngineError as error:
            raise EngineError(words.CANNOT_OPEN.format(path=path, reason=error.detail), error.kind) from None
        assert found is None or isinstance(found, Remote)
        return found
