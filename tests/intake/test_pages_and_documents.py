"""Reports as web pages and Word documents: merged heads, blanks that are no zeros, broken markup, hostile files."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gxxl.errors import Refused
from gxxl.form.geometry import Rect
from gxxl.form.layout import SheetLayout, layouts
from gxxl.intake.door import read
from gxxl.rules import check
from gxxl.submission import Kind, State, Submission
from tests.intake.test_text import HONGZE

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Place = tuple[Rect, str]


def places(layout: SheetLayout, submission: Submission) -> list[Place]:
    """Every label and figure of a printed table with the cells it covers, in reading order."""
    labels = [(label.rect, label.text) for label in layout.labels[1:]]
    figures = [(rect, str(submission.figures[code].value)) for code, rect in layout.cells.items()]
    return sorted(labels + figures)


def in_rows(found: list[Place]) -> Iterator[list[Place]]:
    """The same by the row in which each begins."""
    for row in range(1, max(rect.bottom for rect, _ in found) + 1):
        yield [(rect, text) for rect, text in found if rect.top == row]


def as_html(layout: SheetLayout, submission: Submission) -> str:
    """A table as web editors write it."""
    rows = (
        "".join(
            f'<td rowspan="{r.bottom - r.top + 1}" colspan={r.right - r.left + 1}><p align="center">{text}</p></td>'
            for r, text in row
        )
        for row in in_rows(places(layout, submission))
    )
    return "<table><tbody>" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</tbody></table>"


def as_word(layout: SheetLayout, submission: Submission) -> str:
    """A table as Word stores it: a cell that goes on below is there again in each row."""
    found = places(layout, submission)
    rows = []
    for row in range(1, max(rect.bottom for rect, _ in found) + 1):
        cells = sorted((rect, text) for rect, text in found if rect.top <= row <= rect.bottom)
        rows.append("".join(word_cell(rect, text, row) for rect, text in sorted(cells, key=lambda c: c[0].left)))
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def word_cell(rect: Rect, text: str, row: int) -> str:
    """One cell in one row."""
    merge = "" if rect.top == rect.bottom else f'<w:vMerge w:val="{"restart" if rect.top == row else "continue"}"/>'
    shown = text if rect.top == row else ""
    properties = f'<w:tcPr><w:gridSpan w:val="{rect.right - rect.left + 1}"/>{merge}</w:tcPr>'
    return f"<w:tc>{properties}<w:p><w:r><w:t>{shown}</w:t></w:r></w:p></w:tc>"


def page(submission: Submission, change: Callable[[str], str] = str) -> str:
    """The whole report as a page, its tables in a layout table, among scripts and menus."""
    parts = ["<h1>洪泽区人民政府2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>本段文字仅供测试。</p>"]
    parts += [
        f"<p>{layout.section.title}</p><table><tr><td>{as_html(layout, submission)}</td></tr></table>"
        for layout in report_layouts(submission)
    ]
    parts.append("<p>六、其他需要报告的事项</p><p>无。</p>")
    return "<html><head><script>var x='<table>';</script></head><body>" + change("".join(parts)) + "</body></html>"


def report_layouts(submission: Submission) -> tuple[SheetLayout, ...]:
    """The tables of the report in its own mixed editions."""
    return layouts({table: edition or "" for table, edition in submission.editions.items()})


def document(submission: Submission, path: Path, head: str = "") -> Path:
    """The whole report as a Word document."""
    lines = ["洪泽区人民政府2023年政府信息公开工作年度报告", "一、总体情况", "本段文字仅供测试。"]
    parts = [f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines]
    parts += [as_word(layout, submission) + "<w:p/>" for layout in report_layouts(submission)]
    body = f'<w:document xmlns:w="{W}"><w:body>{"".join(parts)}</w:body></w:document>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", head + body)
    return path


@pytest.fixture
def printed() -> Submission:
    """The report that is laid out anew here."""
    return read(HONGZE)


def test_a_page_with_spans_is_read_whole(tmp_path: Path, printed: Submission) -> None:
    """Every figure, unit, year and prose; findings name table, row and cell."""
    path = tmp_path / "报告.html"
    path.write_text(page(printed), encoding="utf-8")
    submission = read(path)
    assert submission.figures == printed.figures
    assert submission.editions == printed.editions
    assert (submission.cover, submission.origin.kind) == (printed.cover, Kind.REPORT)
    assert submission.texts == {"overview": "本段文字仅供测试。", "other": "无。"}
    broken = next(finding for finding in check(submission) if finding.rule == "review.total")
    assert broken.target.endswith("第4行第5格")


def test_a_page_in_gbk_named_as_a_workbook_is_read(tmp_path: Path, printed: Submission) -> None:
    """Government sites offer pages under .xls names."""
    path = tmp_path / "报告.xls"
    path.write_bytes(page(printed).encode("gb18030"))
    assert read(path).figures == printed.figures


def test_a_no_break_space_in_a_cell_is_blank(tmp_path: Path, printed: Submission) -> None:
    """&nbsp; is what editors put into empty cells; it is not zero."""
    path = tmp_path / "a.html"
    path.write_text(page(printed, lambda html: html.replace(">4119<", ">&nbsp;<")), encoding="utf-8")
    assert read(path).figures["disclosure.penalties.decisions"].state is State.BLANK


def test_unclosed_cells_and_rows_are_read(tmp_path: Path, printed: Submission) -> None:
    """Old editors leave out closing tags."""
    path = tmp_path / "a.html"
    path.write_text(page(printed, lambda html: html.replace("</p></td>", "")), encoding="utf-8")
    assert read(path).figures == printed.figures


def test_a_page_without_the_tables_is_refused(tmp_path: Path) -> None:
    """With what to do instead."""
    path = tmp_path / "a.html"
    path.write_text("<html><table><tr><td>规章</td><td>0</td></tr></table></html>", encoding="utf-8")
    with pytest.raises(Refused, match="没有在网页中找到年度报告的表格"):
        read(path)


def test_a_word_document_with_merged_cells_is_read_whole(tmp_path: Path, printed: Submission) -> None:
    """Every figure, unit, year and prose."""
    submission = read(document(printed, tmp_path / "报告.docx"))
    assert submission.figures == printed.figures
    assert submission.editions == printed.editions
    assert (submission.cover.unit, submission.cover.year) == ("洪泽区人民政府", 2023)
    assert submission.texts == {"overview": "本段文字仅供测试。"}


def test_a_document_that_declares_entities_is_refused(tmp_path: Path, printed: Submission) -> None:
    """No declaration of types or entities is looked at."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    with pytest.raises(Refused) as refusal:
        read(document(printed, tmp_path / "a.docx", head=bomb))
    assert refusal.value.code == "hostile"


