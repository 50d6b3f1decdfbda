"""The Word document: an official paper's look, and text that stays text."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from defusedxml.ElementTree import fromstring
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Entry, Roster
from gxxl.messages import notices as words
from gxxl.render.notices.content import Notice, notice_of, sender_of
from gxxl.render.notices.settings import Settings
from gxxl.render.notices.tasks import tasks
from gxxl.render.notices.word import WIDTHS, Writer
from gxxl.submission import Figure, Made, State
from tests.consolidate.parts import all_zero, received, submission, with_figure, with_numbers
from tests.notices import parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SETTINGS = Settings(sender="某县政府办公室", contact="张三", phone="0913-1", day=parts.DAY)
EVIL = "\u202e=cmd|'/c calc'!A0 <w:p/>&amp; {PAGE} \u0000\u0007 ../../x"


def notice_for(*files: Received) -> Notice:
    """The notice to the one unit that must act."""
    (task,) = tasks(parts.outcome(*files, roster=Roster((Entry(parts.WRONG, final_due=parts.DUE),))))
    return notice_of(task, sender_of(SETTINGS, 2021, "", parts.DAY))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A return."""
    made = tmp_path_factory.mktemp("word") / "通知.docx"
    Writer().write(notice_for(parts.wrong()), made)
    return made


def test_it_looks_like_an_official_paper(path: Path) -> None:
    """GB/T 9704: A4, 37/35/28/26 mm, 2号小标宋, 3号仿宋, lines of 28 points."""
    document = docx.Document(str(path))
    section = document.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins if margin] == [37, 35, 28, 26]
    assert section.page_width and section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    title, body = document.paragraphs[0], document.paragraphs[3]
    assert title.text == "关于退回修改2021年\n政府信息公开工作年度报告的通知"
    assert look_of(title) == (Pt(22), "方正小标宋简体", Pt(35))
    assert look_of(body) == (Pt(16), "仿宋_GB2312", Pt(28))
    assert body.paragraph_format.first_line_indent == Pt(32)
    assert sum(WIDTHS) == 210 - 28 - 26


def test_the_table_keeps_its_head_and_short_rows_whole(path: Path) -> None:
    """六列; the head is repeated on each page."""
    (table,) = docx.Document(str(path)).tables
    assert tuple(cell.text for cell in table.rows[0].cells) == words.TABLE_HEAD
    assert [row.cells[0].text for row in table.rows[1:]] == ["1", "2"]
    assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    assert table.rows[0]._tr.find(f"{W}trPr/{W}cantSplit") is not None


def pending() -> Notice:
    """甲镇 sent two files that differ in 40 cells, and nobody can tell which is the newer."""
    zeros = all_zero(submission(parts.WRONG))
    codes = [code for code in zeros.figures if code.startswith("requests.")][:40]
    other = with_numbers(zeros, dict.fromkeys(codes, 1))
    return notice_for(received(zeros, "乡镇/甲镇.xlsx"), received(other, "乡镇/甲镇(2).xlsx"))


def test_files_that_differ_are_a_row_a_cell(tmp_path: Path) -> None:
    """Below the row that says so, each with what the files say; the short text stays a sentence."""
    notice = pending()
    first, *rows = notice.table[:32]
    assert "共40格不同，逐格列在下面" in first[3]
    assert "只保留一份" in first[5]
    assert [row[0] for row in rows[:30]] == [f"1.{part}" for part in range(1, 31)]
    assert rows[0][1:4] == (
        "三、申请办理!D5\n「一、本年新收政府信息公开申请数量」×「自然人」",
        "0、1",
        "各份所填不同：0（甲镇.xlsx）、1（甲镇(2).xlsx）。",
    )
    assert rows[30][3] == "另有10格不同，没有列出。"
    errors = sum("【错误】" in row[3] for row in notice.table)
    assert f"有{errors}处错误必须修改" in notice.before[0]  # that they differ is one of them
    assert "甲镇(2).xlsx" in notice.short and "列在下面" not in notice.short
    Writer().write(notice, tmp_path / "通知.docx")
    (table,) = docx.Document(str(tmp_path / "通知.docx")).tables
    assert table.rows[2].cells[3].text == table.rows[2].cells[5].text == rows[0][3]  # one cell over three columns


def test_a_row_higher_than_a_third_of_a_page_goes_on_on_the_next(tmp_path: Path) -> None:
    """Else the page before it stays empty."""
    long = ("1", "整份文件", "—", "长" * 300, "依据", "改正")
    notice = replace(notice_for(parts.wrong()), table=(long, ("2", "位置", "1", "短", "依据", "改正")))
    Writer().write(notice, tmp_path / "通知.docx")
    (table,) = docx.Document(str(tmp_path / "通知.docx")).tables
    assert [row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows] == [True, False, True]


