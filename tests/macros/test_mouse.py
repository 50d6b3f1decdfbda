"""A real mouse on a real window: the button that a clerk clicks, and the box that answers."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from gxxl.messages import macros as words
from gxxl.render.workbook import write_workbook
from gxxl.submission import empty
from tests.conftest import Offices
from tests.macros.pressing import MacroOffice, accessible
from tests.macros.reading import OXT
from tests.macros.test_round import COVER, LIKELY, SHEET, SLIP, await_, colour, fill, notes, type_, verdict
from tests.screen import Screen, click

NEEDED = ("Xvfb", "openbox", "xdotool")
SIZE = (1500, 900)


@pytest.fixture
def mouse() -> None:
    """Skips without what makes a screen and moves a mouse, but fails under CI."""
    lack = [name for name in NEEDED if not shutil.which(name)]
    if lack:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not installed: {', '.join(lack)}")


def _titles(display: str) -> list[str]:
    search = ["xdotool", "search", "--onlyvisible", "--name", words.TITLE]
    found = subprocess.run(search, env=os.environ | {"DISPLAY": display}, capture_output=True, text=True, check=False)
    return found.stdout.split()


@pytest.mark.usefixtures("mouse")
def test_a_click_on_the_button_marks_the_sheet_and_says_so(offices: Offices, tmp_path: Path) -> None:
    """The message box stands over the sheet until it is closed, and the marks are there already."""
    assert offices
    path = tmp_path / "庄头镇2021年.xlsm"
    write_workbook(empty(COVER, "2021"), path)
    with (
        Screen(SIZE) as screen,
        MacroOffice(extension=OXT, display=screen) as office,
        office.open_with_macros(path) as book,
    ):
        time.sleep(2)  # a window asked for more while it is being laid out may hang for good
        book.document.CurrentController.Frame.ContainerWindow.IsMaximized = True
        fill(book)
        type_(book, SLIP, 30)
        button = accessible(book, SHEET, words.BUTTONS["check"])
        time.sleep(2)
        at, size = button.getLocationOnScreen(), button.getSize()
        click(screen, at.X + size.Width // 2, at.Y + size.Height // 2)
        await_(lambda: bool(_titles(screen)))
        subprocess.run(["xdotool", "key", "Return"], env=os.environ | {"DISPLAY": screen}, check=True)
        await_(lambda: not _titles(screen))
        assert "2处错误" in verdict(book)
        assert (colour(book, SLIP), notes(book)) == (LIKELY, 3)
