"""恢复公式: totals that were typed over are calculated again, and blanks can be confirmed again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from gxxl.confirm import fill_formula
from gxxl.excel.hosts import ask, screen_still, unprotected
from gxxl.excel.journal import read_own, write_down
from gxxl.excel.source import Reading, area_address
from gxxl.form import TABLES, load
from gxxl.form.geometry import ranges
from gxxl.form.layout import SheetLayout, layouts
from gxxl.intake.grid import EMPTY
from gxxl.messages import excel as words
from gxxl.messages.macros import BUTTONS
from gxxl.places import place_of
from gxxl.render import formulas
from gxxl.rules.linear import plain
from gxxl.rules.live import editions_shown
from gxxl.submission import Figure, Made, Reason

if TYPE_CHECKING:
    import xlwings

LISTED = 8


class _Lost(NamedTuple):
    """What is no formula any more on one sheet: totals, and the places of empty cells."""

    layout: SheetLayout
    totals: tuple[str, ...]
    blanks: tuple[tuple[int, int], ...]


def restore(book: xlwings.Book) -> str:
    """Bring formulas back, after asking where a total was typed. The sentence to say.

    Raises ``GxxlError`` for a workbook that is not ours.
    """
    reading = read_own(book)
    lost = [found for found in _lost(reading) if found.totals or found.blanks]
    if not lost:
        return words.FORMULAS_ARE_THERE
    submission = reading.submission
    shown = {
        str(place_of(submission, code)): text
        for found in lost
        for code in found.totals
        if (text := _shown(submission.figures[code]))
    }
    if shown and ask(book, _question(shown), BUTTONS["restore"], "yes_no") != "yes":
        return words.NOT_RESTORED
    if shown:
        write_down(book, [_reason(place, value) for place, value in shown.items()])
    with screen_still(book), unprotected(*(book.sheets[found.layout.name] for found in lost)):
        for found in lost:
            _write(book.sheets[found.layout.name], found)
    return _said(lost)


def _lost(reading: Reading) -> Iterator[_Lost]:
    submission = reading.submission
    entries = {entry.name: entry for entry in reading.source.entries}
    for layout in layouts(editions_shown(submission.editions)):
        grid = reading.source.sheet(entries[layout.name])
        totals = load(layout.edition).total_rules
        codes = [code for code in layout.cells if code.split(".")[0] in TABLES]
        typed = [c for c in codes if c in totals and submission.figures[c].made not in (Made.FORMULA, Made.COMPUTED)]
        empty = [layout.place(code) for code in codes if code not in totals and grid.at(*layout.place(code)) == EMPTY]
        yield _Lost(layout, tuple(typed), tuple(empty))


def _shown(figure: Figure) -> str:
    return figure.text or ("" if figure.value is None else plain(figure.value))


def _question(shown: dict[str, str]) -> str:
    lines = [words.RESTORE_LINE.format(place=place, value=value) for place, value in list(shown.items())[:LISTED]]
    if len(shown) > LISTED:
        lines.append(words.RESTORE_MORE.format(count=len(shown) - LISTED))
    return words.RESTORE.format(count=len(shown), listed="\n".join(lines))


def _reason(place: str, value: str) -> Reason:
    return Reason(words.RESTORED_RULE, place, words.RESTORED_TEXT.format(value=value))


def _write(sheet: xlwings.Sheet, lost: _Lost) -> None:
    rules = load(lost.layout.edition).total_rules
    for code in lost.totals:
        sheet.range(lost.layout.address(code)).formula = formulas.total(lost.layout, rules[code])
    for rect in ranges(lost.blanks):
        sheet.range(area_address(rect)).formula = fill_formula(lost.layout)


def _said(lost: list[_Lost]) -> str:
    totals, blanks = sum(len(found.totals) for found in lost), sum(len(found.blanks) for found in lost)
    sentences = [words.RESTORED.format(count=totals)] if totals else []
    return "\n".join([*sentences, *([words.CONFIRM_BACK.format(count=blanks)] if blanks else [])])
