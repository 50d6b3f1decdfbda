"""Late or in time: against the roster's deadlines, by what the county typed, else by the date of filling in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gxxl.consolidate.ledger import build_ledger
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Entry, Roster
from gxxl.consolidate.rows import Ledger, Row, Status
from gxxl.consolidate.typed import Typed, TypedLine
from tests.consolidate.parts import received, reporting, submission, with_numbers

DRAFT, FINAL = date(2022, 1, 20), date(2022, 1, 25)
OF = Roster((Entry("甲镇", "610525101", draft_due=DRAFT, final_due=FINAL),))


def file(on: str, name: str = "甲镇.xlsx") -> Received:
    """The unit's file, filled in on a day; files of two names say different things."""
    return received(with_numbers(submission("甲镇", "610525101", on=on), {"review.upheld": len(name)}), name)


def typed(**cells: str) -> TypedLine:
    """What was typed on the unit's line when its file was 甲镇.xlsx."""
    name = cells.pop("files", "甲镇.xlsx")
    return TypedLine("甲镇", "610525101", name, replace(Typed(received_for=name), **cells))  # type: ignore[arg-type]


def ledger(*files: Received, lines: tuple[TypedLine, ...] = (), of: Roster = OF) -> Ledger:
    """The ledger of 2021."""
    return build_ledger(files, of, 2021, lines)


def first(made: Ledger) -> Row:
    """The unit's line that counts."""
    return next(row for row in made.rows if row.status is not Status.SUPERSEDED)


@pytest.mark.parametrize(("on", "days"), [("2022-01-20", 0), ("2022年1月23日", 3), ("2021-12-31", 0)])
def test_without_anything_typed_the_date_of_filling_in_counts(on: str, days: int) -> None:
    """The day of the deadline itself is in time."""
    late = first(ledger(file(on))).late
    assert late is not None and (late.days, late.due) == (days, DRAFT)


def test_what_the_county_typed_counts_before_it() -> None:
    """A report dated the 18th that came on the 22nd is two days late, and it is said by what."""
    made = ledger(file("2022-01-18"), lines=(typed(received_on="2022-1-22"),))
    assert str(first(made).late) == "迟报2天（收到时间2022-01-22，初稿截止2022-01-20）"
    assert made.late == (first(made),)


def test_late_is_not_a_state_of_its_own() -> None:
    """The unit has reported and is added."""
    row = first(ledger(file("2022-02-01")))
    assert row.status is Status.REPORTED and row.is_added and row.late is not None and row.late.is_late


@pytest.mark.parametrize("cells", [{"returned_on": "2022-01-22"}, {"draft": "2"}, {"draft": "第二稿"}])
def test_what_was_sent_back_is_measured_by_the_later_deadline(cells: dict[str, str]) -> None:
    """退改截止 holds once the county sent it back, or calls it a second draft."""
    late = first(ledger(file("2022-01-24"), lines=(typed(**cells),))).late
    assert late is not None and (late.due, late.days) == (FINAL, 0)


@pytest.mark.parametrize("draft", ["", "1", "初稿", "第1稿", "第一次"])
def test_a_first_draft_is_measured_by_the_earlier_one(draft: str) -> None:
    """However it is written."""
    late = first(ledger(file("2022-01-24"), lines=(typed(draft=draft, remark="x"),))).late
    assert late is not None and late.due == DRAFT


def test_a_second_file_is_measured_by_the_later_deadline() -> None:
    """And the first one by the earlier."""
    made = ledger(file("2022-01-19"), file("2022-01-27", "甲镇（改）.xlsx"))
    lates = {row.status: row.late for row in made.rows}
    new, old = lates[Status.REPORTED], lates[Status.SUPERSEDED]
    assert new is not None and (new.due, new.days) == (FINAL, 2)
    assert old is not None and (old.due, old.days) == (DRAFT, 0)


def test_the_day_of_the_first_file_is_not_used_for_the_second() -> None:
    """收到时间 typed for the old file would make a late second file look in time: it is kept, not used, and said."""
    made = ledger(file("2022-01-19"), file("2022-01-27", "改.xlsx"), lines=(typed(received_on="2022-01-19"),))
    row = first(made)
    assert row.typed.received_on == "2022-01-19"
    assert row.late is not None and row.late.days == 2
    assert "收到时间是为甲镇.xlsx填写的" in row.reason


@pytest.mark.parametrize(
    ("on", "received_on", "why"),
    [
        ("", "", "都没有填写"),
        ("2099-01-01", "", "填报日期“2099-01-01”不可能是2021年度报告的"),
        ("年底", "", "填报日期“年底”不是日期"),
        ("2022-01-18", "上周", "收到时间“上周”不是日期"),
    ],
)
def test_where_it_cannot_be_told_nobody_guesses(on: str, received_on: str, why: str) -> None:
    """Not late and not in time: why it cannot be told is said."""
    late = first(ledger(file(on), lines=(typed(received_on=received_on, remark="x"),))).late
    assert late is not None and late.days is None and not late.is_late
    assert why in str(late)


def test_without_a_deadline_nothing_is_said() -> None:
    """Nor about a unit that sent nothing."""
    assert first(ledger(file("2030-01-01"), of=Roster((Entry("甲镇", "610525101"),)))).late is None
    assert first(ledger()).late is None


def test_one_deadline_holds_for_both() -> None:
    """A roster with 退改截止 alone."""
    of = Roster((Entry("甲镇", "610525101", final_due=FINAL),))
    late = first(ledger(file("2022-01-26"), of=of)).late
    assert late is not None and (late.due, late.days) == (FINAL, 1)


def test_of_two_copies_the_earlier_day_counts() -> None:
    """The same figures sent again the week after were there in time."""
    one, other = (reporting("甲镇", "610525101", on=day) for day in ("2022-01-19", "2022-01-27"))
    late = first(ledger(received(one, "甲镇年报.xlsx"), received(other, "甲镇.xlsx"))).late
    assert late is not None and late.days == 0


def test_a_unit_that_was_late_twice_is_counted_once() -> None:
    """Both lines say so."""
    made = ledger(file("2022-01-22"), file("2022-01-27", "甲镇（改）.xlsx"))
    assert [row.late is not None and row.late.days for row in made.rows] == [2, 2]
    assert [row.files for row in made.late] == [("甲镇（改）.xlsx",)]
