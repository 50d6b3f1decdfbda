"""A PDF with text: the tables that its ruling lines show, page by page, and all of its text line by line."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from gxxl.errors import Refused
from gxxl.intake.grid import Grid, GridCell
from gxxl.messages import imports as words

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

MAX_PAGES = 200
MAX_MARKS = 20_000  # lines and boxes of a page that are looked at; a drawing has more
MAX_COLUMNS = 60
_UNCODED = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_SHARE_UNCODED = 0.3


@dataclass(frozen=True)
class Document:
    """Grids of all ruled tables in the order of the pages, and the text of all pages."""

    grids: tuple[Grid, ...]
    text: str


def read_pdf(data: bytes) -> Document:
    """Take a PDF apart. Raises ``Refused`` for one without readable text, encrypted, damaged, or too long."""
    try:
        import pdfplumber  # noqa: PLC0415 - late, for start-up
    except ImportError as error:
        raise Refused("needs_extra", words.PDF_NEEDS_EXTRA) from error
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it tells of every odd font
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            return _read(pdf.pages)
    except Refused:
        raise
    except Exception as error:
        # pdfminer has errors of its own for passwords, and raises any other for damage
        raise _refusal(error, data) from error


def _refusal(error: Exception, data: bytes) -> Refused:
    names = {type(cause).__name__ for cause in (error, error.__cause__, error.__context__, *error.args)}
    if "PDFPasswordIncorrect" in names or (b"/Encrypt" in data and not names & {"PDFSyntaxError", "PSEOF"}):
        return Refused("encrypted", words.PDF_ENCRYPTED)
    return Refused("damaged", words.PDF_DAMAGED)


def _read(pages: list[Page]) -> Document:
    if len(pages) > MAX_PAGES:
        raise Refused("too_large", words.PDF_TOO_LONG.format(limit=MAX_PAGES))
    grids: list[Grid] = []
    texts: list[str] = []
    images = 0
    for page in pages:
        texts.append(page.extract_text(layout=False, x_tolerance=2, y_tolerance=3))
        images += len(page.images)
        grids += _grids(page)
        page.close()  # forgets the page: a long file would fill the memory
    text = "\n\f".join(texts)
    _refuse_unreadable(text, images)
    return Document(tuple(grids), text)


def _refuse_unreadable(text: str, images: int) -> None:
    bare = "".join(text.split())
    if len(bare) < 20 * max(images, 1) and images:
        raise Refused("scanned", words.PDF_SCANNED)
    if not bare:
        raise Refused("no_text", words.PDF_NO_TEXT)
    odd = sum(len(found) for found in _UNCODED.findall(bare))
    if odd > len(bare) * _SHARE_UNCODED:
        raise Refused("uncoded", words.PDF_UNCODED)


def _grids(page: Page) -> Iterator[Grid]:
    if len(page.lines) + len(page.rects) + len(page.curves) > MAX_MARKS:
        return
    for number, table in enumerate(page.find_tables(), start=1):
        grid = _grid(table, words.PDF_TABLE.format(page=page.page_number, number=number))
        if grid is not None:
            yield grid


def _grid(table: Table, name: str) -> Grid | None:
    """A ruled table; ``None`` for a box around prose. What a wide or tall cell covers is not there."""
    rows: list[list[Any]] = table.extract(x_tolerance=2, y_tolerance=3)
    if not 1 < max(map(len, rows), default=0) <= MAX_COLUMNS:
        return None
    cells = {
        (row, column): GridCell(text.strip())
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text is not None
    }
    return Grid(name, cells, is_sheet=False)
