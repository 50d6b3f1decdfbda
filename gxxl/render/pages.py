"""The workbook's own sheets: cover, prose, extra figures, findings, reasons, guide, and the hidden one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from gxxl.form import EDITIONS, TABLES, load
from gxxl.form.book import Field, load_book
from gxxl.form.layout import SheetLayout, a1
from gxxl.intake.covered import coverage_lines
from gxxl.messages import rules as rule_words
from gxxl.messages import workbook as words
from gxxl.render import formulas
from gxxl.render.heights import lines_of
from gxxl.render.record import CHECKED_PLACE, META_PLACE, PLACE
from gxxl.render.styles import GREY, NOTHING, Styles
from gxxl.render.validation import choice
from gxxl.rules.linear import plain
from gxxl.rules.live import editions_shown, overall
from gxxl.submission import Kind, Submission

LIST_ROWS = 20  # free lines in 附加数据 and 说明


def add_cover(
    book: Any,  # noqa: ANN401
    styles: Styles,
    submission: Submission,
    sheets: tuple[SheetLayout, ...],
    lines: Sequence[str] | None = None,
) -> None:
    """封面: who reports, the live overall verdict, and below it the steps of filling in, or ``lines`` instead."""
    data = load_book()
    sheet = book.add_worksheet(data.sheets["cover"])
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 16)
    sheet.set_column(2, 2, 56)
    sheet.set_row(0, 18)
    sheet.set_row(1, 40)
    sheet.merge_range(1, 1, 1, 2, data.title, styles.make(font_name="黑体", font_size=18, bold=True, align="center"))
    row = 3
    values = vars(submission.cover) | {"year": submission.cover.year or submission.cover.year_text}
    for field in data.fields:
        _field(sheet, styles, row, field, values[field.key])
        row += 1
    sheet.set_row(row, 28)
    sheet.write_string(row, 1, data.verdict, styles.label)
    verdict = styles.make(border=1, align="left", bold=True, font_size=12)
    sheet.write_formula(row, 2, formulas.overall(sheets), verdict, str(overall(submission)))
    for texts, style in (((rule_words.PASS,), styles.good), (("有",), styles.wrong), (("无",), styles.open)):
        test = f'=LEFT({a1(row, 2)},{len(texts[0])})="{texts[0]}"'
        sheet.conditional_format(row, 2, row, 2, {"type": "formula", "criteria": test, "format": style})
    if lines is None:
        row += 1
        sheet.set_row(row, 24)
        sheet.write_string(row, 1, data.checked, styles.label)
        sheet.write_formula(row, 2, formulas.kept(CHECKED_PLACE), styles.line, NOTHING)
    for place, step in enumerate(data.steps if lines is None else lines, start=row + 2):
        sheet.set_row(place, 32)
        sheet.merge_range(place, 1, place, 2, step, styles.plain)
    page_setup(sheet)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _field(sheet: Any, styles: Styles, row: int, field: Field, value: str | int | None) -> None:  # noqa: ANN401
    sheet.set_row(row, 24)
    sheet.write_string(row, 1, field.label, styles.label)
    if isinstance(value, int):
        sheet.write_number(row, 2, value, styles.make(border=1, align="left", locked=False, num_format="0"))
    elif value:
        sheet.write_string(row, 2, value, styles.entry)
    else:
        sheet.write_blank(row, 2, None, styles.entry)
    if field.choices:
        sheet.data_validation(row, 2, row, 2, choice(list(field.choices), field.prompt, field.label))
    else:
        options = {"validate": "any", "input_title": field.label, "input_message": field.prompt}
        sheet.data_validation(row, 2, row, 2, options)


def add_texts(book: Any, styles: Styles, submission: Submission) -> None:  # noqa: ANN401
    """正文: the prose of the sections that have no table."""
    sheet = book.add_worksheet(load_book().sheets["texts"])
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    sheet.write_row(0, 0, [words.TEXTS_HEADING, words.TEXTS_BODY], styles.column)
    sections = [section for section in load("2021").sections if not section.tables]
    for row, section in enumerate(sections, start=1):
        sheet.set_row(row, 180)
        sheet.write_string(row, 0, section.title, styles.label)
        text = submission.texts.get(section.key)
        if text:
            sheet.write_string(row, 1, text, styles.prose)
        else:
            sheet.write_blank(row, 1, None, styles.prose)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    page_setup(sheet)


def add_extras(book: Any, styles: Styles, submission: Submission) -> None:  # noqa: ANN401
    """附加数据: figures outside the form; free lines for what a county defines."""
    data = load_book()
    sheet = book.add_worksheet(data.sheets["extras"])
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 2, 16)
    sheet.set_column(3, 3, 40)
    sheet.write_row(0, 0, data.extras_columns, styles.column)
    given = {(extra.label, extra.unit): extra for extra in submission.extras}
    own = [(row.label, row.unit) for row in data.extras_rows]
    for row, key in enumerate([*own, *(key for key in given if key not in own)], start=1):
        sheet.write_row(row, 0, key, styles.entry)
        extra = given.get(key)
        if extra is not None and extra.value is not None:
            sheet.write_number(row, 2, float(extra.value), styles.figure(amount=True))
        elif extra is not None and extra.text:
            sheet.write_string(row, 2, extra.text, styles.figure(amount=True))
        else:
            sheet.write_blank(row, 2, None, styles.figure(amount=True))
        _text(sheet, row, 3, extra.remark if extra else "", styles.entry)
    _free_rows(sheet, styles, row + 1, 4)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    page_setup(sheet)


def add_reasons(book: Any, styles: Styles, submission: Submission) -> None:  # noqa: ANN401
    """说明: reasons given for queries."""
    data = load_book()
    sheet = book.add_worksheet(data.sheets["reasons"])
    sheet.set_column(0, 1, 32)
    sheet.set_column(2, 2, 70)
    sheet.set_row(0, 32)
    sheet.merge_range(0, 0, 0, 2, words.REASONS_HINT, styles.make(font_size=9, text_wrap=True, font_color=GREY))
    sheet.write_row(1, 0, data.reasons_columns, styles.column)
    row = 1
    for row, reason in enumerate(submission.reasons, start=2):
        for column, text in enumerate((reason.rule, reason.places, reason.text)):
            _text(sheet, row, column, text, styles.entry)
    _free_rows(sheet, styles, row + 1, 3)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    page_setup(sheet)


def add_guide(book: Any, styles: Styles, submission: Submission) -> None:  # noqa: ANN401
    """填报说明: steps, the counting rules in the notice's words, and what is checked."""
    data = load_book()
    sheet = book.add_worksheet(data.sheets["guide"])
    width = 68  # a single column is not made smaller to fit a page by every program
    sheet.set_column(0, 0, width)
    lines: list[tuple[str, Any]] = [(words.GUIDE_TITLE, styles.title), (words.GUIDE_STEPS, styles.heading)]
    lines += [(step, styles.plain) for step in data.steps]
    shown = editions_shown(submission.editions)
    for edition in [edition for edition in EDITIONS if edition in shown.values()]:
        form = load(edition)
        tables = [table for table, used in shown.items() if used == edition]
        lines.append((words.GUIDE_NOTES.format(notice=form.notice), styles.heading))
        lines += [
            (words.GUIDE_SOURCE.format(text=note.text, source=note.source), styles.plain)
            for note in form.notes
            if any(about.split(".")[0] in (*tables, "other") for about in note.about)
        ]
        lines.append((words.GUIDE_CHECKS, styles.heading))
        by_template = {rule.template: rule for rule in form.rules if rule.table in tables}
        lines += [
            (words.GUIDE_CHECK.format(label=rule.label, basis=rule.basis.value, source=rule.source), styles.plain)
            for rule in by_template.values()
        ]
    for row, (text, style) in enumerate(lines):
        sheet.set_row(row, 18 * lines_of(text, width))
        sheet.write_string(row, 0, text, style)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    page_setup(sheet)


