"""What the cover must say, the edition that the year asks for, and 规章 where there is no power to make them."""

from __future__ import annotations

from collections.abc import Iterator

from gxxl.dates import filled_in_on, filling_days, read_date
from gxxl.form import EDITIONS, TABLES, load
from gxxl.form.book import load_book
from gxxl.messages import rules as words
from gxxl.rules.finding import Finding
from gxxl.rules.linear import plain
from gxxl.rules.make import make
from gxxl.submission import Submission


def edition_for(year: int) -> str:
    """The edition that reports for a year must use: the latest one in force; the first one for earlier years."""
    latest_first = reversed(EDITIONS)  # so that an old one is not loaded for nothing
    return next((edition for edition in latest_first if load(edition).first_year <= year), EDITIONS[0])


def check_cover(submission: Submission) -> Iterator[Finding]:
    """Unit and year must be given, and the date of filling in must be one that can be."""
    cover, place = submission.cover, load_book().sheets["cover"]
    if not cover.unit:
        yield make("cover.unit", submission, place=place)
    if cover.year is None:
        rule = "cover.year_unread" if cover.year_text else "cover.year"
        yield make(rule, submission, place=place, text=cover.year_text)
    elif not submission.is_summary and read_date(cover.filled_on) and not filled_in_on(cover.filled_on, cover.year):
        first, last = filling_days(cover.year)
        said = {"text": cover.filled_on, "year": str(cover.year), "first": str(first), "last": str(last)}
        yield make("cover.filled_on", submission, (), place=place, **said)


def check_editions(submission: Submission) -> Iterator[Finding]:
    """Each table must be of the edition in force in the report's year."""
    year = submission.cover.year
    if year is None:
        return
    wanted = edition_for(year)
    for table in TABLES:
        edition = submission.editions.get(table)
        if edition is not None and edition < wanted:
            form = load(edition)
            yield make(
                "{table}.edition",
                submission,
                table=table,
                place=form.section_of(table).sheet,
                table_name=words.TABLE_NAME.format(name=form.tables_by_key[table].name),
                edition=edition,
                wanted=wanted,
                year=year,
            )


def check_regulations(submission: Submission) -> Iterator[Finding]:
    """Townships, streets, counties and local departments have no power to make 规章."""
    book = load_book()
    level = book.level_of(submission.cover.unit, submission.cover.level)
    if level not in book.without_regulations:
        return
    edition = submission.editions.get("disclosure")
    for cell in load(edition).tables_by_key["disclosure"].cells if edition else ():
        if cell.row_key != "regulations":
            continue
        code, value = cell.code, submission.figures[cell.code].value
        if value:
            values = {"cell": cell.label, "value": plain(value), "level": level}
            yield make("disclosure.regulations", submission, (code,), **values)
