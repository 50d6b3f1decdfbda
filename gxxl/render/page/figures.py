"""图表: applicants, outcomes, the units with most requests, the rules broken most."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from gxxl.consolidate.total import Total
from gxxl.form import Form, load
from gxxl.messages import html_page as words
from gxxl.render.page.charts import Bar, bars
from gxxl.render.page.findings import Item, by_rule
from gxxl.render.page.markup import Markup, tag
from gxxl.sums import exact_sum

_ROW = "requests.new"
_TOTAL = f"{_ROW}.total"
_RESULTS = "requests.results.total"
MAX_BARS = 15


def figures(total: Total, found: list[Item]) -> Markup:
    """All charts."""
    form = load(total.summary.editions["requests"] or "")
    units = _units(total)
    some = words.UNITS_SHOWN_SOME if len(units) > MAX_BARS else words.UNITS_SHOWN
    label = some.format(shown=MAX_BARS, count=len(units))
    rules = [Bar(rule, Decimal(count)) for rule, _, count, _ in by_rule(found)]
    return tag(
        "div",
        bars(words.CHART_APPLICANTS, words.UNIT_CASES, _applicants(total, form)),
        bars(words.CHART_OUTCOMES, words.UNIT_CASES, _outcomes(total, form)),
        bars(words.CHART_UNITS, label, units[:MAX_BARS]),
        bars(words.CHART_RULES, words.UNIT_PLACES, sorted(rules, key=lambda bar: -bar.value)[:MAX_BARS]),
        class_="charts",
    )


def _applicants(total: Total, form: Form) -> list[Bar]:
    """New requests by kind of applicant: the parts of the row's total."""
    found = []
    for code in form.total_rules[_TOTAL].expected:
        value = total.summary.figures[code].value
        if value is not None:
            found.append(Bar(form.cells[code].column_labels[-1], value))
    return found


def _outcomes(total: Total, form: Form) -> list[Bar]:
    """Results by the groups that the form prints, （一） to （六）; nothing for a group without any figure."""
    values: dict[str, list[Decimal]] = defaultdict(list)
    for code in form.rules_by_id[_RESULTS].expected:
        value = total.summary.figures[code].value
        if value is not None:
            labels = form.cells[code].row_labels
            values[labels[min(1, len(labels) - 1)]].append(value)
    return [Bar(label, exact_sum(parts)) for label, parts in values.items()]


def _units(total: Total) -> list[Bar]:
    found = [Bar(unit.row.unit, unit.values[_TOTAL]) for unit in total.contributions if unit.values.get(_TOTAL)]
    return sorted(found, key=lambda bar: (-bar.value, bar.label))
