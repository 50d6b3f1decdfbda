"""Where a cell of the form stands, for a reader: ``三、申请办理!E17``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from gxxl.form import load
from gxxl.form.layout import sheet_layout
from gxxl.submission import Place, Submission


@lru_cache(maxsize=1024)
def template_place(edition: str, code: str) -> Place:
    """The place of a cell in the template of an edition."""
    form = load(edition)
    layout = sheet_layout(edition, form.section_of(form.cells[code].table).key)
    return Place(layout.name, layout.address(code))


def place_of(submission: Submission, code: str) -> Place:
    """The place of a cell in the file that the submission was read from."""
    return place_in(submission.editions, submission.origin.places, code)


def place_in(editions: Mapping[str, str | None], moved: Mapping[str, Place], code: str) -> Place:
    """The same of a file whose tables are of these editions and in which these cells stand elsewhere."""
    return moved.get(code) or template_place(editions.get(code.split(".")[0]) or "2021", code)
