"""What the VBA sources may and may not do, for Excel as for LibreOffice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gxxl.messages import macros as words
from gxxl.render.macros import BUTTONS
from macros.archive import parts_of
from macros.texts import LONGEST_HELP, texts_module
from tests.macros.reading import PROJECT, XLAM, spoken, vba

PROJECTS = pytest.mark.parametrize("path", [PROJECT, XLAM], ids=["workbook", "add-in"])


@PROJECTS
def test_no_library_of_windows_is_declared(path: Path) -> None:
    """Virus scanners look at ``Declare``; Python is started without it."""
    assert [
        name for name, code in vba(path).items() if re.search(r"^\s*(Private |Public )?Declare\b", code, re.MULTILINE)
    ] == []


@PROJECTS
def test_what_only_libreoffice_knows_stands_apart(path: Path) -> None:
    """Excel compiles a module when something in it is called by name: nobody does that with LibreOffice's."""
    modules = vba(path)
    assert [name for name, code in modules.items() if "createUno" in code] == ["GxxlOffice"]
    calls = [line.strip() for code in modules.values() for line in code.splitlines() if "GxxlGo" in line]
    assert calls == ['Application.Run "GxxlOffice.GxxlGo", button', "Public Sub GxxlGo(ByVal button As String)"]


@PROJECTS
def test_every_command_has_a_macro(path: Path) -> None:
    """The list of macros offers what the buttons offer."""
    assert re.findall(r'GxxlRun "(\w+)"', vba(path)["GxxlButtons"]) == list(words.BUTTONS)


def test_the_buttons_in_the_sheets_run_macros_that_are_there() -> None:
    """Each button's macro is a sub that runs the button's command."""
    code = vba(PROJECT)["GxxlButtons"].replace("\r\n", "\n")
    for command, macro in BUTTONS.items():
        assert f'Public Sub {macro}()\n    GxxlRun "{command}"\nEnd Sub' in code


def test_vba_says_what_the_messages_say() -> None:
    """Put together again, the numbers in ``GxxlTexts`` are the sentences and the help of the functions."""
    said: dict[str, str] = {}
    for line in texts_module().splitlines():
        if case := re.match(r'\s+Case "([\w.]+)"', line):
            said[case[1]] = ""
        elif part := re.match(r"\s+s = s & (.*)", line):
            said[list(said)[-1]] += spoken(part[1])
    helps = {
        ".".join([name, str(number)]) if number else name: text
        for name, texts in words.FUNCTION_HELP.items()
        for number, text in enumerate(texts)
    }
    assert said == words.SENTENCES | {"category": words.FUNCTION_CATEGORY} | helps
    assert max(map(len, helps.values())) <= LONGEST_HELP


@PROJECTS
def test_every_sentence_that_vba_asks_for_is_there(path: Path) -> None:
    """No key leads to an empty message box."""
    asked = {key for code in vba(path).values() for key in re.findall(r'Gxxl(?:Say |Text\()"([\w.]+)"', code)}
    assert asked <= set(re.findall(r'Case "([\w.]+)"', texts_module()))
    assert {"no_book", "no_python", "failed", "no_extension", "GXXL_FIGURE.2"} <= asked


def test_every_function_has_help_for_each_of_its_arguments() -> None:
    """The wrappers that xlwings writes and the help agree on names and numbers of arguments."""
    code = vba(PROJECT)["xlwings_udfs"]
    arguments = {
        name: taken.split(", ") for name, taken in re.findall(r"^Function (\w+)\(([^)]*)\)", code, re.MULTILINE)
    }
    assert {name: len(taken) for name, taken in arguments.items()} == {
        name: len(texts) - 1 for name, texts in words.FUNCTION_HELP.items()
    }


def test_the_add_in_works_on_the_active_workbook_and_a_workbook_on_itself() -> None:
    """The two variants of xlwings' generator, which differ in nothing else."""
    own, active = vba(PROJECT)["xlwings_udfs"], vba(XLAM)["xlwings_udfs"]
    assert "ThisWorkbook" in own and "ThisWorkbook" not in active
    assert own.replace("ThisWorkbook", "ActiveWorkbook") == active
    assert 'XLPy.CallUDF("gxxl.excel.functions", "GXXL_VERDICT"' in own


def test_python_is_never_looked_for_beside_a_workbook() -> None:
    """A folder that came by mail may hold anything: only the add-in's own folder and the user's are trusted."""
    code = vba(PROJECT)["GxxlStart"]
    assert re.findall(r"ThisWorkbook\.Path", code) == ["ThisWorkbook.Path"]
    assert 'IIf(ThisWorkbook.IsAddin, ThisWorkbook.Path, "")' in code
    assert " -P -m gxxl.excel" in code, "nor are modules looked for in the current folder"


def test_the_ribbon_runs_every_command() -> None:
    """Each button of the ribbon carries a command and its label, and calls a sub that is there."""
    ribbon = parts_of(XLAM)["customUI/customUI.xml"].decode()
    assert dict(re.findall(r'tag="(\w+)" label="([^"]+)"', ribbon)) == words.BUTTONS
    assert f'<tab id="gxxl" label="{words.TITLE}">' in ribbon
    assert set(re.findall(r'onAction="([^"]+)"', ribbon)) == {"GxxlRibbon.GxxlPressed"}
    assert "Public Sub GxxlPressed(ByVal control As IRibbonControl)" in vba(XLAM)["GxxlRibbon"]
    assert "GxxlRibbon" not in vba(PROJECT)
