"""Sheets that are lists: heads that stay in sight, a line a thing; on paper the columns that are read there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gxxl.messages import workbook as words
from gxxl.render.styles import Styles

A3, A4 = 8, 9  # as workbooks number paper
_LENGTHS = {A3: 1190.6, A4: 841.9}  # points
_HEAD = 24.0  # points
_LAST_ROW = 1_048_575
# Inches: what any printer leaves, and room for the foot.
_MARGINS = {"left": 0.3, "right": 0.3, "top": 0.5, "bottom": 0.6}


def list_sheet(
    book: Any,  # noqa: ANN401
    styles: Styles,
    name: str,
    columns: Sequence[str],
    widths: Sequence[float],
    printed: int | None = None,
) -> Any:  # noqa: ANN401
    """A new sheet with these heads, which stay in sight and are printed on every page; landscape, one page wide.

    ``printed`` says how many columns are: all of them, where it is not given. ``book`` is a ``RapidBook``: rows are
    written from top to bottom, however many there are.
    """
    sheet = book.add_rapid_sheet(name)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_row(0, _HEAD)
    write_texts(sheet, 0, 0, columns, styles.column)
    sheet.freeze_panes(1, 2)
    paged(sheet)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if printed is not None:
        # Whole columns: lines that people add below are printed as well.
        sheet.print_area(0, 0, _LAST_ROW, printed - 1)
    return sheet


def paged(sheet: Any, paper: int = A4) -> None:  # noqa: ANN401
    """Landscape on this paper, narrow margins, and at the foot which page of which sheet it is."""
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.set_margins(**_MARGINS)
    sheet.set_footer(words.FOOT, {"margin": 0.3})


def printed_width(paper: int) -> float:
    """How many points of a page in landscape are printed on."""
    return _LENGTHS[paper] - 72 * (_MARGINS["left"] + _MARGINS["right"])


def write_texts(sheet: Any, row: int, column: int, texts: Sequence[str], style: Any) -> None:  # noqa: ANN401
    """Texts one beside the other, never as formulas."""
    for place, text in enumerate(texts, start=column):
        sheet.write_string(row, place, text, style)
