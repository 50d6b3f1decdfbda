"""The workbook: official sheets, stored values, protection, marks; nothing from a file becomes a formula."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from gxxl.form import EDITIONS, TABLES
from gxxl.form.geometry import a1
from gxxl.form.layout import layouts
from gxxl.intake.door import read
from gxxl.render.workbook import write_workbook
from gxxl.rules import check
from gxxl.rules.live import editions_shown
from gxxl.submission import Cover, Figure, Made, Reason, State, Submission, blank, confirmed_zero, empty
from tests.rules.test_linear import filled, with_figure
from tests.strategies import submissions

OFFICIAL = ("二、主动公开", "三、申请办理", "四、复议诉讼")


@pytest.fixture(params=EDITIONS)
def template(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The empty workbook of each edition."""
    path = tmp_path / "模板.xlsx"
    write_workbook(empty(Cover(), request.param), path)
    return path


def test_the_sheets_are_the_ones_users_know(template: Path) -> None:
    """Cover, the three official sheets, and the rest, in this order; one sheet is very hidden."""
    book = openpyxl.load_workbook(template)
    assert book.sheetnames == ["封面", *OFFICIAL, "正文", "附加数据", "校验结果", "说明", "填报说明", "_数据"]
    assert [sheet.title for sheet in book if sheet.sheet_state == "veryHidden"] == ["_数据"]
    assert set(book.defined_names) == {"主动公开", "申请办理", "行政复议", "行政诉讼"}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(submissions())
def test_every_formula_has_a_stored_value(tmp_path: Path, submission: Submission) -> None:
    """Programs that do not calculate read the same as those that do."""
    path = tmp_path / "a.xlsx"
    write_workbook(submission, path)
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                cells = re.findall(r"<c [^>]*>.*?</c>", archive.read(name).decode())
                assert all("<v>" in cell for cell in cells if "<f>" in cell)


def test_figures_are_free_and_the_rest_is_locked_without_a_password(template: Path) -> None:
    """Input and total cells take a pasted block; labels and checks are locked; anyone can lift the protection."""
    book = openpyxl.load_workbook(template)
    edition = template_edition(book)
    for layout in layouts(dict.fromkeys(TABLES, edition)):
        sheet = book[layout.name]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert not sheet.protection.formatColumns
        free = {sheet[layout.address(code)].coordinate for code in layout.cells} | {a1(*layout.confirm)}
        unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        merged = {
            c for rect in sheet.merged_cells.ranges for row in rect.rows for c in (a1(r - 1, k - 1) for r, k in row)
        }
        assert free <= unlocked
        assert unlocked - merged <= free


def template_edition(book: openpyxl.Workbook) -> str:
    """The edition the hidden sheet names."""
    (edition,) = {row[2] for row in book["_数据"].iter_rows(values_only=True) if row[0] == "edition"}
    return str(edition)


def test_only_the_official_table_prints(template: Path) -> None:
    """The strip of checks and last year's figures stay off the page."""
    book = openpyxl.load_workbook(template)
    for layout in layouts(dict.fromkeys(TABLES, template_edition(book))):
        sheet = book[layout.name]
        last = a1(layout.printed.bottom, layout.printed.right)
        assert sheet.print_area.endswith("$A$1:$" + re.sub(r"(\d+)", r"$\1", last))
        assert sheet.page_setup.paperSize == 9


def test_the_same_submission_gives_the_same_bytes(tmp_path: Path) -> None:
    """No clock and no chance in a workbook: what is checked in can be compared."""
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(filled(2), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("text", ["=1+1", "+cmd|'/c calc'!A0", "@SUM(A1)", "-1+2", "http://example.com", "{=1}"])
def test_no_text_becomes_a_formula_or_a_link(tmp_path: Path, text: str) -> None:
    """Names, reasons and prose from other offices are written as the words they are."""
    submission = replace(
        filled(), cover=Cover(unit=text, year=2021), reasons=(Reason(text, text, text),), texts={"overview": text}
    )
    write_workbook(submission, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for sheet, address in (("封面", "C4"), ("说明", "A3"), ("说明", "C3"), ("正文", "B2")):
        cell = book[sheet][address]
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_no_text_becomes_the_markup_of_a_rich_text(tmp_path: Path) -> None:
    """XlsxWriter would write it as it is, into the strings that every sheet shares."""
    text = "<r><t>别处</t></r><si><t>伪造</t></si><r></r>"
    write_workbook(replace(filled(), cover=Cover(unit=text, year=2021), texts={"overview": text}), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book["封面"]["C4"].value.strip() == text
    assert book["正文"]["B2"].value.strip() == text


def test_digits_without_a_certain_reading_are_no_number_in_a_workbook(tmp_path: Path) -> None:
    """A row whose digits ran together is shown as printed, and read back as what cannot be read."""
    joined = Figure(None, State.UNREADABLE, Made.PRINTED, text="396442278")
    submission = filled()
    code = "requests.new.natural"
    write_workbook(submission.with_figures({**submission.figures, code: joined}), tmp_path / "a.xlsx")
    back = read(tmp_path / "a.xlsx").figures[code]
    assert (back.value, back.state, back.text) == (None, State.UNREADABLE, "396442278？")


def test_a_confirmed_blank_shows_a_zero(tmp_path: Path) -> None:
    """空格确认为0：是 makes empty cells show 0 without a zero being typed; 否 shows nothing."""
    for zero, shown in ((True, 0), (False, None)):
        figure = confirmed_zero() if zero else blank()
        submission = with_figure(filled(), "review.upheld", figure)
        submission = replace(submission, confirmed=frozenset({"review", "litigation"} if zero else ()))
        write_workbook(submission, tmp_path / "a.xlsx")
        value = openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)["四、复议诉讼"]["A5"].value
        assert (value or None) == (shown or None)
        assert str(openpyxl.load_workbook(tmp_path / "a.xlsx")["四、复议诉讼"]["A5"].value).startswith("=IF(")


def test_last_years_figures_stand_beside_the_table(tmp_path: Path) -> None:
    """Known ones are shown in grey outside the printed page, with a head."""
    write_workbook(replace(filled(), last_year={"requests.carried_out.natural": Decimal(4)}), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["三、申请办理"]
    found = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.value == 4]
    (layout,) = (item for item in layouts(editions_shown(filled().editions)) if item.name == "三、申请办理")
    assert found == [a1(*layout.last_year["requests.carried_out.natural"])]


def test_a_marked_copy_colours_the_total_notes_it_and_links_to_it(tmp_path: Path) -> None:
    """A broken sum: its total is coloured, a note says what is wrong, 校验结果 leads there."""
    submission = with_figure(filled(), "requests.granted.total", 3)
    findings = check(submission)
    write_workbook(submission, tmp_path / "a.xlsx", findings=findings)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cell = book["三、申请办理"]["J7"]
    assert cell.fill.fgColor.rgb == "FFFF9999"
    assert cell.comment is not None
    assert "总计为3，六类申请人之和为0，多3" in cell.comment.text
    assert book["三、申请办理"]["D7"].comment is None
    listed = book["校验结果"]
    assert listed["C3"].hyperlink.location == "'三、申请办理'!J7"
    assert listed["A1"].value == f"共{len(findings)}处错误、0处提示。点“位置”可以跳到该格。"


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    """Whole or not at all: no half file and no temporary one."""
    target = tmp_path / "a.xlsx"
    target.mkdir()
    with pytest.raises(OSError):  # noqa: PT011 - which one depends on the system
        write_workbook(filled(), target)
    assert list(tmp_path.iterdir()) == [target]
