"""In a real LibreOffice: the functions for formulas, as an add-in of Calc."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gxxl.messages import macros as words
from macros.extension import LIBRARY, extension, own_package
from tests.conftest import Offices
from tests.macros.pressing import MacroOffice
from tests.office_book import Book, Sheet

# Stand where the functions' own code will: give back what reached them, in each shape there is.
FUNCTIONS = b"""
def GXXL_VERDICT(table): return repr(table)
def GXXL_DIFFERENCES(table): return [[1.0, None], [3.0, "\\u5c113"]]
def GXXL_SUGGESTION(table): raise ValueError("told to fail")
def GXXL_FIGURE(file, code): return f"{file}:{code}"
def GXXL_CREDIT_CODE(code): return [code, True]
"""


@pytest.fixture(scope="module")
def calc(offices: Offices, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MacroOffice]:
    """A LibreOffice as it comes, with the extension installed."""
    assert offices
    path = tmp_path_factory.mktemp("extension") / "gxxl.oxt"
    stub = {f"{LIBRARY}/gxxl/excel/__init__.py": b"", f"{LIBRARY}/gxxl/excel/functions.py": FUNCTIONS}
    path.write_bytes(extension(own_package() | stub))
    with MacroOffice(level=2, extension=path) as office:
        yield office


@pytest.fixture
def sheet(calc: MacroOffice) -> Iterator[Sheet]:
    """A new spreadsheet with two numbers, a text and a blank in A1:B2."""
    document = calc.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, calc.options(Hidden=True))
    with Book(calc, document) as book:
        sheet = book.sheet(book.sheets[0])
        sheet.paste("A1", [[3, 4], ["中", ""]])
        yield sheet


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("=GXXL_VERDICT(A1:B2)", "[[3.0, 4.0], ['中', None]]"),
        ('=GXXL_FIGURE("庄头镇.xlsx";"requests.new.total")', "庄头镇.xlsx:requests.new.total"),
        ("=INDEX(GXXL_DIFFERENCES(A1:B2);2;2)", "少3"),
        ("=INDEX(GXXL_CREDIT_CODE(A2);1;1)", "中"),
    ],
)
def test_a_formula_reaches_the_function_and_shows_what_it_gives(sheet: Sheet, formula: str, shown: str) -> None:
    """A range as rows with blanks kept apart from zeros, texts as they are; a result of one cell or of several."""
    sheet.type("D1", formula)
    assert sheet.shown("D1") == shown


def test_differences_fill_a_range(sheet: Sheet) -> None:
    """As an array formula."""
    sheet.area("D1:E2").setArrayFormula("=GXXL_DIFFERENCES(A1:B2)")
    assert sheet.values("D1:E2") == [[1, ""], [3, "少3"]]


def test_a_function_that_fails_shows_a_sentence(calc: MacroOffice, sheet: Sheet) -> None:
    """And the log says why."""
    sheet.type("D1", "=GXXL_SUGGESTION(A1:B2)")
    assert sheet.shown("D1").startswith(words.EXTENSION_FAILED.partition("{")[0])
    assert "ValueError: told to fail" in calc.log


def test_the_function_wizard_has_the_chinese_help(calc: MacroOffice, sheet: Sheet) -> None:
    """What each function gives and takes."""
    assert sheet
    known = calc.service("com.sun.star.sheet.FunctionDescriptions")
    for name, (text, *arguments) in words.FUNCTION_HELP.items():
        found = {item.Name: item.Value for item in known.getByName(name)}
        assert found["Description"] == text
        assert [argument.Description for argument in found["Arguments"]] == arguments
