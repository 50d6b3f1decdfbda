"""Two reports in one file: neither is taken for the other, and nobody is left out without a word."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gxxl.errors import Refused
from gxxl.intake.door import read
from gxxl.render.workbook import write_workbook
from gxxl.rules import Severity, check
from gxxl.submission import Submission
from tests.consolidate.parts import submission
from tests.intake.test_flat import LAYOUTS
from tests.intake.test_pages_and_documents import document, page
from tests.intake.test_skeleton import with_members
from tests.intake.test_text import HONGZE, text_file
from tests.render.report.documents import MAIN, changed
from tests.rules.test_linear import filled

REPORT = HONGZE.read_text(encoding="utf-8")
# Another unit, which was asked 31 times and not 21 times.
OTHER = re.sub(r"(一、本年新收政府信息公开申请数量.*)21(.*)21", r"\g<1>31\g<2>31", REPORT.replace("洪泽区", "金湖县"))
REQUESTS = "三、申请办理"
NEW = "requests.new.natural"


def refused(path: Path) -> str:
    """Why a file is refused for holding two tables."""
    with pytest.raises(Refused) as error:
        read(path)
    assert error.value.code == "two_tables"
    return str(error.value)


def laid_out(text: str, layout: Callable[[str], str]) -> str:
    """A report's tables in another layout."""
    return "\n".join(layout(line) if "\t" in line else line for line in text.splitlines())


def without(section: str, text: str) -> str:
    """A report that lacks a part."""
    start = text.index(section)
    return text[:start] + text[text.index("四、", start) :]


@pytest.mark.parametrize("layout", [str, *LAYOUTS.values()], ids=["tabs", *LAYOUTS])
def test_two_reports_in_a_text_are_refused(tmp_path: Path, layout: Callable[[str], str]) -> None:
    """Whatever the layout; the first cell that differs is shown with both places."""
    why = refused(text_file(tmp_path / "a.txt", laid_out(f"{REPORT}\n{OTHER}", layout)))
    assert "文件里有两张申请办理表，2格的数不同，例如「一、本年新收政府信息公开申请数量」×「自然人」，" in why
    assert re.search(r"第\d+行是21，第\d+行是31。", why)


@pytest.mark.parametrize("layout", [str, *LAYOUTS.values()], ids=["tabs", *LAYOUTS])
def test_a_table_that_only_the_second_report_has_is_not_the_first_one_s(
    tmp_path: Path, layout: Callable[[str], str]
) -> None:
    """The first one lacks 第三部分, the second one says otherwise in 第二部分."""
    second = REPORT.replace("4119", "4118")
    assert "主动公开表" in refused(
        text_file(tmp_path / "a.txt", laid_out(f"{without('三、收到和处理', REPORT)}\n{second}", layout))
    )


@pytest.mark.parametrize("layout", [str, *LAYOUTS.values()], ids=["tabs", *LAYOUTS])
def test_the_same_report_twice_is_one(tmp_path: Path, layout: Callable[[str], str]) -> None:
    """A page and its version for printing."""
    twice = text_file(tmp_path / "a.txt", laid_out(f"{REPORT}\n{REPORT}", layout))
    assert read(twice).figures == read(HONGZE).figures


@pytest.fixture
def both(tmp_path: Path) -> tuple[Submission, Submission]:
    """The two reports, read each by itself."""
    return read(HONGZE), read(text_file(tmp_path / "other.txt", OTHER))


def test_two_reports_on_a_page_are_refused(tmp_path: Path, both: tuple[Submission, Submission]) -> None:
    """With the numbers of the tables."""
    path = text_file(tmp_path / "a.html", "".join(map(page, both)))
    assert "第4个表第4行第4格是21，第10个表第4行第4格是31" in refused(path)


def test_two_reports_in_a_document_are_refused(tmp_path: Path, both: tuple[Submission, Submission]) -> None:
    """As when a county pastes its townships' reports together."""
    first, second = (document(report, tmp_path / f"{number}.docx") for number, report in enumerate(both))
    with zipfile.ZipFile(second) as archive:
        _, _, below = archive.read(MAIN).partition(b"<w:body>")
    assert "申请办理表" in refused(changed(first, lambda xml: xml.partition(b"</w:body>")[0] + below))


