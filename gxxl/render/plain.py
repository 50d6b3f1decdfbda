"""A sheet of XlsxWriter into which other people's texts can be written. All workbooks of ours are made of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from xlsxwriter.worksheet import Worksheet

_FUNCTION = re.compile(r"([A-Za-z_.]+)\(")
# Functions that need no prefix in a file: ECMA-376 (2006), part 4, 3.17.7.
_CLASSIC = {
    "ABS", "AND", "CLEAN", "COUNT", "COUNTA", "COUNTBLANK", "COUNTIF", "EXACT", "FIND", "IF", "IFERROR", "INDIRECT",
    "INT", "ISBLANK", "ISERROR", "ISNUMBER", "ISTEXT", "LEFT", "LEN", "MAX", "MIN", "MOD", "N", "NOT", "OR",
    "ROUND", "SUBSTITUTE", "SUM", "SUMPRODUCT", "T", "TEXT", "TRIM", "VALUE",
}  # fmt: skip
# Text from files is text, whatever it begins with.
OPTIONS = {"strings_to_urls": False, "strings_to_formulas": False}
Format = Any


class PlainSheet(Worksheet):  # type: ignore[misc] # XlsxWriter ships no types
    """XlsxWriter's sheet: every text is a text; formulas are not searched for 170 functions that we do not use."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        if not formula.startswith("{") and _is_classic(formula):
            return formula.removeprefix("=")
        return str(super()._prepare_formula(formula, expand_future_functions))

    def _write_string(self, row: int, col: int, string: str, cell_format: Format = None) -> int:
        return int(super()._write_string(row, col, _no_markup(string), cell_format))

    def _write_url(
        self,
        row: int,
        col: int,
        url: str,
        cell_format: Format = None,
        string: str | None = None,
        tip: str | None = None,
    ) -> int:
        shown = None if string is None else _no_markup(string)
        return int(super()._write_url(row, col, url, cell_format, shown, tip))


@lru_cache(maxsize=512)  # a summary is two workbooks with the same formulas
def _is_classic(formula: str) -> bool:
    return _CLASSIC.issuperset(_FUNCTION.findall(formula))


def _no_markup(text: str) -> str:
    """XlsxWriter takes a text that looks like its own runs of rich text for these, and writes it as it is."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