def test_a_document_without_the_tables_is_refused(tmp_path: Path) -> None:
    """A letter is no report."""
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body/></w:document>')
    with pytest.raises(Refused, match="没有在文档中找到年度报告的表格"):
        read(tmp_path / "a.docx")


def own_page(submission: Submission, year: str = "2023", above: str = "<h1>封面</h1>") -> str:
    """A workbook of ours as Excel and LibreOffice save it as a page: a table a sheet."""
    cover = {"机关名称": "庄头镇人民政府", "代码": "610525101", "年度": year, "层级": "乡镇", "填报日期": "2024-01-10"}
    rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in cover.items())
    texts = "<table><tr><td>一、总体情况</td><td>本镇主动公开信息3条。</td></tr></table>"
    tables = "".join(as_html(layout, submission) for layout in report_layouts(submission))
    return f"<html>{above}<table>{rows}</table>{tables}{texts}</html>"


def test_a_workbook_of_ours_saved_as_a_page_keeps_its_cover(tmp_path: Path, printed: Submission) -> None:
    """Unit, code and year stand in a table of the page; so does the prose."""
    (tmp_path / "a.xls").write_text(own_page(printed), encoding="utf-8")
    submission = read(tmp_path / "a.xls")
    assert submission.figures == printed.figures
    cover = submission.cover
    assert (cover.unit, cover.unit_code, cover.year) == ("庄头镇人民政府", "610525101", 2023)
    assert (cover.level, cover.filled_on) == ("乡镇", "2024-01-10")
    assert submission.texts == {"overview": "本镇主动公开信息3条。"}
    assert submission.origin.kind is Kind.FOREIGN


def test_the_title_of_a_report_counts_more_than_a_table_like_a_cover(tmp_path: Path, printed: Submission) -> None:
    """A published report says itself whose it is."""
    title = "<h1>洪泽区人民政府2023年政府信息公开工作年度报告</h1>"
    (tmp_path / "a.html").write_text(own_page(printed, above=title), encoding="utf-8")
    submission = read(tmp_path / "a.html")
    assert (submission.cover.unit, submission.origin.kind) == ("洪泽区人民政府", Kind.REPORT)


def test_a_cover_without_a_year_has_its_unit(tmp_path: Path, printed: Submission) -> None:
    """The year was forgotten; that is the one thing to ask for."""
    (tmp_path / "a.html").write_text(own_page(printed, year=""), encoding="utf-8")
    cover = read(tmp_path / "a.html").cover
    assert (cover.unit, cover.year) == ("庄头镇人民政府", None)
