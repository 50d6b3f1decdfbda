"""Who is written to, and for what."""

from __future__ import annotations

from datetime import date

from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Entry, Roster
from gxxl.render.notices.tasks import Kind, strays, tasks
from gxxl.rules import Severity
from tests.consolidate.parts import all_zero, received, submission
from tests.notices import parts


def test_each_kind_goes_to_whom_it_concerns() -> None:
    """Wrong sums and last year's file are returned, a query is asked about, what did not come is asked for."""
    found = {task.entry.name: task.kind for task in tasks(parts.everything())}
    assert found == {
        parts.WRONG: Kind.RETURN,
        parts.MARKED: Kind.VERIFY,
        parts.MISSING: Kind.REMIND,
        parts.BROKEN: Kind.RESEND,
        parts.OLD: Kind.RETURN,
    }


def test_whose_nobody_knows_is_listed_and_not_written_to() -> None:
    """A file that no unit of the roster can be told for."""
    assert [row.files for row in strays(parts.everything())] == [("通知.docx",)]


def test_the_full_name_is_the_covers_where_it_is_the_same_unit() -> None:
    """甲镇 in the roster, 甲镇人民政府 on the cover."""
    names = {task.entry.name: task.unit for task in tasks(parts.everything())}
    assert names[parts.WRONG] == "甲镇人民政府"
    assert names[parts.MISSING] == parts.MISSING


def test_a_broken_file_beside_a_good_one_asks_for_nothing() -> None:
    """The unit's other file counts, and the ledger shows the broken one."""
    files = (received(all_zero(submission("甲镇"))), Received("甲镇（坏）.xlsx", refusal="已损坏。"))
    assert tasks(parts.outcome(*files, roster=Roster((Entry("甲镇"),)))) == ()


def test_two_files_of_one_day_are_asked_about_once() -> None:
    """重报待确认: one notice, one point of the ledger's reason, and what is wrong in the files."""
    one, other = parts.wrong(), received(all_zero(submission("甲镇")), "甲镇二.xlsx")
    (task,) = tasks(parts.outcome(one, other, roster=Roster((Entry(parts.WRONG),))))
    assert task.kind is Kind.RETURN
    assert [point.reason.partition("：")[0] for point in task.points if not point.finding] == ["重报待确认"]


def test_without_a_roster_those_who_sent_are_written_to() -> None:
    """Nobody can be missing then."""
    (task,) = tasks(parts.outcome(parts.wrong(), received(all_zero(submission("丙镇")))))
    assert (task.kind, task.count(Severity.ERROR), task.files) == (Kind.RETURN, 2, ("乡镇/甲镇.xlsx",))


def test_the_deadline_is_the_drafts_while_nothing_has_come_and_it_is_ahead() -> None:
    """Then the one for corrections."""
    draft, final = date(2022, 1, 14), date(2022, 1, 21)
    (task,) = tasks(
        parts.outcome(parts.wrong(), roster=Roster((Entry("丁镇", draft_due=draft, final_due=final), Entry("甲镇"))))
    )[:1]
    assert task.due(date(2022, 1, 14)) == draft
    assert task.due(date(2022, 1, 15)) == final


def test_an_empty_form_is_returned() -> None:
    """One point: nothing is filled in, and how zeros are confirmed; not that each table has blanks."""
    (task,) = tasks(parts.outcome(received(submission("甲镇")), roster=Roster((Entry("甲镇"),))))
    (point,) = task.points
    assert (task.kind, task.count(Severity.ERROR), point.finding) == (Kind.RETURN, 1, None)
    assert "一格也没有填写" in point.reason and "填0" in point.reason
