"""A clerk before an open workbook: types, presses buttons, answers questions, looks at the sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import xlwings

from gxxl.excel import buttons
from gxxl.excel.engines import libreoffice
from gxxl.form import load
from gxxl.places import template_place
from gxxl.render.workbook import write_workbook
from gxxl.submission import Cover, Made, Submission, empty, number
from tests.strategies import with_formula_totals

EDITION = "2021"
COVER = Cover(unit="庄头镇人民政府", unit_code="610525109", year=2021, level="乡镇")
# Five applications of natural persons, three granted, one not held, one carried over.
REPORT = {
    "requests.new.natural": 5,
    "requests.granted.natural": 3,
    "requests.unavailable.not_held.natural": 1,
    "requests.carried_out.natural": 1,
}
FIRST, SECOND, THIRD = "二、主动公开", "三、申请办理", "四、复议诉讼"


def report(values: Mapping[str, int] = REPORT, cover: Cover = COVER, edition: str = EDITION) -> Submission:
    """A submission with these figures and zeros; totals are formulas."""
    submission = empty(cover, edition)
    totals = load(edition).total_rules
    typed = {
        code: figure
        if code in totals
        else number(Decimal(values.get(code, 0)), Made.TYPED, submission.cells[code].unit)
        for code, figure in submission.figures.items()
    }
    return with_formula_totals(replace(submission, figures=typed))


class Clerk:
    """Somebody before an open workbook. ``answers`` are given to the questions to come, in order."""

    def __init__(self, app: xlwings.App, folder: Path, submission: Submission | None = None) -> None:
        self.app = app
        self.folder = folder
        self.path = folder / "庄头镇 2021.xlsx"
        write_workbook(submission or report(), self.path)
        self.book = app.books.open(self.path)
        self.answers: list[str] = []
        app.impl.answer = self._answer

    def _answer(self, prompt: str, buttons_: str) -> str:
        asked = buttons_ != "ok"
        return self.answers.pop(0) if asked and self.answers else libreoffice.cautious(prompt, buttons_)

    def press(self, command: str, *answers: str) -> str:
        """Press a button; what was said last."""
        self.answers = list(answers)
        with libreoffice.calling(self.book):
            buttons.press(command)
        assert not self.answers, "more was expected to be asked"
        return str(self.app.impl.said[-1].prompt)

    @property
    def said(self) -> list[str]:
        """Everything that was said, in order."""
        return [said.prompt for said in self.app.impl.said]

    def cell(self, code: str) -> xlwings.Range:
        """The cell of the form with this code."""
        place = template_place(EDITION, code)
        return self.book.sheets[place.where].range(place.address)

    def type(self, code: str, value: object) -> None:
        """Type into a cell."""
        self.cell(code).value = value
        self.app.calculate()

    def contents(self) -> list[object]:
        """Values and formulas of the official sheets, and of the cover's own fields."""
        areas = [self.book.sheets[name].range("A1:X40") for name in (FIRST, SECOND, THIRD)]
        areas.append(self.book.sheets["封面"].range("A1:C13"))
        return [(area.value, area.formula) for area in areas]

    def notes(self) -> dict[str, str]:
        """The notes of the official sheets by their addresses."""
        return {
            f"{name}!{note.location.get_address(False, False)}": note.text
            for name in (FIRST, SECOND, THIRD)
            for note in self.book.sheets[name].notes
        }

    def results(self) -> list[list[object]]:
        """What stands in 校验结果."""
        rows: list[list[object]] = self.book.sheets["校验结果"].range("A1:F60").value
        return [row for row in rows if any(row)]
