"""图表: applicants, outcomes, the units with most requests, the rules broken most: as the workbook's charts."""

from __future__ import annotations

from collections.abc import Iterable

from gxxl.consolidate import series
from gxxl.consolidate.run import Outcome
from gxxl.messages import html_page as words
from gxxl.render.page.charts import Bar, bars
from gxxl.render.page.markup import Markup, tag


def figures(outcome: Outcome) -> Markup:
    """All charts."""
    total = outcome.total
    units = _shown(series.ranking(total, len(total.contributions)))
    some = words.UNITS_SHOWN_SOME if len(units) > series.MOST else words.UNITS_SHOWN
    label = some.format(shown=series.MOST, count=len(units))
    return tag(
        "div",
        bars(words.CHART_APPLICANTS, words.UNIT_CASES, _known(series.by_applicant(total))),
        bars(words.CHART_OUTCOMES, words.UNIT_CASES, _known(series.by_outcome(total))),
        bars(words.CHART_UNITS, label, units[: series.MOST]),
        bars(words.CHART_RULES, words.UNIT_PLACES, _shown(series.errors_by_rule(outcome.ledger))),
        class_="charts",
    )


def _known(found: Iterable[series.Bar]) -> list[Bar]:
    """The bars that somebody gave a number for."""
    return [Bar(bar.name, bar.value) for bar in found if bar.value is not None]


def _shown(found: Iterable[series.Bar]) -> list[Bar]:
    """The bars that have a length."""
    return [bar for bar in _known(found) if bar.value]
