"""This year's sums against last year's summary, cell by cell, with what is unusual marked by a declared rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path, PurePath

from gxxl.consolidate.outputs import full_name
from gxxl.consolidate.total import Total, added_value
from gxxl.convert import Converted, HeldBack, convert
from gxxl.errors import Refused
from gxxl.form import Cell
from gxxl.messages import consolidate as summary_words
from gxxl.messages import ledger as words
from gxxl.submission import State, Submission
from gxxl.sums import exactly

# A change is unusual when it is both large in itself and large against last year. The sheet says the rule in words.
UNUSUAL_CHANGE = 10
UNUSUAL_SHARE = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Change:
    """One cell in both years; ``None`` for a value that a year does not have, ``is_new`` for a cell it had not."""

    cell: Cell
    now: Decimal | None
    before: Decimal | None
    is_new: bool = False

    @property
    def difference(self) -> Decimal | None:
        """This year less last year, where both are known."""
        if self.now is None or self.before is None:
            return None
        with exactly():
            return self.now - self.before

    @property
    def share(self) -> float | None:
        """The difference against last year's figure; ``None`` where that is zero or not known."""
        if self.difference is None or not self.before:
            return None
        return float(self.difference) / float(self.before)

    @property
    def is_unusual(self) -> bool:
        """Whether the change is by 10 or more, and by half of last year's figure or more."""
        difference = self.difference
        if difference is None or self.before is None:
            return False
        return abs(difference) >= UNUSUAL_CHANGE and abs(difference) >= UNUSUAL_SHARE * abs(self.before)


@dataclass(frozen=True)
class YearBefore:
    """Last year's summary in this summary's edition, and what of it has no single place there."""

    submission: Submission
    converted: Converted
    units: tuple[Submission, ...] = ()  # the lines of its 分单位明细

    @property
    def held_back(self) -> tuple[HeldBack, ...]:
        """Figures of last year's form that do not pass into this one without guessing."""
        return self.converted.held_back

    def changes(self, total: Total) -> Iterator[Change]:
        """Every cell of the summary, in the order of the form."""
        figures = self.converted.submission.figures
        for code, cell in total.summary.cells.items():
            figure = figures.get(code)
            before = added_value(cell, figure) if figure else None
            is_new = figure is None or figure.state is State.ABSENT
            yield Change(cell, total.summary.figures[code].value, before, is_new)

    def _no_units(self) -> str:
        """That nothing was compared unit by unit, and which file has what is needed for it."""
        file = PurePath(self.submission.origin.file)
        full = full_name(file.name) if self.submission.is_summary else ""
        how = words.LAST_YEAR_GIVE_FULL.format(file=full) if full else words.LAST_YEAR_GIVE_SUMMARY
        return words.LAST_YEAR_NO_UNITS.format(file=file.name, sheet=summary_words.SHEET_DETAIL, how=how)

    def beside(self, total: Total) -> Total:
        """The sums with last year's figures beside them, where the file is of the year before."""
        year = total.summary.cover.year
        if year is None or self.submission.cover.year != year - 1:
            return total
        known = {change.cell.code: change.before for change in self.changes(total) if change.before is not None}
        return replace(total, summary=replace(total.summary, last_year=known))

    def remarks(self, unit: str, year: int) -> Iterator[str]:
        """What the user should know: another year than the last one, another unit."""
        cover = self.submission.cover
        if cover.year != year - 1:
            found = words.LAST_YEAR_UNKNOWN if cover.year is None else str(cover.year)
            yield words.LAST_YEAR_OTHER_YEAR.format(found=found, wanted=year - 1)
        if not self.units:
            yield self._no_units()
        if unit and cover.unit and cover.unit != unit:
            yield words.LAST_YEAR_OTHER_UNIT.format(found=cover.unit, wanted=unit)


def read_last_year(path: Path, edition: str) -> YearBefore:
    """Last year's summary, or a report with its figures, in the edition of this one.

    Raises ``Refused`` with the path where it cannot be read.
    """
    from gxxl.lastyear import read_last_year as read_file  # noqa: PLC0415 - late, for start-up

    try:
        last = read_file(path)
    except Refused as refusal:
        raise Refused(refusal.code, words.LAST_YEAR_REFUSED.format(path=path, reason=refusal)) from refusal
    return YearBefore(last.submission, convert(last.submission, edition), last.units)
