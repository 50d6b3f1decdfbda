"""同比 in 汇总工作底稿: each cell this year and last year, the difference, its share, and what is unusual."""

from __future__ import annotations

from typing import Any

from gxxl.consolidate.compare import UNUSUAL_CHANGE, UNUSUAL_SHARE, Change, YearBefore
from gxxl.consolidate.total import Total
from gxxl.form import Domain, load
from gxxl.messages import consolidate as summary_words
from gxxl.messages import ledger as words
from gxxl.render.heights import fit_row
from gxxl.render.lists import A4, write_texts
from gxxl.render.styles import OPEN_FILL, OPEN_FONT, Styles
from gxxl.rules.linear import plain

_WIDTHS = (12, 52, 36, 12, 12, 12, 12, 24)
_HELD = ((0, 2), (3, 3), (4, 7))  # the columns that the three of the second list take
_HEAD = 2
_FIRST = _HEAD + 1


def add_compare(book: Any, styles: Styles, total: Total, last_year: YearBefore) -> None:  # noqa: ANN401
    """Write the sheet."""
    sheet = book.add_worksheet(words.SHEET_COMPARE)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    _head(sheet, styles, total, last_year)
    row = _HEAD
    for row, change in enumerate(last_year.changes(total), start=_FIRST):
        _line(sheet, styles, row, change, total.summary.editions[change.cell.table] or "")
    sheet.autofilter(_HEAD, 0, row, len(_WIDTHS) - 1)
    _held(sheet, styles, row + 2, last_year)
    sheet.freeze_panes(_FIRST, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)


def _head(sheet: Any, styles: Styles, total: Total, last_year: YearBefore) -> None:  # noqa: ANN401
    last = len(_WIDTHS) - 1
    cover = total.summary.cover
    title = words.COMPARE_TITLE.format(unit=cover.unit, year=cover.year)
    sheet.merge_range(0, 0, 0, last, title, styles.title)
    file = last_year.submission.origin.file.replace("\\", "/").rpartition("/")[2]
    rule = words.COMPARE_RULE.format(file=file, change=UNUSUAL_CHANGE, share=UNUSUAL_SHARE)
    sheet.set_row(1, 32)
    sheet.merge_range(1, 0, 1, last, rule, styles.plain)
    write_texts(sheet, _HEAD, 0, words.COMPARE_COLUMNS, styles.column)


def _line(sheet: Any, styles: Styles, row: int, change: Change, edition: str) -> None:  # noqa: ANN401
    marked = {"bg_color": OPEN_FILL, "font_color": OPEN_FONT} if change.is_unusual else {}
    text = styles.make(border=1, align="left", valign="top", text_wrap=True, **marked)
    is_amount = change.cell.domain is Domain.AMOUNT
    number = styles.make(border=1, align="right", num_format="0.######" if is_amount else "0", **marked)
    signed = styles.make(
        border=1, align="right", num_format="+0.######;-0.######;0" if is_amount else "+0;-0;0", **marked
    )
    share = styles.make(border=1, align="right", num_format="+0.0%;-0.0%;0%", **marked)
    name = load(edition).tables_by_key[change.cell.table].name
    texts = (name, change.cell.row_label, change.cell.column_label)
    write_texts(sheet, row, 0, texts, text)
    fit_row(sheet, row, texts, _WIDTHS[:3])
    for column, value, style in ((3, change.now, number), (4, change.before, number), (5, change.difference, signed)):
        if value is None:
            sheet.write_blank(row, column, None, style)
        else:
            sheet.write_number(row, column, float(value), style)
    if change.share is not None:
        sheet.write_number(row, 6, change.share, share)
    else:
        sheet.write_string(row, 6, words.COMPARE_FROM_ZERO if change.difference else "", share)
    sheet.write_string(row, 7, _mark(change), text)


def _mark(change: Change) -> str:
    if change.is_unusual:
        return words.COMPARE_UNUSUAL
    if change.before is None:
        return words.COMPARE_NEW if change.is_new else words.COMPARE_BEFORE_BLANK
    return words.COMPARE_NOW_BLANK if change.now is None else ""


def _held(sheet: Any, styles: Styles, row: int, last_year: YearBefore) -> None:  # noqa: ANN401
    if not last_year.held_back:
        return
    sheet.write_string(row, 0, words.COMPARE_HELD, styles.make(bold=True))
    cells = last_year.submission.cells
    for (first, last), text in zip(_HELD, words.COMPARE_HELD_COLUMNS, strict=True):
        _across(sheet, row + 1, first, last, text, styles.column)
    for number, held in enumerate(last_year.held_back, start=row + 2):
        labels = summary_words.LIST_JOIN.join(cells[code].label for code in held.codes)
        shown = [figure.text or (plain(figure.value) if figure.value is not None else "") for figure in held.figures]
        texts = (labels, summary_words.LIST_JOIN.join(filter(None, shown)), held.reason)
        for (first, last), text in zip(_HELD, texts, strict=True):
            _across(sheet, number, first, last, text, styles.item)
        fit_row(sheet, number, texts, [sum(_WIDTHS[first : last + 1]) for first, last in _HELD])


def _across(sheet: Any, row: int, first: int, last: int, text: str, style: Any) -> None:  # noqa: ANN401
    if first == last:
        sheet.write_string(row, first, text, style)
    else:
        sheet.merge_range(row, first, row, last, text, style)