def test_the_signature_never_stands_alone_on_a_page(path: Path) -> None:
    """What is asked for, whom to ask, the sender and the day stay together; the head of the table stays with a row."""
    document = docx.Document(str(path))
    start = next(n for n, text in enumerate(document.paragraphs) if text.text.startswith("请于"))
    *kept, last = document.paragraphs[start:]
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in kept)
    assert not last.paragraph_format.keep_with_next
    head = document.tables[0].rows[0].cells[0].paragraphs[0]
    assert head.paragraph_format.keep_with_next


def test_fonts_that_are_not_there_have_a_stand_in(path: Path) -> None:
    """华文中宋 and 仿宋, which Windows has; the language is Chinese throughout."""
    with ZipFile(path) as archive:
        fonts = fromstring(archive.read("word/fontTable.xml"))
        styles = archive.read("word/styles.xml").decode()
    instead = {font.get(f"{W}name"): name.get(f"{W}val") for font in fonts for name in font.iter(f"{W}altName")}
    assert instead["方正小标宋简体"] == "华文中宋"
    assert instead["仿宋_GB2312"] == "仿宋"
    assert 'w:eastAsia="zh-CN"' in styles


def test_it_ends_with_sender_and_day_and_has_page_numbers(path: Path) -> None:
    """「— 1 —」; even pages have theirs at the other side."""
    document = docx.Document(str(path))
    assert [paragraph.text for paragraph in document.paragraphs[-2:]] == ["某县政府办公室", "2022年1月18日"]
    footer = document.sections[0].footer.paragraphs[0]
    assert "PAGE" in [element.text for element in footer._p.iter(f"{W}instrText")]
    assert document.settings.odd_and_even_pages_header_footer
    assert document.core_properties.title == "关于退回修改2021年政府信息公开工作年度报告的通知"


def test_texts_from_files_stay_texts(tmp_path: Path) -> None:
    """Markup, formulas, fields, signs that XML forbids or that turn a line around."""
    figure = Figure(None, State.UNREADABLE, Made.TYPED, text=EVIL)
    given = with_figure(submission(parts.WRONG), parts.NEW, figure)
    Writer().write(notice_for(received(given, f"{EVIL}.xlsx")), tmp_path / "通知.docx")
    document = docx.Document(str(tmp_path / "通知.docx"))
    given_text = next(row.cells[2].text for row in document.tables[0].rows if "cmd" in row.cells[2].text)
    assert given_text == "\ufffd=cmd|'/c calc'!A0 <w:p/>&amp; {PAGE} \ufffd\ufffd ../../x"
    with ZipFile(tmp_path / "通知.docx") as archive:
        body = archive.read("word/document.xml").decode()
    assert "\u202e" not in body
    assert "instrText" not in body


def test_a_very_long_text_is_cut(tmp_path: Path) -> None:
    """A cell with a novel in it does not fill the notice."""
    figure = Figure(None, State.UNREADABLE, Made.TYPED, text="长" * 30_000)
    Writer().write(
        notice_for(received(with_figure(submission(parts.WRONG), parts.NEW, figure))), tmp_path / "通知.docx"
    )
    document = docx.Document(str(tmp_path / "通知.docx"))
    assert max(len(cell.text) for cell in document.tables[0]._cells) < 500


def test_word_will_not_want_to_repair_it(path: Path) -> None:
    """As far as a checker that knows Word's own complaints can tell."""
    command = [sys.executable, "-m", "openxml_audit", "--output", "json", str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    (report,) = json.loads(done.stdout)
    assert (report["file"], report["errors"]) == (str(path), [])


def test_one_writer_writes_many_that_have_nothing_of_each_other(path: Path, tmp_path: Path) -> None:
    """The second one is as if it were the first."""
    writer = Writer()
    writer.write(notice_for(received(submission(parts.WRONG))), tmp_path / "一.docx")
    writer.write(notice_for(parts.wrong()), tmp_path / "二.docx")
    bodies = []
    for one in (path, tmp_path / "二.docx"):
        with ZipFile(one) as archive:
            bodies.append(archive.read("word/document.xml"))
    assert bodies[0] == bodies[1]


def look_of(paragraph: Paragraph) -> tuple[Any, Any, Any]:
    """Size, Chinese font and line spacing, which its style gives."""
    style: Any = paragraph.style
    fonts = style.element.find(f"{W}rPr/{W}rFonts")
    return style.font.size, fonts.get(f"{W}eastAsia"), style.paragraph_format.line_spacing
