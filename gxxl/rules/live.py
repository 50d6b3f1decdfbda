"""What the sheet's live checks show, worked out here: how each row is filled in, and the overall verdict.

The verdicts of the cross-footing rules are in ``linear``; the formulas that show the same are made in ``render``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from gxxl.form import Cell, Domain
from gxxl.form.layout import SheetLayout, layouts
from gxxl.messages import rules as words
from gxxl.messages import workbook as sheet_words
from gxxl.rules.linear import Outcome, verdicts
from gxxl.submission import Figure, Submission

WRONG = (words.HAS_TEXT, words.HAS_NEGATIVE, words.HAS_FRACTION)


def filling(figures: Iterable[tuple[Cell, Figure]]) -> str:
    """How the cells of a row are filled in, worst first: 有文字, 有负数, 有小数, 有空格, 完整."""
    pairs = list(figures)
    if any(figure.is_text for _, figure in pairs):
        return words.HAS_TEXT
    known = [(cell, figure.value) for cell, figure in pairs if figure.value is not None]
    if any(value < 0 for cell, value in known if cell.domain is not Domain.SIGNED):
        return words.HAS_NEGATIVE
    if any(value != value.to_integral_value() for cell, value in known if cell.domain is not Domain.AMOUNT):
        return words.HAS_FRACTION
    return words.COMPLETE if len(known) == len(pairs) else words.HAS_BLANK


def fillings(submission: Submission, layout: SheetLayout) -> dict[tuple[int, int], str]:
    """The filling check at each of its places on a sheet."""
    cells, figures = submission.cells, submission.figures
    return {
        check.at: filling((cells[code], figures[code]) for code in check.codes if code in figures)
        for check in layout.fillings
    }


class Overall(NamedTuple):
    """How many checks of all sheets are wrong, and how many cannot be decided."""

    wrong: int
    undecided: int

    def __str__(self) -> str:
        if self.wrong:
            return sheet_words.OVERALL_WRONG.format(count=self.wrong)
        if self.undecided:
            return sheet_words.OVERALL_UNDECIDED.format(count=self.undecided)
        return words.PASS


def editions_shown(editions: Mapping[str, str | None]) -> dict[str, str]:
    """The edition in which each table is shown: its own, the newest where none is known."""
    return {table: edition or "2021" for table, edition in editions.items()}


def judged(submission: Submission) -> Overall:
    """The verdict on the cross-footing of the tables that a submission has, and on cells that are no numbers."""
    outcomes = [verdict.outcome for verdict in verdicts(submission).values()]
    wrong = sum(outcome in (Outcome.OVER, Outcome.UNDER) for outcome in outcomes)
    return Overall(wrong, outcomes.count(Outcome.UNDECIDED))


def overall(submission: Submission) -> Overall:
    """The verdict that the cover shows."""
    outcomes = [verdict.outcome for verdict in verdicts(submission).values()]
    rows = [
        text
        for layout in layouts(editions_shown(submission.editions))
        for text in fillings(submission, layout).values()
    ]
    wrong = sum(outcome in (Outcome.OVER, Outcome.UNDER) for outcome in outcomes) + sum(row in WRONG for row in rows)
    undecided = outcomes.count(Outcome.UNDECIDED) + rows.count(words.HAS_BLANK)
    return Overall(wrong, undecided)
