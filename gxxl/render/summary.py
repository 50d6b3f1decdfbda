"""The summary as two workbooks: 汇总工作底稿 for inside, 报送版 to send up. Both appear, whole, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from gxxl.consolidate.run import Outcome
from gxxl.form.book import load_book
from gxxl.form.layout import layouts
from gxxl.render import pages
from gxxl.render.placing import both_whole
from gxxl.render.sheets import OfficialSheet
from gxxl.render.styles import Styles
from gxxl.render.summary_charts import add_charts
from gxxl.render.summary_cover import cover_lines
from gxxl.render.summary_detail import Detail
from gxxl.render.summary_ledger import add_ledger
from gxxl.render.summary_pages import add_findings, add_listed_extras
from gxxl.render.summary_parts import add_parts
from gxxl.render.summary_sources import add_sources
from gxxl.render.workbook import OPTIONS
from gxxl.rules.live import editions_shown
from gxxl.submission import Submission


def write_summary(outcome: Outcome, full: Path, clean: Path) -> None:
    """Write 汇总工作底稿 to ``full`` and 报送版 to ``clean``. Raises ``OSError``; then both are as they were before."""
    with both_whole(full, clean) as (full_now, clean_now):
        _write_full(outcome, full_now)
        _write_clean(outcome, clean_now)


def _write_full(outcome: Outcome, path: Path) -> None:
    with _book(path) as book:
        styles = Styles(book)
        _official(book, styles, outcome, outcome.total.summary)
        detail = Detail(outcome.total)
        detail.add(book, styles)
        ledger_rows = {row: number for number, row in enumerate(outcome.ledger.rows)}
        add_findings(book, styles, outcome, detail.rows, ledger_rows)
        add_ledger(book, styles, outcome)
        if outcome.last_year is not None:
            from gxxl.render.summary_compare import add_compare  # noqa: PLC0415 - late, for start-up

            add_compare(book, styles, outcome.total, outcome.last_year)
        add_charts(book, styles, outcome)
        pages.add_extras(book, styles, outcome.total.summary)
        add_listed_extras(book, styles, outcome.total)
        add_sources(book, styles, outcome.ledger)
        add_parts(book, outcome, detail.rows)
        pages.add_meta(book, outcome.total.summary)


def _write_clean(outcome: Outcome, path: Path) -> None:
    with _book(path) as book:
        # What goes up shows the official figures alone; last year's stay on the hidden sheet, for the next level.
        _official(book, Styles(book), outcome, replace(outcome.total.summary, last_year={}))
        pages.add_meta(book, outcome.total.summary)


@contextmanager
def _book(path: Path) -> Iterator[Any]:
    from gxxl.render.rapid import RapidBook  # noqa: PLC0415 - late, for start-up

    with RapidBook(path, OPTIONS) as book:
        # A fixed date: the same figures give the same bytes.
        book.set_properties({"title": load_book().title, "created": datetime(2021, 9, 26)})  # noqa: DTZ001
        yield book


def _official(book: Any, styles: Styles, outcome: Outcome, summary: Submission) -> None:  # noqa: ANN401
    """封面 and the three official sheets."""
    sheets = layouts(editions_shown(summary.editions))
    pages.add_cover(book, styles, summary, sheets, cover_lines(outcome))
    for layout in sheets:
        OfficialSheet(book, styles, layout, summary).add({})
