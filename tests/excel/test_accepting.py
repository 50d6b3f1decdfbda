"""采纳建议: by the user's word alone, one at a time, written down, and taken back."""

from __future__ import annotations

import pytest

from gxxl.messages import excel as words
from tests.excel.clerk import SECOND, Clerk

SLIP = "requests.granted.natural"
TOTAL = "requests.granted.total"


@pytest.fixture
def slipped(clerk: Clerk) -> Clerk:
    """A slip that typed totals make exact: 30 for 3."""
    clerk.type(TOTAL, 3)
    clerk.type("requests.total.natural", 4)
    clerk.type(SLIP, 30)
    return clerk


def _log(clerk: Clerk) -> list[list[object]]:
    rows: list[list[object]] = clerk.book.sheets["说明"].range("A3:C12").value
    return [row for row in rows if any(row)]


def test_nothing_changes_before_the_register_was_looked_at(slipped: Clerk) -> None:
    """A no to the first question ends it."""
    before = slipped.contents()
    assert slipped.press("accept", "no") == words.ACCEPTED_NONE
    assert (slipped.contents(), _log(slipped)) == (before, [])


def test_an_accepted_suggestion_is_put_in_written_down_and_checked(slipped: Clerk) -> None:
    """The figure, a line in 说明, and what a check says then."""
    said = slipped.press("accept", "yes", "yes")
    assert said == f"{words.ACCEPTED.format(count=1)}\n{words.CHECK_RIGHT}"
    assert slipped.cell(SLIP).value == 3
    assert _log(slipped) == [["采纳修改建议", f"{SECOND}!D7", "由30改为3"]]


def test_it_can_be_taken_back(slipped: Clerk) -> None:
    """The same button, once nothing is left to suggest; only if the user wants it; only once."""
    slipped.press("accept", "yes", "yes")
    assert slipped.press("accept", "no") == words.ACCEPTED_NONE
    assert slipped.press("accept", "yes").startswith(f"已撤回：{SECOND}!D7恢复为30")
    assert slipped.cell(SLIP).value == 30
    assert [row[0] for row in _log(slipped)] == ["采纳修改建议", "撤回采纳的建议"]
    slipped.type(SLIP, 3)
    assert slipped.press("accept") == words.NOTHING_TO_ACCEPT


def test_what_was_accepted_again_can_be_taken_back_again(slipped: Clerk) -> None:
    """An earlier taking back at the same cell is no matter."""
    for _ in range(2):
        slipped.press("accept", "yes", "yes")
        assert slipped.press("accept", "yes").startswith(f"已撤回：{SECOND}!D7恢复为30")
    assert slipped.cell(SLIP).value == 30


def test_a_text_comes_back_as_it_stood(clerk: Clerk) -> None:
    """As the log has it: not as a blank, and not as what it was taken for."""
    clerk.book.sheets["说明"].range("A3:C3").value = ["采纳修改建议", f"{SECOND}!D7", "由三件左右改为3"]
    assert clerk.press("accept", "yes").startswith(f"已撤回：{SECOND}!D7恢复为三件左右")
    assert clerk.cell(SLIP).value == "三件左右"


def test_a_locked_sheet_is_seen_before_anything_is_written_down(slipped: Clerk) -> None:
    """说明 does not tell of a change that was not made."""
    remote = slipped.book.sheets[SECOND].impl.remote
    remote.unprotect("")
    remote.protect("密码")
    assert "设有密码" in slipped.press("accept", "yes", "yes")
    assert (slipped.cell(SLIP).value, _log(slipped)) == (30, [])


def test_of_several_ways_the_user_takes_one_or_stops(clerk: Clerk) -> None:
    """No goes on to the next one, cancel ends."""
    clerk.type(SLIP, 30)
    before = clerk.contents()
    assert clerk.press("accept", "yes", "no", "cancel") == words.ACCEPTED_NONE
    asked = clerk.said[-3:-1]
    assert all("可能之一" in prompt for prompt in asked)
    assert asked[0] != asked[1]
    assert clerk.contents() == before


def test_without_a_broken_sum_there_is_nothing_to_accept(clerk: Clerk) -> None:
    """It says so."""
    assert clerk.press("accept") == words.NOTHING_TO_ACCEPT


def test_in_a_rearranged_sheet_nothing_is_put_in(slipped: Clerk) -> None:
    """The sentence says what to do instead."""
    sheet = slipped.book.sheets[SECOND]
    sheet.impl.remote.unprotect("")
    sheet.range("3:3").insert("down")
    assert slipped.press("accept") == words.ONLY_TEMPLATE
    assert sheet.range("D8").value == 30


def test_without_a_place_to_write_it_down_nothing_is_changed(slipped: Clerk) -> None:
    """说明 was deleted."""
    slipped.book.sheets["说明"].delete()
    assert "没有找到“说明”" in slipped.press("accept", "yes", "yes")
    assert slipped.cell(SLIP).value == 30
