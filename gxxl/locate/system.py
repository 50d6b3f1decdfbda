"""From a submission to linear systems: totals that are formulas are replaced by their parts, then what hangs together.

A total that is a formula follows its parts and cannot itself be wrong. A rule that is not decided (a blank total, a
text among its cells) says nothing and is left out, and so are cells that no remaining rule looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from gxxl.counts import Counts, Pattern
from gxxl.figures import Editions, Figures, editions_key, index_of, is_quiet
from gxxl.form import EDITIONS, TABLES, Cell, Domain, Rule, load
from gxxl.locate.search import Exact, System
from gxxl.rules.linear import ZERO, Outcome, Verdict, compile_rules, compiled, verdicts
from gxxl.submission import Figure, Made, Submission

# Where a format does not tell, a total that is its sum may be a formula: then it proves nothing of its parts.
FOLLOWS = (Made.FORMULA, Made.COMPUTED, Made.UNKNOWN)


class Component(NamedTuple):
    """Rules and cells that hang together, as a system; ``codes[i]`` is cell ``i``, ``rules[j]`` the id of row ``j``.

    ``follow`` names, by a rule's id, a rule that was left out because it is a sum of this one and others.
    """

    codes: tuple[str, ...]
    rules: tuple[str, ...]
    system: System
    follow: Mapping[str, str]


class _Line(NamedTuple):
    """A rule over free cells."""

    rule: str
    coefficients: Mapping[str, int]
    residual: Decimal


class _Group(NamedTuple):
    lines: list[_Line]
    codes: set[str]


def components(submission: Submission) -> list[Component]:
    """The systems in which something is wrong, in the order of the form."""
    sums = list(_cross_footing(submission))
    lines, follow = _without_sums([*sums, *(line for line in _carry_over(submission) if _is_evidence(line, sums))])
    order = index_of(editions_key(submission.editions))
    own = order_of_rules(submission)
    odd = _out_of_domain(submission)
    return [
        _component(submission, group, order, follow, odd)
        for group in _groups(lines)
        if any(line.residual for line in group.lines if line.rule in own) or not odd.isdisjoint(group.codes)
    ]


def order_of_rules(submission: Submission) -> Mapping[str, Rule]:
    """The cross-footing rules of a submission, by id."""
    return compiled(submission).by_id


def _cross_footing(submission: Submission) -> Iterable[_Line]:
    decided = verdicts(submission)
    for rule, coefficients in _expanded(editions_key(submission.editions), frozenset(_followed(submission, decided))):
        verdict = decided[rule]
        if verdict.outcome is not Outcome.UNDECIDED and verdict.difference is not None and coefficients:
            yield _Line(rule, coefficients, verdict.difference)


@lru_cache(maxsize=64)  # in most files the same totals are formulas
def _expanded(editions: Editions, codes: frozenset[str]) -> tuple[tuple[str, Mapping[str, int]], ...]:
    """Each rule over free cells, where the totals ``codes`` follow their parts."""
    followed = {rule.total: rule for rule in _totals(editions) if rule.total in codes}
    found: list[tuple[str, Mapping[str, int]]] = []
    for rule in compile_rules(editions).rules:
        coefficients: dict[str, int] = {}
        for code in rule.found:
            _add(coefficients, followed, code, 1)
        for code in rule.expected:
            _add(coefficients, followed, code, -1)
        found.append((rule.id, {code: by for code, by in coefficients.items() if by}))
    return tuple(found)


@lru_cache(maxsize=64)
def _totals(editions: Editions) -> Sequence[Rule]:
    """The rules of all totals."""
    pairs = zip(TABLES, editions, strict=True)
    rules = ((table, rule) for table, edition in pairs if edition for rule in load(edition).total_rules.values())
    return [rule for table, rule in rules if rule.table == table]


def _add(coefficients: dict[str, int], followed: Mapping[str, Rule], code: str, by: int) -> None:
    """Add a cell, a formula total as the parts it is made of."""
    if code in followed:
        for part in followed[code].expected:
            _add(coefficients, followed, part, by)
    else:
        coefficients[code] = coefficients.get(code, 0) + by


def _followed(submission: Submission, decided: Mapping[str, Verdict]) -> set[str]:
    """The totals that are the sums of their parts by formula; one with a stale or foreign formula stands for itself."""
    figures = submission.figures
    if isinstance(figures, Counts):
        formulas = _formulas(figures.pattern)
    else:
        totals = _totals(editions_key(submission.editions))
        formulas = [rule for rule in totals if figures[rule.total].made in FOLLOWS]
    return {rule.total for rule in formulas if decided[rule.id].outcome not in (Outcome.OVER, Outcome.UNDER)}


@lru_cache(maxsize=64)
def _formulas(pattern: Pattern) -> Sequence[Rule]:
    """The totals that are formulas in figures of this pattern."""
    at = index_of(pattern.editions)
    return [rule for rule in _totals(pattern.editions) if pattern.kinds[at[rule.total]].made in FOLLOWS]


def _is_evidence(carried: _Line, sums: Iterable[_Line]) -> bool:
    """Whether last year's figure may speak: it agrees, or no sum with this cell holds.

    A figure that differs from last year's and fits all its sums is a question to the unit, not a wrong cell.
    """
    own = [line for line in sums if line.coefficients.keys() & carried.coefficients.keys()]
    return not carried.residual or all(line.residual for line in own)


def _carry_over(submission: Submission) -> Iterable[_Line]:
    """上年结转 is last year's 结转下年度, by column, where last year is known."""
    for carried in load(submission.editions.get("requests") or EDITIONS[-1]).carry_overs:
        if len(carried.last) + len(carried.plus) + len(carried.minus) > 1:
            continue  # a cell that other cells of this year have a part in
        figure, last = submission.figures.get(carried.this), submission.last_year.get(carried.last[0])
        if figure is None or figure.value is None or figure.is_text or figure.made in FOLLOWS or last is None:
            continue
        yield _Line(carried.id, {carried.this: 1}, figure.value - last)


