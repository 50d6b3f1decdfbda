"""The series that charts of a consolidation show: requests by applicant, outcomes, units in order, errors by rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from heapq import nsmallest
from typing import NamedTuple

from gxxl.consolidate.rows import Ledger
from gxxl.consolidate.total import Total
from gxxl.figures import editions_key, index_of
from gxxl.form import Form, load
from gxxl.rules import Severity
from gxxl.sums import exact_sum

_IN_BRACKETS = re.compile(r"(?<=[^（）])（[^（）]*）$")
MOST = 15  # bars that can be told apart
_NEW_RULE, _RESULTS_RULE = "requests.new.total", "requests.results.total"


class Bar(NamedTuple):
    """A name and its number; ``None`` where nobody gave one."""

    name: str
    value: Decimal | None


def by_applicant(total: Total) -> list[Bar]:
    """New requests by kind of applicant."""
    form = _form(total)
    return [_bar(total, form.cells[code].column_labels[-1], [code]) for code in form.rules_by_id[_NEW_RULE].expected]


def by_outcome(total: Total) -> list[Bar]:
    """What became of the requests: the results of the form, finer ones added up."""
    form = _form(total)
    groups: dict[str, list[str]] = {}
    for code in form.rules_by_id[_RESULTS_RULE].expected:
        labels = form.cells[code].row_labels
        groups.setdefault(labels[min(1, len(labels) - 1)], []).append(code)
    return [_bar(total, _IN_BRACKETS.sub("", name), codes) for name, codes in groups.items()]


def ranking(total: Total, most: int = MOST) -> list[Bar]:
    """The units with the most new requests, highest first; units without the figure are left out."""
    code = _form(total).rules_by_id[_NEW_RULE].total
    place = index_of(editions_key(total.summary.editions))[code]
    found = ((unit.values.row[place], unit.row.unit) for unit in total.contributions)
    highest = nsmallest(most, ((-value, unit, value) for value, unit in found if value is not None))
    return [Bar(unit, Decimal(value)) for _, unit, value in highest]


def errors_by_rule(ledger: Ledger, most: int = MOST) -> list[Bar]:
    """How many open errors each rule found, most first."""
    found = (finding for row in ledger.rows for file in row.counted for finding in file.findings)
    counts = Counter(finding.label for finding in found if finding.severity is Severity.ERROR and finding.is_open)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Bar(label, Decimal(count)) for label, count in ordered[:most]]


def _form(total: Total) -> Form:
    return load(total.summary.editions["requests"] or "")


def _bar(total: Total, name: str, codes: Iterable[str]) -> Bar:
    figures = total.summary.figures
    values = [value for value in (figures[code].value for code in codes) if value is not None]
    return Bar(name, exact_sum(values) if values else None)
