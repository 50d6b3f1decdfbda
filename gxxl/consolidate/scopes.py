"""Whose figures a cover says they are, against what the roster expects: nobody's figures twice, nobody's left out."""

from __future__ import annotations

from collections.abc import Sequence

from gxxl.consolidate.roster import Category, Entry, Roster
from gxxl.consolidate.rows import Row
from gxxl.form.book import load_book
from gxxl.rules.make import make
from gxxl.submission import Cover

# Whoever is one of these gives its own figures; the others have files of their own.
_ALONE = (Category.OWN_OFFICE, Category.DEPARTMENT, Category.TOWNSHIP, Category.STREET)


def with_scopes_asked(rows: Sequence[Row], roster: Roster | None) -> list[Row]:
    """The rows, those that are added with a scope that does not fit their place in the roster with a query more."""
    if roster is None:
        return list(rows)
    has_own_office = roster.has_own_office
    return [_asked(row, row.entry, has_own_office) if row.is_added and row.entry else row for row in rows]


def _asked(row: Row, entry: Entry, has_own_office: bool) -> Row:
    file = row.received[0]
    kind = _kind(entry, file.cover, has_own_office)
    if not kind:
        return row
    category = entry.category.value if entry.category else ""
    own, government, *_ = load_book().scopes
    values = {"scope": file.cover.scope, "level": file.cover.level, "category": category}
    values |= {"own": own, "government": government}
    place = load_book().sheets["cover"]
    return row.asked(make(kind, file.submission, (), place=place, **values))


def _kind(entry: Entry, cover: Cover, has_own_office: bool) -> str:
    """The kind of query, if any."""
    own, *wider = load_book().scopes
    if entry.category in _ALONE:
        return "consolidate.scope_wider" if cover.scope in wider else ""
    is_government = cover.level in load_book().governments
    return "consolidate.scope_own" if has_own_office and is_government and cover.scope == own else ""
