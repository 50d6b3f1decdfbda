"""数据来源 in 汇总工作底稿: each file that was read, with hash, template version, editions, and what had been moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any

from gxxl.consolidate.received import Received
from gxxl.consolidate.rows import Ledger, Row
from gxxl.figures import editions_key
from gxxl.form import TABLES, load
from gxxl.messages import consolidate as summary_words
from gxxl.messages import ledger as words
from gxxl.places import place_of, template_place
from gxxl.render.heights import height_of
from gxxl.render.lists import list_sheet
from gxxl.render.styles import Styles
from gxxl.submission import Notice, State, Submission, cells_of

_WIDTHS = (20, 11, 6, 34, 13, 10, 11, 38, 46, 76, 16, 16, 16, 16, 68)
_PRINTED = 9  # up to what the reading noticed; behind it what is for programs, or the same in nearly all lines
_AREAS = ("door", "intake", "joined", "convert")  # areas of messages that a reader's notices come from


def add_sources(book: Any, styles: Styles, ledger: Ledger) -> None:  # noqa: ANN401
    """Write the sheet, a line a file."""
    form = load("2021")
    editions = tuple(summary_words.SOURCES_EDITION.format(table=form.tables_by_key[table].name) for table in TABLES)
    *about, sha256 = summary_words.SOURCES_COLUMNS
    sheets, moved, notices = words.SOURCES_MORE
    columns = (*about, moved, notices, sheets, *editions, sha256)
    sheet = list_sheet(book, styles, summary_words.SHEET_SOURCES, columns, _WIDTHS, _PRINTED)
    looks = [styles.item] * len(columns)
    read = [(row, file) for row in ledger.rows for file in row.received if file.submission]
    for number, (row, file) in enumerate(read, start=1):
        texts = _source(row, file)
        sheet.write_whole_row(number, texts, looks, height_of(texts[:-1], _WIDTHS[:-1]))
    if read:
        sheet.autofilter(0, 0, len(read), len(columns) - 1)


def _source(row: Row, file: Received) -> tuple[str, ...]:
    assert file.submission is not None
    origin = file.submission.origin
    return (
        row.unit,
        row.unit_code,
        summary_words.YES if row.is_added and file is row.received[0] else summary_words.NO,
        file.file,
        summary_words.KINDS[origin.kind],
        origin.version or "",
        file.cover.filled_on,
        moved_of(file.submission),
        summary_words.REASON_JOIN.join(map(notice_text, origin.notices)),
        sheets_of(file.submission),
        *(file.submission.editions.get(table) or "" for table in TABLES),
        origin.sha256,
    )


def sheets_of(submission: Submission) -> str:
    """The sheets, tables or lines that the figures stand in, and how many in each."""
    if not submission.origin.places:  # as in nearly every file of a large run
        return _template_sheets(editions_key(submission.editions))
    figures = submission.figures.items()
    shown = (place_of(submission, code) for code, figure in figures if figure.state is not State.ABSENT)
    return _named(place.where for place in shown if place.address)


@lru_cache(maxsize=64)
def _template_sheets(editions: tuple[str | None, ...]) -> str:
    given = dict(zip(TABLES, editions, strict=True))
    return _named(template_place(given[cell.table] or "", cell.code).where for cell in cells_of(editions).values())


def _named(sheets: Iterable[str]) -> str:
    counts = Counter(sheets)
    return summary_words.LIST_JOIN.join(words.SOURCES_SHEET.format(sheet=s, count=n) for s, n in counts.items())


def moved_of(submission: Submission) -> str:
    """What did not stand where the template has it and was found by its labels, with an example; empty for nothing."""
    places = {code: place for code, place in submission.origin.places.items() if code in submission.figures}
    if not places:
        return ""
    code, place = next(iter(places.items()))
    example = words.SOURCES_EXAMPLE.format(label=submission.cells[code].label, place=place)
    return words.SOURCES_MOVED.format(count=len(places), places=example)


def notice_text(notice: Notice) -> str:
    """A reader's notice in words: its key is the name of a sentence in an area of messages."""
    sentence = next(filter(None, _sentences(notice.key)), "")
    try:
        return sentence.format(**notice.values) if sentence else _bare(notice)
    except (KeyError, IndexError):
        return _bare(notice)


def _sentences(key: str) -> Iterator[str]:
    for area in _AREAS:
        try:
            found = getattr(import_module(f"gxxl.messages.{area}"), key, "")
        except ModuleNotFoundError:
            continue
        if isinstance(found, str):
            yield found


def _bare(notice: Notice) -> str:
    return words.NOTE_OTHER.format(key=notice.key, values=summary_words.LIST_JOIN.join(notice.values.values()))
