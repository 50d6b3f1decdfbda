"""What a cell of a page or a Word document holds besides one figure: two of them, struck out or hidden digits."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from gxxl.intake.door import read
from gxxl.intake.html import read_page
from gxxl.intake.word import read_body
from gxxl.submission import Figure, State
from tests.intake.test_pages_and_documents import document, page
from tests.intake.test_text import HONGZE

CODE = "disclosure.penalties.decisions"
PRINTED = "4119"  # what the report has there, and nowhere else

TWO_LINES = ("12<br>3", "<p>12</p><p>3</p>", "<div>12</div>3", "<ul><li>12<li>3</ul>", "12<select><option>3</select>")
# Each with what the clerk is shown of it.
STANDING_OUT = (
    ("<del>12</del>15", "〔已划去：12〕15"),
    ("<s>12</s>15", "〔已划去：12〕15"),
    ('<span style="text-decoration: line-through">1<b>2</b></span>15', "〔已划去：1〕〔已划去：2〕15"),
    ("12<sup>1</sup>", "12〔上标：1〕"),
    ('12<span style="vertical-align:super">1</span>件', "12〔上标：1〕件"),
    ("12<sub>3</sub>", "12〔下标：3〕"),
)
UNSEEN = (
    '12<span style="display: none">34</span>',
    '12<span style="DISPLAY:NONE"><span>3</span>4</span>',
    "12<span hidden>34</span>",
    "12<template>3</template>",
    "12<noscript>3</noscript>",
    "<ruby>12<rt>34</ruby>",
    "<ruby>12<rp>(</rp><rt>34</rt><rp>)</rp></ruby>",
    "<p hidden>34<p>12</p>",
    "12<!-- 34 -->",
    "1<b>2</b>",
    "1<wbr>2",
    "<p><span>12</span></p>\n",
)


def on_page(content: str, folder: Path) -> Figure:
    """The figure of a page whose cell has this content."""
    path = folder / "a.html"
    path.write_text(page(read(HONGZE), lambda html: html.replace(f">{PRINTED}<", f">{content}<")), encoding="utf-8")
    return read(path).figures[CODE]


@pytest.mark.parametrize("content", TWO_LINES)
def test_two_lines_of_a_cell_are_not_one_number(tmp_path: Path, content: str) -> None:
    """12 above 3 is not 123."""
    found = on_page(content, tmp_path)
    assert (found.state, found.value) == (State.UNREADABLE, None)


@pytest.mark.parametrize(("content", "text"), STANDING_OUT)
def test_struck_out_and_raised_digits_of_a_page_are_not_glued(tmp_path: Path, content: str, text: str) -> None:
    """Whoever made them so meant them to be no part of the number."""
    found = on_page(content, tmp_path)
    assert (found.state, found.text) == (State.UNREADABLE, text)


@pytest.mark.parametrize("content", UNSEEN)
def test_what_a_page_does_not_show_is_not_read(tmp_path: Path, content: str) -> None:
    """12 is all that anybody sees."""
    found = on_page(content, tmp_path)
    assert (found.state, found.value) == (State.NUMBER, Decimal(12))


def test_a_hidden_cell_or_row_moves_nothing() -> None:
    """The cells that are shown stand where they are seen, also behind a look that nobody closed."""
    html = (
        "<table><tr style='display:none'><td>9</td></tr>"
        "<tr><td>a<s>1<td style='display:none'>5</td><td><sup>2<td>3</td></tr>"
        "<tr hidden><td>8</td></tr><tr><td>b</td></tr></table>"
    )
    (grid,) = read_page(html).grids
    assert [cell.text for cell in grid.line(0)] == ["a1", "〔上标：2〕", "3"]
    assert [cell.text for cell in grid.line(1)] == ["b"]


def test_a_hidden_table_is_empty_and_hides_nothing_behind_it() -> None:
    """A draft that the page does not show."""
    draft, shown = read_page("<div style='display:none'><table><tr><td>1</table></div><table><tr><td>2</table>x").grids
    assert draft.cells == {}
    assert shown.at(0, 0).text == "2"


def run(text: str, looks: str = "") -> str:
    """A run of a document."""
    return f"<w:r><w:rPr>{looks}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(*runs: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{''.join(runs)}</w:p>"


BOX = "<w:txbxContent>" + paragraph(run("12")) + "</w:txbxContent>"
WORD_TWO = (
    paragraph(run("12")) + paragraph(run("3")),
    paragraph(run("12"), "<w:r><w:br/></w:r>", run("3")),
    paragraph(run("12"), "<w:r><w:tab/></w:r>", run("3")),
)
WORD_OUT = (
    (paragraph(run("12", "<w:strike/>"), run("15")), "〔已划去：12〕15"),
    (paragraph(run("12", "<w:dstrike/>"), run("15")), "〔已划去：12〕15"),
    (paragraph(run("12"), run("1", '<w:vertAlign w:val="superscript"/>')), "12〔上标：1〕"),
    (paragraph(run("12"), run("3", '<w:vertAlign w:val="subscript"/>')), "12〔下标：3〕"),
    (paragraph(run("1"), '<w:r><w:sym w:font="Wingdings" w:char="F09F"/></w:r>', run("2")), "1〔符号〕2"),
    (paragraph('<w:r><w:sym w:font="Wingdings" w:char="F08C"/></w:r>'), "〔符号〕"),
)
WORD_UNSEEN = (
    paragraph(run("12"), run("34", "<w:vanish/>")),
    paragraph(f"<w:del>{run('34')}</w:del>", run("12")),
    paragraph(f"<w:moveFrom>{run('34')}</w:moveFrom>", run("12")),
    paragraph(f"<w:moveTo>{run('12')}</w:moveTo>"),
    paragraph(f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>"),
    paragraph(f"<w:r><w:ruby><w:rt>{run('34')}</w:rt><w:rubyBase>{run('12')}</w:rubyBase></w:ruby></w:r>"),
    paragraph(run("1", '<w:strike w:val="0"/><w:vertAlign w:val="baseline"/>'), run("2", "<w:b/>")),
    "<w:p><w:pPr><w:tabs><w:tab/></w:tabs><w:rPr><w:strike/></w:rPr></w:pPr>" + run("12") + "</w:p><w:p/>",
    paragraph("<w:r><w:rPr><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange></w:rPr><w:t>12</w:t></w:r>"),
)  # fmt: skip


def in_document(content: str, folder: Path) -> Figure:
    """The figure of a Word document whose cell has these paragraphs."""
    path = document(read(HONGZE), folder / "b.docx")
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    old = f"<w:p><w:r><w:t>{PRINTED}</w:t></w:r></w:p>"
    assert old in xml
    xml = xml.replace(old, content).replace("<w:document ", '<w:document xmlns:mc="urn:x" ')
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", xml)
    return read(path).figures[CODE]


@pytest.mark.parametrize("content", WORD_TWO)
def test_two_paragraphs_or_lines_of_a_documents_cell_are_not_one_number(tmp_path: Path, content: str) -> None:
    """Neither are digits on both sides of a tab."""
    found = in_document(content, tmp_path)
    assert (found.state, found.value) == (State.UNREADABLE, None)


@pytest.mark.parametrize(("content", "text"), WORD_OUT)
def test_struck_out_and_raised_digits_of_a_document_are_not_glued(tmp_path: Path, content: str, text: str) -> None:
    """Nor is a symbol passed over, which may be a digit or a point in its font."""
    found = in_document(content, tmp_path)
    assert (found.state, found.text) == (State.UNREADABLE, text)


@pytest.mark.parametrize("content", WORD_UNSEEN)
def test_what_a_document_does_not_print_is_not_read(tmp_path: Path, content: str) -> None:
    """Deleted, moved away, hidden, once more for old programs; properties of the paragraph's mark or of before."""
    found = in_document(content, tmp_path)
    assert (found.state, found.value) == (State.NUMBER, Decimal(12))


def test_a_hyphen_that_does_not_break_is_a_minus(tmp_path: Path) -> None:
    """-5, not 5."""
    content = paragraph("<w:r><w:noBreakHyphen/><w:t>5</w:t></w:r>")
    assert in_document(content, tmp_path).value == -5


def test_a_row_that_somebody_deleted_is_none() -> None:
    """The next row stands in its place."""
    cell = "<w:tc>" + paragraph(run("{}")) + "</w:tc>"
    rows = f"<w:tr><w:trPr><w:del/></w:trPr>{cell.format(1)}</w:tr><w:tr>{cell.format(2)}</w:tr>"
    (grid,) = read_body(f'<x xmlns:w="urn:w"><w:tbl>{rows}</w:tbl></x>'.encode()).grids
    assert {place: cell.text for place, cell in grid.cells.items()} == {(0, 0): "2"}


@pytest.mark.parametrize("text", ["1.\n5", "1\n.5", "12\n3", "1,\n234", "1，\n234"])
def test_a_number_that_is_broken_in_two_lines_may_be_two(tmp_path: Path, text: str) -> None:
    """Also at its point."""
    assert on_page(text, tmp_path).state is State.UNREADABLE
