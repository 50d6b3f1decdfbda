"""From matched tables to a submission, for what is not the template as it was issued: other workbooks, and texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gxxl.errors import Refused
from gxxl.form import TABLES
from gxxl.intake.book import Book
from gxxl.intake.grid import Grid, stack
from gxxl.intake.pages import read_cover, read_extras, read_reasons, read_texts
from gxxl.intake.tables import Tables, add_flat, find_tables
from gxxl.intake.text import Report, read_report, read_title, require_short
from gxxl.intake.workbook import Meta, kept_meta
from gxxl.messages import imports
from gxxl.messages import intake as words
from gxxl.messages import rules as rule_words
from gxxl.rules.linear import work_out
from gxxl.submission import Cover, Kind, Made, Nearly, Origin, Submission, cells_of


def read_foreign(book: Book, origin: Origin) -> Submission | None:
    """A workbook of another make, or one of ours that somebody rearranged; ``None`` where no table is found in it.

    What our own pages and the hidden sheet say beside the tables is kept, however the tables were moved. Raises
    ``Refused`` where all that is found is not quite a table.
    """
    grids = [book.sheet(entry) for entry in book.entries if not entry.hidden]
    tables = find_tables(grids, book.made or Made.TYPED)
    cover = next((cover for cover in map(read_cover, grids) if cover.unit), Cover())
    if not cover.unit or cover.year is None:
        cover = _with_title(cover, grids)
    origin = replace(origin, kind=Kind.FOREIGN, nearly=_nearly(grids, tables))
    submission = _submission(tables, cover, {}, origin)
    if submission is None and origin.nearly:
        _, sheet, label, why = origin.nearly[0]
        near = rule_words.NEARLY[why].format(sheet=sheet, label=label)
        raise Refused("not_this_form", words.NEARLY_THIS_FORM.format(near=near))
    return None if submission is None else _with_pages(submission, grids, kept_meta(book))


def _with_pages(submission: Submission, grids: Sequence[Grid], meta: Meta) -> Submission:
    """With prose, extra figures and reasons from whatever sheet has their labels, and what the hidden sheet keeps."""
    return replace(
        submission,
        texts=next(filter(None, map(read_texts, grids)), {}),
        extras=next(filter(None, map(read_extras, grids)), ()),
        reasons=next(filter(None, map(read_reasons, grids)), ()),
        last_year=meta.last_year,
        parts=tuple(meta.parts),
        coverage=meta.coverage,
    )


def read_report_text(text: str, origin: Origin) -> Submission | None:
    """A published report as text; ``None`` where no table with figures is found in it."""
    report = read_report(text)
    tables = find_tables([report.grid], Made.PRINTED)
    if not tables.are_whole:
        add_flat(tables, text)
    if tables.are_empty:
        _refuse_lost_figures(text)
        return None
    cover = Cover(unit=report.unit, year=report.year)
    return _with_prose(_submission(tables, cover, report.texts, replace(origin, kind=Kind.REPORT)), report)


def read_report_tables(grids: Sequence[Grid], text: str, origin: Origin) -> Submission | None:
    """A published report as tables and the text around them; ``None`` where no table with figures is found.

    Raises ``Refused`` for a report whose tables are there and have lost their figures, or never had any.
    """
    require_short(text)
    named = [
        grid if grid.name else replace(grid, name=words.TABLE.format(number=number))
        for number, grid in enumerate(grids, start=1)
    ]
    tables = find_tables([*named, stack(named)], Made.PRINTED)
    if not tables.are_whole:
        add_flat(tables, text)
    if tables.are_empty:
        _refuse_lost_figures(text)
        if tables.are_whole:
            raise Refused("no_figures", imports.NO_FIGURES)
        return None
    origin = replace(origin, nearly=_nearly(named, tables))
    report = read_report(text)
    own = next((cover for cover in map(read_cover, named) if cover.unit), None)
    if own is not None and not report.unit and not report.texts:  # a workbook of ours that was saved as a page
        submission = _submission(tables, own, {}, replace(origin, kind=Kind.FOREIGN))
        return None if submission is None else _with_pages(submission, named, Meta())
    cover = Cover(unit=report.unit, year=report.year)
    return _with_prose(_submission(tables, cover, report.texts, replace(origin, kind=Kind.REPORT)), report)


def _nearly(grids: Sequence[Grid], tables: Tables) -> tuple[Nearly, ...]:
    """What looks like the tables that were not found."""
    if tables.are_whole:
        return ()
    from gxxl.intake.nearly import nearly  # noqa: PLC0415 - late, for start-up

    return nearly(grids, tables.editions)


def _with_prose(submission: Submission | None, report: Report) -> Submission | None:
    """The submission with what its text has beside the sections' own prose."""
    if submission is None:
        return None
    origin = replace(submission.origin, sections=report.outline.order)
    return replace(submission, opening=report.outline.opening, origin=origin)


def _refuse_lost_figures(text: str) -> None:
    """Raise ``Refused`` for a text that has the form's labels and lost its figures on its way."""
    from gxxl.intake.scattered import lacks_figures  # noqa: PLC0415 - late, for start-up

    if lacks_figures(text):
        raise Refused("not_this_form", imports.FIGURES_LOST)


def _with_title(cover: Cover, grids: Iterable[Grid]) -> Cover:
    """Unit and year from a title on some sheet, where the cover does not say."""
    for grid in grids:
        for cell in grid.cells.values():
            unit, year = read_title(cell.text)
            if unit:
                year = year if cover.year is None and not cover.year_text else cover.year
                return replace(cover, unit=cover.unit or unit, year=year)
    return cover


def _follow(editions: dict[str, str | None]) -> None:
    """Review and litigation are alike in both editions: they are of the one that 第二部分 is of."""
    for table in ("review", "litigation"):
        if editions[table] is not None:
            editions[table] = editions["disclosure"] or editions[table]


def _submission(tables: Tables, cover: Cover, texts: dict[str, str], origin: Origin) -> Submission | None:
    if not any(tables.editions.values()):
        return None
    _follow(tables.editions)
    cells = cells_of(tuple(tables.editions[table] for table in TABLES))
    figures = {code: tables.figures[code] for code in cells}
    origin = replace(origin, places=tables.places)
    return work_out(Submission(cover, tables.editions, figures, texts=texts, origin=origin), tables.lost)
