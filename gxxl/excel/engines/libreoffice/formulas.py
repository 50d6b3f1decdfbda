"""Formulas between Excel's way of writing and the one that LibreOffice's cells speak.

``=SUM('一 月'!A1,B2)`` here is ``=SUM($'一 月'.A1;B2)`` there. Only what differs is touched: separators, sheets before
addresses, unions, intersections, array constants, and the few functions with other names. References into other
workbooks are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gxxl.excel.engines.libreoffice.areas import quoted, unquoted

_TEXT = r'"(?:[^"]|"")*"'
_QUOTED = r"'(?:[^']|'')+'"
_ERROR = r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A)"
_WORD = r"[^\W\d](?:[\w.?\\]*\w)?"
_PLAIN = r"[^\W\d]\w*"
_CELL = r"\$?[A-Za-z]{1,3}\$?\d+"
_ADDRESS = rf"(?:{_CELL}|\$?[A-Za-z]{{1,3}}:|\$?\d+:|#REF!)(?![\w(.])|\$?[A-Za-z]{{1,3}}:|\$?\d+:"
_EXCEL = re.compile(
    rf"(?P<text>{_TEXT})|(?P<error>{_ERROR})"
    rf"|(?P<span>{_QUOTED}|{_WORD}:{_WORD})!(?P<first>{_CELL})(?::(?P<last>{_CELL}))?"
    rf"|(?P<sheet>{_QUOTED}|{_WORD})!"
    rf"|(?P<word>{_WORD})(?P<call>\(?)|(?P<space> +)|(?P<mark>[(){{}},;])|(?P<rest>.)",
    re.DOTALL,
)
_OFFICE = re.compile(
    rf"(?P<text>{_TEXT})"
    rf"|\$?(?P<from>{_QUOTED}|{_PLAIN})\.(?P<first>{_CELL}):\$?(?P<to>{_QUOTED}|{_PLAIN})\.(?P<last>{_CELL})"
    rf"|\$?(?P<sheet>{_QUOTED}|{_PLAIN})\.(?={_ADDRESS})|\$(?P<scope>{_QUOTED}|{_PLAIN})\.(?={_WORD})"
    rf"|(?P<error>{_ERROR})|(?P<logical>TRUE|FALSE)\(\)|(?P<word>{_WORD})|(?P<mark>[{{}};|~!])|(?P<rest>.)",
    re.DOTALL,
)
# Excel's name, LibreOffice's name.
_RENAMED = (("CEILING", "CEILING.XCL"), ("FLOOR", "FLOOR.XCL"), ("ERROR.TYPE", "ERRORTYPE"))
_TO_OFFICE = dict(_RENAMED)
_TO_EXCEL = {there: here for here, there in _RENAMED}
_LOGICAL = ("TRUE", "FALSE")
_PREFIX = re.compile(r"_xl(?:fn|ws|pm)\.", re.IGNORECASE)  # how files mark functions newer than 2007


def is_formula(text: str) -> bool:
    """Whether a text entered into a cell is a formula: it begins with ``=`` and says something."""
    return len(text) > 1 and text.startswith("=")


def to_office(formula: str) -> str:
    """Excel's formula as LibreOffice writes it; anything but a formula unchanged."""
    return "=" + "".join(_excel_parts(formula[1:])) if is_formula(formula) else formula


def to_excel(formula: str) -> str:
    """LibreOffice's formula as Excel writes it; anything but a formula unchanged."""
    return "=" + "".join(_office_parts(formula[1:])) if is_formula(formula) else formula


def _excel_parts(body: str) -> Iterator[str]:
    nesting: list[str] = []  # what each open bracket is: of a call, of an array, or plain
    matches = list(_EXCEL.finditer(body))
    for number, match in enumerate(matches):
        if match["span"] and ":" in match["span"]:
            yield _office_span(match)
        elif match["span"] or match["sheet"]:
            yield _office_sheet(match)
        elif match["word"]:
            nesting += ["call"] * bool(match["call"])
            yield _office_word(match["word"], match["call"])
        elif match["mark"]:
            yield _office_mark(match[0], nesting)
        elif match["space"] and _joins(matches, number):
            yield "!"
        else:
            yield match[0]


def _office_sheet(match: re.Match[str]) -> str:
    sheet = _quoted(unquoted(match["span"] or match["sheet"]))
    cells = ":".join(filter(None, (match["first"], match["last"])))
    return f"${sheet}.{cells}"


def _office_span(match: re.Match[str]) -> str:
    """``一月:三月!A1:B2`` has a sheet before each corner."""
    first, last = unquoted(match["span"]).split(":", 1)
    return f"${_quoted(first)}.{match['first']}:${_quoted(last)}.{match['last'] or match['first']}"


def _quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"


def _office_word(word: str, call: str) -> str:
    plain = _PREFIX.sub("", word)
    if call:
        return _TO_OFFICE.get(plain.upper(), plain) + call
    return plain.upper() + "()" if plain.upper() in _LOGICAL else plain


def _office_mark(mark: str, nesting: list[str]) -> str:
    if mark in "({":
        nesting.append("plain" if mark == "(" else "array")
    elif mark in ")}":
        del nesting[-1:]
    elif nesting and nesting[-1] == "array":
        return {",": ";", ";": "|"}[mark]
    elif mark == ",":
        return ";" if nesting and nesting[-1] == "call" else "~"
    return mark


def _joins(matches: list[re.Match[str]], number: int) -> bool:
    """Whether a space stands between two references, where it means what they have in common."""
    if not 0 < number < len(matches) - 1:
        return False
    before, after = matches[number - 1], matches[number + 1]
    ends = before[0][-1].isalnum() or before[0] == ")"
    begins = (after["word"] and not after["call"]) or after["sheet"] or after["span"] or after[0] == "$"
    return bool(ends and begins)


def _office_parts(body: str) -> Iterator[str]:
    braces = 0
    for match in _OFFICE.finditer(body):
        if match["from"]:
            yield _excel_span(match)
        elif match["sheet"] or match["scope"]:
            yield quoted(unquoted(match["sheet"] or match["scope"])) + "!"
        elif match["logical"]:
            yield match["logical"]
        elif match["word"]:
            yield _TO_EXCEL.get(match["word"].upper(), match["word"])
        elif match["mark"]:
            braces += (match[0] == "{") - (match[0] == "}")
            yield _excel_mark(match[0], in_array=braces > 0)
        else:
            yield match[0]


def _excel_span(match: re.Match[str]) -> str:
    first, last = unquoted(match["from"]), unquoted(match["to"])
    cells = f"{match['first']}:{match['last']}"
    if first == last:
        return f"{quoted(first)}!{cells}"
    plain = quoted(first) == first and quoted(last) == last
    sheets = f"{first}:{last}" if plain else _quoted(f"{first}:{last}")
    return f"{sheets}!{match['first'] if match['first'] == match['last'] else cells}"


def _excel_mark(mark: str, *, in_array: bool) -> str:
    if in_array:
        return {";": ",", "|": ";"}.get(mark, mark)
    return {";": ",", "~": ",", "!": " "}.get(mark, mark)
