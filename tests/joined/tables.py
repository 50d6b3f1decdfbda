"""Tables that cross-foot, and how they look when the gaps are lost."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from gxxl.form import EDITIONS, Rule, load
from gxxl.submission import Figure, State

Figures = dict[str, Decimal]


def rows_of(table: str, edition: str) -> dict[str, list[str]]:
    """The codes of a table's rows by their keys."""
    rows: dict[str, list[str]] = {}
    for cell in load(edition).tables_by_key[table].cells:
        rows.setdefault(cell.row_key, []).append(cell.code)
    return rows


def joined(figures: Mapping[str, Decimal], codes: list[str]) -> str:
    """The figures of some cells without any gaps."""
    return "".join(f"{figures[code]:f}" for code in codes)


def is_right(figure: Figure, true: Decimal) -> bool:
    """Whether nothing wrong is said: the number is the true one, or the true one is among the readings."""
    if figure.state is State.UNREADABLE:
        return True
    return figure.value == true if figure.state is State.NUMBER else true in figure.readings


@st.composite
def requests(draw: st.DrawFn, most: int = 200) -> tuple[str, Figures]:
    """An edition, and figures of 申请办理, those drawn up to ``most``, with which every sum holds."""
    edition = draw(st.sampled_from(EDITIONS))
    form = load(edition)
    counts = st.one_of(st.just(0), st.just(0), st.integers(0, 9), st.integers(0, most))
    cells = [cell.code for cell in form.tables_by_key["requests"].cells]
    made = {code: Decimal(draw(counts)) for code in cells if code not in form.total_rules}
    _add_up(made, edition)
    for rule in form.rules:
        if rule.table == "requests" and len(rule.found) == 2 and rule.expected[0] not in form.total_rules:
            _balance(made, rule)
    for code in form.total_rules:
        made.pop(code, None)
    _add_up(made, edition)
    return edition, made


def _add_up(made: Figures, edition: str) -> None:
    """Fills in every total whose parts are known, totals of totals too."""
    before = -1
    while before != (before := len(made)):
        for code, rule in load(edition).total_rules.items():
            if code not in made and all(part in made for part in rule.expected):
                made[code] = sum((made[part] for part in rule.expected), Decimal(0))


def _balance(made: Figures, rule: Rule) -> None:
    """Sets 本年新收 of a column as the balance wants it, and 结转下年度 higher where that would be below 0."""
    new, carried_in = rule.expected
    results, carried_out = rule.found
    spare = made[results] + made[carried_out] - made[carried_in]
    made[carried_out] += max(-spare, Decimal(0))
    made[new] = max(spare, Decimal(0))
