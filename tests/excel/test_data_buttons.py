"""恢复公式 and 导入上年数据."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gxxl.intake.door import read
from gxxl.messages import excel as words
from gxxl.render.workbook import write_workbook
from tests.excel.clerk import COVER, FIRST, SECOND, Clerk, report

TOTAL = "requests.new.total"
LAST = {"requests.new.natural": 7, "requests.granted.natural": 5, "requests.carried_out.natural": 2}


@pytest.fixture
def last(tmp_path: Path) -> Path:
    """Last year's workbook of the same unit: two applications carried over."""
    path = tmp_path / "2020.xlsx"
    write_workbook(report(LAST, replace(COVER, year=2020)), path)
    return path


def test_with_all_formulas_in_place_nothing_is_restored(clerk: Clerk) -> None:
    """It says so."""
    clerk.cell("requests.new.natural").value = 5
    assert clerk.press("restore") == words.FORMULAS_ARE_THERE


def test_a_typed_total_is_calculated_again_after_asking(clerk: Clerk) -> None:
    """What was typed is shown in the question and kept in 说明."""
    formula = clerk.cell(TOTAL).formula
    clerk.type(TOTAL, 9)
    assert clerk.press("restore", "no") == words.NOT_RESTORED
    assert clerk.cell(TOTAL).value == 9
    assert clerk.press("restore", "yes") == words.RESTORED.format(count=1)
    assert f"{SECOND}!J5：9" in clerk.said[-2]
    assert clerk.cell(TOTAL).formula == formula
    assert clerk.cell(TOTAL).value == 5
    assert clerk.book.sheets["说明"].range("A3:C3").value == ["恢复总计公式", f"{SECOND}!J5", "原来填写的是9"]


def test_emptied_cells_can_be_confirmed_again(clerk: Clerk) -> None:
    """Without asking, since nothing is lost."""
    clerk.cell("requests.granted.business").clear_contents()
    assert clerk.press("restore") == words.CONFIRM_BACK.format(count=1)
    clerk.book.sheets[SECOND].range("M1").value = "是"
    clerk.app.calculate()
    assert clerk.cell("requests.granted.business").value == 0


def test_last_year_is_shown_beside_the_tables_and_kept(clerk: Clerk, last: Path) -> None:
    """This year's figures stay; the file has last year's when it is saved; a second import replaces the first."""
    before = clerk.cell("requests.new.natural").value
    assert clerk.press("last_year", str(last)) == words.LAST_YEAR_DONE.format(year=2020, count=200)
    assert clerk.book.sheets[SECOND].range("O1").value == "上年数据（供对照）"
    assert clerk.book.sheets[SECOND].range("O5").value == 7
    assert clerk.cell("requests.new.natural").value == before
    clerk.press("last_year", str(last))
    clerk.book.save()
    kept = read(clerk.path)
    assert kept.last_year == {code: figure.value for code, figure in read(last).figures.items()}
    assert kept.cover == COVER


def test_blank_carry_overs_are_filled_only_by_the_users_word(clerk: Clerk, last: Path) -> None:
    """上年结转 is last year's 结转下年度, by column."""
    for column in ("natural", "business"):
        clerk.cell(f"requests.carried_in.{column}").clear_contents()
    clerk.press("last_year", str(last), "no")
    assert clerk.cell("requests.carried_in.natural").value is None
    said = clerk.press("last_year", str(last), "yes")
    assert words.CARRIED_OVER.format(count=2) in said
    assert clerk.cell("requests.carried_in.natural").value == 2
    assert clerk.cell("requests.carried_in.business").value == 0


def test_another_year_and_another_unit_are_refused(clerk: Clerk, tmp_path: Path) -> None:
    """Nothing is shown then."""
    path = tmp_path / "2019.xlsx"
    write_workbook(report(LAST, replace(COVER, year=2019)), path)
    assert "2019" in clerk.press("last_year", str(path))
    write_workbook(report(LAST, replace(COVER, year=2020, unit="太平镇人民政府", unit_code="610525110")), path)
    assert "太平镇人民政府" in clerk.press("last_year", str(path))
    assert clerk.book.sheets[SECOND].range("O5").value is None


def test_a_file_that_cannot_be_read_is_told_and_no_file_is_no_fault(clerk: Clerk, tmp_path: Path) -> None:
    """The sentence is the reader's own."""
    (tmp_path / "坏.xlsx").write_bytes(b"")
    assert "文件是空的" in clerk.press("last_year", str(tmp_path / "坏.xlsx"))
    assert clerk.press("last_year", "") == words.NOTHING_PICKED


def test_without_a_year_on_the_cover_the_year_is_asked_for_first(clerk: Clerk) -> None:
    """Before any file is picked."""
    clerk.book.sheets["封面"].range("C6").clear_contents()
    assert clerk.press("last_year") == words.LAST_YEAR_OWN_YEAR
    assert clerk.book.sheets[FIRST].impl.protected
