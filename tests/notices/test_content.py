"""What notices say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Entry, Roster
from gxxl.messages import notices as words
from gxxl.render.notices.content import Notice, Sender, notice_of, sender_of
from gxxl.render.notices.settings import Settings
from gxxl.render.notices.tasks import tasks
from tests.consolidate.parts import all_zero, received, submission, with_numbers
from tests.notices import parts

SETTINGS = Settings(sender="某县政府办公室", contact="张三", phone="0913-1", day=parts.DAY, how="发到信箱")


@pytest.fixture(scope="module")
def notices() -> dict[str, Notice]:
    """A notice of each kind, by unit."""
    sender = sender_of(SETTINGS, 2021, "", parts.DAY)
    return {task.entry.name: notice_of(task, sender) for task in tasks(parts.everything())}


def test_a_return_has_the_prescribed_form(notices: dict[str, Notice]) -> None:
    """Title, addressee, what was found, by when, contact, sender, day."""
    notice = notices[parts.WRONG]
    assert notice.title.replace("\n", "") == "关于退回修改2021年政府信息公开工作年度报告的通知"
    assert notice.addressed == "甲镇人民政府："
    assert "（文件“甲镇.xlsx”）" in notice.before[0]
    assert "有2处错误必须修改，现退回修改" in notice.before[0]
    assert "请于2022年1月21日前核实修改" in notice.after[0]
    assert "发到信箱" in notice.after[0]
    assert "张三" in notice.after[-1]
    assert (notice.sender, notice.day) == ("某县政府办公室", "2022年1月18日")


def test_its_table_names_place_value_problem_basis_and_remedy(notices: dict[str, Notice]) -> None:
    """The place once, as Excel names it and by its labels; suggestions once, with their ending."""
    first, second = notices[parts.WRONG].table
    assert first[0] == "1"
    assert first[1].startswith("三、申请办理!J5\n「一、本年新收政府信息公开申请数量」×「总计」")
    assert first[2] == "5"
    assert first[3] == "【错误】总计为5，六类申请人之和为4，多1。"
    assert "30号" in first[4]
    assert first[5].startswith("修改建议：")
    assert first[5].count(words.ENDING) == 1
    assert second[5] == f"修改建议同第1项。{words.ENDING}"
    assert all(row[5].endswith(words.ENDING) for row in (first, second))


def test_a_query_alone_is_not_a_return(notices: dict[str, Notice]) -> None:
    """It asks for a look, and says where a reason is written."""
    notice = notices[parts.MARKED]
    assert "核实" in notice.title
    assert "退回" not in "".join((notice.title, *notice.before))
    assert "“说明”表" in notice.after[0]
    assert notice.table[0][2] == "124件"


def test_what_did_not_come_or_cannot_be_read_is_asked_for(notices: dict[str, Notice]) -> None:
    """No table; the reason with the next step."""
    assert notices[parts.MISSING].table == ()
    assert "2022年1月18日，尚未收到" in notices[parts.MISSING].before[0]
    assert notices[parts.BROKEN].before[1] == "1.文件“戊镇.xlsx”：文件有密码。请在Excel或WPS中去掉密码，另存后重报。"


def test_a_newer_file_that_cannot_be_read_is_asked_for_without_denying_the_first() -> None:
    """The first one counts meanwhile; in a letter about other things it is a paragraph."""
    broken = Received("戊/甲镇（重报）.xlsx", refusal="文件有密码。请去掉密码。")
    of, sender = Roster((Entry(parts.WRONG),)), sender_of(SETTINGS, 2021, "", parts.DAY)
    good = received(all_zero(submission(parts.WRONG)))
    alone, with_errors = (
        notice_of(task, sender)
        for file in (good, parts.wrong())
        for task in tasks(parts.outcome(file, broken, roster=of))
    )
    assert "文件“甲镇.xlsx”已计入汇总；另外报送的文件“甲镇（重报）.xlsx”不能读取" in alone.before[0]
    assert alone.before[1] == "1.文件“甲镇（重报）.xlsx”：文件有密码。请去掉密码。"
    assert "不再报送的，请告知以文件“甲镇.xlsx”为准" in alone.after[0]
    assert "没能计入" not in alone.short
    said = "另外，你单位报送的文件“甲镇（重报）.xlsx”不能读取，没有采用：文件有密码。请去掉密码。请重新报送该文件"
    assert with_errors.after[1].startswith(said) and said.replace("你单位", "贵单位") in with_errors.short
    assert "重报" not in with_errors.before[0]


def test_a_reminder_names_a_file_that_may_be_the_unit_s() -> None:
    """It says what to put right on the cover, should it be theirs."""
    of = Roster((Entry("庄头镇", "610525109"), Entry("庄头镇", "140622103", line=1)))
    task, _ = tasks(parts.outcome(received(all_zero(submission("庄头镇")), "来.xlsx"), roster=of))
    notice = notice_of(task, sender_of(SETTINGS, 2021, "", parts.DAY))
    assert "收到的文件“来.xlsx”" in notice.before[1] and "改正封面的机关名称和代码" in notice.before[1]
    assert notice.before[1].replace("你单位", "贵单位") in notice.short


def test_what_to_do_about_a_file_is_said_to_the_unit_and_not_to_the_county() -> None:
    """The county may ask the unit to send it again; the unit is asked itself."""
    broken = Received("甲镇.xlsx", refusal="文件损坏。请重新下载，或者请报送单位重新发送。")
    good = received(all_zero(submission("乙镇")))
    (task,) = tasks(parts.outcome(broken, good, roster=Roster((Entry("甲镇"), Entry("乙镇")))))
    notice = notice_of(task, sender_of(SETTINGS, 2021, "", parts.DAY))
    assert notice.before[1] == "1.文件“甲镇.xlsx”：文件损坏。请重新发送。"
    assert "1. 文件“甲镇.xlsx”：文件损坏。请重新发送。" in notice.short


def test_a_file_of_another_year_is_named_as_a_whole(notices: dict[str, Notice]) -> None:
    """No cell, the ledger's reason."""
    row = notices[parts.OLD].table[0]
    assert row[1:3] == (words.WHOLE_FILE, words.NO_VALUE)
    assert "年度是2020，不是2021" in row[3]