def _without_sums(lines: list[_Line]) -> tuple[list[_Line], dict[str, str]]:
    """Leave out each line that is a sum of others which share no cell, and say which lines it follows.

    With totals as formulas the balance of 总计 is the sum of the columns' balances: it would tie together columns that
    have nothing to do with each other.
    """
    follow: dict[str, str] = {}
    kept = list(lines)
    for line in lines:
        items = line.coefficients.items()
        parts = [other for other in kept if other is not line and other.coefficients.items() <= items]
        if len(parts) > 1 and sum(len(part.coefficients) for part in parts) == len(items):
            follow |= {part.rule: line.rule for part in parts}
            kept.remove(line)
    return kept, follow


def _groups(lines: Iterable[_Line]) -> list[_Group]:
    """Lines that share cells, together."""
    groups: list[_Group] = []
    for line in lines:
        codes = set(line.coefficients)
        joined = _Group([line], codes)
        apart = []
        for group in groups:
            if group.codes & codes:
                joined = _Group(group.lines + joined.lines, group.codes | joined.codes)
            else:
                apart.append(group)
        groups = [*apart, joined]
    return groups


def _component(
    submission: Submission, group: _Group, order: Mapping[str, int], follow: Mapping[str, str], odd: AbstractSet[str]
) -> Component:
    codes = tuple(sorted(group.codes, key=order.__getitem__))
    index = {code: number for number, code in enumerate(codes)}
    own = submission.cells
    cells = [own[code] for code in codes]

    value_of = _values(submission.figures)

    def allowed(cell: int, change: Exact) -> bool:
        return fits(cells[cell], value_of(codes[cell]) + change)

    system = System(
        rows=tuple({index[code]: by for code, by in line.coefficients.items()} for line in group.lines),
        residuals=tuple(_exact(line.residual) for line in group.lines),
        allowed=allowed,
        forced=frozenset(index[code] for code in codes if code in odd),
    )
    return Component(codes, tuple(line.rule for line in group.lines), system, follow)


def _out_of_domain(submission: Submission) -> AbstractSet[str]:
    """The cells whose value is none that they may have."""
    figures, cells = submission.figures, submission.cells
    if isinstance(figures, Figures) and figures.are_quiet:
        return frozenset()
    return {
        code
        for code, figure in figures.items()
        if not is_quiet(figure) and figure.value is not None and not fits(cells[code], _exact(figure.value))
    }


def _values(figures: Mapping[str, Figure]) -> Callable[[str], Exact]:
    """What gives a cell's value, 0 where it has none."""
    if isinstance(figures, Counts):
        return lambda code: figures.numbers[index_of(figures.editions)[code]]
    return lambda code: _exact(figures[code].value or ZERO)


def _exact(value: Decimal) -> Exact:
    whole = int(value)
    return whole if whole == value else Fraction(value)


def fits(cell: Cell, value: Exact) -> bool:
    """Whether a cell of the form may hold a value."""
    if cell.domain is Domain.AMOUNT:
        return value >= 0
    return value.denominator == 1 and (value >= 0 or cell.domain is Domain.SIGNED)
