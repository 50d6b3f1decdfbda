"""一键校验 and 清除标记, pressed in a real LibreOffice through xlwings' public interface."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwings

from gxxl.cli import main
from gxxl.excel import buttons
from gxxl.excel.engines import libreoffice
from gxxl.intake.door import read
from gxxl.locate import suggest
from gxxl.messages import excel as words
from gxxl.messages import workbook as sheet_words
from gxxl.render.marks import ERROR_COLOUR, LIKELY_COLOUR
from gxxl.render.workbook import write_workbook
from gxxl.rules import check
from tests.consolidate.parts import NEW, put, submission, with_numbers
from tests.excel.clerk import SECOND, THIRD, Clerk, report

WHITE, YELLOW = (255, 255, 255), (255, 255, 0)
SLIP = "requests.granted.natural"


def colour_of(text: str) -> tuple[int, ...]:
    """As xlwings gives a colour that is written like #FF9999."""
    return tuple(bytes.fromhex(text[1:]))


def test_a_right_report_passes_without_a_mark(clerk: Clerk) -> None:
    """Said, dated on 封面, and nothing in the sheets is touched."""
    before = clerk.contents()
    assert clerk.press("check") == words.CHECK_RIGHT
    assert clerk.contents() == before
    assert clerk.notes() == {}
    assert clerk.results() == [
        [sheet_words.FINDINGS_NONE, *[None] * 5],
        ["序号", "类别", "位置", "问题", "修改意见", "依据"],
    ]
    assert "通过" in str(clerk.book.sheets["封面"].range("C15").value)


def test_a_slip_is_marked_noted_listed_and_said(clerk: Clerk) -> None:
    """The likeliest culprit in its own colour, with what it should be; figures stay as they are."""
    clerk.type(SLIP, 30)
    before = clerk.contents()
    said = clerk.press("check")
    assert clerk.contents() == before
    assert said.startswith("发现2处错误")
    assert "三、申请办理!D7" in said
    assert clerk.cell(SLIP).color == colour_of(LIKELY_COLOUR)
    assert clerk.cell("requests.total.natural").color == colour_of(ERROR_COLOUR)
    assert "由30改为3" in clerk.notes()[f"{SECOND}!D7"]
    listed = clerk.results()
    assert listed[0][0] == "共2处错误、0处提示。点“位置”可以跳到该格。"
    assert [row[2] for row in listed[2:4]] == [f"{SECOND}!D28", f"{SECOND}!J28"]
    assert any(row[1] == "可能填错的栏目" and row[2] == f"{SECOND}!D7" for row in listed)


def test_the_open_sheet_is_judged_as_the_saved_file_is(clerk: Clerk) -> None:
    """The same findings and the same suggestions, in the same words."""
    clerk.type(SLIP, 30)
    clerk.type("disclosure.licences.decisions", "12件")
    clerk.press("check")
    clerk.book.save()
    saved = read(clerk.path)
    findings = check(saved)
    assert [row[3] for row in clerk.results()[2 : 2 + len(findings)]] == [finding.message for finding in findings]
    likely = [row[3] for row in clerk.results() if row[1] == "可能填错的栏目"]
    assert likely == [item.reason for group in suggest(saved).groups.values() for item in group[:10]]


def test_after_a_correction_no_mark_is_left(clerk: Clerk) -> None:
    """Pressed again, without 清除标记 in between."""
    clerk.type(SLIP, 30)
    clerk.press("check")
    clerk.type(SLIP, 3)
    assert clerk.press("check") == words.CHECK_RIGHT
    assert clerk.notes() == {}
    assert clerk.cell(SLIP).color == WHITE
    assert len(clerk.results()) == 2


def test_another_slip_moves_the_marks(clerk: Clerk) -> None:
    """What is still wrong stays marked; what is right by now does not."""
    clerk.type(SLIP, 30)
    clerk.press("check")
    clerk.type(SLIP, 3)
    clerk.type("litigation.direct.upheld", 2)
    clerk.type("litigation.direct.total", 5)
    clerk.press("check")
    assert clerk.cell(SLIP).color == WHITE
    assert clerk.cell("litigation.direct.total").color != WHITE
    assert {place.partition("!")[0] for place in clerk.notes()} == {THIRD}


def test_colours_and_notes_of_the_user_survive(clerk: Clerk) -> None:
    """Under a mark, beside it, and where a note of ours would go."""
    clerk.type(SLIP, 30)
    clerk.cell(SLIP).color = YELLOW
    clerk.cell("requests.new.business").color = YELLOW
    clerk.cell(SLIP).add_note("等老王核对")
    clerk.press("check")
    assert clerk.notes()[f"{SECOND}!D7"] == "等老王核对"
    assert clerk.cell(SLIP).color == colour_of(LIKELY_COLOUR)
    clerk.press("clear")
    assert clerk.notes() == {f"{SECOND}!D7": "等老王核对"}
    assert clerk.cell(SLIP).color == YELLOW
    assert clerk.cell("requests.new.business").color == YELLOW


