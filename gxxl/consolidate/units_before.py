"""Each unit's figures against its own line in last year's summary (分单位明细)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gxxl.consolidate.received import Received
from gxxl.lastyear import figures_in
from gxxl.rules import Finding, settled
from gxxl.rules.years import check_years
from gxxl.submission import Cover, Submission
from gxxl.unit_names import are_rivals, same_code, short_name


def with_years_compared(received: Sequence[Received], units: Iterable[Submission]) -> list[Received]:
    """The same files, those whose figures do not follow from last year's with queries more.

    A file that brings last year's figures along was checked against these already; a unit that fits two lines of last
    year, or none, is not compared.
    """
    before = _Before(units)
    return [_compared(file, before) for file in received]


class _Before:
    def __init__(self, units: Iterable[Submission]) -> None:
        self._known: dict[str, list[Submission]] = defaultdict(list)
        for unit in units:
            for key in {same_code(unit.cover.unit_code), short_name(unit.cover.unit)} - {""}:
                self._known[key].append(unit)

    def of(self, cover: Cover) -> Submission | None:
        """The one line of the unit: by code, else by a name with which no code disagrees."""
        code = same_code(cover.unit_code)
        named = self._known.get(short_name(cover.unit), []) if cover.unit else []
        fit = self._known.get(code, []) if code else []
        fit = fit or [unit for unit in named if not are_rivals(code, same_code(unit.cover.unit_code))]
        return fit[0] if len(fit) == 1 else None


def _compared(file: Received, before: _Before) -> Received:
    submission = file.submission
    if submission is None or submission.last_year or submission.cover.year is None:
        return file
    last = before.of(submission.cover)
    if last is None or last.cover.year != submission.cover.year - 1:
        return file
    said = {(finding.rule, finding.cells) for finding in file.findings}
    found = check_years(submission, figures_in(last, submission.editions))
    new: list[Finding] = [finding for finding in found if (finding.rule, finding.cells) not in said]
    return replace(file, findings=(*file.findings, *settled(new, submission.reasons))) if new else file
