"""A summary and its own parts are never both added, nor two summaries that share a part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from gxxl.consolidate.reasons import joined
from gxxl.consolidate.rows import Row, Status, Why
from gxxl.messages import consolidate as words
from gxxl.submission import Part
from gxxl.unit_names import same_code, short_name

_NAMED = 5  # shared units that are named


class _Who(NamedTuple):
    """What a unit is known by: hash of the content, code, and name where there is no code."""

    hashes: frozenset[str]
    code: str
    name: str


class _Known:
    """Finds the numbers of those that are the same unit: by content, by code, or by name where a code is missing."""

    def __init__(self, units: Iterable[tuple[int, _Who]]) -> None:
        self._by_hash: dict[str, list[int]] = defaultdict(list)
        self._by_code: dict[str, list[int]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._without_code: dict[str, list[int]] = defaultdict(list)
        for number, unit in units:
            for digest in unit.hashes:
                self._by_hash[digest].append(number)
            if unit.code:
                self._by_code[unit.code].append(number)
            if unit.name:
                self._by_name[unit.name].append(number)
                if not unit.code:
                    self._without_code[unit.name].append(number)

    def same(self, unit: _Who) -> set[int]:
        """The numbers of all that are this unit."""
        found = {number for digest in unit.hashes for number in self._by_hash.get(digest, ())}
        if unit.code:
            return found.union(self._by_code.get(unit.code, ()), self._without_code.get(unit.name, ()))
        return found.union(self._by_name.get(unit.name, ()))


def keep_apart(rows: Sequence[Row]) -> list[Row]:
    """The rows, those that would be added twice no longer added.

    Where every part of a summary reported on its own, the parts are added and the summary is not. Where only some did,
    neither is: which of them is whole cannot be told. Of summaries that share a part none is added.
    """
    parts = {number: found for number, row in enumerate(rows) if row.is_added and (found := _parts(row))}
    kept = list(rows)
    if not parts:
        return kept
    units = _Known((number, _row_who(row)) for number, row in enumerate(rows) if row.is_added)
    who = {part: _who(part) for found in parts.values() for part in found}
    inside = _Known((number, who[part]) for number, found in parts.items() for part in found)
    for number, own in parts.items():
        came = {part: units.same(who[part]) - {number} for part in own}
        whole = inside.same(_row_who(rows[number])) - {number}  # summaries that have this one inside
        shared = {part: inside.same(who[part]) - {number} for part in own}
        if all(came[part] - parts.keys() for part in own):
            kept[number] = _left_out(kept[number], words.SUMMARY_LEFT_OUT, why=None)
            continue
        beside = sorted(set().union(*came.values()))
        if beside:
            names = words.LIST_JOIN.join(rows[i].unit for i in beside)
            kept[number] = _left_out(kept[number], words.SUMMARY_BESIDE_PARTS.format(names=names))
            for i in beside:
                kept[i] = _left_out(kept[i], words.PART_BESIDE_SUMMARY.format(file=rows[number].files[0]))
        others = sorted(set().union(*shared.values()) - set(beside) - whole)
        if others:
            kept[number] = _left_out(kept[number], _sharing(rows, shared, others))
    return kept


def _sharing(rows: Sequence[Row], shared: Mapping[Part, set[int]], others: Sequence[int]) -> str:
    """That other summaries have the same units inside."""
    units = [part.unit or part.unit_code for part, numbers in shared.items() if numbers.intersection(others)]
    named = words.LIST_JOIN.join(units[:_NAMED]) + (words.COVER_MORE if len(units) > _NAMED else "")
    files = words.FILES_JOIN.join(rows[i].files[0] for i in others)
    return words.SUMMARIES_SHARE.format(files=files, count=len(units), names=named)


def _parts(row: Row) -> tuple[Part, ...]:
    submission = row.received[0].submission if row.received else None
    return submission.parts if submission else ()


def _who(part: Part) -> _Who:
    return _Who(frozenset(filter(None, [part.sha256])), same_code(part.unit_code), short_name(part.unit))


def _row_who(row: Row) -> _Who:
    hashes = frozenset(file.sha256 for file in row.received if file.sha256)
    return _Who(hashes, same_code(row.unit_code), short_name(row.unit))


def _left_out(row: Row, reason: str, why: Why | None = Why.SUMMARY) -> Row:
    """The row, no longer added; ``why`` is ``None`` where nothing is lacking in the sum for it."""
    if reason in row.reason:
        return row
    return replace(row, status=Status.NOT_ADDED, reason=joined(row.reason, reason), why=why)