def test_clearing_takes_everything_away_that_a_check_left(clerk: Clerk) -> None:
    """And says so when there is nothing."""
    assert clerk.press("clear") == words.NOTHING_TO_CLEAR
    before = clerk.contents()
    clerk.type(SLIP, 30)
    clerk.press("check")
    assert clerk.press("clear") == words.CLEARED
    clerk.type(SLIP, 3)
    assert clerk.contents() == before
    assert (clerk.notes(), len(clerk.results())) == ({}, 2)
    assert clerk.book.sheets["封面"].range("C15").value is None


def test_marks_of_a_copy_that_check_wrote_come_off_too(clerk: Clerk, tmp_path: Path) -> None:
    """The command line's marked copy, opened, corrected, and checked by the button."""
    wrong = report({"requests.new.natural": 5, SLIP: 50})
    path = tmp_path / "标注.xlsx"
    write_workbook(wrong, path, findings=check(wrong), located=suggest(wrong))
    clerk.book = clerk.app.books.open(path)
    assert clerk.cell(SLIP).color != WHITE
    clerk.type(SLIP, 5)
    assert clerk.press("check") == words.CHECK_RIGHT
    assert (clerk.cell(SLIP).color, clerk.notes()) == (WHITE, {})


def test_few_operations_reach_the_office(clerk: Clerk) -> None:
    """At most 20, and 2 for each note, with marks on every official sheet; notes on at most 10 cells."""
    for code in ("disclosure.licences.decisions", "disclosure.fees.amount", *list(clerk_cells())[:40:3]):
        clerk.cell(code).value = "约3件"
    clerk.type("litigation.direct.total", 5)
    before = libreoffice.tally(clerk.app)
    clerk.press("check")
    spent = libreoffice.tally(clerk.app) - before
    assert {place.partition("!")[0] for place in clerk.notes()} == {"二、主动公开", SECOND, THIRD}
    assert len(clerk.notes()) == 10
    assert spent.operations <= 20 + 2 * len(clerk.notes())


def clerk_cells() -> list[str]:
    """The cells of the large table that are typed."""
    submission = report()
    return [
        code
        for code, figure in submission.figures.items()
        if code.startswith("requests") and figure.made.value == "typed"
    ]


def test_protection_and_screen_are_as_they_were(clerk: Clerk) -> None:
    """After a check that worked, and after one that did not."""
    clerk.type(SLIP, 30)
    clerk.press("check")
    assert all(clerk.book.sheets[name].impl.protected for name in (SECOND, THIRD))
    clerk.book.sheets[SECOND].impl.remote.unprotect("")
    clerk.book.sheets[SECOND].impl.remote.protect("密码")
    clerk.type("litigation.direct.total", 5)
    assert "设有密码" in clerk.press("check")
    assert clerk.app.screen_updating
    assert all(clerk.book.sheets[name].impl.protected for name in (SECOND, THIRD))


def test_a_renamed_sheet_and_an_inserted_row_are_found_by_their_heads(clerk: Clerk) -> None:
    """Marks go where the cells are now, also those of an earlier check; it is said."""
    clerk.type(SLIP, 30)
    clerk.press("check")
    sheet = clerk.book.sheets[SECOND]
    sheet.impl.remote.unprotect("")
    sheet.range("3:3").insert("down")
    said = clerk.press("check")
    assert words.MOVED in said
    assert "三、申请办理!D8" in said
    assert sheet.range("D8").color == colour_of(LIKELY_COLOUR)
    assert next(iter(clerk.notes())) == f"{SECOND}!D8"
    sheet.name = "申请表"
    assert "申请表!D8" in clerk.press("check")
    clerk.press("clear")
    assert (sheet.range("D8").color, [note.text for note in sheet.notes]) == (WHITE, [])


def test_text_in_a_number_cell_is_marked(clerk: Clerk) -> None:
    """And nothing else is said to be wrong with it than that."""
    clerk.type(SLIP, "三件左右")
    clerk.press("check")
    assert clerk.cell(SLIP).color != WHITE
    assert any("三件左右" in str(row[3]) for row in clerk.results())


def test_merged_figures_are_read_as_far_as_they_go(clerk: Clerk) -> None:
    """The blank that a merge leaves is said to be one, and the figure that is shown stays."""
    sheet = clerk.book.sheets[SECOND]
    sheet.impl.remote.unprotect("")
    sheet.range("E7").clear_contents()
    sheet.range("D7:E7").merge()
    clerk.press("check")
    assert any("E7" in str(row[2:4]) for row in clerk.results())
    assert clerk.cell(SLIP).value == 3


