"""One LibreOffice for all of these tests, driven by the engine alone, and a workbook with its buttons."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import xlwings

from gxxl.excel.engines import libreoffice
from gxxl.excel.engines.libreoffice.bridge import uno
from gxxl.excel.engines.libreoffice.process import find
from tests.excel.clerk import Clerk


@pytest.fixture(scope="session")
def installed() -> None:
    """Skips without LibreOffice, but fails under CI."""
    try:
        find()
        uno()
    except libreoffice.OfficeGoneError as error:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(error))


@pytest.fixture(scope="session")
def session_app(installed: None) -> Iterator[xlwings.App]:  # noqa: ARG001 - it skips
    """A running LibreOffice."""
    app = libreoffice.start()
    yield app
    app.quit()


@pytest.fixture
def app(session_app: xlwings.App) -> Iterator[xlwings.App]:
    """The running LibreOffice, the active one of xlwings, and without open workbooks afterwards."""
    libreoffice.register()
    session_app.impl.activate()
    yield session_app
    session_app.screen_updating = True
    session_app.impl.answer, session_app.impl.said = libreoffice.cautious, []
    for book in list(session_app.books):
        with suppress(xlwings.XlwingsError):
            book.close()


@pytest.fixture
def clerk(app: xlwings.App, tmp_path: Path) -> Clerk:
    """Somebody before an open workbook of 庄头镇, of 2021, with a small report that holds together."""
    return Clerk(app, tmp_path)
