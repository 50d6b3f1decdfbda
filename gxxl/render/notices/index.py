"""目录.xlsx: whom to send what, a line a unit, with links to the files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gxxl.consolidate.rows import Row
from gxxl.messages import consolidate as ledger_words
from gxxl.messages import notices as words
from gxxl.render.notices.content import Sender, day_text, due_of
from gxxl.render.notices.tasks import Task
from gxxl.render.printable import printable
from gxxl.rules import Severity

_WIDTHS = (5, 22, 19, 9, 5, 5, 15, 26, 25, 40)
_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Line:
    """A notice that was written: its task, its deadline, and its two files."""

    task: Task
    document: str
    short: str


def write_index(path: Path, lines: Sequence[Line], rows: Iterable[Row], remarks: Iterable[str], sender: Sender) -> None:
    """Write the list: notices, then ledger lines nobody can be written to about, then remarks. Raises ``OSError``."""
    import xlsxwriter  # noqa: PLC0415 - late, for start-up

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(words.INDEX)
        head = book.add_format(
            {"border": 1, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#EDEDED"}
        )
        item = book.add_format({"border": 1, "valign": "top", "text_wrap": True})
        link = book.add_format(
            {"border": 1, "valign": "top", "text_wrap": True, "font_color": "#0563C1", "underline": 1}
        )
        for column, (title, width) in enumerate(zip(words.INDEX_HEAD, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, head)
        number = 0
        for number, line in enumerate(lines, start=1):
            sheet.write_number(number, 0, number, item)
            for column, text in enumerate(_texts(line, sender), start=1):
                sheet.write_string(number, column, text, item)
            for column, severity in ((4, Severity.ERROR), (5, Severity.QUERY)):
                sheet.write_number(number, column, line.task.count(severity), item)
            sheet.write_url(number, 7, f"external:{line.document}", link, line.document)
            sheet.write_url(number, 8, f"external:{line.short}", link, line.short)
        for texts in _strays(rows):
            number += 1
            sheet.write_number(number, 0, number, item)
            for column, text in enumerate(texts, start=1):
                sheet.write_string(number, column, text, item)
        for place, text in enumerate(remarks, start=number + 2):
            sheet.write_string(place, 1, text)
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)


def _texts(line: Line, sender: Sender) -> tuple[str, ...]:
    task = line.task
    due = due_of(task, sender)
    when = day_text(due) if due else words.INDEX_NO_DUE
    reasons = [point.reason for point in task.points if point.reason] + [file.refusal for file in task.refused]
    remark = printable(ledger_words.REASON_JOIN.join(dict.fromkeys(reasons)), _LIMIT)
    return printable(task.unit), task.unit_code, words.KINDS[task.kind], "", "", when, "", "", remark


def _strays(rows: Iterable[Row]) -> Iterable[tuple[str, ...]]:
    for row in rows:
        status, files = ledger_words.STATUS[row.status], ledger_words.FILES_JOIN.join(row.files)
        remark = words.INDEX_STRAY.format(status=status, reason=row.reason) + words.INDEX_STRAY_FILES.format(
            files=files
        )
        yield printable(row.unit), printable(row.unit_code), "", "", "", "", "", "", printable(remark, _LIMIT)
