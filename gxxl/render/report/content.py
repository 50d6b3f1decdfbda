"""What stands in the report, before it has a look: title, opening, six sections, signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gxxl.form import EDITIONS, TABLES, Form, Section, load
from gxxl.messages import report as words
from gxxl.render.report.fee import fee_sentence
from gxxl.render.report.table import PrintedTable, printed_table
from gxxl.render.report.text import line, paragraphs
from gxxl.rules.cover import edition_for
from gxxl.submission import Submission


@dataclass(frozen=True, slots=True)
class Options:
    """What the submission does not say: 落款 and date, printed only where given, and the address to write to."""

    signature: str = ""
    date: str = ""
    address: str = ""


NO_OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the report: its title, its prose a paragraph each, and the table below, where it has one."""

    section: Section
    paragraphs: tuple[str, ...]
    table: PrintedTable | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. ``unit`` and ``name`` are the two halves of the title."""

    unit: str
    name: str
    opening: str
    parts: tuple[Part, ...]
    options: Options = NO_OPTIONS

    @property
    def title(self) -> str:
        """「庄头镇2021年政府信息公开工作年度报告」."""
        return self.unit + self.name


def build(submission: Submission, options: Options = NO_OPTIONS) -> Report:
    """The report of a submission."""
    form = _form(submission)
    year = submission.cover.year
    name = (words.TITLE_YEAR.format(year=year) if year else "") + words.TITLE_NAME
    parts = tuple(_part(submission, section, form) for section in form.sections)
    return Report(line(submission.cover.unit), name, _opening(submission, form, options), parts, options)


def _form(submission: Submission) -> Form:
    """The form that the report follows: the latest that its tables are of, else that of its year."""
    editions = [edition for table in TABLES if (edition := submission.editions.get(table))]
    otherwise = edition_for(submission.cover.year) if submission.cover.year else EDITIONS[-1]
    return load(max(editions, default=otherwise))


def _opening(submission: Submission, form: Form, options: Options) -> str:
    """Basis, period, and whom to ask; nothing where the unit's own text begins with basis and period."""
    year = submission.cover.year
    title = form.notice_title.replace("《", "〈").replace("》", "〉")
    period = words.OPENING_PERIOD.format(year=year) if year else ""
    opening = words.OPENING_BASIS.format(title=title, notice=form.notice) + period
    said = submission.texts.get(form.sections[0].key, "")
    if form.notice in said and "12月31日" in said:
        opening = ""
    return opening + _contact(submission, options)


def _contact(submission: Submission, options: Options) -> str:
    cover = submission.cover
    ways = [
        template.format(**{key: line(value)})
        for template, key, value in (
            (words.OPENING_ADDRESS, "address", options.address),
            (words.OPENING_PHONE, "phone", cover.phone),
        )
        if value.strip()
    ]
    if not ways or not cover.unit:
        return ""
    return words.OPENING_CONTACT.format(unit=line(cover.unit), ways=words.OPENING_JOIN.join(ways))


def _part(submission: Submission, section: Section, form: Form) -> Part:
    if section.tables:
        table = printed_table(submission, section, form.edition)
        return Part(section, tuple(_zero(submission, section)), table)
    said = [*paragraphs(submission.texts.get(section.key, ""))]
    if section == form.sections[-1]:
        said += [sentence] if (sentence := fee_sentence(submission, "\n".join(said))) else []
    return Part(section, tuple(said))


def _zero(submission: Submission, section: Section) -> Iterator[str]:
    """The zero report in words: only where every figure of the section is a zero that somebody typed or confirmed."""
    figures = [figure for code, figure in submission.figures.items() if code.split(".")[0] in section.tables]
    if figures and all(figure.value == 0 for figure in figures):
        yield words.ZERO[section.key]
