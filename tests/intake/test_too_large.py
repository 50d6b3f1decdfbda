"""A figure that no unit has is none: one telephone number would make a county's total useless."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gxxl.form import load
from gxxl.form.layout import sheet_layout
from gxxl.intake.door import read
from gxxl.intake.grid import EMPTY, GridCell
from gxxl.intake.workbook import TableReader
from gxxl.reading import MOST, is_too_large, read_text, sensible
from gxxl.render.workbook import write_workbook
from gxxl.rules import check
from gxxl.rules.finding import Severity
from gxxl.submission import Figure, Made, State, number
from tests.intake.cell_xml import CODE, PLACE, template, with_cell
from tests.intake.test_cells_shown import figure_in
from tests.intake.test_pages_and_documents import page
from tests.intake.test_text import HONGZE
from tests.rules.test_linear import filled, with_figure

COUNT, MONEY = load("2021").cells[CODE], load("2021").cells["disclosure.fees.amount"]
PURCHASE = load("2019").cells["disclosure.procurement.amount"]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("13812345678", "13812345678"),
        ("1E+300", "1.00E+300"),
        ("-2E+9", "-2000000000"),
        ("100000001", "100000001"),
        ("100000000.5", "100000000.5"),
    ],
)
def test_a_count_that_nobody_has_is_not_taken(tmp_path: Path, stored: str, shown: str) -> None:
    """It has no part in any sum, both readers say so, and a finding names it."""
    small = with_cell(template(tmp_path), f'<c r="{PLACE}"><v>12</v></c>')
    assert figure_in(small, tmp_path).value == 12
    data = with_cell(template(tmp_path), f'<c r="{PLACE}"><v>{stored}</v></c>')
    found = figure_in(data, tmp_path)
    assert (found.state, found.value, found.text) == (State.UNREADABLE, None, shown)
    findings = [finding for finding in check(read(tmp_path / "a.xlsx")) if finding.rule == "disclosure.too_large"]
    assert [(finding.cells, finding.severity) for finding in findings] == [((CODE,), Severity.ERROR)]


@pytest.mark.parametrize("stored", ["100000000", "99999999", "99999999.0"])
def test_the_largest_that_are_taken(tmp_path: Path, stored: str) -> None:
    """A hundred million."""
    found = figure_in(with_cell(template(tmp_path), f'<c r="{PLACE}"><v>{stored}</v></c>'), tmp_path)
    assert (found.state, found.value) == (State.NUMBER, Decimal(stored))


@pytest.mark.parametrize("text", ["13812345678", "13812345678件", "１３８１２３４５６７８", "138,123,456,789"])
def test_a_text_is_no_figure_either(text: str) -> None:
    """Neither typed nor printed."""
    found = sensible(read_text(text, COUNT, Made.PRINTED, words=False), COUNT)
    assert found == Figure(None, State.UNREADABLE, Made.PRINTED, text=text)
    assert is_too_large(found, COUNT)


def test_money_is_measured_in_its_own_unit() -> None:
    """A hundred million 万元 are as many 元 as that; where no unit is known it may be 元."""
    for unit, cell, most in (("万元", MONEY, MOST), ("元", MONEY, MOST * 10_000), (None, PURCHASE, MOST * 10_000)):
        assert sensible(number(Decimal(most), Made.PRINTED, unit), cell).value == most
        assert sensible(number(Decimal(most + 1), Made.PRINTED, unit), cell).value is None


def test_a_page_is_no_exception(tmp_path: Path) -> None:
    """Figures of reports are looked at in the same way."""
    path = tmp_path / "a.html"
    path.write_text(page(read(HONGZE), lambda html: html.replace(">4119<", ">13812345678<")), encoding="utf-8")
    assert read(path).figures["disclosure.penalties.decisions"].state is State.UNREADABLE


def test_a_sum_of_units_may_be_larger() -> None:
    """A summary of last year is read as it is."""
    reader = TableReader(sheet_layout("2021", "disclosure"), EMPTY, Made.SUMMED)
    assert reader.figure(CODE, GridCell("200000000", is_number=True)).value == 2 * MOST


@pytest.mark.parametrize("text", ["", "约20", "1.2.3", "无"])
def test_other_texts_are_not_too_large(text: str) -> None:
    """They are no figures for another reason."""
    assert not is_too_large(Figure(None, State.UNREADABLE, Made.TYPED, text=text), COUNT)


def test_what_was_not_taken_stays_so_when_it_is_written_and_read_again(tmp_path: Path) -> None:
    """An import keeps it as the text that it is."""
    given = with_figure(filled(), CODE, Figure(None, State.UNREADABLE, Made.TYPED, text="13812345678"))
    write_workbook(given, tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").figures[CODE].state is State.UNREADABLE
