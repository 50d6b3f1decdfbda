"""A printed table as WordprocessingML that needs nothing of the document around it: no style, no font, no numbering."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from gxxl.form.layout import Role
from gxxl.render.report import typography as type_
from gxxl.render.report.table import PrintedCell, PrintedTable

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SIDES = ("left", "right")
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_xml(
    table: PrintedTable, width: int = type_.TEXT_WIDTH, namespace: str = TRANSITIONAL, *, keep: bool = True
) -> str:
    """The table, ``width`` twips wide, as one element that declares its own namespace; ``keep``: whole on one page."""
    widths = columns(table, width)
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    rows = "".join(_row(table, row, widths, keep=keep) for row in range(table.height))
    return f'<w:tbl xmlns:w="{namespace}">{_properties(table, width)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


def columns(table: PrintedTable, width: int) -> list[int]:
    """The widths of the columns, which add up to ``width``."""
    total = sum(table.widths)
    edges = (round(width * sum(table.widths[:number]) / total) for number in range(len(table.widths) + 1))
    return [right - left for left, right in pairwise(edges)]


def _properties(table: PrintedTable, width: int) -> str:
    borders = "".join(f'<w:{edge} w:val="single" w:sz="{type_.BORDER}" w:space="0" w:color="auto"/>' for edge in _EDGES)
    margins = "".join(
        f'<w:{edge} w:w="{type_.CELL_MARGIN if edge in _SIDES else type_.CELL_PADDING}" w:type="dxa"/>'
        for edge in _EDGES[:4]
    )
    title = quoteattr(table.section.title)
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar><w:tblCaption w:val={title}/></w:tblPr>"
    )


def _row(table: PrintedTable, row: int, widths: list[int], *, keep: bool) -> str:
    height = type_.ROW_HEIGHT[table.section.key]
    head = "<w:tblHeader/>" if row < table.head_rows and not table.has_blocks else ""
    properties = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{head}</w:trPr>'
    is_last = row == table.height - 1
    cells = "".join(_cell(table, cell, row, widths, keep=keep and not is_last) for cell in table.covering(row))
    return f"<w:tr>{properties}{cells}</w:tr>"


def _cell(table: PrintedTable, cell: PrintedCell, row: int, widths: list[int], *, keep: bool) -> str:
    """A cell in one of its rows; a cell that goes on below is there again, empty. ``keep`` holds rows on one page."""
    properties = "".join(_cell_properties(cell, row, widths))
    width = sum(widths[cell.rect.left : cell.rect.right + 1]) - 2 * type_.CELL_MARGIN
    side = _balance(cell.text, width) if cell.role is Role.COLUMN else 0
    look = _look("left" if is_left(table, cell) else "center", side, keep=keep)
    run = _run(cell.text, _size(cell, width)) if row == cell.rect.top and cell.text else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{look}{run}</w:p></w:tc>"


def is_left(table: PrintedTable, cell: PrintedCell) -> bool:
    """Whether a label stands at the left: heads of blocks, and all row heads where there are no blocks."""
    return cell.role is Role.HEAD or (cell.role in (Role.ROW, Role.CORNER) and not table.has_blocks)


def _balance(text: str, width: int) -> int:
    """How far to set a column's head in on both sides so that its lines are of one length: 商业 over 企业."""
    sign = type_.TABLE_SIZE * 10  # twips that a character takes
    lines = -(-len(text) * sign // width)
    longest = -(-len(text) // lines)
    return max(0, (width - longest * sign) // 2 - sign // 8) if lines > 1 else 0


def _cell_properties(cell: PrintedCell, row: int, widths: list[int]) -> Iterator[str]:
    rect = cell.rect
    yield f'<w:tcW w:w="{sum(widths[rect.left : rect.right + 1])}" w:type="dxa"/>'
    if rect.right > rect.left:
        yield f'<w:gridSpan w:val="{rect.right - rect.left + 1}"/>'
    if rect.bottom > rect.top:
        yield f'<w:vMerge w:val="{"restart" if row == rect.top else "continue"}"/>'
    if cell.role is Role.HEAD:
        yield f'<w:shd w:val="clear" w:color="auto" w:fill="{type_.HEAD_FILL}"/>'
    yield '<w:vAlign w:val="center"/>'


def _look(align: str, side: int, *, keep: bool) -> str:
    """A cell's paragraph, free of what the document's own styles say."""
    return (
        f'<w:pPr>{"<w:keepNext/>" if keep else ""}<w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:beforeAutospacing="0" w:after="0" w:afterAutospacing="0"'
        f' w:line="{type_.TABLE_LINE}" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:leftChars="0" w:right="{side}" w:rightChars="0" w:firstLine="0"'
        f' w:firstLineChars="0"/><w:jc w:val="{align}"/></w:pPr>'
    )


def _size(cell: PrintedCell, width: int) -> int:
    """The size of a cell's type: smaller only for a number that would not stand on one line otherwise."""
    if cell.role is not None or not cell.text.isascii():
        return type_.TABLE_SIZE
    fits = width / (len(cell.text) * type_.DIGIT * 10)
    return max(min(type_.TABLE_SIZE, int(fits)), type_.SMALLEST)


def _run(text: str, size: int) -> str:
    song = type_.SONG
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="{song}" w:hAnsi="{song}" w:eastAsia="{song}" w:cs="{song}" w:hint="eastAsia"/>'
        f'<w:b w:val="0"/><w:color w:val="auto"/><w:spacing w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )
