"""一键校验 and 清除标记: what is wrong is marked in the open sheet, listed, and said. No figure is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gxxl.excel import results
from gxxl.excel.hosts import calculate, host_of, require_writable, screen_still, unprotected
from gxxl.excel.marking import repaint, sheets_to_mark
from gxxl.excel.source import Reading, read_open
from gxxl.locate import NOTHING_LOCATED, suggest
from gxxl.messages import excel as words
from gxxl.places import place_of
from gxxl.rules import Finding, Severity
from gxxl.rules import check as check_rules

if TYPE_CHECKING:
    import xlwings

    from gxxl.locate.result import Located
    from gxxl.render.record import Mark

LISTED = 3  # findings, where they can only be said


def check(book: xlwings.Book) -> str:
    """Check an open workbook, mark it and fill 校验结果. The sentence to say.

    Raises ``GxxlError`` where it is not the form, or a sheet is protected with a password.
    """
    reading = read_open(book)
    submission = reading.submission
    findings, located = check_rules(submission), suggest(submission)
    if host_of(book).is_read_only(book):
        return _said_unmarked(book, findings)
    before = results.last_record(book, reading)
    page = results.ready_sheet(book, reading)
    with screen_still(book), unprotected(page, *_sheets(book, sheets_to_mark(submission, before.marks, findings))):
        marks = repaint(book, submission, before.marks, findings, located)
        results.show(page, submission, findings, located, marks, before.rows, _checked_on(findings))
    calculate(book)  # 封面 shows when that was
    return _said(reading, findings, located, marks)


def clear(book: xlwings.Book) -> str:
    """Take the marks of the last check off, and empty 校验结果. The sentence to say."""
    require_writable(book)
    reading = read_open(book)
    before = results.last_record(book, reading)
    page = results.results_sheet(book, reading)
    if not before.rows or page is None:
        return words.NOTHING_TO_CLEAR
    with screen_still(book), unprotected(page, *_sheets(book, sheets_to_mark(reading.submission, before.marks, ()))):
        repaint(book, reading.submission, before.marks, (), NOTHING_LOCATED)
        results.empty(page, before.rows)
    return words.CLEARED


def _said_unmarked(book: xlwings.Book, findings: Sequence[Finding]) -> str:
    errors, queries = _count(findings)
    if not errors and not queries:
        return words.CHECK_RIGHT
    first = [finding for finding in findings if finding.is_open][:LISTED]
    listed = [words.CHECK_LISTED.format(number=n, message=finding.message) for n, finding in enumerate(first, start=1)]
    return "\n".join([words.CHECK_READ_ONLY.format(book=book.name, errors=errors, queries=queries), *listed])


def _sheets(book: xlwings.Book, names: set[str]) -> list[xlwings.Sheet]:
    return [sheet for sheet in book.sheets if sheet.name in names]


def _checked_on(findings: Sequence[Finding]) -> str:
    now = dt.datetime.now().astimezone()
    values = {"year": now.year, "month": now.month, "day": now.day, "time": f"{now:%H:%M}"}
    errors, queries = _count(findings)
    text = words.CHECKED_ON if errors or queries else words.CHECKED_RIGHT
    return text.format(**values, errors=errors, queries=queries)


def _count(findings: Sequence[Finding]) -> tuple[int, int]:
    """Errors, and queries that no reason answers."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return errors, sum(finding.is_open for finding in findings) - errors


def _said(reading: Reading, findings: Sequence[Finding], located: Located, marks: Sequence[Mark]) -> str:
    errors, queries = _count(findings)
    if not errors and not queries:
        sentences = [words.CHECK_RIGHT]
    else:
        sentences = [words.CHECK_FOUND.format(errors=errors, queries=queries)]
    if located.best and marks:
        code = next(iter(located.best[0].changes))
        place, cell = place_of(reading.submission, code), reading.submission.cells[code].label
        sentences.append(words.CHECK_FIRST.format(place=place, cell=cell))
    if not reading.stands:
        sentences.append(words.MOVED)
    return "\n".join(sentences)
