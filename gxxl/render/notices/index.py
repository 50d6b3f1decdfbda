"""目录.xlsx: whom to send what, a line a unit, with links to the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gxxl.consolidate.reasons import joined
from gxxl.consolidate.rows import Row
from gxxl.messages import consolidate as ledger_words
from gxxl.messages import notices as words
from gxxl.render.heights import fit_row
from gxxl.render.lists import paged
from gxxl.render.notices.content import Sender, day_text, due_of
from gxxl.render.notices.tasks import Task
from gxxl.render.printable import printable
from gxxl.render.styles import FONT
from gxxl.rules import Severity

_WIDTHS = (5, 20, 12, 9, 5, 5, 15, 30, 30, 44)
_COUNTS, _FILES = (4, 5), (7, 8)  # columns
_LINKS = 30_000  # lines: a sheet takes 65,530 links
_LIMIT = 500
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False}


@dataclass(frozen=True, slots=True)
class Line:
    """A notice that was written: its task, its deadline, and its two files."""

    task: Task
    document: str
    short: str


def write_index(path: Path, lines: Sequence[Line], rows: Iterable[Row], remarks: Iterable[str], sender: Sender) -> None:
    """Write the list: notices, then ledger lines nobody can be written to about, then remarks. Raises ``OSError``."""
    import xlsxwriter  # noqa: PLC0415 - late, for start-up

    from gxxl.render.plain import PlainSheet  # noqa: PLC0415 - late, for start-up

    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        book.worksheet_class = PlainSheet
        index = _Index(book)
        for line in lines:
            index.notice(line, sender)
        for row in rows:
            index.line(_stray(row))
        index.remarks(remarks)


class _Index:
    """Writes one line after the other."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
        frame = {"border": 1, "valign": "top", "text_wrap": True, "font_name": FONT, "font_size": 10.5}
        self.item = book.add_format(frame)
        self.link = book.add_format({**frame, "font_color": "#0563C1", "underline": 1})
        head = book.add_format({**frame, "bold": True, "align": "center", "bg_color": "#EDEDED"})
        self.sheet = book.add_worksheet(words.INDEX)
        self.number = 0
        for column, (title, width) in enumerate(zip(words.INDEX_HEAD, _WIDTHS, strict=True)):
            self.sheet.set_column(column, column, width)
            self.sheet.write_string(0, column, title, head)
        self.sheet.freeze_panes(1, 2)
        paged(self.sheet)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)

    def notice(self, line: Line, sender: Sender) -> None:
        """A line with numbers and links."""
        self.line(_texts(line, sender))
        for column, severity in zip(_COUNTS, (Severity.ERROR, Severity.QUERY), strict=True):
            self.sheet.write_number(self.number, column, line.task.count(severity), self.item)
        if self.number <= _LINKS:
            for column, name in zip(_FILES, (line.document, line.short), strict=True):
                self.sheet.write_url(self.number, column, f"external:{name}", self.link, name)

    def line(self, texts: Sequence[str]) -> None:
        """A line of texts behind its number."""
        self.number += 1
        fit_row(self.sheet, self.number, texts, _WIDTHS[1:])
        self.sheet.write_number(self.number, 0, self.number, self.item)
        for column, text in enumerate(texts, start=1):
            self.sheet.write_string(self.number, column, text, self.item)

    def remarks(self, texts: Iterable[str]) -> None:
        """What stands below the list."""
        for place, text in enumerate(texts, start=self.number + 2):
            self.sheet.write_string(place, 1, text)


def _texts(line: Line, sender: Sender) -> tuple[str, ...]:
    task = line.task
    due = due_of(task, sender)
    when = day_text(due) if due else words.INDEX_NO_DUE
    remark = printable(joined(*dict.fromkeys(_reasons(task))), _LIMIT)
    unit, code, kind = printable(task.unit), printable(task.unit_code), words.KINDS[task.kind]
    return unit, code, kind, "", "", when, line.document, line.short, remark


def _reasons(task: Task) -> Iterator[str]:
    yield from (point.reason for point in task.points if point.reason)
    yield from (file.refusal for file in task.refused)


def _stray(row: Row) -> tuple[str, ...]:
    files = words.INDEX_STRAY_FILES.format(files=ledger_words.FILES_JOIN.join(row.files))
    why = words.INDEX_STRAY.format(status=ledger_words.STATUS[row.status], reason=row.reason)
    return printable(row.unit), printable(row.unit_code), "", "", "", "", "", "", printable(files + why, _LIMIT)
