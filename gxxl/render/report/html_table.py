"""A printed table as HTML that can be followed by ear: a caption, heads with a scope, figures that name their heads."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from gxxl.form.layout import Role
from gxxl.render.report.table import PrintedCell, PrintedTable


def table_html(table: PrintedTable) -> str:
    """The table, a line a row and without an empty line, so that Markdown takes it whole."""
    rows = ["<tr>" + "".join(_cell(table, cell) for cell in row) + "</tr>" for row in table.rows()]
    caption = f"<caption>{escape(table.section.title)}</caption>"
    if table.has_blocks:
        return "\n".join(["<table>", caption, "<tbody>", *rows, "</tbody>", "</table>"])
    head = ["<thead>", *rows[: table.head_rows], "</thead>"]
    return "\n".join(["<table>", caption, *head, "<tbody>", *rows[table.head_rows :], "</tbody>", "</table>"])


def _cell(table: PrintedTable, cell: PrintedCell) -> str:
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (
            ("rowspan", cell.rect.bottom - cell.rect.top + 1),
            ("colspan", cell.rect.right - cell.rect.left + 1),
        )
        if count > 1
    )
    if cell.role is None:
        heads = " ".join(_id(table, head) for head in heads_of(table, cell))
        return f'<td{spans} headers="{heads}">{escape(cell.text)}</td>'
    if cell.role is Role.CORNER:
        return f"<td{spans}>{escape(cell.text)}</td>"
    return f'<th{spans} id="{_id(table, cell)}" scope="{_scope(cell)}">{escape(cell.text)}</th>'


def _scope(cell: PrintedCell) -> str:
    rect = cell.rect
    if cell.role is Role.ROW:
        return "rowgroup" if rect.bottom > rect.top else "row"
    return "colgroup" if rect.right > rect.left else "col"


def _id(table: PrintedTable, cell: PrintedCell) -> str:
    """A name for a head that is the only one on the page."""
    return f"{table.section.key}-{cell.rect.top + 1}-{cell.rect.left + 1}"


def heads_of(table: PrintedTable, cell: PrintedCell) -> Iterator[PrintedCell]:
    """The heads that a figure stands under and beside, from the outermost in: block, columns, rows."""
    blocks = [head for head in table.cells if head.role is Role.HEAD and head.rect.top < cell.rect.top]
    since = blocks[-1].rect.top if blocks else -1
    yield from blocks[-1:]
    for head in table.cells:
        is_over = head.rect.left <= cell.rect.right and cell.rect.left <= head.rect.right
        if head.role is Role.COLUMN and since < head.rect.top < cell.rect.top and is_over:
            yield head
    for head in table.cells:
        if head.role is Role.ROW and head.rect.top <= cell.rect.top <= head.rect.bottom:
            yield head
