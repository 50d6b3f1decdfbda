"""The search gives up where it would otherwise try values for minutes: a form with many odd numbers is still read."""

from __future__ import annotations

import pytest

from gxxl.locate import search, suggest
from gxxl.submission import Figure, Made, State, Submission
from tests.consolidate.parts import submission, with_figure, with_numbers

# Found by chance: numbers in nine cells that no small correction makes agree.
ODD: dict[str, int | str] = {
    "requests.refused.three_securities_one_stability.charity": 0,
    "requests.refused.three_securities_one_stability.other": "1.5",
    "requests.refused.administrative_query.total": 8,
    "requests.unavailable.unclear_after_correction.other": 10**9,
    "requests.not_processed.duplicate.natural": 12,
    "requests.not_processed.excessive.natural": 0,
    "requests.other.fee_unpaid.natural": 10**9,
    "requests.total.other": 0,
}


def odd() -> Submission:
    """The form."""
    words = Figure(None, State.UNREADABLE, Made.TYPED, text="约20")
    return with_figure(with_numbers(submission("甲镇"), ODD), "requests.unavailable.needs_creation.business", words)


def test_past_the_values_it_may_try_the_search_says_that_it_cannot_tell() -> None:
    """It ends, and makes nothing up."""
    assert suggest(odd()).suggestions == ()


def test_the_values_tried_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few are allowed, what needs none is still found."""
    monkeypatch.setattr(search, "MAX_TRIALS", 0)
    typed = with_numbers(submission("甲镇"), {"review.upheld": 2, "review.total": 3})
    assert suggest(typed).suggestions
    assert suggest(odd()).suggestions == ()
