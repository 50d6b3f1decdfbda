"""Random reports in the layouts of PDF readers, markdown and pages: what is printed is read, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxxl.errors import Refused
from gxxl.intake.door import read
from gxxl.submission import Submission
from tests.intake import printing
from tests.intake.printing import Printer, printed, reports, values

Layout = Callable[[Printer], Sequence[str]]
few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def read_text(text: str) -> Submission:
    """The submission in a text file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "报告.txt"
        path.write_text(text, encoding="utf-8")
        return read(path)


@pytest.mark.parametrize("layout", printing.LAYOUTS)
@given(report=reports())
@few
def test_what_is_printed_is_read_in_every_layout(layout: Layout, report: Submission) -> None:
    """Every figure, and no other; unit, year, editions and prose too."""
    again = read_text(printed(report, layout))
    assert values(again) == values(report)
    assert again.editions == report.editions
    assert (again.cover.unit, again.cover.year) == (report.cover.unit, report.cover.year)
    assert again.texts == dict.fromkeys(("overview", "problems", "other"), printing.PROSE)


@given(report=reports(), data=st.data())
@few
def test_a_lost_line_never_moves_a_figure(report: Submission, data: st.DataObject) -> None:
    """A line is missing somewhere: what is read is still right, cell by cell."""
    layout = data.draw(st.sampled_from(printing.LAYOUTS))
    lines = printed(report, layout).splitlines()
    lost = data.draw(st.integers(1, len(lines) - 1))
    try:
        again = read_text("\n".join(lines[:lost] + lines[lost + 1 :]))
    except Refused:
        return
    assert values(again).items() <= values(report).items()


@given(report=reports(), data=st.data())
@few
def test_exchanged_lines_never_move_a_figure_between_rows(report: Submission, data: st.DataObject) -> None:
    """Two lines of figures of a reader's output change places: the sums find it, or the rows are equal."""
    lines = printed(report, printing.labels_first).splitlines()
    places = [number for number, line in enumerate(lines) if line.isdigit()]
    one, other = data.draw(st.tuples(st.sampled_from(places), st.sampled_from(places)))
    lines[one], lines[other] = lines[other], lines[one]
    again = values(read_text("\n".join(lines)))
    wrong = {code for code, value in again.items() if values(report).get(code) != value}
    assert not {code for code in wrong if code.startswith("requests.")} or len(wrong) <= 2
