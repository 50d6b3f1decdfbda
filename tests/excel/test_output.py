"""导出报送件: what is sent is made anew, without macros, and says why where errors are left."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import xlwings

from gxxl.errors import GxxlError
from gxxl.excel import output
from gxxl.intake.door import read
from gxxl.messages import excel as words
from tests.excel.clerk import REPORT, Clerk, report

NAME = "庄头镇人民政府2021年政府信息公开工作年度报告（数据表）.xlsx"
SLIP = "requests.granted.natural"


def test_what_is_exported_is_what_the_cells_say(clerk: Clerk) -> None:
    """Unsaved changes too; the workbook itself is not saved by it."""
    clerk.type("requests.carried_in.natural", 4)
    clerk.type("requests.carried_out.natural", 5)
    said = clerk.press("export")
    assert said == words.EXPORTED.format(path=clerk.folder / NAME)
    wanted = report(REPORT | {"requests.carried_in.natural": 4, "requests.carried_out.natural": 5})
    assert read(clerk.folder / NAME).figures == wanted.figures
    assert read(clerk.path).figures == report().figures


def test_with_errors_left_a_reason_is_asked_for_and_goes_along(clerk: Clerk) -> None:
    """Into 说明 of both; without one nothing is written; one that was given counts."""
    clerk.type(SLIP, 30)
    assert clerk.press("export", "") == words.NOT_EXPORTED
    assert not (clerk.folder / NAME).exists()
    clerk.press("export", "台账遗失，正在补录")
    (kept,) = read(clerk.folder / NAME).reasons
    assert (kept.rule, kept.text) == ("带问题报送", "台账遗失，正在补录")
    assert clerk.book.sheets["说明"].range("A3:C3").value == ["带问题报送", None, "台账遗失，正在补录"]
    clerk.press("export", "yes")
    assert len(read(clerk.folder / NAME).reasons) == 1


def test_an_earlier_export_is_replaced_only_by_the_users_word(clerk: Clerk) -> None:
    """It may be the one that was sent."""
    clerk.press("export")
    before = (clerk.folder / NAME).read_bytes()
    clerk.type("requests.carried_in.natural", 4)
    clerk.type("requests.carried_out.natural", 5)
    assert clerk.press("export", "no") == words.EXPORT_KEPT
    assert (clerk.folder / NAME).read_bytes() == before
    clerk.press("export", "yes")
    assert (clerk.folder / NAME).read_bytes() != before


def test_a_workbook_that_was_never_saved_is_to_be_saved_first(clerk: Clerk) -> None:
    """There is no folder to write into."""
    rows = clerk.book.sheets["三、申请办理"].range("A1:J29").value
    clerk.book = clerk.app.books.add()
    clerk.book.sheets[0].range("A1:J29").value = rows
    assert clerk.press("export") == words.SAVE_FIRST


@pytest.mark.parametrize("address", ["C4", "C6"])
def test_whose_it_is_and_of_which_year_must_be_said_first(clerk: Clerk, address: str) -> None:
    """The file is named after both."""
    clerk.book.sheets["封面"].range(address).clear_contents()
    assert clerk.press("export") == words.NO_UNIT_OR_YEAR


def test_a_workbook_of_a_cloud_folder_is_to_be_saved_here_first(clerk: Clerk) -> None:
    """What xlwings raises where it finds no local copy ends in a sentence."""

    class Cloud(xlwings.Book):
        @property
        def fullname(self) -> str:
            raise xlwings.XlwingsError("Couldn't find the local OneDrive folder.")

    with pytest.raises(GxxlError, match=words.SAVE_FIRST):
        output.export(Cloud(impl=clerk.book.impl))


def test_of_a_rearranged_workbook_nothing_is_lost(clerk: Clerk) -> None:
    """正文, 附加数据 and 说明 go along, and the reason for errors is written down in both."""
    clerk.book.sheets["正文"].range("B2").value = "本年度总体情况。"
    clerk.book.sheets["附加数据"].range("A10:D10").value = ["主动公开条数", "条", 12, "网站"]
    clerk.book.sheets["说明"].range("A3:C3").value = ["规章", "二、主动公开!C4", "已核实"]
    sheet = clerk.book.sheets["三、申请办理"]
    sheet.impl.remote.unprotect("")
    sheet.range("3:3").insert("down")
    sheet.range("D8").value = 30
    clerk.press("export", "台账遗失")
    sent = read(clerk.folder / NAME)
    assert sent.texts == {"overview": "本年度总体情况。"}
    assert [(extra.label, extra.value, extra.remark) for extra in sent.extras] == [
        ("主动公开条数", Decimal(12), "网站")
    ]
    assert [reason.text for reason in sent.reasons] == ["已核实", "台账遗失"]
    assert clerk.book.sheets["说明"].range("C4").value == "台账遗失"


def test_a_folder_that_takes_no_file_is_told(clerk: Clerk) -> None:
    """The name is taken by a folder."""
    (clerk.folder / NAME).mkdir()
    assert "不能写入" in clerk.press("export", "yes")
    assert [path.name for path in Path(clerk.folder / NAME).iterdir()] == []


REPORT_NAME = "庄头镇人民政府2021年政府信息公开工作年度报告.docx"


def test_the_report_is_written_beside_the_workbook(clerk: Clerk) -> None:
    """With the figures that the cells have now, and what it lacks said."""
    clerk.type("requests.carried_in.natural", 4)
    clerk.type("requests.carried_out.natural", 5)
    said = clerk.press("report")
    assert said.startswith(words.REPORTED.format(path=clerk.folder / REPORT_NAME))
    assert "报告中还缺" in said
    assert read(clerk.folder / REPORT_NAME).figures["requests.carried_in.natural"].value == 4


def test_a_report_somebody_wrote_in_is_replaced_only_by_the_users_word(clerk: Clerk) -> None:
    """And nothing is left lying about."""
    clerk.press("report")
    before = (clerk.folder / REPORT_NAME).read_bytes()
    clerk.type("requests.carried_in.natural", 4)
    assert clerk.press("report", "no") == words.REPORT_KEPT
    assert (clerk.folder / REPORT_NAME).read_bytes() == before
    clerk.press("report", "yes")
    assert (clerk.folder / REPORT_NAME).read_bytes() != before
    assert not list(clerk.folder.glob("~*"))
