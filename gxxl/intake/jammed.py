"""Text that lost the gaps between its figures: whether it can be read, and what the form's sums make of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from gxxl.form import load
from gxxl.intake.rows import FlatTable
from gxxl.joined import Kind, Split, split_rows, split_run
from gxxl.reading import is_blank, squeeze
from gxxl.submission import Figure

_JOINED = re.compile(r"0\d+")


def figures_of_jam(tables: Sequence[FlatTable]) -> Mapping[str, Figure]:
    """The figures of rows that lost the gaps between theirs, as far as the form's sums tell them; by code.

    Where a row has fewer signs than columns, blank cells were lost too, and joined digits could be any cells'. Then
    only rows of as many zeros as columns are read.
    """
    if not _has_no_gaps(tables):
        return {}
    lost = _lost_cells(tables)
    return {code: figure for found in tables for code, figure in _figures(found, only_zeros=lost).items()}


def _has_no_gaps(tables: Iterable[FlatTable]) -> bool:
    """Whether a text lost the gaps between figures: only then can a row of one number be a row of several.

    A number that begins with a zero says so (「000」), unless more rows still have their gaps.
    """
    rows = [row for table in tables for row in table.rows if len(row.codes) > 1]
    unread = [row.said.split() for row in rows if row.tokens is None and row.said]
    joined = sum(any(_JOINED.fullmatch(part) for part in parts) for parts in unread)
    apart = sum(any(not is_blank(token) for token in row.tokens or ()) for row in rows)
    return joined > apart


def _lost_cells(tables: Iterable[FlatTable]) -> bool:
    rows = (row for table in tables for row in table.rows if row.tokens is None and not row.is_cut)
    return any(0 < len(squeeze(row.said)) < len(row.codes) for row in rows)


def _figures(found: FlatTable, *, only_zeros: bool) -> Mapping[str, Figure]:
    rows = [row for row in found.rows if not row.is_cut]
    if only_zeros:
        rows = [row for row in rows if squeeze(row.said) == "0" * len(row.codes)]
    joined = [row for row in rows if row.tokens is None and row.said]
    if len(found.section.tables) > 1:
        return _told(split_run(found.section.tables, found.edition, joined[0].said)) if joined else {}
    cells = load(found.edition).cells
    texts = {cells[row.codes[0]].row_key: row.said or " ".join(row.tokens or ()) for row in rows}
    split = _told(split_rows(found.section.tables[0], found.edition, texts))
    return {code: split[code] for row in joined for code in row.codes if code in split}


def _told(split: Split) -> Mapping[str, Figure]:
    """The figures but for rows that agree with their own sums in no reading.

    There a figure is wrong, or a blank cell left nothing behind: who can tell.
    """
    wrong = {code for verdict in split.verdicts.values() if verdict.kind is Kind.WRONG for code in verdict.codes}
    return {code: figure for code, figure in split.figures.items() if code not in wrong}
