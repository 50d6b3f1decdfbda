"""校验结果: every finding and every likely culprit, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gxxl.form.book import load_book
from gxxl.locate.result import Located
from gxxl.messages import rules as rule_words
from gxxl.messages import workbook as words
from gxxl.places import place_of, template_place
from gxxl.render.pages import fit_row, page_setup
from gxxl.render.styles import Styles
from gxxl.rules.finding import Finding, Severity
from gxxl.rules.live import editions_shown
from gxxl.submission import Submission

WIDTHS = (6, 16, 26, 60, 50, 40)
LISTED = 10  # suggestions of a group


def add_findings(
    book: Any,  # noqa: ANN401 - xlsxwriter ships no types
    styles: Styles,
    submission: Submission,
    findings: Sequence[Finding] | None,
    located: Located,
) -> None:
    """Write the sheet; ``findings`` of ``None`` says that nothing was checked yet."""
    data = load_book()
    sheet = book.add_worksheet(data.sheets["findings"])
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    if findings is None:
        sheet.merge_range(0, 0, 0, len(WIDTHS) - 1, words.FINDINGS_EMPTY, styles.plain)
        return
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    summary = words.FINDINGS_SUMMARY.format(errors=errors, queries=len(findings) - errors)
    sheet.merge_range(0, 0, 0, len(WIDTHS) - 1, summary if findings else words.FINDINGS_NONE, styles.heading)
    sheet.write_row(1, 0, data.findings_columns, styles.column)
    writer = _Rows(sheet, styles, submission)
    for finding in findings:
        writer.finding(finding)
    for suggestions in located.groups.values():
        for suggestion in suggestions[:LISTED]:
            writer.row(rule_words.SUGGESTION, next(iter(suggestion.changes)), suggestion.reason, "", "")
    sheet.freeze_panes(2, 0)
    sheet.set_landscape()
    page_setup(sheet)


class _Rows:
    """Writes one row after the other."""

    def __init__(self, sheet: Any, styles: Styles, submission: Submission) -> None:  # noqa: ANN401
        self.sheet = sheet
        self.styles = styles
        self.submission = submission
        self.number = 0

    def finding(self, finding: Finding) -> None:
        """A line for a finding."""
        message = finding.message
        if finding.reason:
            message += words.REASON_GIVEN.format(reason=finding.reason)
        severity = rule_words.SEVERITY[finding.severity]
        self.row(severity, finding.target_cell, message, finding.remedy, str(finding.basis))

    def row(self, kind: str, code: str | None, message: str, remedy: str, basis: str) -> None:
        """A line about a cell; its place is the one in the file that was read, its link goes to this workbook's."""
        self.number += 1
        row, item = self.number + 1, self.styles.item
        self.sheet.write_number(row, 0, self.number, item)
        self.sheet.write_string(row, 1, kind, item)
        if code is None:
            self.sheet.write_string(row, 2, "", item)
        else:
            edition = editions_shown(self.submission.editions)[code.split(".")[0]]
            target = template_place(edition, code)
            place = str(place_of(self.submission, code))
            url = f"internal:'{target.where}'!{target.address}"
            self.sheet.write_url(row, 2, url, self.styles.link, place)
        fit_row(self.sheet, row, (message, remedy, basis), WIDTHS[3:])
        for column, text in enumerate((message, remedy, basis), start=3):
            self.sheet.write_string(row, column, text, item)
