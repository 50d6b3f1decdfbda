"""Last year's figures for this year's form: from the unit's own file, or from its row in last year's summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from gxxl.convert import convert
from gxxl.errors import Refused
from gxxl.form import TABLES
from gxxl.messages import consolidate as summary_words
from gxxl.messages import years as words
from gxxl.submission import Cover, Figure, Kind, Made, Submission, blank, number
from gxxl.unit_names import are_rivals, same_code, short_name


@dataclass(frozen=True)
class LastYear:
    """A file of last year: what it says itself and, if it is a summary with 分单位明细, each unit in it."""

    path: Path
    submission: Submission
    units: tuple[Submission, ...] = ()

    def of(self, cover: Cover) -> Submission | None:
        """The unit's own submission: the file itself if it is of that unit, or its row in the summary."""
        for submission in (self.submission, *self.units):
            if is_same_unit(submission.cover, cover):
                return submission
        return None


def read_last_year(path: Path) -> LastYear:
    """Read last year's workbook, report or summary. Raises ``Refused`` where it cannot be read."""
    from gxxl.intake.door import read  # noqa: PLC0415 - late, for start-up

    submission = read(path)
    units = tuple(_units(path, submission)) if submission.origin.kind is Kind.SUMMARY else ()
    return LastYear(path, submission, units)


def is_same_unit(one: Cover, other: Cover) -> bool:
    """Whether two covers are of one unit: by code where both give one of a kind, else by name."""
    codes = same_code(one.unit_code), same_code(other.unit_code)
    if all(codes) and codes[0] == codes[1]:
        return True
    if are_rivals(*codes):
        return False
    return bool(one.unit) and short_name(one.unit) == short_name(other.unit)


def figures_in(last: Submission, editions: Mapping[str, str | None]) -> dict[str, Decimal]:
    """Figures by code, each table brought into the edition wanted; what would be guessed is left out."""
    converted = {edition: convert(last, edition).submission for edition in set(editions.values()) if edition}
    return {
        code: figure.value
        for table in TABLES
        if (edition := editions.get(table)) is not None
        for code, figure in converted[edition].figures.items()
        if code.startswith(f"{table}.") and figure.value is not None
    }


def last_year_for(submission: Submission, last: LastYear) -> dict[str, Decimal]:
    """Last year's figures in the editions of this submission's tables.

    Raises ``Refused`` with the sentence that says why the file is not last year's of this unit.
    """
    file, cover = submission.origin.file, submission.cover
    found = last.of(cover) if cover.unit or cover.unit_code else last.submission
    if found is None:
        values = {"last": last.submission.cover.unit or last.path.name, "file": file, "unit": cover.unit}
        raise Refused("other_unit", words.NOT_SAME_UNIT.format(**values))
    require_year_before(found.cover.year, cover.year, last.path, file)
    return figures_in(found, submission.editions)


def require_year_before(year: int | None, of: int | None, path: Path, file: str) -> None:
    """Raises ``Refused`` unless ``year`` is the one before ``of``; where ``of`` is not known nothing is compared."""
    if year is None:
        raise Refused("no_year", words.NO_YEAR.format(file=path))
    if of is None:
        raise Refused("no_year", words.OWN_NO_YEAR.format(file=file))
    if year != of - 1:
        raise Refused("other_year", words.NOT_YEAR_BEFORE.format(last=year, file=file, year=of, wanted=of - 1))


def _units(path: Path, summary: Submission) -> Iterator[Submission]:
    """The units of 分单位明细, whose hidden fourth row has the codes of the cells."""
    from gxxl.intake.archive import Archive  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.xlsx import Workbook  # noqa: PLC0415 - late, for start-up

    book = Workbook(Archive(path.read_bytes()))
    entry = next((entry for entry in book.entries if entry.name == summary_words.SHEET_DETAIL), None)
    if entry is None:
        return
    grid = book.sheet(entry)
    cells = summary.cells
    codes = {column: cell.text for (_, column), cell in grid.cells.items() if cell.text in cells}
    heads = {row for (row, _), cell in grid.cells.items() if cell.text in cells}
    for row in sorted({row for row, _ in grid.cells} - heads):
        unit, code = grid.at(row, 0).text.strip(), grid.at(row, 1).text.strip()
        figures = {name: figure for column, name in codes.items() if (figure := _figure(grid.at(row, column).text))}
        if (
            row > max(heads, default=0)
            and unit
            and unit not in (summary_words.DETAIL_SUM, summary_words.DETAIL_LACKING)
        ):
            yield _unit(summary, unit, code, figures)


def _figure(text: str) -> Figure | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return number(value, Made.SUMMED) if value.is_finite() else None


def _unit(summary: Submission, unit: str, code: str, figures: Mapping[str, Figure]) -> Submission:
    cells = summary.cells
    return Submission(
        cover=Cover(unit=unit, unit_code=code, year=summary.cover.year),
        editions=summary.editions,
        figures={name: figures.get(name, blank(Made.SUMMED)) for name in cells},
    )
