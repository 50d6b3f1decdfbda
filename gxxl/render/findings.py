"""校验结果: every finding and every likely culprit, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gxxl.form.book import load_book
from gxxl.locate.result import Located
from gxxl.messages import rules as rule_words
from gxxl.messages import workbook as words
from gxxl.places import place_of, template_place
from gxxl.render.heights import fit_row
from gxxl.render.marks import notes
from gxxl.render.pages import page_setup
from gxxl.render.record import PLACE, Mark, Record, note_sum
from gxxl.render.styles import INPUT_FILL, Styles
from gxxl.rules.finding import Finding, Severity
from gxxl.rules.live import editions_shown
from gxxl.submission import Submission

WIDTHS = (6, 16, 26, 60, 50, 40)
LISTED = 10  # suggestions of a group
LINKS = 2  # column of the links
FIRST = 2  # row of the first finding, below the sentence and the heads


class Line(NamedTuple):
    """A line of the list; ``code`` is the cell to look at."""

    kind: str
    code: str | None
    message: str
    remedy: str = ""
    basis: str = ""


def headline(findings: Sequence[Finding]) -> str:
    """The sentence above the list: errors, and queries that no reason answers."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    queries = sum(finding.is_open for finding in findings) - errors
    return words.FINDINGS_SUMMARY.format(errors=errors, queries=queries) if findings else words.FINDINGS_NONE


def lines(findings: Sequence[Finding], located: Located) -> Iterator[Line]:
    """The findings in their order, then the likely culprits, group by group."""
    for finding in findings:
        message = finding.message
        if finding.reason:
            message += words.REASON_GIVEN.format(reason=finding.reason)
        severity = rule_words.SEVERITY[finding.severity]
        yield Line(severity, finding.target_cell, message, finding.remedy, str(finding.basis))
    for suggestions in located.groups.values():
        for suggestion in suggestions[:LISTED]:
            yield Line(rule_words.SUGGESTION, next(iter(suggestion.changes)), suggestion.reason)


def add_findings(
    book: Any,  # noqa: ANN401 - xlsxwriter ships no types
    styles: Styles,
    submission: Submission,
    findings: Sequence[Finding] | None,
    located: Located,
    colours: Mapping[str, str],
) -> None:
    """Write the sheet; ``findings`` of ``None`` says that nothing was checked yet. ``colours`` are those of cells."""
    data = load_book()
    sheet = book.add_worksheet(data.sheets["findings"])
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, styles.listed(wrap=column > 0, link=column == LINKS))
    sheet.set_column(PLACE[1], PLACE[1], None, None, {"hidden": True})
    sheet.freeze_panes(FIRST, 0)
    sheet.set_landscape()
    page_setup(sheet)
    sentence = words.FINDINGS_EMPTY if findings is None else headline(findings)
    sheet.merge_range(0, 0, 0, len(WIDTHS) - 1, sentence, styles.heading)
    sheet.write_row(1, 0, data.findings_columns, styles.column)
    if findings is None:
        return
    every = list(lines(findings, located))
    for number, line in enumerate(every, start=1):
        _add_line(sheet, styles, submission, number, line)
    noted = notes(findings, located)
    marks = tuple(_mark(submission, code, noted.get(code)) for code in colours)
    sheet.write_string(*PLACE, Record(marks, FIRST + len(every)).text())


def _mark(submission: Submission, code: str, note: str | None) -> Mark:
    place = template_place(editions_shown(submission.editions)[code.split(".")[0]], code)
    return Mark(code, place.where, place.address, INPUT_FILL, note_sum(note) if note else "")


def _add_line(sheet: Any, styles: Styles, submission: Submission, number: int, line: Line) -> None:  # noqa: ANN401
    """A line about a cell; its place is the one in the file that was read, its link goes to this workbook's."""
    row, item = FIRST - 1 + number, styles.item
    sheet.write_number(row, 0, number, item)
    sheet.write_string(row, 1, line.kind, item)
    if line.code is None:
        sheet.write_string(row, 2, "", item)
    else:
        edition = editions_shown(submission.editions)[line.code.split(".")[0]]
        target = template_place(edition, line.code)
        url = f"internal:'{target.where}'!{target.address}"
        sheet.write_url(row, 2, url, styles.link, str(place_of(submission, line.code)))
    texts = (line.message, line.remedy, line.basis)
    fit_row(sheet, row, texts, WIDTHS[3:])
    for column, text in enumerate(texts, start=3):
        sheet.write_string(row, column, text, item)
