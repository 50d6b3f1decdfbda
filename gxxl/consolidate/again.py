"""A unit that reported more than once: identical files are one; else the newest by its own date; else nobody guesses.

File times say nothing: WeChat and copying change them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gxxl.consolidate.reasons import joined
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Entry
from gxxl.consolidate.rows import Difference
from gxxl.messages import consolidate as words
from gxxl.messages import ledger as ledger_words
from gxxl.places import place_of
from gxxl.rules.linear import plain
from gxxl.submission import Figure
from gxxl.unit_names import short_name

_SHOWN = 5
_CHANGES = 3


class Settled(NamedTuple):
    """Which file of a unit counts: ``taken`` are copies of one, ``older`` those it replaces, ``open`` undecided."""

    taken: tuple[Received, ...] = ()
    older: tuple[Received, ...] = ()
    open: tuple[Received, ...] = ()
    reason: str = ""
    differences: tuple[Difference, ...] = ()


def settle(entry: Entry, files: Sequence[Received]) -> Settled:
    """Decide between the files of one unit, all readable and of the right year, in any order."""
    ordered = tuple(sorted(files, key=lambda file: (not _has_parts_and_extras(file), len(file.file), file.file)))
    names = _strange_names(entry, ordered)
    if names:
        return Settled(open=ordered, reason=words.PENDING_NAMES.format(names=words.LIST_JOIN.join(names)))
    versions = _versions(ordered)
    if len(versions) == 1:
        return Settled(taken=versions[0], reason=_same(versions[0]))
    newest = _newest(versions)
    if newest is None:
        differences = tuple(_differences(versions))
        values = {"count": len(ordered), "differences": told(differences)}
        return Settled(open=ordered, reason=words.PENDING.format(**values), differences=differences)
    older = tuple(file for version in versions if version is not newest for file in version)
    reason = words.TAKEN_NEWEST.format(count=len(versions), date=_date(newest))
    return Settled(newest, older, reason=joined(reason, _same(newest)))


def _strange_names(entry: Entry, files: Sequence[Received]) -> list[str]:
    """Several names under one code, of which the entry does not explain all."""
    known = {short_name(name) for name in (entry.name, *entry.aliases)}
    names = {file.cover.unit: short_name(file.cover.unit) for file in files if file.cover.unit}
    if len(set(names.values())) < 2 or set(names.values()) <= known:
        return []
    return sorted(names)


def _versions(files: Sequence[Received]) -> list[tuple[Received, ...]]:
    """The files put together that say the same."""
    versions: list[list[Received]] = []
    for file in files:
        same = next((version for version in versions if _is_same(version[0], file)), None)
        if same is None:
            versions.append([file])
        else:
            same.append(file)
    return [tuple(version) for version in versions]


def _is_same(one: Received, other: Received) -> bool:
    return bool(one.sha256 and one.sha256 == other.sha256) or one.data == other.data or _are_one_summary(one, other)


def _are_one_summary(one: Received, other: Received) -> bool:
    """汇总工作底稿 and its 报送版, which has no 附加数据: the same parts and the same figures."""
    first, second = one.submission, other.submission
    if first is None or second is None or not first.parts or first.parts != second.parts:
        return False
    return one.data[:2] == other.data[:2] and not (first.extras and second.extras)


def _has_parts_and_extras(file: Received) -> bool:
    return file.submission is not None and bool(file.submission.parts and file.submission.extras)


def _same(version: Sequence[Received]) -> str:
    if len(version) == 1:
        return ""
    identical = len({file.sha256 for file in version}) == 1
    words_of = words.IDENTICAL if identical else words.SAME_FIGURES
    return words_of.format(files=words.FILES_JOIN.join(file.file for file in version))


def _date(version: Sequence[Received]) -> date | None:
    days = [file.filled_on for file in version if file.filled_on]
    return max(days) if len(days) == len(version) else None


def _newest(versions: Sequence[tuple[Received, ...]]) -> tuple[Received, ...] | None:
    days = [_date(version) for version in versions]
    known = [day for day in days if day]
    if len(known) < len(days) or known.count(max(known)) > 1:
        return None
    return versions[days.index(max(known))]


def changes(old: Received, new: Received) -> str:
    """What the new version of a report changed, as text: the first few cells in full, and how many there are."""
    assert old.submission is not None and new.submission is not None
    before, after = old.submission, new.submission
    codes = [*after.figures, *(code for code in before.figures if code not in after.figures)]
    different = [code for code in codes if _said(before.figures.get(code)) != _said(after.figures.get(code))]
    if not different:
        return words.DIFFERENCES_OTHER
    shown = []
    for code in different[:_CHANGES]:
        owner = after if code in after.figures else before
        values = {"old": _said(before.figures.get(code)), "new": _said(after.figures.get(code))}
        shown.append(ledger_words.CHANGED.format(place=place_of(owner, code), cell=owner.cells[code].label, **values))
    if len(different) > _CHANGES:
        shown.append(words.DIFFERENCES_MORE.format(count=len(different)))
    return words.LIST_JOIN.join(shown)


def _differences(versions: Sequence[tuple[Received, ...]]) -> Iterator[Difference]:
    """Where the versions differ, cell by cell."""
    files = [version[0] for version in versions]
    submissions = [file.submission for file in files if file.submission]
    for code in dict.fromkeys(code for submission in submissions for code in submission.figures):
        values = tuple(_said(submission.figures.get(code)) for submission in submissions)
        if len(set(values)) > 1:
            owner = next(submission for submission in submissions if code in submission.figures)
            names = tuple(file.file for file in files)
            yield Difference(str(place_of(owner, code)), owner.cells[code].label, values, names)


def told(differences: Sequence[Difference]) -> str:
    """Differences as text, the first few in full, and how many there are."""
    if not differences:
        return words.DIFFERENCES_OTHER
    shown = [
        words.DIFFERENCE.format(place=found.place, cell=found.cell, values=values_of(found))
        for found in differences[:_SHOWN]
    ]
    if len(differences) > _SHOWN:
        shown.append(words.DIFFERENCES_MORE.format(count=len(differences)))
    return words.DIFFERENCE_JOIN.join(shown)


def values_of(difference: Difference) -> str:
    """What each file says of a cell."""
    pairs = zip(difference.values, difference.files, strict=True)
    return words.LIST_JOIN.join(words.OF_FILE.format(value=value, file=file) for value, file in pairs)


def _said(figure: Figure | None) -> str:
    if figure is None:
        return words.NOTHING
    return figure.text or (plain(figure.value) if figure.value is not None else words.NOTHING)
