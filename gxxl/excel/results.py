"""校验结果 in the open workbook: written in one go, with links to the cells, and the record of what was marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gxxl.errors import GxxlError
from gxxl.form.book import load_book
from gxxl.form.geometry import a1
from gxxl.messages import excel as words
from gxxl.messages import workbook as sheet_words
from gxxl.places import place_of
from gxxl.render.findings import FIRST, WIDTHS, Line, headline, lines
from gxxl.render.record import CHECKED_PLACE, META_PLACE, PLACE, WIDTH, Mark, Record, read_record
from gxxl.submission import Kind

if TYPE_CHECKING:
    import xlwings

    from gxxl.excel.source import Reading
    from gxxl.locate.result import Located
    from gxxl.rules import Finding
    from gxxl.submission import Submission

    Row = list[str | int | None]

MOST_SHEETS = 20  # sheets named as ours that may be there, all somebody else's
LONGEST_IN_BLOCK = 8000  # characters; a longer text goes alone: older Excel takes none in an array


def results_sheet(book: xlwings.Book, reading: Reading) -> xlwings.Sheet | None:
    """The sheet, where the workbook has it. One of the same name that somebody made for something else is not it."""
    names = {sheet.name for sheet in book.sheets}
    mine = (name for name in _names() if name in names and (reading.stands or _is_ours(book.sheets[name])))
    return next((book.sheets[name] for name in mine), None)


def ready_sheet(book: xlwings.Book, reading: Reading) -> xlwings.Sheet:
    """The sheet; a workbook without it gets one, as the last. Raises ``GxxlError`` where none can be added.

    To be asked for before anything is marked: marks that are not recorded would stay for ever.
    """
    return results_sheet(book, reading) or _add_sheet(book)


def last_record(book: xlwings.Book, reading: Reading) -> Record:
    """What the last check marked. Our own workbooks show it in the hidden sheet, which was read already.

    A summary does not: it gets its 校验结果 with the first check.
    """
    name = load_book().sheets["meta"]
    entry = next((entry for entry in reading.source.entries if entry.name == name), None)
    if reading.stands and entry is not None and reading.submission.origin.kind is not Kind.SUMMARY:
        return read_record(reading.source.sheet(entry).at(*META_PLACE).text)
    sheet = results_sheet(book, reading)
    return Record() if sheet is None else read_record(sheet.range(a1(*PLACE)).value)


def show(
    sheet: xlwings.Sheet,
    submission: Submission,
    findings: Sequence[Finding],
    located: Located,
    marks: tuple[Mark, ...],
    rows_before: int,
    checked: str,
) -> None:
    """Write every finding and every likely culprit over those of the last check, with the record of the marks.

    ``checked`` says when and with what result; 封面 shows it.
    """
    body = [_row(submission, number, line) for number, line in enumerate(lines(findings, located), start=1)]
    _write(sheet, [*_heads(headline(findings)), *body], Record(marks, FIRST + len(body)).text(), rows_before, checked)


def empty(sheet: xlwings.Sheet, rows_before: int) -> None:
    """As before any check."""
    _write(sheet, _heads(sheet_words.FINDINGS_EMPTY), None, rows_before, None)


def _heads(sentence: str) -> list[Row]:
    return [[_text(sentence)], [_text(head) for head in load_book().findings_columns]]


def _write(
    sheet: xlwings.Sheet, rows: Sequence[Row], record: str | None, rows_before: int, checked: str | None
) -> None:
    block = [row + [None] * (WIDTH - len(row)) for row in [*rows, *([[]] * (rows_before - len(rows)))]]
    fits = record is None or len(record) < LONGEST_IN_BLOCK
    block[PLACE[0]][PLACE[1]] = _text(record) if record and fits else None
    block[CHECKED_PLACE[0]][CHECKED_PLACE[1]] = checked and _text(checked)
    sheet.range((1, 1), (len(block), WIDTH)).value = block
    if record is not None and not fits:
        sheet.range(a1(*PLACE)).value = _text(record)


def _row(submission: Submission, number: int, line: Line) -> Row:
    link = None if line.code is None else _link(submission, line.code)
    return [number, _text(line.kind), link, *(_text(text) for text in (line.message, line.remedy, line.basis))]


def _link(submission: Submission, code: str) -> str:
    place = place_of(submission, code)
    sheet = place.where.replace("'", "''")
    target, shown = (text.replace('"', '""') for text in (f"#'{sheet}'!{place.address}", str(place)))
    return f'=HYPERLINK("{target}","{shown}")'


def _text(text: str) -> str | None:
    """A text that no program takes for anything else: the apostrophe says so and is not shown."""
    return f"'{text}" if text else None


def _names() -> Iterator[str]:
    name = load_book().sheets["findings"]
    yield name
    yield from (f"{name}{number}" for number in range(2, MOST_SHEETS))


def _is_ours(sheet: xlwings.Sheet) -> bool:
    """Empty, or with the heads or the first sentence of ours."""
    rows = sheet.range((1, 1), (FIRST, WIDTH)).options(ndim=2, err_to_str=True).value
    if not any(cell for row in rows for cell in row):
        return True
    heads = load_book().findings_columns
    return rows[0][0] == sheet_words.FINDINGS_EMPTY or tuple(rows[FIRST - 1][: len(heads)]) == heads


def _add_sheet(book: xlwings.Book) -> xlwings.Sheet:
    front, there = book.sheets.active, {sheet.name for sheet in book.sheets}
    name = next((name for name in _names() if name not in there), None)
    try:
        sheet = book.sheets.add(name, after=book.sheets[-1])
    except Exception as error:  # COM's errors have no common class, and exist only on Windows
        raise GxxlError(words.CANNOT_ADD_SHEET.format(book=book.name)) from error
    for column, width in _widths():
        cells = sheet.range(f"{a1(0, column)}:{a1(999, column)}")
        cells.column_width = width
        cells.wrap_text = column > 0
        cells.vertical_alignment = "top"
    front.activate()
    return sheet


def _widths() -> Iterator[tuple[int, float]]:
    yield from enumerate(WIDTHS)
    yield PLACE[1], 0
