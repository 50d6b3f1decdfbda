"""The engine as xlwings wants it, and the ways to a LibreOffice: start one, or be inside one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import xlwings

from gxxl.excel.engines.libreoffice.app import App
from gxxl.excel.engines.libreoffice.apps import Apps
from gxxl.excel.engines.libreoffice.books import Book
from gxxl.excel.engines.libreoffice.bridge import Remote, Tally
from gxxl.excel.engines.libreoffice.process import Office, OwnOffice, connect
from gxxl.excel.engines.libreoffice.values import Rows, Value, cleaned, prepared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

NAME = "libreoffice"


class Engine:
    """What xlwings asks of an engine."""

    name, type = NAME, "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def clean_value_data(
        data: Rows,
        datetime_builder: Callable[..., Value],
        empty_as: Value,
        number_builder: Callable[[float], Value] | None,
        err_to_str: bool,
    ) -> list[list[Value]]:
        """Values as read, in the form that ``Range.options`` asks for."""
        return cleaned(data, datetime_builder, empty_as, number_builder, err_to_str)

    @staticmethod
    def prepare_xl_data_element(x: Value, *_options: object) -> Value:
        """A value to be written, of whatever library, as Python's own."""
        return prepared(x)


def register(*, activate: bool = True) -> xlwings.Engine:
    """Make the engine known to xlwings, once, and unless told otherwise the one that ``xw.Book`` and others use."""
    if NAME not in xlwings.engines.engines_by_name:
        xlwings.engines.add(xlwings.Engine(impl=Engine()))
    engine: xlwings.Engine = xlwings.engines[NAME]
    if activate:
        engine.activate()
    return engine


def start(
    *, headless: bool = True, files: Sequence[Path] = (), environment: Mapping[str, str] | None = None
) -> xlwings.App:
    """Start a private LibreOffice, active in xlwings. ``OfficeGoneError`` when it is missing or does not start."""
    return _attached(OwnOffice(headless=headless, files=files, environment=environment))


def attach(context: object) -> xlwings.App:
    """The LibreOffice that this Python runs inside, by its component context."""
    known = next((app for app in register().impl.apps if app.pid == os.getpid()), None)
    return xlwings.App(impl=known) if known is not None else _attached(Office(context, os.getpid()))


def attach_pipe(pipe: str, pid: int = 0, *, headless: bool | None = None) -> xlwings.App:
    """A LibreOffice that listens on a named pipe; ``OfficeGoneError`` when it does not."""
    return _attached(connect(pipe, pid, headless=headless))


def book_of(app: xlwings.App, document: object) -> xlwings.Book:
    """The workbook that a document of UNO is."""
    impl: App = app.impl
    return xlwings.Book(impl=Book(impl, document if isinstance(document, Remote) else Remote(document, impl.link)))


@contextmanager
def calling(book: xlwings.Book) -> Iterator[xlwings.Book]:
    """For as long as the block runs, ``xw.Book.caller()`` is this workbook."""
    before: Any = vars(xlwings.Book).get("_mock_caller")
    book.set_mock_caller()
    try:
        yield book
    finally:
        if before is None:
            delattr(xlwings.Book, "_mock_caller")  # there is no public way to unset it
        else:
            before.set_mock_caller()


def tally(app: xlwings.App) -> Tally:
    """How often that LibreOffice was reached until now; subtract an earlier one."""
    found = app.impl.link.tally
    assert isinstance(found, Tally)
    return found


def _attached(office: Office) -> xlwings.App:
    impl = register().impl.apps.attach(office)
    return xlwings.App(impl=impl)
