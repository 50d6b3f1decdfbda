"""Suggestions for a submission: all smallest corrections of each group of broken rules, the likeliest first.

Arithmetic alone often leaves several; then each says that it is one of them. Nothing here changes a figure: ``apply``
gives a corrected copy for the unit itself, and only where there is one possibility.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from gxxl.figures import Figures
from gxxl.form import load
from gxxl.form.layout import sheet_layout
from gxxl.locate.plausible import Change, Place, Slip, explain
from gxxl.locate.result import NOTHING_LOCATED, Located, Source, Suggestion, from_to
from gxxl.locate.search import Correction, Exact, TooMany, smallest
from gxxl.locate.system import Component, components, order_of_rules
from gxxl.messages import locate as words
from gxxl.places import place_of
from gxxl.rules.linear import ZERO, total_of
from gxxl.submission import Made, Reason, State, Submission, number

UNEXPLAINED = 1000.0  # costs more than any slip: a set whose values are not determined comes last
NAMED = 6


def suggest(submission: Submission) -> Located:
    """All smallest corrections of a submission's broken sums; none of a summary's, whose figures nobody typed."""
    if submission.is_summary:
        return NOTHING_LOCATED
    suggestions: list[Suggestion] = []
    too_many: list[tuple[str, ...]] = []
    for component in components(submission):
        broken = _broken(component)
        try:
            corrections = smallest(component.system)
        except TooMany:
            too_many.append(broken)
            continue
        for own, choices in _groups(component, corrections, broken):
            rules = tuple(dict.fromkeys([*own, *(component.follow[rule] for rule in own if rule in component.follow)]))
            group = len({item.group for item in suggestions}) + 1
            suggestions += _ranked(submission, group, rules, choices)
    return Located(tuple(suggestions), tuple(too_many), proposals(submission))


def proposals(submission: Submission) -> dict[str, Decimal]:
    """What each blank total would be, where its parts say so."""
    found: dict[str, Decimal] = {}
    figures = submission.figures
    if isinstance(figures, Figures) and figures.are_quiet:
        return found  # none of them is blank
    for table, edition in submission.editions.items():
        totals = load(edition).total_rules if edition else {}
        for code, rule in totals.items():
            if rule.table == table and submission.figures[code].state is State.BLANK:
                value = total_of(rule, submission.figures, totals, confirmed=False).value
                if value is not None and all(
                    submission.figures[part].value is not None for part in rule.needed if part != code
                ):
                    found[code] = value
    return found


def apply(submission: Submission, located: Located) -> tuple[Submission, tuple[Suggestion, ...]]:
    """A corrected copy, and the suggestions that were applied: those that are the only one of their group.

    Totals that are formulas follow; each change is written into 说明.
    """
    certain = tuple(suggestion for suggestion in located.suggestions if suggestion.is_certain)
    figures = dict(submission.figures)
    reasons = list(submission.reasons)
    for suggestion in certain:
        for code, value in suggestion.changes.items():
            if value is not None:
                figures[code] = number(value, Made.TYPED, submission.cells[code].unit)
                said = from_to(suggestion.before[code], value)
                reasons.append(Reason(words.APPLIED, str(place_of(submission, code)), said))
    changed = replace(submission, figures=figures, reasons=tuple(reasons))
    return _totals_again(changed), certain


def _totals_again(submission: Submission) -> Submission:
    """The totals that are formulas, as the sheet works them out; totals of totals last."""
    figures = dict(submission.figures)
    for table, edition in submission.editions.items():
        totals = load(edition).total_rules if edition else {}
        own = [code for code, rule in totals.items() if rule.table == table]
        for code in sorted(own, key=lambda code: any(part in totals for part in totals[code].expected)):
            if figures[code].made in (Made.FORMULA, Made.COMPUTED):
                confirmed = table in submission.confirmed
                figures[code] = total_of(totals[code], figures, totals, confirmed=confirmed, made=figures[code].made)
    return submission.with_figures(figures)


# ---------------------------------------------------------------- groups


def _broken(component: Component) -> tuple[str, ...]:
    pairs = zip(component.rules, component.system.residuals, strict=True)
    return tuple(rule for rule, residual in pairs if residual)


def _groups(
    component: Component, corrections: Sequence[Correction], broken: Sequence[str]
) -> Iterable[tuple[tuple[str, ...], list[dict[str, Exact | None]]]]:
    """Broken rules that are put right together, each with the parts of the corrections that do so.

    Two slips that have nothing to do with each other give two groups, not all their combinations.
    """
    if all(len(correction.changes) == 1 for correction in corrections):  # each of them puts everything right
        codes = component.codes
        yield tuple(broken), [{codes[cell]: by for cell, by in item.changes.items()} for item in corrections]
        return
    touching: dict[int, set[int]] = {}
    for row, coefficients in enumerate(component.system.rows):
        for cell in coefficients:
            touching.setdefault(cell, set()).add(row)
    pieces = [list(_pieces(component, touching, correction)) for correction in corrections]
    groups: list[set[str]] = []
    for correction in pieces:
        for _, rules in correction:
            together = [group for group in groups if group & rules]
            groups = [group for group in groups if not group & rules] + [rules.union(*together)]
    order = {rule: position for position, rule in enumerate(broken)}
    for group in sorted(groups, key=lambda rules: min((order.get(rule, len(order)) for rule in rules), default=0)):
        choices: dict[tuple[tuple[str, Exact | None], ...], dict[str, Exact | None]] = {}
        for correction in pieces:
            changes = {code: value for part, rules in correction if rules & group for code, value in part.items()}
            choices[tuple(sorted(changes.items(), key=lambda item: item[0]))] = changes
        yield tuple(rule for rule in broken if rule in group), list(choices.values())


def _pieces(
    component: Component, touching: Mapping[int, set[int]], correction: Correction
) -> Iterable[tuple[dict[str, Exact | None], set[str]]]:
    """The parts of a correction that share no rule, each with the rules it touches that are broken or its own."""
    left = set(correction.changes)
    while left:
        cells: set[int] = set()
        rows: set[int] = set()
        more = {left.pop()}
        while more:
            cells |= more
            rows.update(*[touching[cell] for cell in more])
            more = {cell for cell in left if not rows.isdisjoint(touching[cell])}
            left -= more
        names = {component.rules[row] for row in rows if component.system.residuals[row]} or {
            component.rules[row] for row in rows
        }
        yield {component.codes[cell]: correction.changes[cell] for cell in sorted(cells)}, names


# ---------------------------------------------------------------- order


def _ranked(
    submission: Submission, group: int, rules: tuple[str, ...], choices: Sequence[Mapping[str, Exact | None]]
) -> list[Suggestion]:
    figures = submission.figures
    own = order_of_rules(submission)
    sums = max(1, sum(rule in own for rule in rules))
    source = Source(submission.editions, submission.origin.places)
    ranked = []
    for change in choices:
        before = {code: figures[code].value for code in change}
        changes = {code: _new_value(before[code], by) for code, by in change.items()}
        cost, slips = _weigh(submission, before, changes)
        known = tuple([slip.words for slip in dict.fromkeys(slips) if slip.words])
        ranked.append(Suggestion(group, rules, changes, before, sums, len(choices), known, cost, source))
    ranked.sort(key=attrgetter("cost"))
    return ranked


def _weigh(
    submission: Submission, before: Mapping[str, Decimal | None], changes: Mapping[str, Decimal | None]
) -> tuple[float, tuple[Slip, ...]]:
    if None in changes.values():
        return UNEXPLAINED, ()
    return explain([_change(submission, code, before[code], new) for code, new in changes.items() if new is not None])


def _change(submission: Submission, code: str, old: Decimal | None, new: Decimal) -> Change:
    place, is_total = _placed(submission.editions[code.split(".")[0]] or "", code)
    return Change(code, place, old or ZERO, new, was_blank=old is None, is_total=is_total)


@lru_cache(maxsize=1024)
def _placed(edition: str, code: str) -> tuple[Place, bool]:
    """Where the template has a cell, and whether it is a total."""
    form = load(edition)
    layout = sheet_layout(edition, form.section_of(code.split(".")[0]).key)
    return (layout.name, *layout.place(code)), code in form.total_rules


def _new_value(old: Decimal | None, by: Exact | None) -> Decimal | None:
    return None if by is None else (old or ZERO) + Decimal(by.numerator) / Decimal(by.denominator)
