"""What is lacking in a sum: units that should be in it and are not, and files that nobody can tell whose they are.

Each unit of the roster is wanted once. What breaks that is an error of the consolidation, beside the errors in figures;
``--strict`` and all outputs count it here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from gxxl.consolidate.roster import Entry
from gxxl.consolidate.rows import Ledger, Row, Status, Why
from gxxl.messages import ledger as words


class Kind(StrEnum):
    """What is the matter; the words are in ``messages``. The last two are of files, the others of units."""

    MISSING = "missing"
    REFUSED = "refused"
    EMPTY = "empty"
    PENDING = "pending"
    NOT_ADDED = "not_added"  # of another year, or a summary beside its parts
    RESENT = "resent"  # added, but another file of the unit, perhaps its newer one, cannot be read
    UNCLEAR = "unclear"
    UNREAD = "unread"


class Lack(NamedTuple):
    """One error of the consolidation, and the line of the ledger that says so."""

    kind: Kind
    row: Row

    @property
    def is_of_unit(self) -> bool:
        """Whether a unit's figures are not in the sum for it."""
        return self.kind in _ORDER


# Where lines of a unit say different things, the first of these is what the unit is asked about.
_ORDER = (Kind.PENDING, Kind.EMPTY, Kind.NOT_ADDED, Kind.REFUSED, Kind.MISSING)
_STATUSES = {Status.MISSING: Kind.MISSING, Status.REFUSED: Kind.REFUSED, Status.EMPTY: Kind.EMPTY}
_WHYS = {Why.PENDING: Kind.PENDING, Why.YEAR: Kind.NOT_ADDED, Why.SUMMARY: Kind.NOT_ADDED}


def lacks_of(ledger: Ledger) -> tuple[Lack, ...]:
    """The errors of a consolidation: one a unit that is to be added, one a file without a unit."""
    units: dict[Entry, list[Row]] = {}
    strays: list[Row] = []
    for row in ledger.rows:
        if row.is_settled:
            continue
        if row.entry is None:
            strays.append(row)
        else:
            units.setdefault(row.entry, []).append(row)
    added = {row.entry for row in ledger.added} if units else set()
    has_roster = ledger.roster is not None
    of_units = (_of_unit(rows, is_added=entry in added, has_roster=has_roster) for entry, rows in units.items())
    of_files = (_of_file(row, has_roster=has_roster) for row in strays)
    return tuple(lack for lack in (*of_units, *of_files) if lack)


def said(lacks: Iterable[Lack], found: int = 0) -> str:
    """How many there are of each kind, in words: 「2个单位未报、1个文件未能认定」; ``found`` errors of rules first."""
    counts = Counter(lack.kind for lack in lacks)
    first = [words.FOUND.format(count=found)] if found else []
    kinds = (words.LACKS[kind].format(count=counts[kind]) for kind in Kind if counts[kind])
    return words.FILES_JOIN.join([*first, *kinds])


def _of_unit(rows: Sequence[Row], *, is_added: bool, has_roster: bool) -> Lack | None:
    kinds = {_kind(row): row for row in reversed(rows) if has_roster or row.why is not Why.YEAR}
    if is_added:
        return Lack(Kind.RESENT, kinds[Kind.REFUSED]) if Kind.REFUSED in kinds else None
    return next((Lack(kind, kinds[kind]) for kind in _ORDER if kind in kinds), None)


def _kind(row: Row) -> Kind | None:
    return _WHYS.get(row.why) if row.why else _STATUSES.get(row.status)


def _of_file(row: Row, *, has_roster: bool) -> Lack | None:
    """With a roster, the unit whose file cannot be read counts itself; without one only the file is left to count."""
    if row.why is Why.UNCLEAR:
        return Lack(Kind.UNCLEAR, row)
    return Lack(Kind.UNREAD, row) if row.status is Status.REFUSED and not has_roster else None
