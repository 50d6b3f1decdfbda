"""What is noteworthy about a file as such, beside its figures: an edition no longer in force, an old template."""

from __future__ import annotations

from collections.abc import Iterator

from gxxl.consolidate.received import Received
from gxxl.form import TABLES, load
from gxxl.form.book import load_book
from gxxl.messages import ledger as words
from gxxl.rules.cover import edition_for


def cover_notes(file: Received, year: int) -> Iterator[str]:
    """Sentences about a file that was read, for its line in the ledger."""
    submission = file.submission
    if submission is None:
        return
    wanted = edition_for(year)
    old = [table for table in TABLES if (submission.editions.get(table) or wanted) < wanted]
    if old:
        editions = sorted({submission.editions[table] or "" for table in old})
        yield words.OLD_EDITION.format(
            tables=words.FILES_JOIN.join(load(wanted).tables_by_key[table].name for table in old),
            edition=words.FILES_JOIN.join(editions),
            wanted=wanted,
        )
    version, current = submission.origin.version, load_book().version
    if version and version != current and _number(version) < _number(current):
        yield words.OLD_TEMPLATE.format(version=version, current=current)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
