"""A submission as a workbook: the template when nothing is filled in, a marked copy when findings are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from gxxl.files import whole
from gxxl.form.book import load_book
from gxxl.form.layout import layouts
from gxxl.locate.result import NOTHING_LOCATED, Located
from gxxl.render import pages
from gxxl.render.findings import add_findings
from gxxl.render.macros import add_macros
from gxxl.render.marks import add_notes, colours
from gxxl.render.sheets import OfficialSheet
from gxxl.render.styles import Styles
from gxxl.rules.finding import Finding
from gxxl.rules.live import editions_shown
from gxxl.submission import Submission


def write_workbook(
    submission: Submission,
    path: Path,
    *,
    findings: Sequence[Finding] | None = None,
    located: Located = NOTHING_LOCATED,
) -> None:
    """Write the workbook whole, or nothing. With ``findings`` wrong cells are marked and 校验结果 is filled.

    With ``located`` the likeliest culprits are marked too, and listed.
    Every formula is written with its value, so that programs which do not calculate read the same. A ``path`` that ends
    in ``.xlsm`` gets the buttons and their macros. Raises ``OSError`` where the file cannot be written.
    """
    import xlsxwriter  # noqa: PLC0415 - late, for the start-up time

    from gxxl.render.plain import OPTIONS, PlainSheet  # noqa: PLC0415 - late, for the start-up time

    with whole(path) as temporary, xlsxwriter.Workbook(str(temporary), OPTIONS) as book:
        book.worksheet_class = PlainSheet
        # A fixed date: the same submission gives the same bytes.
        book.set_properties({"title": load_book().title, "created": datetime(2021, 9, 26)})  # noqa: DTZ001
        styles = Styles(book)
        sheets = layouts(editions_shown(submission.editions))
        pages.add_cover(book, styles, submission, sheets)
        marks = colours(findings or (), located)
        for layout in sheets:
            sheet = OfficialSheet(book, styles, layout, submission).add(marks)
            add_notes(sheet, layout, findings or (), located)
        pages.add_texts(book, styles, submission)
        pages.add_extras(book, styles, submission)
        add_findings(book, styles, submission, findings, located, marks)
        pages.add_reasons(book, styles, submission)
        pages.add_guide(book, styles, submission)
        pages.add_meta(book, submission)
        if path.suffix == ".xlsm":
            add_macros(book, sheets)
