"""The lists in 汇总工作底稿: 问题清单, 附加数据 unit by unit, 数据来源."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from gxxl.consolidate.rows import Row
from gxxl.consolidate.run import Outcome
from gxxl.consolidate.total import Total
from gxxl.form.book import load_book
from gxxl.form.layout import a1
from gxxl.messages import consolidate as words
from gxxl.messages import rules as rule_words
from gxxl.render.heights import height_of
from gxxl.render.lists import list_sheet, paged, write_texts
from gxxl.render.styles import Styles
from gxxl.rules import Finding

_LINKS = 60_000  # a sheet takes 65,530
_EXTRAS_WIDTHS = (24, 8, 11, 18, 2, 2, 18, 24, 8, 11, 18, 24)  # the sums, a gap, each unit's
_LISTED = 6  # column of the list beside 附加数据
_FINDING_WIDTHS = (6, 16, 11, 17, 43, 35, 30, 19, 12, 30)
_FINDINGS_PRINTED = 9  # all but the file
_TEXT_WIDTHS = _FINDING_WIDTHS[1:]
_LIKELY = 3  # suggestions that are listed


class _Line(NamedTuple):
    """A finding in 问题清单: of which unit and file, and where the link leads."""

    unit: str
    file: str
    link: str
    finding: Finding
    likely: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said, from the third column on."""
        found = self.finding
        severity = rule_words.SEVERITY[found.severity]
        said = (severity, found.target, found.message, self.likely, found.remedy, str(found.basis))
        return (*said, found.reason or "", self.file)


def add_findings(
    book: Any,  # noqa: ANN401
    styles: Styles,
    outcome: Outcome,
    detail_rows: Mapping[Row, int],
    ledger_rows: Mapping[Row, int],
) -> None:
    """问题清单: every finding; the unit's name leads to its row in 分单位明细, or in 报送情况 if it is not added."""
    sheet = list_sheet(book, styles, words.SHEET_FINDINGS, words.FINDINGS_COLUMNS, _FINDING_WIDTHS, _FINDINGS_PRINTED)
    plain = (styles.item,) * len(_FINDING_WIDTHS)
    linked = (styles.item, styles.link, *plain[2:])
    number = 0
    for number, line in enumerate(_findings(outcome, detail_rows, ledger_rows), start=1):
        unit, texts = line.unit, line.texts
        looks = plain
        if number <= _LINKS and line.link:
            unit, looks = line.unit or line.file, linked
            sheet.add_link(number, 1, line.link, unit)
        sheet.write_whole_row(number, (number, unit, *texts), looks, height_of((unit, *texts), _TEXT_WIDTHS))
    if number:
        sheet.autofilter(0, 0, number, len(words.FINDINGS_COLUMNS) - 1)
    else:
        sheet.merge_range(1, 0, 1, len(words.FINDINGS_COLUMNS) - 1, words.FINDINGS_NONE, styles.plain)


def _findings(outcome: Outcome, detail_rows: Mapping[Row, int], ledger_rows: Mapping[Row, int]) -> Iterator[_Line]:
    for finding in outcome.findings:
        yield _Line(words.FINDINGS_RUN, "", "", finding)
    for row in outcome.ledger.rows:
        counted = [file for file in row.counted if file.findings]
        if not counted:
            continue
        inside = row in detail_rows
        sheet = words.SHEET_DETAIL if inside else words.SHEET_LEDGER
        number = detail_rows[row] if inside else ledger_rows[row] + 1
        for file in counted:
            for finding in file.findings:
                likely = "\n".join(item.reason for item in file.located.of_rule(finding.rule)[:_LIKELY])
                yield _Line(row.unit, file.file, f"internal:'{sheet}'!{a1(number, 0)}", finding, likely)
    # Of the summary itself only sums that do not agree: what it lacks is what its units lack.
    for finding in outcome.own_findings:
        if finding.difference is not None:
            sheet, _, address = finding.target.partition("!")
            yield _Line(words.FINDINGS_SUMMARY, "", f"internal:'{sheet}'!{address}", finding)


def add_listed_extras(book: Any, styles: Styles, total: Total) -> None:  # noqa: ANN401
    """Beside the sums of 附加数据: what each unit wrote."""
    sheet = book.get_worksheet_by_name(load_book().sheets["extras"])
    for column, width in enumerate(_EXTRAS_WIDTHS):
        sheet.set_column(column, column, width)
    paged(sheet)
    sheet.repeat_rows(0)
    write_texts(sheet, 0, _LISTED, words.EXTRAS_LISTED, styles.column)
    written = ((unit, extra) for unit in total.contributions for extra in unit.submission.extras)
    number = 0
    for unit, extra in written:
        if extra.value is None and not extra.text:
            continue
        number += 1
        write_texts(sheet, number, _LISTED, (unit.row.unit, extra.label, extra.unit), styles.item)
        if extra.value is not None:
            sheet.write_number(number, _LISTED + 3, float(extra.value), styles.item)
        else:
            sheet.write_string(number, _LISTED + 3, extra.text or "", styles.item)
        write_texts(sheet, number, _LISTED + 4, (extra.remark, unit.submission.origin.file), styles.item)
