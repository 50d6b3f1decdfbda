"""Cross-footing: each rule is a row of a sparse matrix over the cells; a submission is judged by one product.

A verdict is 通过, 多N, 少N or 无法判断. It is 无法判断 while a total in the rule is blank or a cell of the rule is
text; blank parts add nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

from gxxl.counts import Counts
from gxxl.figures import Editions, Figures, editions_key, index_of
from gxxl.form import TABLES, Rule, load
from gxxl.messages import rules as words
from gxxl.submission import Figure, Made, State, Submission, blank

ZERO = Decimal(0)


class Outcome(Enum):
    """How a check came out."""

    PASS = words.PASS
    OVER = words.OVER
    UNDER = words.UNDER
    UNDECIDED = words.UNDECIDED


class Verdict(NamedTuple):
    """The outcome of one rule and, when it is decided, the sums behind it."""

    outcome: Outcome
    expected: Decimal | None = None
    found: Decimal | None = None

    @property
    def difference(self) -> Decimal | None:
        """Found less expected."""
        if self.expected is None or self.found is None:
            return None
        return self.found - self.expected

    def __str__(self) -> str:
        if self.outcome in (Outcome.OVER, Outcome.UNDER) and self.difference is not None:
            return f"{self.outcome.value}{plain(abs(self.difference))}"
        return self.outcome.value


UNDECIDED = Verdict(Outcome.UNDECIDED)
PASS = Outcome.PASS  # looked up once, since most rules hold


_Pick = Callable[[Sequence[int]], Iterable[int]]


class _Sum(NamedTuple):
    """A rule by its columns."""

    expected: tuple[int, ...]
    found: tuple[int, ...]
    needed: tuple[int, ...]
    cells: tuple[int, ...]


@dataclass(frozen=True)
class Compiled:
    """The cross-footing rules of a combination of editions, whose cells are the columns of the matrix."""

    editions: Editions
    rules: tuple[Rule, ...]

    @cached_property
    def sums(self) -> tuple[_Sum, ...]:
        """For each rule the columns of its parts, its found side, its totals, and of all its cells."""
        columns = index_of(self.editions).__getitem__
        return tuple(
            _Sum(*(tuple(map(columns, codes)) for codes in (rule.expected, rule.found, rule.needed, rule.cells)))
            for rule in self.rules
        )

    def hold(self, numbers: Sequence[int]) -> bool:
        """Whether all rules hold for these numbers, which are in the order of the form."""
        return all(sum(parts(numbers)) == sum(totals(numbers)) for parts, totals in self.both_sides)

    @cached_property
    def both_sides(self) -> tuple[tuple[_Pick, _Pick], ...]:
        """For each rule what takes its parts out of all numbers, and what its found side."""
        return tuple((_pick(columns.expected), _pick(columns.found)) for columns in self.sums)

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """The rules by their ids."""
        return {rule.id: rule for rule in self.rules}


def _pick(columns: tuple[int, ...]) -> _Pick:
    """Takes the numbers of these columns out of all."""
    if len(columns) > 1:
        return itemgetter(*columns)
    return itemgetter(slice(columns[0], columns[0] + 1) if columns else slice(0))


@lru_cache(maxsize=64)
def compile_rules(editions: Editions) -> Compiled:
    """The rules for the four ``TABLES``, each in the edition given; ``None`` leaves a table out."""
    pairs = zip(TABLES, editions, strict=True)
    rules = (rule for table, edition in pairs if edition for rule in load(edition).rules if rule.table == table)
    return Compiled(editions, tuple(rules))


def compiled(submission: Submission) -> Compiled:
    """The compiled rules for a submission's editions."""
    return compile_rules(editions_key(submission.editions))


def all_hold(submission: Submission) -> bool:
    """Whether every rule holds, found out the short way; ``False`` where it takes a closer look."""
    figures = submission.figures
    return isinstance(figures, Counts) and compile_rules(figures.editions).hold(figures.numbers.tolist())


class Known(NamedTuple):
    """What is known of some figures: amounts by code (0 where there is none), and which codes have none, or text."""

    amounts: Mapping[str, Decimal]
    blanks: frozenset[str]
    unclear: frozenset[str]


def known(figures: Mapping[str, Figure]) -> Known:
    """Figures as the rules look at them."""
    return Known(
        amounts={code: figure.value or ZERO for code, figure in figures.items()},
        blanks=frozenset(code for code, figure in figures.items() if figure.value is None),
        unclear=frozenset(code for code, figure in figures.items() if _is_unclear(figure)),
    )


