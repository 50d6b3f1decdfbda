"""Workbooks that are not as they were issued: rearranged, renamed, or made by others."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gxxl.form.layout import layouts
from gxxl.intake.door import read
from gxxl.render.workbook import write_workbook
from gxxl.rules import check
from gxxl.rules.live import editions_shown
from gxxl.submission import Extra, Kind, Made, Part, Place, Reason, State
from tests.intake.test_text import HONGZE
from tests.rules.test_linear import filled, with_figure

REQUESTS = "三、申请办理"


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    """A filled workbook with one sum that does not hold, open in openpyxl with plain values."""
    write_workbook(with_figure(filled(2), "requests.granted.total", 5), tmp_path / "a.xlsx")
    return openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)


def saved(book: openpyxl.Workbook, tmp_path: Path) -> Path:
    """The book on disk."""
    path = tmp_path / "b.xlsx"
    book.save(path)
    return path


def test_a_row_inserted_above_the_table_moves_the_addresses(book: openpyxl.Workbook, tmp_path: Path) -> None:
    """Figures are found by their labels, and findings name the cells where they are now."""
    sheet = book[REQUESTS]
    sheet.unmerge_cells("A1:J1")
    move_down(sheet)
    submission = read(saved(book, tmp_path))
    assert submission.figures["requests.new.natural"].value == 2
    assert submission.origin.places["requests.granted.total"] == Place(REQUESTS, "J9")
    broken = next(finding for finding in check(submission) if finding.rule == "requests.granted.total")
    assert broken.message.startswith(f"{REQUESTS}!J9")
    assert broken.found == 5


def move_down(sheet: Worksheet) -> None:
    """Shift everything two rows down, as inserting rows does."""
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.move_range(f"A1:Z{sheet.max_row}", rows=2)


def test_what_stands_beside_the_tables_is_kept_when_they_were_moved(tmp_path: Path) -> None:
    """Prose, extra figures and reasons, also from renamed sheets; last year's figures and a summary's parts."""
    whole = replace(
        filled(2),
        texts={"overview": "本年度工作情况。", "other": "无。"},
        extras=(Extra("主动公开条数", "条", Decimal(12), None, "网站"),),
        reasons=(Reason("规章", "二、主动公开!C4", "已经核实"),),
        last_year={"requests.carried_out.natural": Decimal(3)},
        parts=(Part("庄头镇", "610525109", "庄头镇.xlsx", "0" * 64),),
    )
    write_workbook(whole, tmp_path / "a.xlsx")
    moved = openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)
    move_down(moved[REQUESTS])
    moved["说明"].title = "情况说明"
    again = read(saved(moved, tmp_path))
    assert again.origin.kind is Kind.FOREIGN
    for kept in ("texts", "extras", "reasons", "last_year", "parts"):
        assert getattr(again, kept) == getattr(whole, kept)


def test_a_renamed_sheet_is_found(book: openpyxl.Workbook, tmp_path: Path) -> None:
    """The sheet's name is not what makes the table."""
    book[REQUESTS].title = "Sheet1"
    submission = read(saved(book, tmp_path))
    assert submission.figures["requests.carried_out.total"].value is not None
    assert submission.origin.places["requests.new.natural"] == Place("Sheet1", "D5")


def test_a_workbook_of_another_make_is_read_by_its_labels(tmp_path: Path) -> None:
    """Only labels and figures, on one sheet, no hidden sheet of ours: unit and year come from the title."""
    other = openpyxl.Workbook()
    sheet = other.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"] = "某县教育局2021年政府信息公开工作年度报告"
    row = 3
    submission = filled(1)
    for layout in layouts(editions_shown(submission.editions)):
        for label in layout.labels:
            sheet.cell(row + label.rect.top, 2 + label.rect.left, label.text)
        for code in layout.cells:
            top, left = layout.place(code)
            sheet.cell(row + top, 2 + left, 7)
        row += layout.printed.bottom + 3
    again = read(saved(other, tmp_path))
    assert (again.cover.unit, again.cover.year) == ("某县教育局", 2021)
    assert again.origin.kind is Kind.FOREIGN
    assert len(again.figures) == 200
    assert {figure.value for figure in again.figures.values()} == {7}
    assert {figure.made for figure in again.figures.values()} == {Made.TYPED}


def test_a_table_that_lost_a_column_head_is_not_taken(book: openpyxl.Workbook, tmp_path: Path) -> None:
    """Without 法律服务机构 the columns cannot be told: the table is missing, the others are read."""
    book[REQUESTS]["H4"] = None
    submission = read(saved(book, tmp_path))
    assert submission.editions["requests"] is None
    assert submission.editions["disclosure"] == "2021"
    assert "requests.missing" in {finding.rule for finding in check(submission)}


def pasted(path: Path, change: dict[str, str] | None = None) -> Path:
    """A report's text pasted into a worksheet: rows with heads of several levels stand one or two columns off."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    text = HONGZE.read_text(encoding="utf-8")
    for old, new in (change or {}).items():
        assert old in text
        text = text.replace(old, new)
    for line in text.splitlines():
        sheet.append([float(part) if re.fullmatch(r"[\d.]+", part) else part or None for part in line.split("\t")])
    book.save(path)
    return path


def test_a_report_pasted_into_a_sheet_is_read_by_its_rows(tmp_path: Path) -> None:
    """Figures that do not stand under their heads are taken in their order, never one column off."""
    row = "7. 属于行政执法案卷\t1\t2\t3\t4\t5\t6\t21"
    path = pasted(tmp_path / "a.xlsx", {"7. 属于行政执法案卷\t1\t0\t0\t0\t0\t0\t1": row})
    figures = read(path).figures
    columns = ("natural", "business", "research", "charity", "legal", "other", "total")
    assert [figures[f"requests.refused.enforcement_file.{c}"].value for c in columns] == [1, 2, 3, 4, 5, 6, 21]
    assert {code: f.value for code, f in figures.items() if "enforcement" not in code} == {
        code: f.value for code, f in read(HONGZE).figures.items() if "enforcement" not in code
    }


def test_a_shifted_row_with_a_blank_is_not_guessed(tmp_path: Path) -> None:
    """Six figures in a row that does not stand under its heads: which one is blank cannot be told."""
    row = "7. 属于行政执法案卷\t1\t2\t\t4\t5\t6\t21"
    path = pasted(tmp_path / "a.xlsx", {"7. 属于行政执法案卷\t1\t0\t0\t0\t0\t0\t1": row})
    figure = read(path).figures["requests.refused.enforcement_file.research"]
    assert (figure.state, figure.value) == (State.UNREADABLE, None)
