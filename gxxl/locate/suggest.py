"""Suggestions for a submission: all smallest corrections of each group of broken rules, the likeliest first.

Arithmetic alone often leaves several; then each says that it is one of them. Nothing here changes a figure: ``apply``
gives a corrected copy for the unit itself, and only where there is one possibility.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from gxxl.figures import Figures
from gxxl.form import load
from gxxl.form.layout import sheet_layout
from gxxl.locate.plausible import Change, Place, Slip, explain
from gxxl.locate.result import Located, Suggestion
from gxxl.locate.search import Correction, Exact, TooMany, smallest
from gxxl.locate.system import Component, components, order_of_rules
from gxxl.messages import locate as words
from gxxl.places import place_of
from gxxl.rules.linear import plain, total_of
from gxxl.submission import Made, Reason, State, Submission, number

UNEXPLAINED = 1000.0  # costs more than any slip: a set whose values are not determined comes last
NAMED = 6


def suggest(submission: Submission) -> Located:
    """All smallest corrections of a submission's broken sums."""
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
                reasons.append(
                    Reason(words.APPLIED, str(place_of(submission, code)), _from_to(submission, code, value))
                )
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
    pieces = [list(_pieces(component, correction)) for correction in corrections]
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


def _pieces(component: Component, correction: Correction) -> Iterable[tuple[dict[str, Exact | None], set[str]]]:
    """The parts of a correction that share no rule, each with the rules it touches that are broken or its own."""
    left = set(correction.changes)
    while left:
        cells, rules = {left.pop()}, set()
        grown = True
        while grown:
            rules = {n for n, row in enumerate(component.system.rows) if cells & set(row)}
            more = {cell for cell in left if any(cell in component.system.rows[n] for n in rules)}
            cells |= more
            left -= more
            grown = bool(more)
        names = {component.rules[n] for n in rules if component.system.residuals[n]} or {
            component.rules[n] for n in rules
        }
        yield {component.codes[cell]: correction.changes[cell] for cell in sorted(cells)}, names


# ---------------------------------------------------------------- words


def _ranked(
    submission: Submission, group: int, rules: tuple[str, ...], choices: Sequence[Mapping[str, Exact | None]]
) -> list[Suggestion]:
    ranked = []
    for number_, change in enumerate(choices):
        values = {code: _new_value(submission, code, by) for code, by in change.items()}
        cost, slips = _weigh(submission, values)
        ranked.append((cost, number_, values, slips))
    ranked.sort(key=lambda item: item[:2])
    which = words.ONLY if len(ranked) == 1 else words.ONE_OF.format(count=len(ranked))
    own = order_of_rules(submission)
    count = max(1, sum(rule in own for rule in rules))
    return [
        Suggestion(
            group=group,
            rules=rules,
            changes=values,
            reason=_reason(submission, values, slips, which, count),
            unique=len(ranked) == 1,
            cost=cost,
        )
        for cost, _, values, slips in ranked
    ]


def _weigh(submission: Submission, values: Mapping[str, Decimal | None]) -> tuple[float, tuple[Slip, ...]]:
    if None in values.values():
        return UNEXPLAINED, ()
    return explain([_change(submission, code, new) for code, new in values.items() if new is not None])


def _change(submission: Submission, code: str, new: Decimal) -> Change:
    place, is_total = _placed(submission.editions[code.split(".")[0]] or "", code)
    old = submission.figures[code].value
    return Change(code, place, old or Decimal(0), new, was_blank=old is None, is_total=is_total)


@lru_cache(maxsize=1024)
def _placed(edition: str, code: str) -> tuple[Place, bool]:
    """Where the template has a cell, and whether it is a total."""
    form = load(edition)
    layout = sheet_layout(edition, form.section_of(code.split(".")[0]).key)
    return (layout.name, *layout.place(code)), code in form.total_rules


def _new_value(submission: Submission, code: str, by: Exact | None) -> Decimal | None:
    if by is None:
        return None
    old = submission.figures[code].value or Decimal(0)
    return old + Decimal(by.numerator) / Decimal(by.denominator)


def _from_to(submission: Submission, code: str, new: Decimal | None) -> str:
    old = submission.figures[code].value
    return words.FROM_TO.format(
        old=words.EMPTY if old is None else plain(old), new=words.SOME if new is None else plain(new)
    )


def _reason(
    submission: Submission, values: Mapping[str, Decimal | None], slips: Sequence[Slip], which: str, count: int
) -> str:
    cells = submission.cells
    named = [
        words.CHANGE.format(
            place=place_of(submission, code), cell=cells[code].label, change=_from_to(submission, code, new)
        )
        for code, new in values.items()
    ]
    known = [slip.words for slip in dict.fromkeys(slips) if slip.words]
    return words.SUGGESTION.format(
        which=which,
        changes=words.JOIN.join(named),
        count=count,
        guess=words.GUESS.format(slips=words.JOIN.join(known)) if known else "",
        ending=words.ENDING,
    )
