"""A summary and its own parts are never both added, nor two summaries that share a part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gxxl.consolidate.names import same_code, short_name
from gxxl.consolidate.rows import Row, Status
from gxxl.messages import consolidate as words
from gxxl.submission import Part


@dataclass(frozen=True, slots=True)
class _Who:
    """What a unit is known by: hash of the content, code, and name where there is no code."""

    hashes: frozenset[str]
    code: str
    name: str

    def is_same(self, other: _Who) -> bool:
        """Whether both are one unit: by content, by code, or by name where a code is missing."""
        if self.hashes & other.hashes:
            return True
        if self.code and other.code:
            return self.code == other.code
        return bool(self.name) and self.name == other.name


def keep_apart(rows: Sequence[Row]) -> list[Row]:
    """The rows, those that would be added twice no longer added.

    Where every part of a summary reported on its own, the parts are added and the summary is not. Where only some did,
    neither is: which of them is whole cannot be told.
    """
    kept = list(rows)
    for number, summary in enumerate(rows):
        parts = _parts(summary)
        if not summary.is_added or not parts:
            continue
        beside = [i for i, row in enumerate(rows) if i != number and row.is_added and _overlaps(row, parts)]
        if not beside:
            continue
        if _all_came(parts, [rows[i] for i in beside if not _parts(rows[i])]):
            kept[number] = _left_out(kept[number], words.SUMMARY_LEFT_OUT)
            continue
        names = words.LIST_JOIN.join(rows[i].unit for i in beside)
        kept[number] = _left_out(kept[number], words.SUMMARY_BESIDE_PARTS.format(names=names))
        for i in beside:
            kept[i] = _left_out(kept[i], words.PART_BESIDE_SUMMARY.format(file=summary.files[0]))
    return kept


def _parts(row: Row) -> list[_Who]:
    submission = row.received[0].submission if row.received else None
    return [_who(part) for part in submission.parts] if submission else []


def _who(part: Part) -> _Who:
    return _Who(frozenset(filter(None, [part.sha256])), same_code(part.unit_code), short_name(part.unit))


def _row_who(row: Row) -> _Who:
    hashes = frozenset(file.sha256 for file in row.received if file.sha256)
    return _Who(hashes, same_code(row.unit_code), short_name(row.unit))


def _overlaps(row: Row, parts: Iterable[_Who]) -> bool:
    own = [_row_who(row), *_parts(row)]
    return any(one.is_same(part) for one in own for part in parts)


def _all_came(parts: Iterable[_Who], rows: Iterable[Row]) -> bool:
    present = [_row_who(row) for row in rows]
    return all(any(one.is_same(part) for one in present) for part in parts)


def _left_out(row: Row, reason: str) -> Row:
    if reason in row.reason:
        return row
    reasons = filter(None, (row.reason, reason))
    return replace(row, status=Status.NOT_ADDED, reason=words.REASON_JOIN.join(reasons))
