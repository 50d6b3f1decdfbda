"""What xlwings leaves to each host: sheet protection; and the state of a program, put back whatever happens.

    with screen_still(book), unprotected(*book.sheets):
        ...

Screen updating, calculation and message boxes go through xlwings itself, which has them alike on every host.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gxxl.errors import GxxlError
from gxxl.messages import excel as sentences
from gxxl.messages import excel_engine as words

if TYPE_CHECKING:
    import xlwings

Buttons = Literal["ok", "ok_cancel", "yes_no", "yes_no_cancel"]
_LIBREOFFICE = "libreoffice"


class Host(ABC):
    """Excel or LibreOffice, for what differs between them."""

    @abstractmethod
    def is_read_only(self, book: xlwings.Book) -> bool:
        """Whether nothing in the workbook can be changed, not even for the time that it is open."""

    @abstractmethod
    def calculates(self, book: xlwings.Book) -> bool:
        """Whether formulas are worked out by themselves."""

    @abstractmethod
    def is_protected(self, sheet: xlwings.Sheet) -> bool:
        """Whether locked cells of a sheet cannot be changed."""

    @abstractmethod
    def unprotect(self, sheet: xlwings.Sheet) -> Protection:
        """Take the protection off. What it allowed; ``GxxlError`` when there is a password."""

    @abstractmethod
    def ask_line(self, book: xlwings.Book, prompt: str, title: str) -> str:
        """A line that the user types; empty for none."""

    @abstractmethod
    def ask_file(self, book: xlwings.Book, title: str, patterns: Mapping[str, str]) -> Path | None:
        """A file that the user picks; ``patterns`` (``*.xlsx;*.docx``) go by their names."""

    @abstractmethod
    def protect(self, sheet: xlwings.Sheet, protection: Protection | None = None) -> None:
        """Protect a sheet, without a password, as it was protected before or else as each host does by itself."""


@dataclass(frozen=True, slots=True)
class Protection:
    """What a protected sheet still allows, in the order of the arguments of Excel's ``Protect``, from the second on.

    LibreOffice keeps that by itself.
    """

    arguments: tuple[bool, ...] = ()
    selection: int | None = None


class LibreOffice(Host):
    """LibreOffice, through UNO."""

    def is_read_only(self, book: xlwings.Book) -> bool:
        """A file that was opened read-only cannot be changed."""
        return bool(book.impl.remote.isReadonly())

    def calculates(self, book: xlwings.Book) -> bool:
        """Whether this workbook does; each has its own setting."""
        return bool(book.impl.remote.isAutomaticCalculationEnabled())

    def is_protected(self, sheet: xlwings.Sheet) -> bool:
        """Whether the sheet is protected."""
        return bool(sheet.impl.protected)

    def unprotect(self, sheet: xlwings.Sheet) -> Protection:
        """Take the protection off; LibreOffice remembers what it allowed."""
        from xlwings import XlwingsError  # noqa: PLC0415 - late, for start-up

        try:
            sheet.impl.remote.unprotect("")
        except XlwingsError as error:
            if getattr(error, "kind", "") != "com.sun.star.lang.IllegalArgumentException":
                raise
            raise GxxlError(words.SHEET_LOCKED.format(sheet=sheet.name)) from error
        return Protection()

    def protect(self, sheet: xlwings.Sheet, protection: Protection | None = None) -> None:
        """Protect the sheet."""
        del protection
        sheet.impl.remote.protect("")

    def ask_line(self, book: xlwings.Book, prompt: str, title: str) -> str:
        """A dialog with a line to type in."""
        return str(book.app.impl.ask_line(prompt, title))

    def ask_file(self, book: xlwings.Book, title: str, patterns: Mapping[str, str]) -> Path | None:
        """LibreOffice's own dialog for opening a file."""
        path = book.app.impl.ask_file(title, patterns)
        return Path(path) if path else None


