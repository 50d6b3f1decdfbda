"""The ledger (报送情况表): for each unit what came, whether it is added, and why not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gxxl.consolidate.again import changes
from gxxl.consolidate.carriers import SCANNED, settle_carriers
from gxxl.consolidate.cover_notes import cover_notes
from gxxl.consolidate.coverage import level_notes
from gxxl.consolidate.kept import keep_typed
from gxxl.consolidate.match import Match, match_all
from gxxl.consolidate.overlap import keep_apart
from gxxl.consolidate.reasons import joined
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Category, Entry, Roster
from gxxl.consolidate.rows import Ledger, Row, Status, Why
from gxxl.consolidate.scopes import with_scopes_asked
from gxxl.consolidate.twins import with_twins_asked
from gxxl.consolidate.typed import TypedLine
from gxxl.figures import are_zero
from gxxl.messages import consolidate as words
from gxxl.messages import ledger as ledger_words
from gxxl.unit_names import same_code

_YEAR_RULES = ("cover.year", "cover.year_unread")


def build_ledger(
    received: Iterable[Received], roster: Roster | None, year: int, typed: Sequence[TypedLine] = ()
) -> Ledger:
    """The ledger of a year from what came in, in any order; ``typed`` is what people wrote into an earlier one."""
    files = sorted(received, key=lambda file: file.file)
    matches = match_all(files, roster)
    groups: dict[Entry, list[Received]] = defaultdict(list)
    scans: dict[Entry, list[Received]] = defaultdict(list)
    rows: list[Row] = []
    for file in files:
        match = matches.get(file.file, Match())
        why, reason = _why_not_this(file, match, year)
        if file.submission is None and match.entry and file.refusal_code == SCANNED:
            scans[match.entry].append(file)
        elif file.submission is None:
            rows.append(_row(file, match, Status.REFUSED, file.refusal))
        elif reason:
            once = _said_once(file) if roster and why is Why.YEAR else file
            rows.append(_row(once, match, Status.NOT_ADDED, reason, why))
        elif match.entry is None:
            rows.append(_row(file, match, Status.UNEXPECTED, words.NOT_IN_ROSTER))
        else:
            groups[match.entry].append(file)
    for entry, group in groups.items():
        rows += _rows_of(entry, group, scans.pop(entry, ()), matches, year)
    rows += [_row(file, matches[file.file], Status.REFUSED, file.refusal) for group in scans.values() for file in group]
    seen = {row.entry for row in rows}
    maybe = _maybe(rows)
    rows += [_not_received(entry, maybe[entry]) for entry in (roster.entries if roster else ()) if entry not in seen]
    places = {entry: number for number, entry in enumerate(roster.entries)} if roster else {}
    ordered = sorted(_with_unread(keep_apart(rows)), key=lambda row: _order(row, places))
    asked = with_twins_asked(with_scopes_asked(ordered, roster))
    kept, gone = keep_typed(asked, typed)
    return Ledger(year, tuple(kept), roster, tuple(gone))


def _order(row: Row, places: Mapping[Entry, int]) -> tuple[object, ...]:
    number = places.get(row.entry, len(places)) if row.entry else len(places) + 1
    return number, same_code(row.unit_code), row.unit, not row.is_added, row.files


def _why_not_this(file: Received, match: Match, year: int) -> tuple[Why | None, str]:
    """Why a readable file cannot be this year's report of a unit, or nothing."""
    if match.problem:
        return Why.UNCLEAR, match.problem
    if file.cover.year is None:
        text = file.cover.year_text
        return Why.YEAR, (words.YEAR_UNREAD if text else words.NO_YEAR).format(wanted=year, text=text)
    if file.cover.year != year:
        return Why.YEAR, words.WRONG_YEAR.format(found=file.cover.year, wanted=year)
    return None, ""


