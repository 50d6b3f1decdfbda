"""导入上年数据: last year's figures beside the tables, in the hidden sheet, and where they carry over."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from gxxl.errors import GxxlError
from gxxl.excel.hosts import ask, host_of, screen_still, unprotected
from gxxl.excel.journal import read_own
from gxxl.excel.source import LONGEST_META, Reading
from gxxl.form.book import load_book
from gxxl.form.layout import SheetLayout, layouts
from gxxl.joined.years import told_by
from gxxl.lastyear import last_year_for, read_last_year
from gxxl.messages import excel as words
from gxxl.messages import workbook as sheet_words
from gxxl.messages.macros import BUTTONS
from gxxl.places import place_of
from gxxl.rules.linear import plain
from gxxl.rules.live import editions_shown
from gxxl.submission import State, Submission

if TYPE_CHECKING:
    import xlwings

TITLE = BUTTONS["last_year"]
META_WIDTH = 5  # columns of the hidden sheet's lines
Figures = Mapping[str, Decimal]


def last_year(book: xlwings.Book) -> str:
    """Ask for last year's file, show its figures beside the tables, and offer to carry over. The sentence to say.

    Raises ``GxxlError`` where the file cannot be read or is of another year, or the workbook is not ours.
    """
    reading = read_own(book)
    year = reading.submission.cover.year
    if year is None:
        raise GxxlError(words.LAST_YEAR_OWN_YEAR)
    path = host_of(book).ask_file(book, words.PICK_LAST_YEAR, words.PICK_PATTERNS)
    if path is None:
        return words.NOTHING_PICKED
    figures = last_year_for(reading.submission, read_last_year(path))
    if not figures:
        raise GxxlError(words.LAST_YEAR_NOTHING)
    sheets = layouts(editions_shown(reading.submission.editions))
    with screen_still(book), unprotected(*(book.sheets[layout.name] for layout in sheets)):
        for layout in sheets:
            _show(book.sheets[layout.name], layout, figures)
        _keep(book, reading, figures)
    done = words.LAST_YEAR_DONE.format(year=year - 1, count=len(figures))
    return "\n".join(filter(None, (done, _carry_over(book, reading.submission, figures))))


def _show(sheet: xlwings.Sheet, layout: SheetLayout, figures: Figures) -> None:
    """All figures of a sheet in one write, with their head."""
    places = {place: figures.get(code) for code, place in layout.last_year.items()}
    top, bottom = min(row for row, _ in places), max(row for row, _ in places)
    left, right = min(column for _, column in places), max(column for _, column in places)
    block = [[_plain(places.get((r, c))) for c in range(left, right + 1)] for r in range(top, bottom + 1)]
    sheet.range((top + 1, left + 1), (bottom + 1, right + 1)).value = block
    head = next(strip.rect for strip in layout.strips if strip.name == "last_year")
    sheet.range((head.top + 1, head.left + 1)).value = sheet_words.LAST_YEAR


def _plain(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _keep(book: xlwings.Book, reading: Reading, figures: Figures) -> None:
    """In the hidden sheet, whose other lines stay."""
    name = load_book().sheets["meta"]
    entry = next(entry for entry in reading.source.entries if entry.name == name)
    grid = reading.source.sheet(entry)
    rows = sorted({row for row, _ in grid.cells})
    lines = [[grid.at(row, column).text for column in range(META_WIDTH)] for row in rows]
    kept = [line for line in lines if line[0] and line[0] != "last_year"]
    kept += [["last_year", code, plain(value), "", ""] for code, value in figures.items()]
    kept += [[""] * META_WIDTH] * (len(lines) - len(kept))
    assert len(kept) < LONGEST_META
    block = [[f"'{text}" if text else None for text in line] for line in kept]
    book.sheets[name].range((1, 1), (len(block), META_WIDTH)).value = block


def _carry_over(book: xlwings.Book, own: Submission, figures: Figures) -> str:
    """Offer last year's 结转下年度 for the 上年结转 that are still blank."""
    blanks = [
        code for code, figure in own.figures.items() if figure.state is State.BLANK and code.startswith("requests")
    ]
    known = {told.codes[0]: told.amount for told in told_by(blanks, figures, {}) if len(told.codes) == 1}
    formulas = [code for code in known if own.figures[code].made.value == "formula"]
    wanted = {code: amount for code, amount in known.items() if code not in formulas}
    if not wanted or ask(book, words.CARRY_OVER.format(count=len(wanted)), TITLE, "yes_no") != "yes":
        return ""
    for code, amount in wanted.items():
        place = place_of(own, code)
        book.sheets[place.where].range(place.address).value = float(amount)
    return words.CARRIED_OVER.format(count=len(wanted))