def test_a_workbook_that_was_never_saved_is_checked_all_the_same(clerk: Clerk) -> None:
    """Nothing has to be saved to be told what is wrong."""
    rows = clerk.book.sheets[SECOND].range("A1:J29").value
    clerk.book = clerk.app.books.add()
    clerk.book.sheets[0].range("A1:J29").value = rows
    clerk.book.sheets[0].range("D7").value = 30
    assert "处错误" in clerk.press("check")
    assert clerk.book.sheets[0].range("D7").color == colour_of(LIKELY_COLOUR)


def test_with_calculation_set_to_manual_nothing_is_judged_by_old_totals(clerk: Clerk) -> None:
    """Neither the totals, nor the record of what was marked."""
    clerk.app.calculation = "manual"
    try:
        clerk.cell("requests.new.natural").value = 6
        clerk.cell(SLIP).value = 4
        assert clerk.press("check") == words.CHECK_RIGHT
        clerk.cell(SLIP).value = 30
        assert clerk.press("check").startswith("发现2处错误")
        assert "2处错误" in str(clerk.book.sheets["封面"].range("C15").value)
        clerk.cell(SLIP).value = 4
        assert clerk.press("check") == words.CHECK_RIGHT
        assert (clerk.notes(), clerk.cell(SLIP).color) == ({}, WHITE)
        assert clerk.app.calculation == "manual"
    finally:
        clerk.app.calculation = "automatic"


def test_a_results_sheet_that_was_locked_is_written_all_the_same(clerk: Clerk) -> None:
    """And with a password nothing is marked that could not be recorded."""
    remote = clerk.book.sheets["校验结果"].impl.remote
    remote.protect("")
    clerk.type(SLIP, 30)
    assert clerk.press("check").startswith("发现2处错误")
    assert clerk.press("clear") == words.CLEARED
    assert remote.isProtected()
    remote.unprotect("")
    remote.protect("密码")
    assert "“校验结果”设有密码" in clerk.press("check")
    assert (clerk.notes(), clerk.cell(SLIP).color) == ({}, WHITE)


def test_of_a_read_only_workbook_it_is_said_what_is_wrong(clerk: Clerk) -> None:
    """In the message box, since nothing can be marked; other buttons say what to do first."""
    clerk.type(SLIP, 30)
    clerk.book.save()
    clerk.book.close()
    clerk.book = clerk.app.books.open(clerk.path, read_only=True)
    said = clerk.press("check")
    assert "只读" in said
    assert f"1. {SECOND}!D28" in said
    for command in ("clear", "accept", "restore", "last_year"):
        assert clerk.press(command) == words.READ_ONLY.format(book=clerk.book.name)


def test_the_workbook_that_called_is_checked_whichever_is_in_front(clerk: Clerk, tmp_path: Path) -> None:
    """Not the active one."""
    write_workbook(report(), tmp_path / "别处.xlsx")
    other = clerk.app.books.open(tmp_path / "别处.xlsx")
    other.activate()
    clerk.type(SLIP, 30)
    clerk.press("check")
    assert clerk.notes()
    assert not list(other.sheets[SECOND].notes)


def test_what_the_user_wrote_never_becomes_a_formula(clerk: Clerk) -> None:
    """A cell's text is quoted in 校验结果 as a text."""
    clerk.cell(SLIP).value = "'=1+1件"
    clerk.press("check")
    listed = clerk.book.sheets["校验结果"].range("A3:F12").formula
    assert all(not str(cell).startswith("=") for row in listed for n, cell in enumerate(row) if n != 2)


def test_a_closed_workbook_ends_in_a_sentence(clerk: Clerk, caplog: pytest.LogCaptureFixture) -> None:
    """And the next press works."""
    book = clerk.book
    clerk.book.close()
    with libreoffice.calling(book):
        from gxxl.excel import buttons

        assert buttons.press("check") is False
    assert xlwings.apps.count
    assert not caplog.records


def test_a_summary_gets_its_results_with_the_first_check_and_its_marks_come_off_again(
    app: xlwings.App, tmp_path: Path
) -> None:
    """It was written without 校验结果; what was marked is found there, before and after saving."""
    town = with_numbers(submission("甲镇", "1"), {NEW: 3, "requests.new.total": 4})
    (tmp_path / "报来").mkdir()
    put(tmp_path / "报来", town)
    assert main(["consolidate", str(tmp_path / "报来"), "-o", str(tmp_path / "县.xlsx"), "--unit", "某县"]) == 1
    book = app.books.open(tmp_path / "县（报送版）.xlsx")
    total = book.sheets[SECOND].range("J5")
    before = total.color
    for _ in range(2):
        press(book, "check")
        assert total.color == colour_of(ERROR_COLOUR)
        book.save()
        press(book, "clear")
        assert total.color == before


def press(book: xlwings.Book, command: str) -> None:
    """Press a button of somebody's open workbook."""
    with libreoffice.calling(book):
        buttons.press(command)