def _said_once(file: Received) -> Received:
    """Without the finding about a year that is missing or cannot be read: the unit that lacks is the error."""
    kept = tuple(finding for finding in file.findings if finding.rule not in _YEAR_RULES)
    return file if len(kept) == len(file.findings) else replace(file, findings=kept)


def _row(file: Received, match: Match, status: Status, reason: str, why: Why | None = None) -> Row:
    unit, code = (match.entry.name, match.entry.code) if match.entry else (file.cover.unit, file.cover.unit_code)
    reason = joined(reason, match.note)
    return Row(unit, code or file.cover.unit_code, status, (file,), reason, match.entry, why=why, maybe=match.maybe)


def _rows_of(
    entry: Entry, group: Sequence[Received], scans: Sequence[Received], matches: Mapping[str, Match], year: int
) -> Iterator[Row]:
    """The lines of a unit that reported: what is added or why nothing is, and what was replaced."""
    settled = settle_carriers(entry, group, scans)
    code = entry.code or next((file.cover.unit_code for file in group if file.cover.unit_code), "")
    if settled.open:
        yield Row(
            entry.name,
            code,
            Status.NOT_ADDED,
            settled.open,
            settled.reason,
            entry,
            differences=settled.differences,
            why=Why.PENDING,
        )
        return
    first = settled.taken[0]
    status = _status(entry, first)
    why_not = words.EMPTY_FORM if status is Status.EMPTY else _why_not_added(entry)
    notes = (*cover_notes(first, year), *level_notes(first))
    reason = joined(why_not, settled.reason, matches[first.file].note, *notes)
    yield Row(entry.name, code, status, settled.taken, reason, entry)
    for file in settled.older:
        differs = ledger_words.DIFFERS.format(changes=changes(file, first))
        reason = joined(words.SUPERSEDED_BY.format(file=first.file), differs)
        yield Row(entry.name, code, Status.SUPERSEDED, (file,), reason, entry)


def _status(entry: Entry, file: Received) -> Status:
    assert file.submission is not None
    if not entry.is_added:
        return Status.NOT_ADDED
    if file.submission.is_untouched:
        return Status.EMPTY
    return Status.ZERO if are_zero(file.submission.figures) else Status.REPORTED


def _why_not_added(entry: Entry) -> str:
    if entry.category is Category.VERTICAL:
        return words.VERTICAL_NOT_ADDED
    if entry.counted:
        return ""
    return words.NOT_COUNTED_WHY.format(why=entry.why_not) if entry.why_not else words.NOT_COUNTED


def _with_unread(rows: Sequence[Row]) -> list[Row]:
    """The rows; a unit that is added and sent another file that cannot be read, perhaps a newer one, is told so."""
    unread: dict[Entry, list[str]] = defaultdict(list)
    for row in rows:
        if row.status is Status.REFUSED and row.entry:
            unread[row.entry] += row.files
    return [_told(row, unread[row.entry]) if unread and row.entry in unread else row for row in rows]


def _told(row: Row, unread: Sequence[str]) -> Row:
    if not row.is_added:
        return row
    note = words.UNREAD_BESIDE.format(files=words.FILES_JOIN.join(unread))
    return replace(row, reason=joined(row.reason, note))


def _maybe(rows: Iterable[Row]) -> dict[Entry, list[str]]:
    """The files that may be a unit's, by unit."""
    found: dict[Entry, list[str]] = defaultdict(list)
    for row in rows:
        for entry in row.maybe:
            found[entry] += row.files
    return found


def _not_received(entry: Entry, maybe: Sequence[str]) -> Row:
    """The line of a unit from which nothing came, or of which nobody can tell whether the files ``maybe`` are its."""
    if entry.is_added:
        reason = words.MAYBE_CAME.format(files=words.FILES_JOIN.join(maybe)) if maybe else ""
        return Row(entry.name, entry.code, Status.MISSING, reason=reason, entry=entry)
    reason = joined(_why_not_added(entry), words.NOT_RECEIVED)
    return Row(entry.name, entry.code, Status.NOT_ADDED, reason=reason, entry=entry)
