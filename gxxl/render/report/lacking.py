"""What a report still lacks, for whoever has to complete it before it is signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gxxl.form import Section, load
from gxxl.messages import report as words
from gxxl.places import place_of
from gxxl.render.report.fee import fee_sentence, fees
from gxxl.render.report.text import paragraphs
from gxxl.submission import State, Submission

SHOWN = 6
_EMPTY = (State.BLANK, State.ABSENT)


def lacking(submission: Submission) -> Iterator[str]:
    """A sentence for each thing that is missing or doubtful in print, in the order of the report."""
    if not submission.cover.unit.strip():
        yield words.NO_UNIT
    if submission.cover.year is None:
        yield words.NO_YEAR
    for section in load("2021").sections:
        yield from tables_lacking(submission, section) if section.tables else _prose_lacking(submission, section)
    yield from _fee_lacking(submission)


def tables_lacking(submission: Submission, section: Section) -> Iterator[str]:
    """Sentences for a section's blanks, and for cells whose figure is not certain."""
    if all(submission.editions.get(table) is None for table in section.tables):
        yield words.NO_TABLE.format(section=section.title)
        return
    figures = [(code, f) for code, f in submission.figures.items() if code.split(".")[0] in section.tables]
    blanks = [code for code, figure in figures if figure.state in _EMPTY]
    doubtful = [code for code, figure in figures if figure.is_text]
    for template, codes in ((words.BLANKS, blanks), (words.DOUBTFUL, doubtful)):
        if codes:
            yield template.format(section=section.title, count=len(codes), places=_places(submission, codes))


def _places(submission: Submission, codes: Sequence[str]) -> str:
    """The first places, the sheet named once."""
    places = [str(place_of(submission, code)) for code in codes[:SHOWN]]
    short = [places[0], *(place.split("!")[-1] for place in places[1:])]
    return words.PLACES_JOIN.join(short) + (words.PLACES_MORE if len(codes) > SHOWN else "")


def _prose_lacking(submission: Submission, section: Section) -> Iterator[str]:
    text = submission.texts.get(section.key, "")
    is_fee = section.key == load("2021").sections[-1].key and fee_sentence(submission, text)
    if not any(paragraphs(text)) and not is_fee:
        yield words.NO_TEXT.format(section=section.title)


def _fee_lacking(submission: Submission) -> Iterator[str]:
    for extra in fees(submission):
        if extra.value is None:
            yield words.FEE_DOUBTFUL.format(text=extra.text)
    section = load("2021").sections[-1]
    said = submission.texts.get(section.key, "")
    if words.FEE_SUBJECT not in said and not fees(submission):
        yield words.NO_FEE.format(section=section.title)
