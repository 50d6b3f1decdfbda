"""The buttons of a workbook, and the VBA project behind them. Built from ``macros/`` by ``python macros/build.py``."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from io import BytesIO
from typing import Any

from gxxl.form.layout import SheetLayout
from gxxl.messages import macros as words

SHEETS = 10  # of the template, the hidden one too: the project has a document module for each
# On the official sheets, from top to bottom: the command, whose label the button has, and the macro.
BUTTONS = {"check": "GxxlCheck", "clear": "GxxlClear", "report": "GxxlReport"}
COLUMN_WIDTH, WIDTH, HEIGHT, GAP = 13, 88, 24, 4  # the column in characters, the rest in pixels


def add_macros(book: Any, sheets: Sequence[SheetLayout]) -> None:  # noqa: ANN401 - xlsxwriter ships no types
    """Add the VBA project and its buttons to an XlsxWriter workbook that has all its sheets.

    The workbook must be written as ``.xlsm``. ``ValueError`` where it has not as many sheets as the project has
    modules: Excel repairs such a file and loses the project.
    """
    worksheets = book.worksheets()
    if len(worksheets) != SHEETS:
        raise ValueError(f"the VBA project is for {SHEETS} sheets, not {len(worksheets)}")
    book.add_vba_project(BytesIO(files("gxxl").joinpath("excel", "vbaProject.bin").read_bytes()), is_stream=True)
    book.set_vba_name("ThisWorkbook")
    for number, worksheet in enumerate(worksheets, start=1):
        worksheet.set_vba_name(f"Sheet{number}")
    for layout in sheets:
        _add_buttons(book.get_worksheet_by_name(layout.name), layout)


def _add_buttons(worksheet: Any, layout: SheetLayout) -> None:  # noqa: ANN401
    """In the free column right of what stands beside the table, where they do not print."""
    column = max(layout.confirm[1], layout.printed.right) + 1
    worksheet.set_column(column, column, COLUMN_WIDTH)
    for number, (command, macro) in enumerate(BUTTONS.items()):
        options = {
            "macro": macro,
            "caption": words.BUTTONS[command],
            "width": WIDTH,
            "height": HEIGHT,
            "x_offset": GAP,
            "y_offset": GAP + number * (HEIGHT + GAP),
        }
        worksheet.insert_button(0, column, options)
