"""导出报送件 and 生成报告: files beside the workbook, made from what its cells say now."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gxxl.errors import GxxlError
from gxxl.excel.hosts import ask, host_of
from gxxl.excel.journal import write_down
from gxxl.excel.source import Reading, read_open
from gxxl.form.book import load_book
from gxxl.messages import commands as command_words
from gxxl.messages import excel as words
from gxxl.messages.macros import BUTTONS
from gxxl.names import file_name
from gxxl.render.report import write_report
from gxxl.render.workbook import write_workbook
from gxxl.rules import Severity, check
from gxxl.submission import Reason, Submission

if TYPE_CHECKING:
    import xlwings

LISTED = 5  # of what a report lacks


def export(book: xlwings.Book) -> str:
    """Write the submission to send, an ``.xlsx`` without macros, beside the workbook. The sentence to say.

    With errors left a reason is asked for and written into 说明, in the workbook too. Raises ``GxxlError`` where the
    workbook was never saved, does not say whose it is, or the file cannot be written.
    """
    reading = read_open(book)
    path = _beside(book, reading.submission, command_words.NEW_NAME)
    if path.name.casefold() == book.name.casefold():
        raise GxxlError(words.EXPORT_SAME.format(name=path.name))
    errors = sum(finding.severity is Severity.ERROR for finding in check(reading.submission))
    submission = _with_reason(book, reading, errors) if errors else reading.submission
    if path.exists() and ask(book, words.EXPORT_EXISTS.format(name=path.name), BUTTONS["export"], "yes_no") != "yes":
        return words.EXPORT_KEPT
    try:
        write_workbook(submission, path)
    except OSError as error:
        raise GxxlError(words.CANNOT_EXPORT.format(path=path)) from error
    return words.EXPORTED.format(path=path)


def report(book: xlwings.Book) -> str:
    """Write the yearly report as a Word document beside the workbook. The sentence to say, with what it still lacks.

    An earlier one, in which somebody may have written, is replaced only by the user's word.
    """
    submission = read_open(book).submission
    path = _beside(book, submission, words.REPORT_NAME)
    if path.exists() and ask(book, words.REPORT_EXISTS.format(name=path.name), BUTTONS["report"], "yes_no") != "yes":
        return words.REPORT_KEPT
    new = path.with_name(f"~{path.name}")
    try:
        new.unlink(missing_ok=True)
        missing = write_report(submission, new)
        new.replace(path)
    except OSError as error:
        raise GxxlError(words.CANNOT_EXPORT.format(path=path)) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    said = [words.REPORTED.format(path=path)]
    if missing:
        said.append(words.REPORT_LACKS.format(lacking="".join(missing[:LISTED])))
    return "\n".join(said)


def _with_reason(book: xlwings.Book, reading: Reading, errors: int) -> Submission:
    """The submission with the reason for reporting it with errors; an earlier one still counts."""
    submission = reading.submission
    if any(reason.rule == words.REPORTED_WITH_ERRORS for reason in submission.reasons):
        return submission
    text = host_of(book).ask_line(book, words.REASON_FOR_ERRORS.format(count=errors), BUTTONS["export"])
    if not text:
        raise GxxlError(words.NOT_EXPORTED)
    reason = Reason(words.REPORTED_WITH_ERRORS, "", text)
    if load_book().sheets["reasons"] in [sheet.name for sheet in book.sheets]:
        write_down(book, [reason])
    return replace(submission, reasons=(*submission.reasons, reason))


def _beside(book: xlwings.Book, submission: Submission, name: str) -> Path:
    """The path of a file beside the workbook, by the pattern of its name."""
    from xlwings import XlwingsError  # noqa: PLC0415 - late, for start-up

    try:
        folder = Path(book.fullname).parent
    except XlwingsError as error:  # a workbook in a cloud folder of which this computer has no copy
        raise GxxlError(words.SAVE_FIRST) from error
    if not folder.is_absolute() or not folder.is_dir():
        raise GxxlError(words.SAVE_FIRST)
    cover = submission.cover
    if not cover.unit or cover.year is None:
        raise GxxlError(words.NO_UNIT_OR_YEAR)
    return folder / file_name(name.format(code="", unit=cover.unit, year=cover.year))
