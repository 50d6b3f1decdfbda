"""说明 in the open workbook: what was changed by a button, and why, is written down there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gxxl.errors import GxxlError
from gxxl.excel.hosts import require_writable, unprotected
from gxxl.excel.source import PAGE, Reading, read_open
from gxxl.form.book import load_book
from gxxl.messages import excel as words
from gxxl.reading import squeeze

if TYPE_CHECKING:
    import xlwings

    from gxxl.submission import Reason


MOST_ROWS = PAGE.bottom + 1  # what is written below is not read again


def read_own(book: xlwings.Book) -> Reading:
    """What is in a workbook of ours. Raises ``GxxlError`` for others, read-only ones, and where a table was moved."""
    require_writable(book)
    reading = read_open(book)
    if not reading.stands:
        raise GxxlError(words.ONLY_TEMPLATE)
    return reading


def write_down(book: xlwings.Book, reasons: Sequence[Reason]) -> None:
    """Add lines below the last one of 说明. Raises ``GxxlError`` where it is gone, its heads are, or it is full."""
    name, heads = load_book().sheets["reasons"], load_book().reasons_columns
    if name not in [sheet.name for sheet in book.sheets]:
        raise GxxlError(words.NO_REASONS_SHEET.format(sheet=name))
    sheet = book.sheets[name]
    rows = sheet.range((1, 1), (MOST_ROWS, len(heads))).options(ndim=2).value
    head = next((n for n, row in enumerate(rows) if squeeze(str(row[0] or "")) == squeeze(heads[0])), None)
    if head is None:
        raise GxxlError(words.NO_REASONS_SHEET.format(sheet=name))
    last = max((n for n, row in enumerate(rows) if n >= head and any(row)), default=head)
    first = last + 2  # rows count from 1 there
    if first + len(reasons) - 1 > MOST_ROWS:
        raise GxxlError(words.REASONS_FULL.format(sheet=name))
    lines = [[f"'{text}" if text else None for text in (one.rule, one.places, one.text)] for one in reasons]
    with unprotected(sheet):
        sheet.range((first, 1), (first + len(lines) - 1, len(heads))).value = lines
