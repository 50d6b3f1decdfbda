"""The official sheets: the printed table as the notice has it, and around it what does not print."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from gxxl.confirm import fill_formula
from gxxl.form import Cell, Domain, load
from gxxl.form.layout import Label, Rect, Role, SheetLayout, Strip, a1, ranges
from gxxl.messages import rules as words
from gxxl.messages import workbook as sheet_words
from gxxl.reading import read_text
from gxxl.render import formulas
from gxxl.render.styles import NOTHING, Styles
from gxxl.render.validation import choice, validation
from gxxl.rules.linear import Verdict, plain, verdicts
from gxxl.rules.live import fillings
from gxxl.submission import Figure, Made, State, Submission

Marks = Mapping[str, str]  # colour by code
MIN_HEIGHT, LINE_HEIGHT = 24.0, 14.0


FORMULA_MADE = (Made.FORMULA, Made.COMPUTED)


class OfficialSheet:
    """Writes one official sheet into an XlsxWriter workbook; ``add`` is the whole of it."""

    def __init__(self, book: Any, styles: Styles, layout: SheetLayout, submission: Submission) -> None:  # noqa: ANN401
        self.layout = layout
        self.submission = submission
        self.styles = styles
        self.book = book
        self.sheet = book.add_worksheet(layout.name)
        self.form = load(layout.edition)
        self.rules = {rule.id: rule for rule in self.form.rules if rule.id in layout.checks}
        self.totals = {code: rule for code, rule in self.form.total_rules.items() if code in layout.cells}

    def add(self, marks: Marks) -> Any:  # noqa: ANN401
        """Write everything; cells in ``marks`` get their colour. Returns the worksheet, for notes."""
        self._columns_and_rows()
        self._labels()
        for code in self.layout.cells:
            self._figure(code, marks.get(code))
        self._checks()
        self._strips()
        self._last_year()
        self._validation()
        self._conditional_formats()
        self._page()
        self._names()
        return self.sheet

    # ------------------------------------------------------------ the printed table

    def _columns_and_rows(self) -> None:
        widths = self.layout.section.widths
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        if self.layout.confirm[1] > self.layout.printed.right:
            self.sheet.set_column(len(widths), len(widths), 2)
            self.sheet.set_column(len(widths) + 1, len(widths) + 2, 12)
        for row in range(self.layout.printed.bottom + 1):
            self.sheet.set_row(row, self._height(row, widths))

    def _height(self, row: int, widths: tuple[float, ...]) -> float:
        lines = 1
        for label in self.layout.labels:
            if label.rect.top == row == label.rect.bottom and label.role is not Role.TITLE:
                room = sum(widths[label.rect.left : label.rect.right + 1]) - 1
                lines = max(lines, math.ceil(2.05 * len(label.text) / room))
        return max(MIN_HEIGHT, LINE_HEIGHT * lines + 4)

    def _labels(self) -> None:
        for label in self.layout.labels:
            self._merge(label.rect, label.text, self._label_style(label))

    def _label_style(self, label: Label) -> Any:  # noqa: ANN401
        styles = {
            Role.TITLE: self.styles.title,
            Role.HEAD: self.styles.head,
            Role.CORNER: self.styles.label,
            Role.COLUMN: self.styles.label,
            Role.ROW: self.styles.row_label if self.layout.section.widths[0] < MIN_HEIGHT else self.styles.label,
        }
        return styles[label.role]

    def _merge(self, rect: Rect, text: str, style: Any) -> None:  # noqa: ANN401
        if rect.single:
            self.sheet.write_string(rect.top, rect.left, text, style)
        else:
            self.sheet.merge_range(rect.top, rect.left, rect.bottom, rect.right, "", style)
            self.sheet.write_string(rect.top, rect.left, text, style)

    def _figure(self, code: str, mark: str | None) -> None:
        rect = self.layout.cells[code]
        cell = self.form.cells[code]
        figure = self.submission.figures.get(code)
        style = self.styles.figure(amount=cell.domain is Domain.AMOUNT, mark=mark)
        if not rect.single:
            self.sheet.merge_range(rect.top, rect.left, rect.bottom, rect.right, "", style)
        self._value(rect.top, rect.left, figure, code, style)

    def _value(self, row: int, column: int, figure: Figure | None, code: str, style: Any) -> None:  # noqa: ANN401
        if code in self.totals and figure is not None and figure.made in FORMULA_MADE:
            value = NOTHING if figure.value is None else float(figure.value)
            self.sheet.write_formula(row, column, formulas.total(self.layout, self.totals[code]), style, value)
        elif figure is not None and figure.is_text:
            self.sheet.write_string(row, column, shown_text(figure, self.form.cells[code]), style)
        elif figure is not None and figure.value is not None and figure.state is not State.CONFIRMED_ZERO:
            self.sheet.write_number(row, column, float(figure.value), style)
        elif figure is not None and figure.text:
            self.sheet.write_string(row, column, figure.text, style)
        elif code in self.totals:
            self.sheet.write_blank(row, column, None, style)
        else:
            zero = self.form.cells[code].table in self.submission.confirmed
            self.sheet.write_formula(row, column, fill_formula(self.layout), style, 0 if zero else NOTHING)

    # ------------------------------------------------------------ around it

    def _checks(self) -> None:
        outcome = verdicts(self.submission)
        for rule_id, (row, column) in self.layout.checks.items():
            rule = self.rules[rule_id]
            verdict: Verdict | str = outcome.get(rule_id, words.UNDECIDED)
            self.sheet.write_formula(row, column, formulas.check(self.layout, rule), self.styles.check, str(verdict))
        filled = fillings(self.submission, self.layout)
        for place in self.layout.fillings:
            formula = formulas.filling(self.layout, place)
            self.sheet.write_formula(*place.at, formula, self.styles.check, filled[place.at])
        yes = any(table in self.submission.confirmed for table in self.layout.section.tables)
        self.sheet.write_string(*self.layout.confirm, words.YES if yes else words.NO, self.styles.choice)

    def _strips(self) -> None:
        for strip in self.layout.strips:
            if strip.name != "last_year" or self._has_last_year:
                self._merge(strip.rect, self._strip_text(strip), self.styles.strip)

    def _strip_text(self, strip: Strip) -> str:
        own = {
            "filling": sheet_words.STRIP_FILLING,
            "confirm": words.CONFIRM,
            "last_year": sheet_words.LAST_YEAR,
        }
        return own.get(strip.name) or next(rule.strip for rule in self.form.rules if rule.template == strip.name)

    @property
    def _has_last_year(self) -> bool:
        return any(code in self.submission.last_year for code in self.layout.last_year)

    def _last_year(self) -> None:
        for code, (row, column) in self.layout.last_year.items():
            if code in self.submission.last_year:
                self.sheet.write_number(row, column, float(self.submission.last_year[code]), self.styles.last_year)

    # ------------------------------------------------------------ behaviour

    def _validation(self) -> None:
        by_kind: dict[tuple[Domain, str | None], list[str]] = {}
        for code in self.layout.cells:
            cell = self.form.cells[code]
            by_kind.setdefault((cell.domain, cell.unit), []).append(code)
        for codes in by_kind.values():
            options = validation(self.form.cells[codes[0]])
            for rect in ranges(self.layout.place(code) for code in codes):
                self.sheet.data_validation(*rect, options)
        self.sheet.data_validation(
            *self.layout.confirm,
            *self.layout.confirm,
            choice([words.NO, words.YES], sheet_words.CONFIRM_PROMPT, words.CONFIRM),
        )

    def _conditional_formats(self) -> None:
        places = [*self.layout.checks.values(), *(place.at for place in self.layout.fillings)]
        for rect in ranges(places):
            for texts, style in self._verdict_styles():
                first = a1(rect.top, rect.left)
                tests = ",".join(f'LEFT({first},{len(text)})="{text}"' for text in texts)
                self.sheet.conditional_format(*rect, {"type": "formula", "criteria": f"=OR({tests})", "format": style})
        checks: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for rule_id, place in self.layout.checks.items():
            checks[self.rules[rule_id].total].append(place)
        for code in self.totals:
            self._red_total(code, checks[code])
        for rect in ranges(self.layout.place(code) for code in self.layout.cells):
            first = a1(rect.top, rect.left)
            test = f"=OR(AND(ISTEXT({first}),LEN(TRIM({first}))>0),ISERROR({first}))"
            self.sheet.conditional_format(*rect, {"type": "formula", "criteria": test, "format": self.styles.open})

    def _verdict_styles(self) -> list[tuple[tuple[str, ...], Any]]:
        wrong = (words.OVER, words.UNDER, words.HAS_TEXT, words.HAS_NEGATIVE, words.HAS_FRACTION)
        return [
            (wrong, self.styles.wrong),
            ((words.UNDECIDED, words.HAS_BLANK), self.styles.open),
            ((words.PASS, words.COMPLETE), self.styles.good),
        ]

    def _red_total(self, code: str, checks: Sequence[tuple[int, int]]) -> None:
        """A total's figure turns red when a check about it fails; its background is left to marks."""
        tests = ",".join(f'LEFT({a1(*place)},1)="{sign}"' for place in checks for sign in (words.OVER, words.UNDER))
        row, column = self.layout.place(code)
        options = {"type": "formula", "criteria": f"=OR({tests})", "format": self.styles.red}
        self.sheet.conditional_format(row, column, row, column, options)

    def _page(self) -> None:
        printed = self.layout.printed
        self.sheet.set_paper(9)
        self.sheet.set_portrait()
        self.sheet.print_area(*printed)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.center_horizontally()
        self.sheet.set_margins(left=0.75, right=0.75, top=1.0, bottom=1.0)
        first = min(rect.top for rect in self.layout.cells.values())
        if len(self.layout.cells) > MIN_HEIGHT:
            self.sheet.freeze_panes(first, min(rect.left for rect in self.layout.cells.values()))
            self.sheet.repeat_rows(1, first - 1)
        self.sheet.ignore_errors({"formula_unlocked": _span(printed), "formula_range": _span(printed)})
        self.sheet.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})
        self.sheet.hide_gridlines(2)

    def _names(self) -> None:
        for key in self.layout.section.tables:
            table = self.form.tables_by_key[key]
            rects = [self.layout.cells[cell.code] for cell in table.cells]
            top, left = min(r.top for r in rects), min(r.left for r in rects)
            bottom, right = max(r.bottom for r in rects), max(r.right for r in rects)
            area = f"{_dollars(top, left)}:{_dollars(bottom, right)}"
            self.book.define_name(table.name, f"='{self.layout.name}'!{area}")


def shown_text(figure: Figure, cell: Cell) -> str:
    """What a cell shows for a figure that is not a plain number; one that has no value reads back as none."""
    text = figure.text or words.READINGS_JOIN.join(plain(value) for value in figure.readings)
    if figure.value is None and read_text(text, cell, figure.made, words=True).value is not None:
        return sheet_words.UNCERTAIN.format(text=text)
    return text


def _span(rect: Rect) -> str:
    return f"{a1(rect.top, rect.left)}:{a1(rect.bottom, rect.right)}"


def _dollars(row: int, column: int) -> str:
    name = a1(row, column)
    letters = name.rstrip("0123456789")
    return f"${letters}${name[len(letters) :]}"
