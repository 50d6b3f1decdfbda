"""Sheets that are lists: heads that stay in sight, a line a thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gxxl.render.styles import Styles

A3, A4 = 8, 9  # as workbooks number paper


def list_sheet(
    book: Any,  # noqa: ANN401
    styles: Styles,
    name: str,
    columns: Sequence[str],
    widths: Sequence[float],
) -> Any:  # noqa: ANN401
    """A new sheet with these heads, which stay in sight and are printed on every page; landscape, one page wide.

    ``book`` is a ``RapidBook``: rows are written from top to bottom, however many there are.
    """
    sheet = book.add_rapid_sheet(name)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    write_texts(sheet, 0, 0, columns, styles.column)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def write_texts(sheet: Any, row: int, column: int, texts: Sequence[str], style: Any) -> None:  # noqa: ANN401
    """Texts one beside the other, never as formulas."""
    for place, text in enumerate(texts, start=column):
        sheet.write_string(row, place, text, style)
