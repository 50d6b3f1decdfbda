"""From one edition of the form to another, by the maps in the form data.

What passes without loss passes; what would lose or guess is held back and named, unless the user asks for it. Nothing
is made up: a cell of the new form that has no source is absent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from gxxl.form import TABLES, Step, load
from gxxl.messages import convert as words
from gxxl.submission import (
    ABSENT,
    Figure,
    Made,
    State,
    Submission,
    blank,
    confirmed_zero,
    number,
)
from gxxl.sums import exact_sum


class Why(Enum):
    """Why a figure is held back."""

    SPLIT = words.SPLIT
    RENAMED = words.RENAMED
    PARTLY_BLANK = words.PARTLY_BLANK
    TEXT = words.TEXT
    NO_COUNTERPART = words.NO_COUNTERPART


class HeldBack(NamedTuple):
    """A figure that did not pass, or with ``lossy`` passed at a loss.

    ``codes`` are its cells in the edition it comes from, ``figures`` what stands there, in the same order.
    """

    codes: tuple[str, ...]
    figures: tuple[Figure, ...]
    why: Why

    @property
    def value(self) -> Decimal | None:
        """The sum of what is held back; ``None`` where there is no number."""
        values = [figure.value for figure in self.figures if figure.value is not None]
        return exact_sum(values) if values else None

    @property
    def reason(self) -> str:
        """A sentence for the user."""
        return self.why.value


@dataclass(frozen=True)
class Converted:
    """A submission in another edition.

    ``sources`` has for each cell of a table that was converted the cells its figure came from, in the old edition.
    ``forced`` lists what passed at a loss because the user said so.
    """

    submission: Submission
    held_back: tuple[HeldBack, ...] = ()
    forced: tuple[HeldBack, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def sources_of(self, code: str) -> tuple[str, ...]:
        """The cells of the original that a cell's figure came from."""
        return self.sources.get(code, (code,))


def convert(submission: Submission, edition: str, *, lossy: bool = False) -> Converted:
    """The submission with each of its tables in ``edition``; tables it does not have stay away.

    A zero splits exactly, since counts are not negative; a blank becomes blanks. With ``lossy`` a figure that is only
    alike in place passes too, and is listed in ``forced``. Raises ``KeyError`` for an edition there is no form of.
    """
    if all(submission.editions.get(table) in (None, edition) for table in TABLES):
        return Converted(submission)
    form = load(edition)
    work = _Work(submission, lossy)
    for table in TABLES:
        origin = submission.editions.get(table)
        if origin is None or origin == edition:
            work.keep(table)
        else:
            work.change(table, origin, edition, form.maps[origin])
    return work.done()


class _Work:
    """Goes through the tables in order; kept only while it works."""

    def __init__(self, submission: Submission, lossy: bool) -> None:
        self.submission = submission
        self.lossy = lossy
        self.editions = dict(submission.editions)
        self.figures: dict[str, Figure] = {}
        self.sources: dict[str, tuple[str, ...]] = {}
        self.held: list[HeldBack] = []
        self.forced: list[HeldBack] = []
        self.confirmed = set(submission.confirmed)

    def keep(self, table: str) -> None:
        """Take a table as it is."""
        for code in _codes(self.editions[table], table) if self.editions.get(table) else ():
            self.figures[code] = self.submission.figures[code]

    def change(self, table: str, origin: str, edition: str, steps: tuple[Step, ...]) -> None:
        """Bring a table from one edition into the other, step by step."""
        self.editions[table] = edition
        made = dict.fromkeys(_codes(edition, table), ABSENT)
        taken: set[str] = set()
        for step in steps:
            if step.targets[0] in made:
                made.update(self._take(step))
                taken.update(step.sources)
                self.sources.update(dict.fromkeys(step.targets, step.sources))
        self.sources.update({code: () for code in made if code not in self.sources})
        for code in _codes(origin, table):
            if code not in taken and _says_something(self.submission.figures[code]):
                self._hold((code,), Why.NO_COUNTERPART)
        if any(figure.state is State.ABSENT for figure in made.values()):
            self.confirmed.discard(table)
            made = {code: _plain_zero(figure) for code, figure in made.items()}
        self.figures.update(made)

    def _take(self, step: Step) -> Iterator[tuple[str, Figure]]:
        figures = [self.submission.figures[code] for code in step.sources]
        if len(figures) > 1:
            yield step.targets[0], self._merged(step, figures)
            return
        (figure,) = figures
        why = _why_not(step, figure)
        if why is None:
            yield from ((target, figure) for target in step.targets)
        elif self.lossy and step.lossy and figure.value is not None:
            self.forced.append(HeldBack(step.sources, (figure,), why))
            yield step.lossy, figure
        else:
            self._hold(step.sources, why)

    def _merged(self, step: Step, figures: list[Figure]) -> Figure:
        if all(figure.state is State.CONFIRMED_ZERO for figure in figures):
            return confirmed_zero()
        values = [figure.value for figure in figures if figure.value is not None]
        if len(values) == len(figures):
            return number(exact_sum(values), Made.SUMMED)
        if all(figure.state is State.BLANK for figure in figures):
            return blank()
        if any(_says_something(figure) for figure in figures):
            self._hold(step.sources, Why.TEXT if any(figure.is_text for figure in figures) else Why.PARTLY_BLANK)
        return ABSENT

    def _hold(self, codes: tuple[str, ...], why: Why) -> None:
        self.held.append(HeldBack(codes, tuple(self.submission.figures[code] for code in codes), why))

    def done(self) -> Converted:
        """The result."""
        places = {code: place for code, place in self.submission.origin.places.items() if code not in self.sources}
        made = replace(
            self.submission,
            editions=self.editions,
            figures=self.figures,
            confirmed=frozenset(self.confirmed),
            origin=replace(self.submission.origin, places=places),
        )
        return Converted(made, tuple(self.held), tuple(self.forced), self.sources)


def _codes(edition: str | None, table: str) -> tuple[str, ...]:
    return tuple(cell.code for cell in load(edition).tables_by_key[table].cells) if edition else ()


def _why_not(step: Step, figure: Figure) -> Why | None:
    """Why a figure cannot pass a step from one cell unharmed; ``None`` if it can."""
    if figure.state in (State.BLANK, State.ABSENT):
        return None
    if not step.exact:
        return Why.RENAMED
    if len(step.targets) > 1 and figure.value != 0:
        return Why.TEXT if figure.value is None else Why.SPLIT
    return None


def _says_something(figure: Figure) -> bool:
    """Whether leaving the figure out would lose something: a number other than zero, or words."""
    return bool(figure.value) or figure.state in (State.UNREADABLE, State.AMBIGUOUS)


def _plain_zero(figure: Figure) -> Figure:
    """In a table that is not confirmed as a whole, a confirmed zero is a zero that is written down."""
    return number(Decimal(0), figure.made) if figure.state is State.CONFIRMED_ZERO else figure
