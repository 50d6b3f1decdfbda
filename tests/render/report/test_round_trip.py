"""A report that we wrote, read again, is the same report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from gxxl.errors import Refused
from gxxl.figures import are_zero
from gxxl.intake.door import read
from gxxl.render.report import SUFFIXES
from gxxl.render.report.table import shown
from gxxl.render.report.text import paragraphs
from gxxl.submission import State, Submission, blank, empty
from tests.render.report.samples import COVER, TEXTS, full, reports, written, zero

LOCAL = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
ENDINGS = ("docx", "html", "md")


def as_printed(submission: Submission) -> dict[str, tuple[object, ...]]:
    """What print keeps of each figure: the value, whether it is blank, and the words of what is no plain number."""
    return {
        code: (figure.value, figure.state is State.BLANK, shown(figure)) for code, figure in submission.figures.items()
    }


@pytest.mark.parametrize("ending", ENDINGS)
@LOCAL
@given(submission=reports())
def test_figures_prose_unit_and_year_come_back(tmp_path: Path, ending: str, submission: Submission) -> None:
    """Whatever the figures, of either edition or both, and whatever signs the prose is made of."""
    again = read(written(submission, tmp_path / f"a.{ending}"))
    assert as_printed(again) == as_printed(submission)
    assert again.editions["disclosure"] == submission.editions["disclosure"]
    assert again.editions["requests"] == submission.editions["requests"]
    assert again.texts == {key: "\n".join(paragraphs(text)) for key, text in submission.texts.items()}
    assert (again.cover.unit, again.cover.year) == (submission.cover.unit, submission.cover.year)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_report_of_a_report_is_the_same(tmp_path: Path, ending: str) -> None:
    """The sentence about the fee is added once and comes back as the unit's own; nothing grows."""
    first = read(written(full(), tmp_path / f"a.{ending}"))
    again = read(written(first, tmp_path / f"b.{ending}"))
    assert first.texts == TEXTS | {"other": f"{TEXTS['other']}\n本年度收取信息处理费2件，共300元。"}
    assert (again.figures, again.texts, again.cover) == (first.figures, first.texts, first.cover)


@pytest.mark.parametrize("ending", ENDINGS)
def test_confirmed_zeros_are_printed_and_blanks_are_not(tmp_path: Path, ending: str) -> None:
    """A blank stays a blank in print, whatever the ending."""
    again = read(written(zero(), tmp_path / f"a.{ending}"))
    assert are_zero(again.figures)
    one_blank = replace(zero(), figures={**zero().figures, "review.upheld": blank()})
    assert read(written(one_blank, tmp_path / f"b.{ending}")).figures["review.upheld"].state is State.BLANK


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_form_without_figures_is_written_and_not_taken_for_a_report(tmp_path: Path, ending: str) -> None:
    """It has no figure that could be read."""
    path = written(empty(COVER, "2021"), tmp_path / f"a.{ending}")
    with pytest.raises(Refused):
        read(path)


@pytest.mark.parametrize("ending", SUFFIXES)
def test_the_same_report_gives_the_same_bytes(tmp_path: Path, ending: str) -> None:
    """No clock and no chance goes into a report."""
    first, second = written(full(), tmp_path / f"a{ending}"), written(full(), tmp_path / f"b{ending}")
    assert first.read_bytes() == second.read_bytes()
