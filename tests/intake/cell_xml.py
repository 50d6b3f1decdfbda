"""Our workbook with one cell's XML, string or style put in by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

from gxxl.render.workbook import write_workbook
from tests.intake.test_skeleton import with_members
from tests.rules.test_linear import filled

CODE, PLACE = "disclosure.regulations.made", "B4"
SHEET, STRINGS, STYLES = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_FORMAT = 199  # an id that no program gives


def template(folder: Path) -> bytes:
    """Our workbook with figures in it."""
    write_workbook(filled(), folder / "template.xlsx")
    return (folder / "template.xlsx").read_bytes()


def with_cell(data: bytes, xml: str, place: str = PLACE) -> bytes:
    """With this XML in the place of a cell of 主动公开."""
    old = re.compile(rb'<c r="%b"[^>]*?(?:/>|>.*?</c>)' % place.encode(), re.DOTALL)
    return with_members(data, SHEET, lambda sheet: old.sub(xml.encode(), sheet, count=1))


def with_string(data: bytes, runs: str) -> bytes:
    """With a cell that shows a string of the table made of these runs."""
    numbers: list[int] = []

    def added(table: bytes) -> bytes:
        numbers.append(len(re.findall(rb"<si>|<si/>", table)))
        return table.replace(b"</sst>", f"<si>{runs}</si></sst>".encode())

    data = with_members(data, STRINGS, added)
    return with_cell(data, f'<c r="{PLACE}" t="s"><v>{numbers[0]}</v></c>')


def with_format(data: bytes, code: str | int, cell: Callable[[int], str]) -> bytes:
    """With a style more, of a format by its code or id, and the cell that is made of the style's number."""
    numbers: list[int] = []

    def added(styles: bytes) -> bytes:
        text = styles.decode()
        numbers.append(int(re.findall(r'<cellXfs count="(\d+)"', text)[0]))
        id_ = code if isinstance(code, int) else _FORMAT
        if isinstance(code, str):
            text = text.replace("<numFmts ", "<numFmts>", 1) if "<numFmts>" in text else text
            own = f'<numFmt numFmtId="{id_}" formatCode="{escape(code)}"/>'
            text = re.sub(r"<numFmts[^>]*>", lambda found: found[0] + own, text, count=1)
        return text.replace("</cellXfs>", f'<xf numFmtId="{id_}"/></cellXfs>').encode()

    data = with_members(data, STYLES, added)
    return with_cell(data, cell(numbers[0]))
