"""A notice as a Word document that looks like an official paper (GB/T 9704-2012): margins, fonts, line spacing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gxxl.messages import notices as words
from gxxl.render.notices.content import Notice
from gxxl.render.notices.word_xml import (
    add_field,
    centre_vertically,
    indent,
    keep_row_whole,
    name_fallbacks,
    set_cell_margins,
    set_fonts,
    set_language,
    set_widths,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

# GB/T 9704-2012 5.2.1: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm on A4.
MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}
PAGE = (210, 297)
TITLE_SIZE, BODY_SIZE, TABLE_SIZE, PAGE_NUMBER_SIZE = 22, 16, 10.5, 14  # 2号, 3号, 5号, 4号
LINE = 28
TITLE_FONT, BODY_FONT, HEAD_FONT, NUMBER_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "宋体"
# What Word takes where a font is not installed.
INSTEAD = {TITLE_FONT: "华文中宋", BODY_FONT: "仿宋", HEAD_FONT: "SimHei", NUMBER_FONT: "SimSun"}
WIDTHS = (10, 33, 15, 36, 27, 35)  # mm of 156
_CENTRED = (0, 2)


def write_notice(notice: Notice, path: Path) -> None:
    """Write the document. Raises ``OSError``."""
    from docx import Document  # noqa: PLC0415 - late, for start-up

    document = Document()
    _Writer(document).write(notice)
    document.save(str(path))


class _Writer:
    """Writes one document from top to bottom."""

    def __init__(self, document: Document) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: PLC0415 - late, for start-up

        self.document = document
        self.align = ALIGN

    def write(self, notice: Notice) -> None:
        """Everything."""
        self._set_up(notice)
        self._title(notice.title)
        self._paragraph(notice.addressed, is_indented=False)
        for text in notice.before:
            self._paragraph(text)
        if notice.table:
            self._table(notice.table)
        for text in notice.after:
            self._paragraph(text)
        self._signed(notice.sender, notice.day)

    # ------------------------------------------------------------ the page

    def _set_up(self, notice: Notice) -> None:
        from docx.shared import Mm, Pt  # noqa: PLC0415 - late, for start-up

        section = self.document.sections[0]
        section.page_width, section.page_height = map(Mm, PAGE)
        section.top_margin, section.bottom_margin = Mm(MARGINS["top"]), Mm(MARGINS["bottom"])
        section.left_margin, section.right_margin = Mm(MARGINS["left"]), Mm(MARGINS["right"])
        section.footer_distance = Mm(MARGINS["bottom"] - 10)  # 版心下边缘之下 7 mm
        normal = self.document.styles["Normal"]
        normal.font.size = Pt(BODY_SIZE)
        set_fonts(normal.element, BODY_FONT)
        set_language(self.document)
        name_fallbacks(self.document, INSTEAD)
        self._properties(notice)
        self._page_numbers(section)

    def _properties(self, notice: Notice) -> None:
        properties = self.document.core_properties
        properties.title, properties.author = notice.title.replace("\n", ""), notice.sender
        properties.comments, properties.language = "", "zh-CN"

    def _page_numbers(self, section: Any) -> None:  # noqa: ANN401
        """「— 1 —」: on odd pages at the right, on even ones at the left, one character in."""
        self.document.settings.odd_and_even_pages_header_footer = True
        for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
            paragraph = footer.paragraphs[0]
            paragraph.alignment = getattr(self.align, side)
            indent(paragraph, PAGE_NUMBER_SIZE)
            self._run(paragraph, "— ", PAGE_NUMBER_SIZE, NUMBER_FONT)
            add_field(self._run(paragraph, "", PAGE_NUMBER_SIZE, NUMBER_FONT), "PAGE")
            self._run(paragraph, " —", PAGE_NUMBER_SIZE, NUMBER_FONT)

    # ------------------------------------------------------------ text

    def _run(self, paragraph: Paragraph, text: str, size: float, font: str) -> Any:  # noqa: ANN401
        from docx.shared import Pt  # noqa: PLC0415 - late, for start-up

        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        set_fonts(run._r, font)  # noqa: SLF001 - python-docx names only the Latin font
        return run

    def _spaced(self, paragraph: Paragraph, points: float) -> Paragraph:
        from docx.enum.text import WD_LINE_SPACING  # noqa: PLC0415 - late, for start-up
        from docx.shared import Pt  # noqa: PLC0415

        form = paragraph.paragraph_format
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(points)
        form.space_before = form.space_after = Pt(0)
        return paragraph

    def _title(self, text: str) -> None:
        paragraph = self._spaced(self.document.add_paragraph(), LINE * 1.25)
        paragraph.alignment = self.align.CENTER
        for number, line in enumerate(text.split("\n")):
            if number:
                paragraph.runs[-1].add_break()
            self._run(paragraph, line, TITLE_SIZE, TITLE_FONT)
        self._spaced(self.document.add_paragraph(), LINE)

    def _paragraph(self, text: str, *, is_indented: bool = True) -> None:
        paragraph = self._spaced(self.document.add_paragraph(), LINE)
        paragraph.alignment = self.align.JUSTIFY
        if is_indented:
            indent(paragraph, BODY_SIZE, first=True)
        self._run(paragraph, text, BODY_SIZE, BODY_FONT)

    def _signed(self, sender: str, day: str) -> None:
        """落款: right, the date four characters in, the name centred over it as far as there is room; kept together."""
        from docx.shared import Pt  # noqa: PLC0415 - late, for start-up

        self._spaced(self.document.add_paragraph(), LINE).paragraph_format.keep_with_next = True
        shift = max(0.0, (len(day) - 2.5 - len(sender)) / 2)  # figures are half as wide
        for text, characters in ((sender, 4 + shift if len(sender) <= 20 else 0), (day, 4)):
            paragraph = self._spaced(self.document.add_paragraph(), LINE)
            paragraph.alignment = self.align.RIGHT
            paragraph.paragraph_format.keep_with_next = text is sender
            paragraph.paragraph_format.right_indent = Pt(BODY_SIZE * characters)
            self._run(paragraph, text, BODY_SIZE, BODY_FONT)

    # ------------------------------------------------------------ the table

    def _table(self, rows: Sequence[Sequence[str]]) -> None:
        from docx.enum.table import WD_TABLE_ALIGNMENT  # noqa: PLC0415 - late, for start-up

        self._spaced(self.document.add_paragraph(), 6)
        table = self.document.add_table(rows=1 + len(rows), cols=len(words.TABLE_HEAD))
        table.style = "Table Grid"
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        set_cell_margins(table, 1)
        set_widths(table, WIDTHS)
        for number, (row, texts) in enumerate(zip(table._tbl.tr_lst, [words.TABLE_HEAD, *rows], strict=True)):  # noqa: SLF001 - row.cells takes quadratic time
            keep_row_whole(row, is_head=number == 0)
            for column, (cell, text) in enumerate(zip(row.tc_lst, texts, strict=True)):
                self._cell(table, cell, text, column, is_head=number == 0)
        self._spaced(self.document.add_paragraph(), LINE / 2)

    def _cell(self, table: Any, element: Any, text: str, column: int, *, is_head: bool) -> None:  # noqa: ANN401
        from docx.shared import Mm  # noqa: PLC0415 - late, for start-up
        from docx.table import _Cell  # noqa: PLC0415

        cell = _Cell(element, table)
        cell.width = Mm(WIDTHS[column])
        centre_vertically(element)
        for number, line in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            self._spaced(paragraph, 15)
            centred = is_head or column in _CENTRED
            paragraph.alignment = self.align.CENTER if centred else self.align.LEFT
            self._run(paragraph, line, TABLE_SIZE, HEAD_FONT if is_head else BODY_FONT)
