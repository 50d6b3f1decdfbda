"""报送情况 as a table that the script makes sortable and filterable; without the script it is a plain table."""

from __future__ import annotations

from collections.abc import Iterator

from gxxl.consolidate.rows import Row
from gxxl.consolidate.run import Outcome
from gxxl.messages import consolidate as ledger_words
from gxxl.messages import html_page as words
from gxxl.render.page.markup import Content, Markup, tag, together
from gxxl.render.summary_cover import count_of
from gxxl.rules import Severity

MAX_ROWS = 20_000
NUMBERS = (0, 5, 6)  # columns that sort as numbers
TEXT_LIMIT = 600


def ledger(outcome: Outcome) -> Markup:
    """Controls, which the script shows, the table, and the files left alone."""
    rows = outcome.ledger.rows[:MAX_ROWS]
    left = len(outcome.ledger.rows) - len(rows)
    more = tag("p", words.MORE_UNITS.format(shown=len(rows), left=left), class_="note") if left else None
    table = tag(
        "table",
        tag("caption", words.LEDGER_CAPTION),
        tag("thead", tag("tr", *_head())),
        tag("tbody", *(_row(number, row) for number, row in enumerate(rows, start=1))),
        id="units",
        class_="list",
    )
    empty = tag("p", words.NONE_SHOWN, id="none-shown", hidden=True)
    frame = tag("div", table, class_="scroll", tabindex=0, role="region", aria_label=words.LEDGER_CAPTION)
    return together(_controls(rows), frame, empty, more, _ignored(outcome))


def _head() -> Iterator[Markup]:
    for column, title in enumerate(words.LEDGER_HEAD):
        kind = "number" if column in NUMBERS else "text"
        yield tag("th", title, scope="col", data_sort=kind, data_label=words.SORT.format(column=title))


def _controls(rows: tuple[Row, ...]) -> Markup:
    found = dict.fromkeys(ledger_words.STATUS[row.status] for row in rows)
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


def _row(number: int, row: Row) -> Markup:
    status = ledger_words.STATUS[row.status]
    errors, queries = count_of(row, Severity.ERROR), count_of(row, Severity.QUERY)
    entry = row.entry
    cells: tuple[Content, ...] = (
        tag("td", number, class_="num"),
        tag("th", row.unit or words.UNIT_NOT_KNOWN, scope="row"),
        tag("td", row.unit_code),
        tag("td", entry.category.value if entry and entry.category else ""),
        tag("td", tag("span", status, class_=f"status {row.status.value}")),
        _count(errors, "bad"),
        _count(queries, "query"),
        tag("td", ledger_words.FILES_JOIN.join(row.files)),
        tag("td", row.reason[:TEXT_LIMIT]),
    )
    todo = "yes" if errors or queries or not row.is_settled else "no"
    return tag("tr", *cells, data_status=status, data_todo=todo, class_=None if row.is_settled else "open")


def _count(number: int, kind: str) -> Markup:
    return tag("td", number, class_=f"num {kind}" if number else "num")


def _ignored(outcome: Outcome) -> Markup | None:
    if not outcome.ignored:
        return None
    lines = (words.IGNORED_LINE.format(file=item.file, reason=item.reason) for item in outcome.ignored)
    head = tag("summary", words.IGNORED.format(count=len(outcome.ignored)))
    return tag("details", head, tag("ul", *(tag("li", line) for line in lines)))