def test_the_short_text_is_short_and_polite(notices: dict[str, Notice]) -> None:
    """Five points at most; whom to ask; thanks."""
    for notice in notices.values():
        assert notice.short.startswith("【")
        assert "您好" in notice.short
        assert notice.short.rstrip().endswith("谢谢！")
        assert len(notice.short) < 1000
    assert "修改建议：" in notices[parts.WRONG].short
    assert words.ENDING in notices[parts.WRONG].short


def test_nothing_is_said_that_only_the_county_can_do() -> None:
    """An option of the command line is no remedy for a township."""
    old = with_numbers(all_zero(submission("甲镇", edition="2019")), {"requests.other.natural": 5})
    (task,) = tasks(parts.outcome(received(old)))
    notice = notice_of(task, sender_of(SETTINGS, 2021, "", parts.DAY))
    assert any("换算" in row[3] or "拆分" in row[3] for row in notice.table)
    assert "--" not in str(notice)


def test_a_deadline_that_is_past_or_not_known_is_not_set_again() -> None:
    """Past: at once. Not known: a blank in brackets, unless the settings have one."""
    sender = sender_of(Settings(), 2021, "", date(2022, 2, 1))
    (task,) = tasks(parts.outcome(parts.wrong(), roster=Roster((Entry(parts.WRONG, final_due=parts.DUE),))))
    assert "请立即（原定2022年1月21日前，已过期）" in notice_of(task, sender).after[0]
    without = replace(task, entry=Entry(parts.WRONG))
    assert "请于（截止日期）前" in notice_of(without, sender).after[0]
    known = replace(sender, due=date(2022, 2, 5))
    assert "请于2022年2月5日前" in notice_of(without, known).after[0]


def test_blanks_stand_where_nothing_is_known() -> None:
    """Contact, telephone, sender in brackets."""
    sender = sender_of(Settings(), 2021, "", parts.DAY)
    assert sender == Sender(2021, words.BLANK_SENDER, words.BLANK_CONTACT, words.BLANK_PHONE, parts.DAY)


def test_hundreds_of_findings_are_all_in_the_table_and_few_in_the_short_text() -> None:
    """Every negative figure is a row."""
    codes = [code for code in submission("甲镇").figures if code.startswith("requests.") and ".total" not in code]
    (task,) = tasks(parts.outcome(received(with_numbers(submission("甲镇"), dict.fromkeys(codes, -1)))))
    notice = notice_of(task, sender_of(SETTINGS, 2021, "", parts.DAY))
    assert len(notice.table) > 100
    assert "另有" in notice.short
    assert len(notice.short) < 1500
