"""Why a table of the form is not found where something much like it stands: which label is lacking or misplaced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gxxl.form import EDITIONS, load
from gxxl.intake.grid import Grid
from gxxl.intake.heads import Heads, Wanted, labels_of, texts_of, wanted_in
from gxxl.intake.labels import bare, spelled
from gxxl.intake.match import MAX_HEAD_ROWS
from gxxl.submission import Nearly

SHARE = 0.7  # of a table's labels: with fewer of them a sheet is another table


def nearly(grids: Sequence[Grid], editions: Mapping[str, str | None]) -> tuple[Nearly, ...]:
    """The tables that were not found and nearly are there, each with the first label that is not right."""
    sections = load(EDITIONS[-1]).sections
    return tuple(
        Nearly(table, *wrong)
        for number, section in enumerate(sections)
        if section.tables and all(editions[table] is None for table in section.tables)
        for wrong in _nearest(grids, number)
        for table in section.tables
    )


def _nearest(grids: Sequence[Grid], number: int) -> Iterator[tuple[str, str, str]]:
    """The sheet that has most of a section's labels, and what is wrong there."""
    best, found = SHARE, None
    for edition in reversed(EDITIONS):
        wanted = wanted_in(edition, number)
        labels = labels_of(wanted)
        for grid in grids:
            heads = Heads(grid, texts_of(grid), labels)
            share = sum(_is_there(heads, label) for label in labels) / len(labels)
            if share > best:
                best, found = share, (grid, heads, wanted, edition)
    if found is not None:
        grid, heads, wanted, edition = found
        label, why = _wrong(heads, wanted)
        yield grid.name, _printed(edition, number).get(label, label), why


def _is_there(heads: Heads, label: str) -> bool:
    return heads.after(label, -1) is not None


def _wrong(heads: Heads, wanted: Sequence[Wanted]) -> tuple[str, str]:
    """The first label that is not as the form has it, and how: a key of the sentences."""
    for block in wanted:
        for label in (block.head, *block.rows, *block.columns):
            if label and not _is_there(heads, label):
                return label, "lacking"
    if any(_is_turned(heads, block) for block in wanted):
        return "", "turned"
    label = _out_of_order(heads, wanted)
    return label, "order" if label else "unclear"


def _is_turned(heads: Heads, block: Wanted) -> bool:
    """Whether what are heads of columns stand below one another."""
    places = {place for label in block.columns for place in heads.places.get(label, ())}
    rows, columns = ({place[axis] for place in places} for axis in (0, 1))
    return len(block.columns) > 2 and len(columns) * 2 < len(block.columns) <= len(rows)


def _out_of_order(heads: Heads, wanted: Sequence[Wanted]) -> str:
    last = -1
    for block in wanted:
        above = last
        for label in filter(None, (block.head, *block.rows)):
            place = heads.after(label, last)
            if place is None:
                return label
            above = place[0] if label == block.head else above
            last = place[0]
        first = heads.after(block.rows[0], above) if block.rows[0] else None
        top = last + 1 if first is None else first[0]
        label = _misplaced(heads, block, range(max(0, above, top - MAX_HEAD_ROWS), top))
        if first is not None and label:
            return label
    return ""


def _misplaced(heads: Heads, block: Wanted, rows: range) -> str:
    """The first head of a column that another one stands in the place of."""
    found = sorted((column, text) for row in rows for column, text in heads.rows.get(row, ()) if text in block.columns)
    pairs = zip((text for _, text in found), block.columns, strict=False)
    return next((label for text, label in pairs if bare(text) != bare(label)), "")


def _printed(edition: str, number: int) -> dict[str, str]:
    """Labels as the form prints them, by their normal forms."""
    form = load(edition)
    tables = [form.tables_by_key[key] for key in form.sections[number].tables]
    heads = [block.head for table in tables for block in table.blocks if block.head]
    labels = [label for table in tables for cell in table.cells for label in (*cell.row_labels, *cell.column_labels)]
    return {spelled(label): label for label in (*labels, *heads)}
