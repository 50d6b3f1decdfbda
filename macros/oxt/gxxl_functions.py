"""The functions for formulas, as an add-in of Calc: ``=GXXL_VERDICT(D5:J28)`` in any spreadsheet.

They are those of Excel: this asks ``gxxl.excel.functions`` and turns ranges into lists and lists into ranges.
"""

from __future__ import annotations

import traceback
from typing import Any

# LibreOffice looks in pythonpath, beside this file.
import gxxl_extension as extension  # type: ignore[import-not-found]
import unohelper
from cn.gxxl import XFunctions  # type: ignore[import-not-found] # from gxxl_functions.idl
from com.sun.star.lang import Locale, XServiceName
from com.sun.star.sheet import LocalizedName, XAddIn, XCompatibilityNames

NAME, ADD_IN = "cn.gxxl.Functions", "com.sun.star.sheet.AddIn"
# The methods of XFunctions, and what they are called in formulas.
NAMES = {
    "differences": "GXXL_DIFFERENCES",
    "verdict": "GXXL_VERDICT",
    "suggestion": "GXXL_SUGGESTION",
    "figure": "GXXL_FIGURE",
    "creditCode": "GXXL_CREDIT_CODE",
}


class Results(unohelper.Base, XFunctions):  # type: ignore[misc] # UNO has no types
    """The functions themselves."""

    def differences(self, table: tuple[tuple[Any, ...], ...]) -> tuple[tuple[Any, ...], ...]:
        """The differences of a table."""
        return _result("differences", _lists(table))

    def verdict(self, table: tuple[tuple[Any, ...], ...]) -> tuple[tuple[Any, ...], ...]:
        """The verdict on a table."""
        return _result("verdict", _lists(table))

    def suggestion(self, table: tuple[tuple[Any, ...], ...]) -> tuple[tuple[Any, ...], ...]:
        """The likeliest wrong cell of a table."""
        return _result("suggestion", _lists(table))

    def figure(self, file: str, code: str) -> tuple[tuple[Any, ...], ...]:
        """A figure of a file."""
        return _result("figure", file, code)

    def creditCode(self, code: Any) -> tuple[tuple[Any, ...], ...]:
        """Whether a 统一社会信用代码 is right."""
        return _result("creditCode", code)


class Functions(Results, XAddIn, XServiceName, XCompatibilityNames):  # type: ignore[misc]
    """And what Calc asks about them."""

    def __init__(self, _context: Any) -> None:
        self.locale = Locale("zh", "CN", "")

    def getServiceName(self) -> str:
        """The add-in's name in files."""
        return NAME

    def setLocale(self, locale: Any) -> None:
        """The language of the interface; everything is said in Chinese."""
        self.locale = locale

    def getLocale(self) -> Any:
        """That language."""
        return self.locale

    def getProgrammaticFuntionName(self, shown: str) -> str:
        """The method by its name in formulas. The misspelling is UNO's."""
        return next((name for name, known in NAMES.items() if known == shown), "")

    def getDisplayFunctionName(self, name: str) -> str:
        """The name in formulas."""
        return NAMES.get(name, "")

    def getFunctionDescription(self, name: str) -> str:
        """What the function wizard says."""
        return _help(name, 0)

    def getDisplayArgumentName(self, name: str, number: int) -> str:
        """The argument's name, which is what it is."""
        return _help(name, number + 1)

    def getArgumentDescription(self, name: str, number: int) -> str:
        """What the function wizard says about an argument."""
        return _help(name, number + 1)

    def getProgrammaticCategoryName(self, _name: str) -> str:
        """One of Calc's own categories."""
        return "Add-In"

    def getDisplayCategoryName(self, _name: str) -> str:
        """Our category; Calc shows its own."""
        return str(extension.messages().FUNCTION_CATEGORY)

    def getCompatibilityNames(self, name: str) -> Any:
        """The name in Excel's files."""
        return (LocalizedName(Locale("en", "US", ""), NAMES[name]),) if name in NAMES else ()


def _result(name: str, *arguments: Any) -> tuple[tuple[Any, ...], ...]:
    if extension.lack():
        return ((extension.lack(),),)
    try:
        return _range(extension.call("gxxl.excel.functions", NAMES[name], *arguments))
    except Exception:
        log = extension.write_log(traceback.format_exc())
        return ((extension.messages().EXTENSION_FAILED.format(log=log),),)


def _lists(table: tuple[tuple[Any, ...], ...]) -> list[list[Any]]:
    """As xlwings gives a range: an empty cell is ``None``."""
    return [[None if value == "" else value for value in row] for row in table]


def _range(given: Any) -> tuple[tuple[Any, ...], ...]:
    rows = given if isinstance(given, (list, tuple)) else [[given]]
    rows = rows if all(isinstance(row, (list, tuple)) for row in rows) else [rows]
    return tuple(tuple("" if value is None else value for value in row) for row in rows)


def _help(name: str, number: int) -> str:
    texts = extension.messages().FUNCTION_HELP.get(NAMES.get(name), ())
    return str(texts[number]) if number < len(texts) else ""


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 - the name that LibreOffice looks for
g_ImplementationHelper.addImplementation(Functions, NAME, (NAME, ADD_IN))
