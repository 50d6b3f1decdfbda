"""The four tables of the summary in the shape that the form prints, as HTML tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gxxl.consolidate.total import Total
from gxxl.form.layout import Label, Rect, Role, SheetLayout, layouts
from gxxl.messages import html_page as words
from gxxl.render.page.markup import Markup, tag, together
from gxxl.rules.linear import plain
from gxxl.rules.live import editions_shown

_SCOPES = {Role.COLUMN: "col", Role.ROW: "row"}


def totals(total: Total) -> Markup:
    """All tables, and what the marks in them mean."""
    sheets = layouts(editions_shown(total.summary.editions))
    note = tag("p", words.LACKING, class_="note") if any(total.lacking.values()) else None
    return together(*(_table(sheet, total) for sheet in sheets), note)


def width_class(share: float) -> str:
    """The class of a column that takes this share of the width: the page lets no style into an element."""
    return f"w{round(share * 100)}"


def width_style() -> str:
    """The style of those classes."""
    return "".join(f".w{percent}{{width:{percent}%}}" for percent in range(1, 101))


def _table(sheet: SheetLayout, total: Total) -> Markup:
    rows: dict[int, list[tuple[int, Markup]]] = defaultdict(list)
    for label in sheet.labels:
        if label.role is not Role.TITLE:
            rows[label.rect.top].append((label.rect.left, _label(label)))
    for code, rect in sheet.cells.items():
        rows[rect.top].append((rect.left, _figure(code, rect, total)))
    body = (tag("tr", *_in_order(rows[row])) for row in range(1, sheet.printed.bottom + 1))
    caption = tag("caption", sheet.section.title)
    widths = sheet.section.widths
    columns = (tag("col", class_=width_class(width / sum(widths))) for width in widths)
    table = tag("table", caption, tag("colgroup", *columns), tag("tbody", *body), class_="official")
    return tag("div", table, class_="scroll", tabindex=0, role="region", aria_label=sheet.section.title)


def _in_order(cells: list[tuple[int, Markup]]) -> Iterator[Markup]:
    yield from (cell for _, cell in sorted(cells, key=lambda item: item[0]))


def _label(label: Label) -> Markup:
    return tag("th", label.text, scope=_SCOPES.get(label.role), class_=label.role.value, **_span(label.rect))


def _figure(code: str, rect: Rect, total: Total) -> Markup:
    """A figure; where units are missing from it, that is marked and said."""
    value = total.summary.figures[code].value
    lacking = total.lacking[code]
    if value is None:
        return tag("td", "", class_="none", **_span(rect))
    if not lacking:
        return tag("td", plain(value), **_span(rect))
    remark = words.LACKING_CELL.format(count=lacking)
    return tag("td", tag("abbr", plain(value), title=remark), **_span(rect))


def _span(rect: Rect) -> dict[str, int | None]:
    down, across = rect.bottom - rect.top + 1, rect.right - rect.left + 1
    return {"rowspan": down if down > 1 else None, "colspan": across if across > 1 else None}
