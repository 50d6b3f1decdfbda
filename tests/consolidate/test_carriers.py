"""A unit's workbook and its report in other formats: one report, which must say one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gxxl.consolidate.carriers import SHOWN
from gxxl.consolidate.ledger import build_ledger
from gxxl.consolidate.received import Received
from gxxl.consolidate.rows import Row, Status
from gxxl.rules import Severity
from gxxl.submission import Kind, State, Submission, blank
from tests.consolidate.parts import received, roster, submission, with_figure, with_numbers

NEW = "requests.new.natural"
OLD = "requests.carried_in.natural"


def carrier(given: Submission, file: str) -> Received:
    """The submission as a report printed in a file."""
    origin = replace(given.origin, kind=Kind.REPORT)
    return received(replace(given, origin=origin), file)


def only(*files: Received) -> Row:
    """The one line of the ledger."""
    (row,) = build_ledger(files, roster("甲镇"), 2021).rows
    return row


def differing(row: Row) -> dict[str, tuple[str, Severity]]:
    """What was found between the carriers, by cell."""
    found = [finding for finding in row.received[0].findings if finding.rule == "carriers.differ"]
    return {finding.cells[0]: (finding.message, finding.severity) for finding in found}


@pytest.fixture
def workbook() -> Received:
    """A workbook with two figures."""
    return received(with_numbers(submission("甲镇"), {NEW: 3, OLD: 1}), "甲镇.xlsx")


def test_carriers_that_agree_are_one_report(workbook: Received) -> None:
    """The workbook is added, the others are named."""
    same = with_numbers(submission("甲镇"), {NEW: 3, OLD: 1})
    row = only(carrier(same, "甲镇.pdf"), carrier(same, "甲镇.docx"), workbook)
    assert (row.status, row.files) == (Status.REPORTED, ("甲镇.xlsx", "甲镇.docx", "甲镇.pdf"))
    assert "甲镇.docx，与数据表一致" in row.reason and "甲镇.pdf，与数据表一致" in row.reason
    assert not differing(row)


def test_where_they_differ_is_an_error_for_each_cell(workbook: Received) -> None:
    """The workbook's figures are added; the error names both values, both places and the file."""
    other = with_numbers(submission("甲镇"), {NEW: 4, OLD: 1})
    row = only(workbook, carrier(other, "甲镇.docx"))
    assert row.received[0].file == "甲镇.xlsx" and row.status is Status.REPORTED
    ((cell, (message, severity)),) = differing(row).items()
    assert (cell, severity) == (NEW, Severity.ERROR)
    assert message.startswith("数据表与年报正文表格不一致：三、申请办理!")
    assert "为3，而甲镇.docx中为4" in message


def test_zero_and_blank_are_not_a_difference_and_the_unclear_is_not_compared(workbook: Received) -> None:
    """A report that prints 0 where the workbook is blank says nothing else; an unreadable cell says nothing."""
    other = with_numbers(submission("甲镇"), {NEW: 3, "requests.granted.natural": 0})
    unclear = with_figure(other, OLD, replace(blank(), state=State.UNREADABLE, text="？"))
    assert not differing(only(workbook, carrier(unclear, "甲镇.docx")))


def test_a_figure_where_the_workbook_is_blank_is_a_difference(workbook: Received) -> None:
    """What is printed must be in the workbook."""
    other = with_numbers(submission("甲镇"), {NEW: 3, OLD: 1, "requests.granted.natural": 2})
    assert list(differing(only(workbook, carrier(other, "甲镇.docx")))) == ["requests.granted.natural"]


def test_very_many_differences_are_counted(workbook: Received) -> None:
    """The last finding says how many more there are."""
    codes = [code for code in submission("甲镇").cells if code not in (NEW, OLD)]
    other = with_numbers(submission("甲镇"), {NEW: 3, OLD: 1} | dict.fromkeys(codes, 7))
    found = differing(only(workbook, carrier(other, "甲镇.docx")))
    assert len(found) == SHOWN + 1
    assert f"另有{len(codes) - SHOWN - 1}格也不一致" in found[codes[SHOWN]][0]


def test_without_a_workbook_the_document_is_added() -> None:
    """A Word report and its PDF are one report as well."""
    report = with_numbers(submission("甲镇"), {NEW: 3})
    row = only(carrier(report, "甲镇.pdf"), carrier(with_numbers(report, {NEW: 5}), "甲镇.docx"))
    assert (row.status, row.received[0].file) == (Status.REPORTED, "甲镇.docx")
    assert list(differing(row)) == [NEW]


def test_two_documents_are_two_versions() -> None:
    """The same format twice: nobody guesses which is the newer one."""
    report = with_numbers(submission("甲镇"), {NEW: 3})
    row = only(carrier(report, "甲镇.docx"), carrier(with_numbers(report, {NEW: 5}), "甲镇（改）.docx"))
    assert row.status is Status.NOT_ADDED and "重报待确认" in row.reason


def test_a_scan_beside_the_workbook_is_kept_and_named(workbook: Received) -> None:
    """It needs nothing more; alone it is a report that could not be read."""
    scan = Received("甲镇.pdf", refusal="这是扫描件。", refusal_code="scanned")
    row = only(workbook, scan)
    assert (row.status, row.files) == (Status.REPORTED, ("甲镇.xlsx", "甲镇.pdf"))
    assert "扫描件甲镇.pdf，没有文字，不能读取，已保留" in row.reason
    assert only(scan).status is Status.REFUSED


def test_tables_of_other_editions_are_compared_where_cells_mean_the_same(workbook: Received) -> None:
    """A report on the form of 2019 beside a workbook on that of 2021."""
    other = with_numbers(submission("甲镇", edition="2019"), {NEW: 9, OLD: 1, "disclosure.regulations.new_made": 5})
    assert list(differing(only(workbook, carrier(other, "甲镇.docx")))) == [NEW]