def judge(rule: Rule, figures: Known) -> Verdict:
    """The verdict of one rule."""
    if not figures.blanks.isdisjoint(rule.needed) or not figures.unclear.isdisjoint(rule.cells):
        return UNDECIDED
    expected = sum([figures.amounts[code] for code in rule.expected], ZERO)
    found = sum([figures.amounts[code] for code in rule.found], ZERO)
    return _decided(expected, found)


def _decided(expected: Decimal, found: Decimal) -> Verdict:
    outcome = PASS if found == expected else Outcome.OVER if found > expected else Outcome.UNDER
    return Verdict(outcome, expected, found)


class _Last:
    """The verdicts of the submission that was judged last, since several rules and the localisation ask for them."""

    pair: tuple[Submission, Mapping[str, Verdict]] | None = None


def verdicts(submission: Submission) -> Mapping[str, Verdict]:
    """Every rule's verdict by its id, in the order of the form."""
    last = _Last.pair
    if last is not None and last[0] is submission:
        return last[1]
    figures = submission.figures
    if isinstance(figures, Counts):
        found = _judge_counts(compile_rules(figures.editions), figures.numbers.tolist())
    elif isinstance(figures, Figures):
        found = _judge_row(submission, figures)
    else:
        found = _judge_all(submission)
    _Last.pair = submission, found
    return found


def _judge_all(submission: Submission) -> dict[str, Verdict]:
    figures = known(submission.figures)
    return {rule.id: judge(rule, figures) for rule in compiled(submission).rules}


def _judge_row(submission: Submission, figures: Figures) -> dict[str, Verdict]:
    """The same by columns instead of codes, and without looking at each cell's state where all have plain values."""
    values = [figure.value or ZERO for figure in figures.row]
    blanks = set() if figures.are_quiet else set(figures.columns(_has_no_value))
    unclear = set() if figures.are_quiet else set(figures.columns(_is_unclear))
    value_of = values.__getitem__
    rules = compiled(submission)
    made: dict[str, Verdict] = {}
    for rule, columns in zip(rules.rules, rules.sums, strict=True):
        is_blank = blanks and not blanks.isdisjoint(columns.needed)
        if is_blank or (unclear and not unclear.isdisjoint(columns.cells)):
            made[rule.id] = UNDECIDED
            continue
        expected = sum(map(value_of, columns.expected), ZERO)
        made[rule.id] = _decided(expected, sum(map(value_of, columns.found), ZERO))
    return made


def _judge_counts(rules: Compiled, numbers: Sequence[int]) -> dict[str, Verdict]:
    """The same in whole numbers, of which none is missing."""
    return {
        rule.id: _decided(Decimal(sum(parts(numbers))), Decimal(sum(totals(numbers))))
        for rule, (parts, totals) in zip(rules.rules, rules.both_sides, strict=True)
    }


def _has_no_value(figure: Figure) -> bool:
    return figure.value is None


def _is_unclear(figure: Figure) -> bool:
    return figure.is_text or figure.state is State.ABSENT


def work_out(submission: Submission, codes: Iterable[str]) -> Submission:
    """The submission with the totals ``codes`` worked out from their parts, their ``made`` as ``computed``.

    A total whose parts are all blank, or one of them text, is blank. Totals of totals follow their own parts.
    """
    codes = tuple(codes)
    if not codes:
        return submission
    figures = dict(submission.figures)
    rules = {
        code: rule
        for table, edition in submission.editions.items()
        if edition
        for code, rule in load(edition).total_rules.items()
        if rule.table == table
    }
    wanted = {code for code in codes if code in rules}

    def settle(code: str) -> None:
        wanted.discard(code)
        for part in rules[code].expected:
            if part in wanted:
                settle(part)
        figures[code] = total_of(rules[code], figures, rules, confirmed=rules[code].table in submission.confirmed)

    while wanted:
        settle(next(iter(wanted)))
    return submission.with_figures(figures)


def total_of(
    rule: Rule,
    figures: Mapping[str, Figure],
    totals: Mapping[str, Rule],
    *,
    confirmed: bool,
    made: Made = Made.COMPUTED,
) -> Figure:
    """What a total's formula in the sheet shows: the sum of the parts, blank while there is none or one is text.

    ``totals`` are the rules of the totals among the parts: text in their parts counts too. ``confirmed`` says that the
    table's blanks are zeros.
    """
    below = [code for part in rule.expected if part in totals for code in totals[part].expected]
    if any(figures[code].is_text for code in (*rule.expected, *below)):
        return blank(made)
    parts = [figures[code] for code in rule.expected]
    if all(part.value is None for part in parts) and not confirmed:
        return blank(made)
    return Figure(_sum(parts), State.NUMBER, made)


def _sum(figures: Iterable[Figure]) -> Decimal:
    return sum((figure.value for figure in figures if figure.value is not None), ZERO)


def plain(value: Decimal) -> str:
    """A number as a person writes it: no exponent, no trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
