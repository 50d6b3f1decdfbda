"""The summary as two workbooks: 汇总工作底稿 for inside, 报送版 to send up. Both appear, whole, or neither."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from gxxl.consolidate.rows import Row
from gxxl.consolidate.run import Outcome
from gxxl.form.book import load_book
from gxxl.form.layout import layouts
from gxxl.messages import ledger as ledger_words
from gxxl.render import pages
from gxxl.render.bulk import made_meanwhile
from gxxl.render.placing import both_whole
from gxxl.render.sheets import OfficialSheet
from gxxl.render.styles import Styles
from gxxl.render.summary_charts import add_charts
from gxxl.render.summary_cover import cover_lines
from gxxl.render.summary_detail import Detail
from gxxl.render.summary_ledger import add_ledger
from gxxl.render.summary_pages import add_findings, add_listed_extras
from gxxl.render.summary_parts import add_hidden, meta_bulk, parts_bulk
from gxxl.render.summary_sources import add_sources
from gxxl.rules.live import editions_shown
from gxxl.submission import Submission


def write_summary(outcome: Outcome, full: Path, clean: Path) -> None:
    """Write 汇总工作底稿 to ``full`` and 报送版 to ``clean``. Raises ``OSError``; then both are as they were before."""
    with both_whole(full, clean) as (full_now, clean_now), _book(full_now) as full_book, _book(clean_now) as clean_book:
        _write(outcome, full_book, clean_book)


def _write(outcome: Outcome, full: Any, clean: Any) -> None:  # noqa: ANN401
    styles, summary, said = Styles(full), outcome.total.summary, cover_lines(outcome)
    _official(full, styles, summary, said)
    detail = Detail(outcome.total)
    detail.add(full, styles)
    bulks = (detail.bulk, meta_bulk(summary, outcome.noted), parts_bulk(outcome, detail.rows))
    with made_meanwhile(bulks, len(outcome.total.contributions)) as made:
        _add_lists(full, styles, outcome, detail.rows)
        # What goes up shows the official figures alone; last year's stay on the hidden sheet, for the next level.
        _official(clean, Styles(clean), replace(summary, last_year={}), said)
        units, meta, parts = made()
    detail.sheet.add_rows(units)
    add_hidden(full, ledger_words.SHEET_PARTS, parts)
    for book in (full, clean):
        add_hidden(book, load_book().sheets["meta"], meta)


def _add_lists(book: Any, styles: Styles, outcome: Outcome, detail_rows: Mapping[Row, int]) -> None:  # noqa: ANN401
    """The sheets between 分单位明细 and the hidden ones."""
    ledger_rows = {row: number for number, row in enumerate(outcome.ledger.rows)}
    add_findings(book, styles, outcome, detail_rows, ledger_rows)
    add_ledger(book, styles, outcome)
    if outcome.last_year is not None:
        from gxxl.render.summary_compare import add_compare  # noqa: PLC0415 - late, for start-up

        add_compare(book, styles, outcome.total, outcome.last_year)
    add_charts(book, styles, outcome)
    pages.add_extras(book, styles, outcome.total.summary)
    add_listed_extras(book, styles, outcome.total)
    add_sources(book, styles, outcome.ledger)


@contextmanager
def _book(path: Path) -> Iterator[Any]:
    from gxxl.render.plain import OPTIONS  # noqa: PLC0415 - late, for start-up
    from gxxl.render.rapid import RapidBook  # noqa: PLC0415 - late, for start-up

    with RapidBook(path, OPTIONS) as book:
        # A fixed date: the same figures give the same bytes.
        book.set_properties({"title": load_book().title, "created": datetime(2021, 9, 26)})  # noqa: DTZ001
        yield book


def _official(book: Any, styles: Styles, summary: Submission, said: Sequence[str]) -> None:  # noqa: ANN401
    """封面 and the three official sheets."""
    sheets = layouts(editions_shown(summary.editions))
    pages.add_cover(book, styles, summary, sheets, said)
    for layout in sheets:
        OfficialSheet(book, styles, layout, summary).add({})
