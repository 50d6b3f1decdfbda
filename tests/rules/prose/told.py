"""A submission with some prose and some figures, for the tests here."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gxxl.submission import Cover, Kind, Made, Origin, Submission, number
from tests.rules.test_linear import filled


def told(
    text: str,
    figures: dict[str, int] | None = None,
    *,
    unit: str = "庄头镇人民政府",
    scope: str = "",
    year: int | None = 2021,
    edition: str = "2021",
    section: str = "overview",
) -> Submission:
    """A report of zeros but for ``figures``, whose first section (or ``section``) is ``text``."""
    zero = filled(edition=edition)
    made = {
        code: number(Decimal(value), Made.TYPED, zero.figures[code].unit) for code, value in (figures or {}).items()
    }
    cover = Cover(unit=unit, year=year, scope=scope)
    return replace(zero, cover=cover, figures={**zero.figures, **made}, texts={section: text})


def as_report(submission: Submission, opening: str = "", sections: tuple[str, ...] | None = None) -> Submission:
    """The same as read from a published report."""
    return replace(submission, opening=opening, origin=Origin(kind=Kind.REPORT, sections=sections))
