"""In a real LibreOffice: the workbook's buttons run its VBA, the VBA the extension, the extension Python."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gxxl.messages import macros as words
from gxxl.render.workbook import write_workbook
from gxxl.submission import Cover, empty
from macros.extension import LIBRARY, extension, own_package
from tests.conftest import Offices
from tests.macros.pressing import MacroOffice, press
from tests.office_book import Book

# Stands where the buttons' own code will: says what reached it, or fails as it is told to.
INSIDE = b"""
import json, os, sys
def press(command, context, document):
    import xlwings
    if command == "restore":
        raise RuntimeError("told to fail")
    if command == "accept":
        import something_missing
    said = {"command": command, "title": document.Title, "xlwings": xlwings.__file__, "office": bool(context)}
    with open(os.path.join(os.environ["XDG_STATE_HOME"], "reached"), "a", encoding="utf-8") as file:
        file.write(json.dumps(said) + "\\n")  # one write: whoever waits sees a whole line
"""
PATIENCE = 30.0
SHEETS = ("二、主动公开", "三、申请办理", "四、复议诉讼")


class Pressed(MacroOffice):
    """An office whose extension writes down what reaches Python."""

    def reached(self, wanted: int = 1) -> list[dict[str, object]]:
        """What reached Python since it was asked last; a press is answered a little later, so as many are awaited."""
        path, lines = self.folder / "reached", list[str]()
        end = time.monotonic() + PATIENCE
        while len(lines) < wanted and time.monotonic() < end:
            time.sleep(0.05)
            lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def telling(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension with all its packages, but for the code of the buttons."""
    from macros.extension import packages

    path = tmp_path_factory.mktemp("extension") / "gxxl.oxt"
    stub = {f"{LIBRARY}/gxxl/excel/__init__.py": b"", f"{LIBRARY}/gxxl/excel/inside.py": INSIDE}
    path.write_bytes(extension(packages() | own_package() | stub))
    return path


@pytest.fixture(scope="module")
def pressed(offices: Offices, telling: Path) -> Iterator[Pressed]:
    """A LibreOffice with macros allowed and the extension installed."""
    assert offices
    with Pressed(extension=telling) as office:
        yield office


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with buttons and a Chinese name."""
    path = tmp_path_factory.mktemp("workbook") / "庄头镇2021年.xlsm"
    write_workbook(empty(Cover(unit="庄头镇", year=2021), "2021"), path)
    return path


@pytest.fixture
def book(pressed: Pressed, workbook: Path) -> Iterator[Book]:
    """That workbook, open."""
    with pressed.open_with_macros(workbook) as opened:
        yield opened


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("command", ["check", "clear", "report"])
def test_a_press_reaches_python_with_its_command_and_its_workbook(
    pressed: Pressed, book: Book, sheet: str, command: str
) -> None:
    """Every button on every official sheet, also while the sheet is protected."""
    assert book.sheet(sheet).protected
    press(book, sheet, words.BUTTONS[command])
    (said,) = pressed.reached()
    assert (said["command"], said["title"], said["office"]) == (command, "庄头镇2021年.xlsm", True)
    assert str(pressed.folder.name) in str(said["xlwings"]), "the extension's own xlwings, not another"


def test_a_press_is_for_the_workbook_that_has_the_button(pressed: Pressed, book: Book, tmp_path: Path) -> None:
    """Whatever workbook is in front."""
    write_workbook(empty(Cover(unit="别处", year=2021), "2021"), tmp_path / "别处.xlsx")
    with pressed.open_visibly(tmp_path / "别处.xlsx"):
        press(book, SHEETS[0], words.BUTTONS["check"])
    assert [said["title"] for said in pressed.reached()] == ["庄头镇2021年.xlsm"]


def test_the_menu_works_on_a_plain_workbook(pressed: Pressed, tmp_path: Path) -> None:
    """The workbook in front, without any macro in it, by every entry."""
    write_workbook(empty(Cover(unit="庄头镇", year=2021), "2021"), tmp_path / "庄头镇.xlsx")
    with pressed.open_visibly(tmp_path / "庄头镇.xlsx") as plain:
        for command in ("check", "clear", "last_year", "report", "export"):
            pressed.press_menu(plain, command)
    assert [(said["command"], said["title"]) for said in pressed.reached(5)] == [
        (command, "庄头镇.xlsx") for command in ("check", "clear", "last_year", "report", "export")
    ]


def test_whatever_fails_in_python_ends_in_a_sentence_and_a_log(pressed: Pressed, tmp_path: Path) -> None:
    """The next press works again."""
    write_workbook(empty(Cover(year=2021), "2021"), tmp_path / "a.xlsx")
    with pressed.open_visibly(tmp_path / "a.xlsx") as plain:
        pressed.press_menu(plain, "restore")
        assert "RuntimeError: told to fail" in pressed.log
        assert words.EXTENSION_FAILED.partition("{")[0] in pressed.log
        pressed.press_menu(plain, "accept")
        assert words.EXTENSION_BROKEN.format(name="something_missing") in pressed.log
        pressed.press_menu(plain, "check")
    assert len(pressed.reached()) == 1


def test_without_a_workbook_a_sentence_asks_for_one(pressed: Pressed) -> None:
    """The service is there whatever is open."""
    pressed.service("cn.gxxl.Buttons").trigger("check")
    assert words.EXTENSION_NOT_A_SHEET in pressed.log
    assert pressed.reached(0) == []


def test_menu_and_toolbar_list_the_buttons_in_order(pressed: Pressed) -> None:
    """As LibreOffice's own configuration has them once the extension is installed."""
    provider = pressed.service("com.sun.star.configuration.ConfigurationProvider")
    for place in ("OfficeMenuBar/cn.gxxl.menu/Submenu", "OfficeToolBar/cn.gxxl.toolbar"):
        options = pressed.options(nodepath=f"/org.openoffice.Office.Addons/AddonUI/{place}")
        node = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", options)
        assert [node.getByName(name).Title for name in node.ElementNames] == list(words.BUTTONS.values())


def test_every_written_module_is_basic_that_libreoffice_takes(pressed: Pressed, book: Book) -> None:
    """Compiled and run: the texts are the messages, LibreOffice knows itself, and nothing happens on opening."""
    for key, sentence in words.SENTENCES.items():
        assert pressed.run_basic(book, "GxxlTexts.GxxlText", key) == sentence
    assert pressed.run_basic(book, "GxxlStart.GxxlInLibreOffice") is True
    pressed.run_basic(book, "GxxlHelp.Auto_Open")
    assert pressed.run_basic(book, "GxxlServer.GxxlAlive") is False


def test_without_the_extension_a_press_does_no_harm(offices: Offices, workbook: Path) -> None:
    """A message box says what to install; headless nobody sees it, and the workbook stays as it was."""
    assert offices
    with MacroOffice() as bare, bare.open_with_macros(workbook) as book:
        before = book.sheet(SHEETS[1]).formulas("A1:M30")
        press(book, SHEETS[1], words.BUTTONS["check"])
        assert book.sheet(SHEETS[1]).formulas("A1:M30") == before


def test_the_extension_that_is_checked_in_can_be_installed(offices: Offices) -> None:
    """At the macro security that LibreOffice comes with; its service answers."""
    from tests.macros.reading import OXT

    assert offices
    with MacroOffice(level=2, extension=OXT) as office:
        office.service("cn.gxxl.Buttons").trigger("check")
        assert words.EXTENSION_NOT_A_SHEET in office.log