def form_sheet(sheet: Worksheet, source: openpyxl.Workbook, first: int = 1) -> int:
    """All tables of a workbook of ours on one sheet, from a row on; the row below them."""
    for name in ("二、主动公开", REQUESTS, "四、复议诉讼"):
        for row in source[name].iter_rows(values_only=True):
            for column, value in enumerate(row, start=1):
                sheet.cell(first, column, value)
            first += 1
    return first


def opened(number: int, tmp_path: Path) -> openpyxl.Workbook:
    """A workbook of ours in which every figure is this number."""
    write_workbook(filled(number), tmp_path / f"{number}.xlsx")
    return openpyxl.load_workbook(tmp_path / f"{number}.xlsx", data_only=True)


def saved(book: openpyxl.Workbook, tmp_path: Path) -> Path:
    """The book on disk."""
    path = tmp_path / "b.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("is_stacked", [True, False], ids=["one sheet", "a sheet each"])
def test_a_workbook_with_two_units_is_refused(tmp_path: Path, *, is_stacked: bool) -> None:
    """On one sheet below each other, or on a sheet each; the sentence says to make two files of it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    below = form_sheet(sheet, opened(2, tmp_path)) + 3
    form_sheet(sheet if is_stacked else book.create_sheet("乙镇"), opened(3, tmp_path), below if is_stacked else 1)
    assert "是两个单位或者两个年度的，请分成两个文件" in refused(saved(book, tmp_path))


@pytest.mark.parametrize("is_first", [True, False], ids=["above it", "below it"])
@pytest.mark.parametrize("total", [None, 0], ids=["blank totals", "totals of 0"])
def test_a_blank_form_beside_the_filled_one_says_nothing(tmp_path: Path, *, is_first: bool, total: int | None) -> None:
    """Wherever it stands, and whatever its totals make of nothing."""
    write_workbook(submission("庄头镇"), tmp_path / "blank.xlsx")
    blank = openpyxl.load_workbook(tmp_path / "blank.xlsx", data_only=True)
    blank[REQUESTS]["J5"] = total
    forms = [("空表", blank), ("年报", opened(2, tmp_path))]
    book = openpyxl.Workbook()
    for name, form in forms if is_first else forms[::-1]:
        form_sheet(book.create_sheet(name), form)
    found = read(saved(book, tmp_path))
    assert found.figures[NEW].value == 2
    assert found.origin.places[NEW].where == "年报"


def test_a_copied_sheet_that_was_filled_in_is_named(tmp_path: Path) -> None:
    """The template's own sheet counts; that the other one was not read is said, and what to do."""
    book = opened(2, tmp_path)
    copy = book.copy_worksheet(book[REQUESTS])
    copy.title = "三、申请办理 (2)"
    copy["D5"], copy["E5"] = 9, 8
    found = read(saved(book, tmp_path))
    assert found.figures[NEW].value == 2
    (finding,) = [finding for finding in check(found) if finding.rule == "requests.unread"]
    assert finding.message == "工作表“三、申请办理 (2)”里另有一张申请办理表，有2格与“三、申请办理”不同，没有读取。"
    assert finding.severity is Severity.QUERY


def test_other_sheets_draw_no_remark(tmp_path: Path) -> None:
    """A copy that says the same, one that is hidden, one that is blank, notes, and a sheet far too large."""
    book = opened(2, tmp_path)
    book.copy_worksheet(book[REQUESTS])
    hidden = book.copy_worksheet(book[REQUESTS])
    hidden["D5"], hidden.sheet_state = 9, "hidden"
    book.create_sheet("台账").append(["序号", "申请人", "日期"])
    large = book.create_sheet("很大")
    for number in range(60_000):
        large.append([number, "文字"])
    found = read(saved(book, tmp_path))
    assert not found.origin.unread
    assert found.figures[NEW].value == 2


def test_a_damaged_sheet_beside_the_template_s_own_costs_nothing(tmp_path: Path) -> None:
    """Nobody asked for it."""
    book = opened(2, tmp_path)
    book.create_sheet("坏")
    whole = saved(book, tmp_path)
    broken = tmp_path / "c.xlsx"
    broken.write_bytes(with_members(whole.read_bytes(), "xl/worksheets/sheet11.xml", lambda xml: xml[:50]))
    assert read(broken).figures == read(whole).figures
