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


def test_a_broken_file_beside_a_good_one_is_asked_for_again() -> None:
    """It may be the newer one: the good one is added meanwhile, and one letter asks which counts."""
    files = (received(all_zero(submission("甲镇"))), Received("甲镇（重报）.xlsx", refusal="已损坏。"))
    (task,) = tasks(parts.outcome(*files, roster=Roster((Entry("甲镇"),))))
    assert (task.kind, task.files, task.counted) == (Kind.RESEND, ("甲镇（重报）.xlsx",), "甲镇.xlsx")


def test_a_broken_file_does_not_make_two_letters() -> None:
    """甲镇 is returned for its sums; the letter names the broken file too."""
    files = (parts.wrong(), Received(f"{parts.WRONG}（重报）.xlsx", refusal="已损坏。"))
    (task,) = tasks(parts.outcome(*files, roster=Roster((Entry(parts.WRONG),))))
    assert (task.kind, task.files) == (Kind.RETURN, ("乡镇/甲镇.xlsx",))
    assert [file.file for file in task.refused] == ["甲镇（重报）.xlsx"]


def test_units_that_a_file_may_be_of_are_asked_for_theirs_and_told_of_it() -> None:
    """Two 庄头镇 and one file without a code; 丁镇 is not told of it."""
    of = Roster((Entry("庄头镇", "610525109"), Entry("庄头镇", "140622103", line=1), Entry("丁镇")))
    found = tasks(parts.outcome(received(all_zero(submission("庄头镇")), "来.xlsx"), roster=of))
    assert [task.kind for task in found] == [Kind.REMIND] * 3
    assert [[row.files for row in task.unclear] for task in found] == [[("来.xlsx",)], [("来.xlsx",)], []]


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
