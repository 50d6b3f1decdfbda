"""The very hidden sheets of a summary: what ``gxxl trace``, the next run and the next level need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import chain

from gxxl.consolidate.earlier import Noted
from gxxl.consolidate.rows import Row
from gxxl.consolidate.run import Outcome
from gxxl.consolidate.trail import trail_lines
from gxxl.consolidate.typed import RECEIVED_FOR
from gxxl.form.book import load_book
from gxxl.render.bulk import Bulk, Rows
from gxxl.render.cells import text_cells
from gxxl.render.pages import meta_lines
from gxxl.render.rapid import RapidBook
from gxxl.render.summary_ledger import typed_for
from gxxl.submission import Submission


def parts_bulk(outcome: Outcome, detail_rows: Mapping[Row, int]) -> Bulk:
    """For whose 收到时间 which file it was typed for, then a line a unit."""
    return Bulk(0, partial(_fill_parts, outcome, detail_rows))


def meta_bulk(submission: Submission, noted: Noted | None) -> Bulk:
    """The lines that every workbook of ours has, what the run notes of itself among them; both workbooks share them.

    A line a part of the summary comes last.
    """
    return Bulk(0, partial(_fill_meta, submission, noted))


def add_hidden(book: RapidBook, name: str, rows: Rows) -> None:
    """A very hidden sheet of these rows."""
    sheet = book.add_rapid_sheet(name)
    sheet.add_rows(rows)
    sheet.very_hidden()


def _fill_parts(outcome: Outcome, detail_rows: Mapping[Row, int], rows: Rows) -> None:
    lines = [(RECEIVED_FOR, *line) for line in typed_for(outcome.ledger)]
    _fill(rows, chain(lines, trail_lines(outcome.total, detail_rows)))


def _fill_meta(submission: Submission, noted: Noted | None, rows: Rows) -> None:
    # Without the record of the last check: a summary has no 校验结果 that a formula could show.
    _fill(rows, meta_lines(submission, load_book().version, tuple(noted.lines()) if noted else ()))


def _fill(rows: Rows, lines: Iterable[tuple[str, ...]]) -> None:
    for line in lines:
        rows.add(text_cells(rows.next, line), "", len(line))
