"""Small files that would keep a reader busy for minutes are refused at once, with the next step."""

from __future__ import annotations

import io
import time
from pathlib import Path

import openpyxl
import pytest

from gxxl.errors import Refused
from gxxl.intake.door import MAX_SHEETS, lost, read
from tests.intake.door_zips import zipped

SECONDS = 8  # what took minutes takes one or two; the rest is for a busy machine
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(body: str) -> bytes:
    """A Word document with this body."""
    xml = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": xml.encode()})


def page(body: str) -> bytes:
    """A page of the web with this body."""
    return f"<html>{body}</html>".encode()


def rows(open_cell: str, close_cell: str, count: int) -> str:
    """Rows of twenty cells, all of them different."""
    cells = ((f"{open_cell}规章{row}之{column}{close_cell}" for column in range(20)) for row in range(count))
    return "".join(f"<tr>{''.join(row)}</tr>" for row in cells)


def workbook(sheets: int) -> bytes:
    """A workbook with this many sheets."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for _ in range(sheets - 1):
        book.create_sheet()
    book.save(stream)
    return stream.getvalue()


SPAN = "<td rowspan=99999 colspan=99999>x</td>"
TABLE = "<w:tbl><w:tr><w:tc>"
WORD_CELL = "<w:tc><w:p><w:r><w:t>"
WORD_ROWS = rows(WORD_CELL, "</w:t></w:r></w:p></w:tc>", 11_000).replace("tr>", "w:tr>")


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("page_too_large", page(f"<table><tr>{SPAN * 3000}</tr></table>")),
        ("page_too_large", page(f"<table>{f'<tr>{SPAN}</tr>' * 3000}</table>")),
        ("page_too_large", page("<table><tr><td>" * 20_000)),
        ("page_too_large", page(f"<table>{rows('<td>', '</td>', 11_000)}</table>")),
        ("page_too_large", b"<table><tr><td>1</td>" + b"<a x='" * 40_000),
        ("page_too_large", b"<table><tr><td>1</td>" + b"<!--" * 80_000),
        ("document_too_large", document(TABLE * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000)),
        ("document_too_large", document(f"<w:tbl>{WORD_ROWS}</w:tbl>")),
        ("text_too_long", page("<table><tr><td>1</td></tr></table>" + "<p>规章、行政许可</p>" * 30_000)),
        ("too_many_sheets", workbook(MAX_SHEETS + 1)),
    ],
    ids=[
        "wide row",
        "tall rows",
        "nested",
        "cells",
        "broken tags",
        "broken comments",
        "nested in Word",
        "cells in Word",
        "text",
        "sheets",
    ],
)
def test_it_is_refused_at_once(tmp_path: Path, code: str, data: bytes) -> None:
    """Whatever its size as it is sent."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    start = time.process_time()
    with pytest.raises(Refused, match="请") as refused:
        read(path)
    assert refused.value.code == code
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("columns", ["", " colspan=200"])
def test_many_small_tables_are_looked_through(tmp_path: Path, columns: str) -> None:
    """Below the limits a page is read as ever, and soon."""
    path = tmp_path / "a.html"
    path.write_bytes(page(f"<table><tr><td{columns}>其他</td></tr></table>" * 900))
    start = time.process_time()
    with pytest.raises(Refused, match="没有在网页中找到"):
        read(path)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    ("name", "said"),
    [("甲.xlsx", "另存为新的“.xlsx”"), ("甲.docx", "另存为新的“.docx”"), ("甲.EML", "把附件另存"), ("甲", "“.xlsx”")],
)
def test_what_to_do_with_a_file_that_took_too_long_follows_its_kind(name: str, said: str) -> None:
    """A mail is not opened with Excel."""
    assert said in str(lost("timeout", name))
