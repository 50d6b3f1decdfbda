"""A notice as a Word document that looks like an official paper (GB/T 9704-2012): margins, fonts, line spacing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gxxl.messages import notices as words
from gxxl.render.heights import WIDE, lines_of
from gxxl.render.notices.content import Notice
from gxxl.render.notices.word_xml import (
    add_field,
    centre_vertically,
    drop_parts,
    drop_styles,
    keep_row_whole,
    name_fallbacks,
    repeat_row,
    set_cell_margins,
    set_fonts,
    set_language,
    set_widths,
)

if TYPE_CHECKING:
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

# GB/T 9704-2012 5.2.1: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm on A4.
MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}
PAGE = (210, 297)
TITLE_SIZE, BODY_SIZE, TABLE_SIZE, PAGE_NUMBER_SIZE = 22, 16, 10.5, 14  # 2号, 3号, 5号, 4号
LINE, TITLE_LINE, TABLE_LINE, GAP = 28, 35, 15, 6
TITLE_FONT, BODY_FONT, HEAD_FONT, NUMBER_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "宋体"
# What Word takes where a font is not installed.
INSTEAD = {TITLE_FONT: "华文中宋", BODY_FONT: "仿宋", HEAD_FONT: "SimHei", NUMBER_FONT: "SimSun"}
WIDTHS = (10, 33, 15, 36, 27, 35)  # mm of 156
_CENTRED = (0, 2)
_PROBLEM = 3  # it takes the columns behind it where nothing stands in them
_WHOLE = 12  # lines: a row that is higher may go on on the next page
_KEPT_STYLES = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "Footer", "FooterChar")


class Writer:
    """Writes one document after the other into the same frame, which takes longer to set up than to fill."""

    def __init__(self) -> None:
        from docx import Document  # noqa: PLC0415 - late, for start-up
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

        self.align = WD_ALIGN_PARAGRAPH
        self.document = Document()
        drop_parts(self.document)
        drop_styles(self.document, _KEPT_STYLES)
        self.styles = {
            "title": self._style("title", TITLE_FONT, TITLE_SIZE, TITLE_LINE, self.align.CENTER),
            "body": self._style("body", BODY_FONT, BODY_SIZE, LINE, self.align.JUSTIFY),
            "table": self._style("table", BODY_FONT, TABLE_SIZE, TABLE_LINE, self.align.LEFT),
            "head": self._style("head", HEAD_FONT, TABLE_SIZE, TABLE_LINE, self.align.CENTER),
            "gap": self._style("gap", BODY_FONT, GAP, GAP, self.align.LEFT),
        }
        self._set_up()

    def write(self, notice: Notice, path: Path) -> None:
        """Write one. Raises ``OSError``."""
        self._clear()
        self._properties(notice)
        self._title(notice.title)
        self._paragraph(notice.addressed, is_indented=False)
        for text in notice.before:
            self._paragraph(text)
        if notice.table:
            self._table(notice.table)
        for text in notice.after:
            # A page with nothing but the signature on it could be put under any paper.
            self._paragraph(text).paragraph_format.keep_with_next = True
        self._signed(notice.sender, notice.day)
        self.document.save(str(path))

    # ------------------------------------------------------------ the frame

    def _set_up(self) -> None:
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
        self._page_numbers(section)

    def _style(self, key: str, font: str, size: float, line: float, align: Any) -> ParagraphStyle:  # noqa: ANN401
        from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - late, for start-up
        from docx.enum.text import WD_LINE_SPACING  # noqa: PLC0415
        from docx.shared import Pt  # noqa: PLC0415

        style: Any = self.document.styles.add_style(words.STYLES[key], WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self.document.styles["Normal"]
        style.font.size = Pt(size)
        set_fonts(style.element, font)
        form = style.paragraph_format
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
        form.space_before = form.space_after = Pt(0)
        form.alignment = align
        made: ParagraphStyle = style
        return made

    def _page_numbers(self, section: Any) -> None:  # noqa: ANN401
        """「— 1 —」: on odd pages at the right, on even ones at the left, one character in."""
        from docx.shared import Pt  # noqa: PLC0415 - late, for start-up

        self.document.settings.odd_and_even_pages_header_footer = True
        for footer, side in ((section.footer, self.align.RIGHT), (section.even_page_footer, self.align.LEFT)):
            paragraph = footer.paragraphs[0]
            paragraph.alignment = side
            form = paragraph.paragraph_format
            form.left_indent = form.right_indent = Pt(PAGE_NUMBER_SIZE)
            for text in ("— ", "", " —"):
                run = paragraph.add_run(text)
                run.font.size = Pt(PAGE_NUMBER_SIZE)
                set_fonts(run._r, NUMBER_FONT)  # noqa: SLF001 - python-docx names only the Latin font
                if not text:
                    add_field(run, "PAGE")

    def _clear(self) -> None:
        """Take out what the last notice had; the section's properties stay."""
        body = self.document.element.body
        for element in list(body)[:-1]:
            body.remove(element)

    def _properties(self, notice: Notice) -> None:
        properties = self.document.core_properties
        properties.title, properties.author = notice.title.replace("\n", ""), notice.sender
        properties.comments, properties.language = "", "zh-CN"

    # ------------------------------------------------------------ text

    def _add(self, text: str, style: str) -> Paragraph:
        return self.document.add_paragraph(text, self.styles[style])

    def _title(self, text: str) -> None:
        self._add(text, "title")
        self._add("", "body")

    def _paragraph(self, text: str, *, is_indented: bool = True) -> Paragraph:
        from docx.shared import Pt  # noqa: PLC0415 - late, for start-up

        paragraph = self._add(text, "body")
        if is_indented:
            paragraph.paragraph_format.first_line_indent = Pt(BODY_SIZE * 2)
        return paragraph

    def _signed(self, sender: str, day: str) -> None:
        """落款: right, the date four characters in, the name centred over it as far as there is room; kept together."""
        from docx.shared import Pt  # noqa: PLC0415 - late, for start-up

        self._add("", "body").paragraph_format.keep_with_next = True
        shift = max(0.0, (len(day) - 2.5 - len(sender)) / 2)  # figures are half as wide
        for text, characters in ((sender, 4 + shift if len(sender) <= 20 else 0), (day, 4)):
            paragraph = self._add(text, "body")
            paragraph.alignment = self.align.RIGHT
            paragraph.paragraph_format.keep_with_next = text is sender
            paragraph.paragraph_format.right_indent = Pt(BODY_SIZE * characters)

    # ------------------------------------------------------------ the table

    def _table(self, rows: Sequence[Sequence[str]]) -> None:
        from docx.enum.table import WD_TABLE_ALIGNMENT  # noqa: PLC0415 - late, for start-up

        self._add("", "gap")
        table = self.document.add_table(rows=1 + len(rows), cols=len(words.TABLE_HEAD))
        table.style = "Table Grid"
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        set_cell_margins(table, 1)
        set_widths(table, WIDTHS)
        lines = zip(table._tbl.tr_lst, [words.TABLE_HEAD, *rows], strict=True)  # noqa: SLF001 - row.cells is quadratic
        for number, (row, texts) in enumerate(lines):
            if number == 0:
                repeat_row(row)
            if _lines(texts) <= _WHOLE:
                keep_row_whole(row)
            if not any(texts[_PROBLEM + 1 :]):
                row.tc_lst[_PROBLEM].merge(row.tc_lst[-1])
            cells = row.tc_lst
            for column, (cell, text) in enumerate(zip(cells, texts[: len(cells)], strict=True)):
                self._cell(table, cell, text, column, is_head=number == 0)
        self._add("", "gap")

    def _cell(self, table: Any, element: Any, text: str, column: int, *, is_head: bool) -> None:  # noqa: ANN401
        from docx.shared import Mm  # noqa: PLC0415 - late, for start-up
        from docx.table import _Cell  # noqa: PLC0415

        cell = _Cell(element, table)
        cell.width = Mm(sum(WIDTHS[column : column + cell.grid_span]))
        centre_vertically(element)
        paragraph = cell.paragraphs[0]
        paragraph.style = self.styles["head" if is_head else "table"]
        paragraph.add_run(text)
        if is_head:
            paragraph.paragraph_format.keep_with_next = True
        if column in _CENTRED and not is_head:
            paragraph.alignment = self.align.CENTER


def _lines(texts: Sequence[str]) -> int:
    """How many lines a row of the table takes."""
    sign = TABLE_SIZE * 25.4 / 72  # mm
    return max(lines_of(text, WIDE * (width - 2) / sign) for text, width in zip(texts, WIDTHS, strict=True))
