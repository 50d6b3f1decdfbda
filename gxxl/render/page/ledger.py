"""报送情况 as a table that the script makes sortable and filterable; without the script it is a plain table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gxxl.consolidate.rows import Ledger, Row
from gxxl.consolidate.run import Outcome
from gxxl.messages import consolidate as summary_words
from gxxl.messages import html_page as words
from gxxl.messages import ledger as ledger_words
from gxxl.render import ledger_lines as lines
from gxxl.render.page.markup import Markup, tag, together

MAX_ROWS = 20_000
TEXT_LIMIT = 600
_NARROW = 11  # columns that have room between the margins of the page
# Left out where they are empty in all lines.
_OPTIONAL = (lines.CODE, lines.CATEGORY, lines.PARENT, lines.LATE, *lines.TYPED)
_TIGHT = (lines.CODE, lines.STATUS, *(ledger_words.TYPED_COLUMNS[name] for name in ("received_on", "returned_on")))
_WEIGHTS = {lines.ERRORS: "bad", lines.QUERIES: "query"}
_CLASSES = {
    **dict.fromkeys(_TIGHT, "tight"),
    lines.FILES: "files",
    lines.REASON: "reason",
    ledger_words.TYPED_COLUMNS["remark"]: "files",
    **dict.fromkeys(lines.UNPRINTED, "off-paper"),
}


def ledger(outcome: Outcome) -> Markup:
    """Controls, which the script shows, the table, and the files left alone."""
    made = outcome.ledger
    rows = made.rows[:MAX_ROWS]
    left = len(made.rows) - len(rows)
    more = tag("p", words.MORE_UNITS.format(shown=len(rows), left=left), class_="note") if left else None
    own = lines.own_heads(row.typed for row in rows)
    told = [_line(made, number, row, own) for number, row in enumerate(rows, start=1)]
    heads = [head for head in (*lines.COLUMNS, *own) if head not in _OPTIONAL or any(line[head] for line in told)]
    table = tag(
        "table",
        tag("caption", words.LEDGER_CAPTION),
        tag("thead", tag("tr", *map(_head, heads))),
        tag("tbody", *(_row(row, line, heads) for row, line in zip(rows, told, strict=True))),
        id="units",
        class_="list",
    )
    empty = tag("p", words.NONE_SHOWN, id="none-shown", hidden=True)
    kind = "scroll wide" if len(heads) > _NARROW else "scroll"
    frame = tag("div", table, class_=kind, tabindex=0, role="region", aria_label=words.LEDGER_CAPTION)
    return together(_controls(rows), frame, empty, more, _ignored(outcome))


def _line(made: Ledger, number: int, row: Row, own: Sequence[str]) -> dict[str, str | int]:
    """What stands in a line, by the heads."""
    theirs = (text or "" for text in lines.own_texts(row.typed, own))
    return {
        **dict(zip(own, theirs, strict=True)),
        **dict(zip(lines.HEADS, lines.line_of(made, number, row), strict=True)),
    }


def _head(title: str) -> Markup:
    kind = "number" if title in lines.NUMBERS else "text"
    off = "off-paper" if title in lines.UNPRINTED else None
    return tag("th", title, scope="col", data_sort=kind, data_label=words.SORT.format(column=title), class_=off)


def _controls(rows: tuple[Row, ...]) -> Markup:
    found = dict.fromkeys(summary_words.STATUS[row.status] for row in rows)
    options = [tag("option", words.ALL, value=""), *(tag("option", text, value=text) for text in found)]
    return tag(
        "form",
        tag("label", words.FIND, tag("input", id="find", type="search", placeholder=words.FIND_HINT)),
        tag("label", words.STATUS, tag("select", *options, id="status")),
        tag("label", tag("input", id="todo", type="checkbox"), words.TODO, class_="check"),
        tag("button", words.RESET, id="reset", type="button"),
        tag("output", "", id="shown", data_text=words.SHOWN, aria_live="polite"),
        id="controls",
        hidden=True,
        role="search",
    )


def _row(row: Row, line: Mapping[str, str | int], heads: Iterable[str]) -> Markup:
    todo = "yes" if line[lines.ERRORS] or line[lines.QUERIES] or not row.is_settled else "no"
    cells = (_cell(row, head, line[head]) for head in heads)
    status = line[lines.STATUS]
    return tag("tr", *cells, data_status=status, data_todo=todo, class_=None if row.is_settled else "open")


def _cell(row: Row, head: str, value: str | int) -> Markup:
    if head == lines.UNIT:
        return tag("th", value or words.UNIT_NOT_KNOWN, scope="row")
    if head == lines.STATUS:
        return tag("td", tag("span", value, class_=f"status {row.status.value}"), class_=_CLASSES[head])
    if isinstance(value, int):
        kind = _WEIGHTS.get(head, "") if value else ""
        return tag("td", value, class_=f"num {kind}".strip())
    return tag("td", value[:TEXT_LIMIT], class_=_CLASSES.get(head))


def _ignored(outcome: Outcome) -> Markup | None:
    if not outcome.ignored:
        return None
    lines = (words.IGNORED_LINE.format(file=item.file, reason=item.reason) for item in outcome.ignored)
    head = tag("summary", words.IGNORED.format(count=len(outcome.ignored)))
    return tag("details", head, tag("ul", *(tag("li", line) for line in lines)))