class Excel(Host):
    """Microsoft Excel on Windows, through COM. Arguments go by their order: late binding knows no names."""

    _TEXT = 2  # the type of answer that InputBox takes
    _ALLOWED = (
        "AllowFormattingCells",
        "AllowFormattingColumns",
        "AllowFormattingRows",
        "AllowInsertingColumns",
        "AllowInsertingRows",
        "AllowInsertingHyperlinks",
        "AllowDeletingColumns",
        "AllowDeletingRows",
        "AllowSorting",
        "AllowFiltering",
        "AllowUsingPivotTables",
    )

    def is_read_only(self, book: xlwings.Book) -> bool:
        """Never: Excel only refuses to save."""
        del book
        return False

    def calculates(self, book: xlwings.Book) -> bool:
        """The setting is Excel's, and the first workbook that was opened decides."""
        return book.app.calculation != "manual"

    def is_protected(self, sheet: xlwings.Sheet) -> bool:
        """Whether the sheet's contents are protected."""
        return bool(sheet.api.ProtectContents)

    def unprotect(self, sheet: xlwings.Sheet) -> Protection:
        """Take the protection off. An empty password is given, or Excel would ask for one."""
        native = sheet.api
        before = self._protection(native)
        try:
            native.Unprotect("")
        except Exception as error:  # pywintypes.com_error, which only exists on Windows
            raise GxxlError(words.SHEET_LOCKED.format(sheet=sheet.name)) from error
        if native.ProtectContents:
            raise GxxlError(words.SHEET_LOCKED.format(sheet=sheet.name))
        return before

    def protect(self, sheet: xlwings.Sheet, protection: Protection | None = None) -> None:
        """Protect the sheet; ``EnableSelection`` is not part of ``Protect`` and is set after it."""
        native = sheet.api
        native.Protect("", *(protection.arguments if protection else ()))
        if protection and protection.selection is not None:
            native.EnableSelection = protection.selection

    def ask_line(self, book: xlwings.Book, prompt: str, title: str) -> str:
        """Excel's ``InputBox``, which gives ``False`` when it is put aside."""
        left_out = import_module("pythoncom").Missing  # only on Windows; zeros would put the box into a corner
        given = book.app.api.InputBox(prompt, title, "", left_out, left_out, left_out, left_out, self._TEXT)
        return given.strip() if isinstance(given, str) else ""

    def ask_file(self, book: xlwings.Book, title: str, patterns: Mapping[str, str]) -> Path | None:
        """Excel's dialog for opening a file, which gives ``False`` when it is put aside."""
        filters = ",".join(f"{name},{pattern}" for name, pattern in patterns.items())
        given = book.app.api.GetOpenFilename(filters, 1, title)
        return Path(given) if isinstance(given, str) else None

    def _protection(self, native: Any) -> Protection:  # noqa: ANN401 - COM has no types
        allowed = native.Protection
        return Protection(
            (
                bool(native.ProtectDrawingObjects),
                bool(native.ProtectContents),
                bool(native.ProtectScenarios),
                bool(native.ProtectionMode),
                *(bool(getattr(allowed, name)) for name in self._ALLOWED),
            ),
            native.EnableSelection,
        )


def host_of(book: xlwings.Book) -> Host:
    """The host that a workbook is open in."""
    return LibreOffice() if book.app.engine.name == _LIBREOFFICE else Excel()


@contextmanager
def unprotected(*sheets: xlwings.Sheet) -> Iterator[None]:
    """Sheets without protection for as long as the block runs; then those are protected that were, as they were.

    ``GxxlError`` when one has a password; the others are protected again.
    """
    with ExitStack() as after:
        for sheet in sheets:
            host = host_of(sheet.book)
            if host.is_protected(sheet):
                protection = host.unprotect(sheet)
                after.callback(host.protect, sheet, protection)
        yield


def require_writable(book: xlwings.Book) -> None:
    """Raises ``GxxlError`` for a workbook in which nothing can be changed."""
    if host_of(book).is_read_only(book):
        raise GxxlError(sentences.READ_ONLY.format(book=book.name))


def calculate(book: xlwings.Book) -> None:
    """Work out every formula, where the user set calculation to manual: nothing may be judged by old totals."""
    if not host_of(book).calculates(book):
        book.app.calculate()


@contextmanager
def screen_still(book: xlwings.Book) -> Iterator[None]:
    """No screen updating for as long as the block runs."""
    app = book.app
    if not app.screen_updating:
        yield
        return
    app.screen_updating = False
    try:
        yield
    finally:
        app.screen_updating = True


def say(book: xlwings.Book, sentence: str, title: str, *, serious: bool = False) -> None:
    """Show a message box over the workbook's window, and wait for it to be closed."""
    book.app.alert(sentence, title, "ok", "critical" if serious else "info")


def ask(book: xlwings.Book, question: str, title: str, buttons: Buttons = "yes_no") -> str:
    """Ask by a message box: ``yes``, ``no``, ``ok`` or ``cancel``, as was pressed."""
    return book.app.alert(question, title, buttons) or "cancel"
