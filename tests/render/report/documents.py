"""Documents as clerks keep them, made with another library: prose, a picture, the tables of last year."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table

from gxxl.form import EDITIONS, load
from gxxl.form.layout import SheetLayout, sheet_layout

MAIN = "word/document.xml"
TITLES = [section.title for section in load(EDITIONS[-1]).sections]
SECTIONS = {"二": "disclosure", "三": "requests", "四": "disputes"}


def own_document(path: Path, *, tables: str = "二三四", edition: str = "2021", titles: str = "一二三四五六") -> Path:
    """A document with these titles, and under them these tables, filled with sevens."""
    path.write_bytes(_own_document(tables, edition, titles))
    return path


@cache
def _own_document(tables: str, edition: str, titles: str) -> bytes:
    """The library takes seconds to merge cells, so each document is made once."""
    document = Document()
    document.add_heading("庄头镇2021年政府信息公开工作年度报告", 0)
    document.add_picture(BytesIO(picture()))
    document.add_paragraph("目录")
    for title in TITLES:
        if title[0] in titles:
            document.add_paragraph(title, style="Heading 1")
        document.add_paragraph(f"{title[0]}的文字，有<尖括号>和“引号”。").add_run("加粗").bold = True
        if title[0] in tables:
            add_table(document, sheet_layout(edition, SECTIONS[title[0]]))
            document.add_paragraph("表后的文字。")
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def add_table(document: WordDocument, layout: SheetLayout, first: int = 1, last: int = 99) -> Table:
    """The rows of a printed table from ``first`` to ``last``, merged as printed."""
    last = min(last, layout.printed.bottom)
    table: Table = document.add_table(last - first + 1, layout.printed.right + 1, style="Table Grid")
    places = [(label.rect, label.text) for label in layout.labels[1:]]
    places += [(rect, "7") for rect in layout.cells.values()]
    grid = [row.cells for row in table.rows]
    for rect, text in places:
        if first <= rect.top and rect.bottom <= last:
            corner = grid[rect.bottom - first][rect.right]
            grid[rect.top - first][rect.left].merge(corner).text = text
    return table


def picture() -> bytes:
    """A PNG of one point."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    )
    parts = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def changed(path: Path, change: Callable[[bytes], bytes], member: str = MAIN) -> Path:
    """The document with one member changed by its bytes."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    contents[member] = change(contents.get(member, b""))
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return path


def outside_tables(document: WordDocument) -> Iterator[str]:
    """The XML of everything in the body that is no table."""
    for element in document.element.body:
        if not element.tag.endswith("}tbl"):
            yield element.xml
