"""校验结果 in the open workbook: written in one go, with links to the cells, and the record of what was marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gxxl.form.book import load_book
from gxxl.form.geometry import a1
from gxxl.messages import workbook as sheet_words
from gxxl.places import place_of
from gxxl.render.findings import FIRST, WIDTHS, Line, headline, lines
from gxxl.render.record import CHECKED_PLACE, META_PLACE, PLACE, WIDTH, Mark, Record, read_record

if TYPE_CHECKING:
    import xlwings

    from gxxl.excel.source import Reading
    from gxxl.locate.result import Located
    from gxxl.rules import Finding
    from gxxl.submission import Submission

    Row = list[str | int | None]


def results_sheet(book: xlwings.Book) -> xlwings.Sheet | None:
    """The sheet, where the workbook has it."""
    name = load_book().sheets["findings"]
    return book.sheets[name] if name in [sheet.name for sheet in book.sheets] else None


def last_record(book: xlwings.Book, reading: Reading) -> Record:
    """What the last check marked. Our own workbooks show it in the hidden sheet, which was read already."""
    name = load_book().sheets["meta"]
    entry = next((entry for entry in reading.source.entries if entry.name == name), None)
    if reading.stands and entry is not None:
        return read_record(reading.source.sheet(entry).at(*META_PLACE).text)
    sheet = results_sheet(book)
    return Record() if sheet is None else read_record(sheet.range(a1(*PLACE)).value)


def show(
    book: xlwings.Book,
    submission: Submission,
    findings: Sequence[Finding],
    located: Located,
    marks: tuple[Mark, ...],
    rows_before: int,
    checked: str,
) -> None:
    """Write every finding and every likely culprit over those of the last check, with the record of the marks.

    ``checked`` says when and with what result; 封面 shows it.
    A workbook without the sheet gets one, as the last.
    """
    sheet = results_sheet(book) or _add_sheet(book)
    heads: list[Row] = [[_text(headline(findings))], [_text(head) for head in load_book().findings_columns]]
    body = [_row(submission, number, line) for number, line in enumerate(lines(findings, located), start=1)]
    _write(sheet, [*heads, *body], Record(marks, len(heads) + len(body)).text(), rows_before, checked)


def empty(book: xlwings.Book, rows_before: int) -> None:
    """As before any check."""
    sheet = results_sheet(book)
    if sheet is not None:
        _write(sheet, [[_text(sheet_words.FINDINGS_EMPTY)]], None, rows_before, None)


def _write(
    sheet: xlwings.Sheet, rows: Sequence[Row], record: str | None, rows_before: int, checked: str | None
) -> None:
    rows = [*rows, *([[]] * (FIRST - len(rows)))]
    block = [row + [None] * (WIDTH - len(row)) for row in [*rows, *([[]] * (rows_before - len(rows)))]]
    block[PLACE[0]][PLACE[1]] = record and _text(record)
    block[CHECKED_PLACE[0]][CHECKED_PLACE[1]] = checked and _text(checked)
    sheet.range((1, 1), (len(block), WIDTH)).value = block


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


def _add_sheet(book: xlwings.Book) -> xlwings.Sheet:
    front = book.sheets.active
    sheet = book.sheets.add(load_book().sheets["findings"], after=book.sheets[-1])
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
