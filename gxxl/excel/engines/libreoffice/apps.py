"""The running LibreOffice processes that xlwings knows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from gxxl.excel.engines.libreoffice.app import App
from gxxl.excel.engines.libreoffice.covered import refusing
from gxxl.excel.engines.libreoffice.process import Office, OwnOffice

if TYPE_CHECKING:
    from gxxl.excel.engines.libreoffice.engine import Engine


@refusing
class Apps(base_classes.Apps):
    """All of them, the active one first. One that has ended is forgotten."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: list[App] = []

    def keys(self) -> list[int]:
        """The numbers of their processes."""
        return [app.pid for app in self]

    def add(
        self, spec: object = None, add_book: bool | None = None, xl: object = None, visible: bool | None = None
    ) -> App:
        """Start a LibreOffice of our own: with windows unless told otherwise or where there is no display."""
        del spec, xl  # which Excel to start
        app = self.attach(OwnOffice(headless=visible is False or not os.environ.get("DISPLAY")))
        if add_book:
            app.books.add()
        return app

    def attach(self, office: Office) -> App:
        """Know a LibreOffice; it is the active one now."""
        app = App(self._engine, office)
        self._known = [app, *(known for known in self._known if known.pid != app.pid)]
        return app

    def to_front(self, app: App) -> None:
        """Make it the active one."""
        self._known.sort(key=lambda known: known is not app)

    def forget(self, app: App) -> None:
        """It has ended."""
        self._known = [known for known in self._known if known is not app]

    @staticmethod
    def cleanup() -> None:
        """Nothing is left over: each process ends with the program that started it."""

    def __iter__(self) -> Iterator[App]:
        self._known = [app for app in self._known if app.office.alive]
        return iter(list(self._known))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __getitem__(self, pid: int) -> App:
        for app in self:
            if app.pid == pid:
                return app
        raise KeyError(pid)
