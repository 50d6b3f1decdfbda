"""Where a cell of the form stands, for a reader: ``三、申请办理!E17``."""

from __future__ import annotations

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
    moved = submission.origin.places.get(code)
    if moved is not None:
        return moved
    edition = submission.editions.get(code.split(".")[0]) or "2021"
    return template_place(edition, code)
