"""The Word report as another library reads it: page, type, tables, words, and text that stays text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Mm, Pt, Twips
from docx.table import Table

from gxxl.form import EDITIONS
from gxxl.form.layout import Role, sheet_layout
from gxxl.render.report import Options, write_report
from gxxl.submission import Extra, blank, empty
from tests.macros.reading import findings
from tests.render.report.samples import COVER, FEES, NO_FEES, full, written, zero

SECTIONS = ("disclosure", "requests", "disputes")


@pytest.fixture
def word(tmp_path: Path) -> WordDocument:
    """The full report."""
    return Document(str(written(full(), tmp_path / "报告.docx")))


def lines(document: WordDocument) -> list[str]:
    """The paragraphs outside tables."""
    return [paragraph.text for paragraph in document.paragraphs]


def test_the_page_is_that_of_an_official_document(word: WordDocument) -> None:
    """A4, margins of 37, 35, 28 and 26 mm, 22 lines, numbers on the outer side."""
    section = word.sections[0]
    assert (section.page_width, section.page_height) == (Twips(11906), Twips(16838))
    measures = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(measure / Mm(1), 1) for measure in measures if measure] == [37, 35, 28, 26]
    pitch = int(section._sectPr.find(qualified("docGrid")).get(qualified("linePitch")))
    assert Mm(297 - 37 - 35) // Twips(pitch) == 22
    assert word.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        (paragraph,) = footer.paragraphs
        assert (paragraph.text, paragraph.alignment.name) == ("— 1 —", side)
        assert "PAGE" in paragraph._p.xml


def qualified(name: str) -> str:
    """A name as lxml writes it."""
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


def test_title_heads_and_body_have_the_prescribed_type(word: WordDocument) -> None:
    """小标宋 of 22 points, 黑体 and 仿宋 of 16, lines of 28 points, two characters of indent."""
    styles = word.styles
    fonts = {name: styles[name].element.rPr.rFonts.get(qualified("eastAsia")) for name in ("Title", "Heading 1")}
    assert fonts == {"Title": "方正小标宋简体", "Heading 1": "黑体"}
    default = styles.element.find(f".//{qualified('rPrDefault')}//{qualified('rFonts')}")
    assert default.get(qualified("eastAsia")) == "仿宋_GB2312"
    assert (styles["Title"].font.size, styles["Normal"].font.size) == (Pt(22), Pt(16))
    form = styles["Body Text"].paragraph_format
    assert (form.line_spacing, form.first_line_indent) == (Pt(28), Pt(32))


def test_every_font_names_what_may_stand_in_for_it(tmp_path: Path) -> None:
    """Where 小标宋 or 仿宋_GB2312 is not installed, a program knows what to take."""
    package = Document(str(written(full(), tmp_path / "a.docx"))).part.package
    (table,) = [part for part in package.iter_parts() if part.partname == "/word/fontTable.xml"]
    assert table.blob.count(b"<w:altName ") == table.blob.count(b"<w:font ") == 5


def test_nothing_in_the_package_is_wrong(tmp_path: Path) -> None:
    """The validator of the format finds nothing, in a full report and in an empty one."""
    assert findings(written(full(), tmp_path / "a.docx")) == []
    assert findings(written(empty(COVER, "2019"), tmp_path / "b.docx")) == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("number", "section"), list(enumerate(SECTIONS)))
def test_tables_are_merged_as_the_form_prints_them(tmp_path: Path, edition: str, number: int, section: str) -> None:
    """Every label covers the cells that the form gives it, and each figure stands in its own."""
    table = Document(str(written(empty(COVER, edition), tmp_path / "a.docx"))).tables[number]
    layout = sheet_layout(edition, section)
    grid = [[cell._tc for cell in row.cells] for row in table.rows]
    rects = [label.rect for label in layout.labels if label.role is not Role.TITLE] + list(layout.cells.values())
    for rect in rects:
        covered = [grid[row - 1][column] for row in range(rect.top, rect.bottom + 1) for column in across(rect)]
        assert len({id(cell) for cell in covered}) == 1
    assert len({id(cell) for row in grid for cell in row}) == len(rects)
    assert {label.text for label in layout.labels[1:]} == {text for text in texts(table) if text}


def across(rect: tuple[int, int, int, int]) -> range:
    """The columns of a rectangle."""
    return range(rect[1], rect[3] + 1)


def texts(table: Table) -> list[str]:
    """The texts of a table."""
    return [cell.text for row in table.rows for cell in row.cells]


def test_review_and_litigation_are_one_grid(word: WordDocument) -> None:
    """15 columns under section 四."""
    assert len(word.tables) == 3
    assert len(word.tables[2].columns) == 15


def test_sections_stand_in_their_order_with_their_titles(word: WordDocument) -> None:
    """Title, opening with basis, period and telephone, then the six sections as the form words them."""
    assert lines(word)[0] == "庄头镇2021年政府信息公开工作年度报告"
    opening = lines(word)[2]
    for words in ("第五十条", "国办公开办函〔2021〕30号", "2021年1月1日起至2021年12月31日止", "0913-0000000"):
        assert words in opening
    heads = [paragraph.text for paragraph in word.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"]
    assert [head[:2] for head in heads] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert heads[3] == "四、政府信息公开行政复议、行政诉讼情况"


def test_an_opening_of_the_units_own_is_not_doubled(tmp_path: Path) -> None:
    """Basis and period are said once."""
    own = "根据国办公开办函〔2021〕30号编制，数据截至2021年12月31日。"
    report = replace(full(), cover=replace(COVER, phone=""), texts={"overview": own})
    said = lines(Document(str(written(report, tmp_path / "a.docx"))))
    assert [line for line in said if "30号" in line] == [own]


def test_a_long_title_breaks_between_unit_and_year(tmp_path: Path) -> None:
    """No name is torn apart, and the title reads on."""
    report = replace(full(), cover=replace(COVER, unit="澄城县退役军人事务局"))
    title = Document(str(written(report, tmp_path / "a.docx"))).paragraphs[0]
    assert title.text == "澄城县退役军人事务局\n2021年政府信息公开工作年度报告"


def test_zeros_are_put_in_words_only_where_somebody_said_so(tmp_path: Path) -> None:
    """A zero report says that nothing was received; one blank, and it does not."""
    said = lines(Document(str(written(zero(), tmp_path / "a.docx"))))
    assert "本年度未收到政府信息公开申请，无上年结转的申请。" in said
    assert "本年度未收取信息处理费。" in said
    with_blank = replace(zero(), figures={**zero().figures, "requests.new.natural": blank()})
    assert not any("未收到" in line for line in lines(Document(str(written(with_blank, tmp_path / "b.docx")))))
    nothing = lines(Document(str(written(empty(COVER, "2021"), tmp_path / "c.docx"))))
    assert not any("本年度" in line for line in nothing)


@pytest.mark.parametrize(
    ("extras", "said"),
    [
        (FEES, "本年度收取信息处理费2件，共300元。"),
        (FEES[:1], "本年度收取信息处理费2件。"),
        (NO_FEES, "本年度未收取信息处理费。"),
        ((Extra("收取信息处理费", "件", None, "若干"),), ""),
        ((), ""),
    ],
)
def test_the_fee_is_reported_in_section_six(tmp_path: Path, extras: tuple[Extra, ...], said: str) -> None:
    """As 附加数据 has it; nothing is invented where nothing is filled in."""
    last = lines(Document(str(written(replace(full(), extras=extras), tmp_path / "a.docx"))))[-1]
    assert last == (said or "没有其他需要报告的事项。")


def test_signature_and_date_stand_there_only_where_wanted(tmp_path: Path, word: WordDocument) -> None:
    """The name is centred above the date, which stands four characters in."""
    assert lines(word)[-1].startswith("本年度收取")
    path = tmp_path / "落款.docx"
    write_report(full(), path, Options("庄头镇人民政府", "2022年1月20日"))
    name, date = Document(str(path)).paragraphs[-2:]
    assert (name.text, date.text) == ("庄头镇人民政府", "2022年1月20日")
    assert date.paragraph_format.right_indent == Pt(64)
    assert name.paragraph_format.right_indent == Pt(60)


def test_text_is_never_markup_or_a_field(tmp_path: Path) -> None:
    """Tags, entities and field codes in prose and cells are printed as the signs they are."""
    evil = "<w:p/> &lt; { PAGE } =SUM(A1) <script>alert(1)</script> \x01\x0b"
    texts = {"overview": evil}
    report = replace(full(), texts=texts, cover=replace(COVER, unit="<庄头&镇>"))
    document = Document(str(written(report, tmp_path / "a.docx")))
    assert evil.replace("\x01\x0b", "").strip() in lines(document)
    assert lines(document)[0].startswith("<庄头&镇>")
    assert "instrText" not in document.element.xml
    assert document.core_properties.title == "<庄头&镇>2021年政府信息公开工作年度报告"
