"""Submissions, files and rosters for the tests, each with only what the test speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from hypothesis import strategies as st

from gxxl.consolidate.receive import Terms, examine
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Category, Entry, Roster
from gxxl.form import EDITIONS
from gxxl.render.workbook import write_workbook
from gxxl.submission import Cover, Figure, Submission, confirmed_zero, empty, number
from tests.strategies import figures

TERMS = Terms("2021")
NEW = "requests.new.natural"


def submission(
    unit: str, code: str = "", *, year: int | None = 2021, on: str = "", edition: str = "2021"
) -> Submission:
    """A workbook in which only the cover is filled in."""
    return empty(Cover(unit=unit, unit_code=code, year=year, filled_on=on), edition)


def reporting(unit: str, code: str = "", *, year: int | None = 2021, on: str = "") -> Submission:
    """A workbook with one figure that no test looks at: a unit that reported."""
    return with_numbers(submission(unit, code, year=year, on=on), {"litigation.direct.upheld": 1})


def with_numbers(given: Submission, numbers: Mapping[str, int | str]) -> Submission:
    """The submission with these numbers typed in."""
    cells = given.cells
    typed = {code: number(Decimal(value), unit=cells[code].unit) for code, value in numbers.items()}
    return given.with_figures({**given.figures, **typed})


def with_figure(given: Submission, code: str, figure: Figure) -> Submission:
    """The submission with one figure of any state."""
    return given.with_figures({**given.figures, code: figure})


def all_zero(given: Submission) -> Submission:
    """The submission with every blank confirmed to be zero."""
    return given.with_figures(dict.fromkeys(given.figures, confirmed_zero()))


def received(given: Submission, file: str = "", *, terms: Terms = TERMS) -> Received:
    """The submission as read from a file; files of the same name and figures have the same content."""
    name = file or f"{given.cover.unit}.xlsx"
    text = f"{name}{given.cover}{sorted((code, str(figure.value)) for code, figure in given.figures.items())}"
    origin = replace(given.origin, file=name, sha256=given.origin.sha256 or sha256(text.encode()).hexdigest())
    return examine(replace(given, origin=origin), name, terms)


def roster(*names: str, category: Category | None = None) -> Roster:
    """A roster of these names, or of ``name:code``."""
    split = (name.partition(":") for name in names)
    entries = (Entry(name, code, category=category, line=line) for line, (name, _, code) in enumerate(split, start=2))
    return Roster(tuple(entries))


@st.composite
def filled_in_here_and_there(draw: st.DrawFn, editions: Sequence[str] = EDITIONS) -> Submission:
    """A form with a dozen cells filled in, with numbers, words and confirmed zeros."""
    form = submission("某镇", edition=draw(st.sampled_from(editions)))
    codes = draw(st.lists(st.sampled_from(sorted(form.cells)), max_size=12, unique=True))
    typed = {code: draw(st.one_of(figures(form.cells[code]), st.just(confirmed_zero()))) for code in codes}
    return form.with_figures({**form.figures, **typed})


def put(folder: Path, given: Submission, name: str = "") -> Path:
    """The submission as a workbook in the folder."""
    path = folder / (name or f"{given.cover.unit}.xlsx")
    write_workbook(given, path)
    return path


def files(folder: Path) -> list[str]:
    """Names of what lies in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())
