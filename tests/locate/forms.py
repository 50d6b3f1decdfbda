"""Right forms of both editions, as townships and counties fill them in, and slips put into them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal

from gxxl.form import load
from gxxl.rules import check
from gxxl.submission import Cover, Made, Submission, blank, empty, number
from tests.strategies import with_formula_totals

KINDS = ("natural", "business", "research", "charity", "legal", "other")


def right_form(rng: random.Random, edition: str = "2021", *, typed: bool, density: float = 0.3) -> Submission:
    """A form in which every rule holds; ``typed`` says that its totals are numbers, not formulas.

    Most cells are 0, as in published reports; ``density`` is the share of the others.
    """
    submission = empty(Cover(unit="庄头镇", year=2021), edition)
    figures = dict(submission.figures)
    for code, cell in submission.cells.items():
        value = Decimal(rng.randint(1, 60) if rng.random() < density else 0)
        figures[code] = number(value, Made.TYPED, cell.unit)
    submission = with_formula_totals(submission.with_figures(figures))
    figures = dict(submission.figures)
    for kind in KINDS:
        handled = (figures[f"requests.total.{kind}"].value or 0) + (figures[f"requests.carried_out.{kind}"].value or 0)
        carried = min(figures[f"requests.carried_in.{kind}"].value or Decimal(0), Decimal(handled))
        figures[f"requests.carried_in.{kind}"] = number(Decimal(carried))
        figures[f"requests.new.{kind}"] = number(Decimal(handled - carried))
    submission = with_formula_totals(submission.with_figures(figures))
    assert not [finding for finding in check(submission) if finding.difference is not None]
    return as_typed(submission) if typed else submission


def as_typed(submission: Submission) -> Submission:
    """The same with every total a number."""
    figures = submission.figures.items()
    return submission.with_figures({c: number(f.value or Decimal(0), Made.TYPED, f.unit) for c, f in figures})


def with_values(submission: Submission, values: Mapping[str, Decimal | None]) -> Submission:
    """Some cells typed over, or emptied (``None``); totals that are formulas follow."""
    figures = {**submission.figures}
    for code, value in values.items():
        figures[code] = blank() if value is None else number(value, Made.TYPED, figures[code].unit)
    keep = {code for code, figure in figures.items() if figure.made is Made.TYPED}
    return with_formula_totals(submission.with_figures(figures), keep=keep)


def free_cells(submission: Submission, table: str = "requests") -> list[str]:
    """The cells of a table that are typed."""
    return [c for c, f in submission.figures.items() if c.startswith(table) and f.made is Made.TYPED]


def slipped(rng: random.Random, submission: Submission, cells: Sequence[str]) -> tuple[Submission, dict[str, Decimal]]:
    """The form with another number, now and then one below 0, in each of these cells, and the right values."""
    wrong: dict[str, Decimal] = {}
    for code in cells:
        old = submission.figures[code].value or Decimal(0)
        wrong[code] = rng.choice([Decimal(value) for value in range(-4, 70) if value != old])
    return with_values(submission, wrong), {code: submission.figures[code].value or Decimal(0) for code in cells}


def is_total(submission: Submission, code: str) -> bool:
    """Whether a cell is a total of the form."""
    edition = submission.editions[code.split(".", maxsplit=1)[0]]
    return code in load(edition or "").total_rules