def add_meta(book: Any, submission: Submission) -> None:  # noqa: ANN401
    """The very hidden sheet: template version, kind, edition of each table, last year's figures, a summary's parts."""
    data = load_book()
    sheet = book.add_worksheet(data.sheets["meta"])
    for row, line in enumerate(meta_lines(submission, data.version)):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text)
    sheet.write_formula(*META_PLACE, formulas.kept(PLACE), None, NOTHING)
    sheet.very_hidden()


def meta_lines(
    submission: Submission, version: str, noted: Sequence[tuple[str, ...]] = ()
) -> Iterator[tuple[str, ...]]:
    """The lines of the very hidden sheet; ``noted`` are more of them, for a summary's next run."""
    kind = {Kind.REPORT: Kind.IMPORT, Kind.FOREIGN: Kind.IMPORT}.get(submission.origin.kind, submission.origin.kind)
    yield ("version", "", version)
    yield ("kind", "", kind.value)
    for table in TABLES:
        yield ("edition", table, editions_shown(submission.editions)[table])
    for code, value in submission.last_year.items():
        yield ("last_year", code, plain(value))
    yield from noted
    if submission.coverage is not None:
        yield from coverage_lines(submission.coverage)
    for part in submission.parts:
        yield ("part", part.unit, part.unit_code, part.file, part.sha256)


def _free_rows(sheet: Any, styles: Styles, first: int, columns: int) -> None:  # noqa: ANN401
    for row in range(first, first + LIST_ROWS):
        for column in range(columns):
            sheet.write_blank(row, column, None, styles.entry)


def _text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:  # noqa: ANN401
    if text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)


def page_setup(sheet: Any) -> None:  # noqa: ANN401
    """A4, one page wide, no grid."""
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
