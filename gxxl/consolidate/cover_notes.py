"""What is noteworthy about a file as such, beside its figures: an edition no longer in force, an old template."""

from __future__ import annotations

from functools import lru_cache

from gxxl.consolidate.received import Received
from gxxl.figures import Editions, editions_key
from gxxl.form import TABLES, load
from gxxl.form.book import load_book
from gxxl.messages import ledger as words
from gxxl.rules.cover import edition_for


def cover_notes(file: Received, year: int) -> tuple[str, ...]:
    """Sentences about a file that was read, for its line in the ledger."""
    submission = file.submission
    return _notes(editions_key(submission.editions), submission.origin.version, year) if submission else ()


@lru_cache(maxsize=64)  # most files are of one template
def _notes(editions: Editions, version: str | None, year: int) -> tuple[str, ...]:
    notes: list[str] = []
    wanted = edition_for(year)
    old = [table for table, edition in zip(TABLES, editions, strict=True) if (edition or wanted) < wanted]
    if old:
        note = words.OLD_EDITION.format(
            tables=words.FILES_JOIN.join(load(wanted).tables_by_key[table].name for table in old),
            edition=words.FILES_JOIN.join(sorted({edition for edition in editions if edition and edition < wanted})),
            wanted=wanted,
        )
        notes.append(note)
    current = load_book().version
    if version and version != current and _number(version) < _number(current):
        notes.append(words.OLD_TEMPLATE.format(version=version, current=current))
    return tuple(notes)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
