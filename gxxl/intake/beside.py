"""Sheets beside the template's own: a copied table that somebody filled in instead, or another unit's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from gxxl.errors import Refused
from gxxl.form import EDITIONS, load
from gxxl.form.book import load_book
from gxxl.intake.book import Book, SheetEntry
from gxxl.submission import Figure, Made, Unread

MAX_BYTES = 2**20  # of a sheet as it is stored; a whole form takes a fifth of it
MAX_CELLS = 10_000


@cache
def own_sheets() -> frozenset[str]:
    """The names of the template's sheets, which are the same in all editions: an old form is not loaded for them."""
    sheets = (section.sheet for section in load(EDITIONS[-1]).sections if section.sheet)
    return frozenset((*load_book().sheets.values(), *sheets))


def foreign_sheets(entries: Collection[SheetEntry]) -> list[SheetEntry]:
    """The sheets that people see and the template does not have."""
    return [entry for entry in entries if not entry.hidden and entry.name not in own_sheets()]


def unread_tables(book: Book, figures: Mapping[str, Figure]) -> tuple[Unread, ...]:
    """Tables on such sheets that differ from the ``figures`` read; a sheet much larger than the form is passed by."""
    sheets = foreign_sheets(book.entries)
    return tuple(unread for entry in sheets for unread in _on_sheet(book, entry, figures))


def _on_sheet(book: Book, entry: SheetEntry, figures: Mapping[str, Figure]) -> Iterator[Unread]:
    from gxxl.intake.copies import differing  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.match import match  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.stored import reading_of  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.xlsx import Workbook  # noqa: PLC0415 - late, for start-up

    if isinstance(book, Workbook) and len(book.xml(entry)) > MAX_BYTES:
        return
    try:
        grid = book.sheet(entry)
    except Refused:  # nobody asked for this sheet
        return
    if len(grid.cells) > MAX_CELLS:
        return
    for found in match(grid):
        codes = differing(figures, reading_of(grid, found, Made.TYPED))
        for table in found.section.tables:
            count = sum(code.startswith(f"{table}.") for code in codes)
            if count:
                yield Unread(table, entry.name, count)
