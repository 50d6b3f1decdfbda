"""What is written and read again is the same submission, whoever saved the file in between."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxxl.intake.door import read
from gxxl.render.workbook import write_workbook
from gxxl.submission import (
    Cover,
    Extra,
    Kind,
    Made,
    Origin,
    Part,
    Reason,
    State,
    Submission,
    empty,
    number,
)
from tests.conftest import Resave
from tests.rules.test_linear import filled, with_figure
from tests.strategies import submissions

LOCAL = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
SLOW = settings(LOCAL, max_examples=6)


def without_origin(submission: Submission) -> Submission:
    """The submission alone, without the file it came from."""
    return replace(submission, origin=Origin())


def written_and_read(submission: Submission, path: Path) -> Submission:
    """Through a file and back."""
    write_workbook(submission, path)
    return without_origin(read(path))


@LOCAL
@given(submissions())
def test_reading_gives_back_what_was_written(tmp_path: Path, submission: Submission) -> None:
    """Figures with their states and making, editions, cover, confirmed tables: all of it."""
    assert written_and_read(submission, tmp_path / "a.xlsx") == submission


@SLOW
@given(submissions())
def test_saved_by_libreoffice_it_reads_the_same(tmp_path: Path, resave: Resave, submission: Submission) -> None:
    """A clerk who opens and saves the file in LibreOffice changes nothing of the report."""
    write_workbook(submission, tmp_path / "a.xlsx")
    assert without_origin(read(resave(tmp_path / "a.xlsx"))) == submission


@SLOW
@given(submissions(odd=False))
def test_saved_by_openpyxl_totals_are_worked_out_and_said_to_be(tmp_path: Path, submission: Submission) -> None:
    """The library openpyxl drops the stored values of formulas: totals come back with the same value, as computed."""
    path = tmp_path / "a.xlsx"
    write_workbook(submission, path)
    openpyxl.load_workbook(path).save(path)
    again = read(path)
    for code, figure in submission.figures.items():
        if figure.made is Made.FORMULA:
            assert again.figures[code] == replace(figure, made=Made.COMPUTED)
        else:
            assert again.figures[code] == figure


def test_everything_around_the_figures_comes_back(tmp_path: Path) -> None:
    """Prose, extra figures, reasons, last year's figures, a summary's parts."""
    submission = replace(
        filled(2),
        cover=Cover(
            "庄头镇人民政府",
            "610525109",
            2021,
            "乡镇",
            "本机关",
            "张三",
            "李四",
            "王五",
            "0913-0000000",
            "2022年1月10日",
        ),
        texts={"overview": "第一段。\n第二段。", "other": "无。"},
        extras=(
            Extra("收取信息处理费", "件", Decimal(2)),
            Extra("主动公开条数", "条", Decimal(74), remark="县里要求"),
        ),
        reasons=(Reason("空格未填写", "三、申请办理!D5", "已核实"),),
        last_year={"requests.carried_out.natural": Decimal(3)},
        parts=(Part("某乡", "610525201", "某乡.xlsx", "ab" * 32),),
    )
    assert written_and_read(submission, tmp_path / "a.xlsx") == submission


@pytest.mark.parametrize(("kind", "made"), [(Kind.IMPORT, Made.PRINTED), (Kind.SUMMARY, Made.SUMMED)])
def test_an_import_and_a_summary_come_back_as_what_they_are(tmp_path: Path, kind: Kind, made: Made) -> None:
    """Their figures, totals too, are numbers that were printed, or summed."""
    base = filled(3)
    figures = {code: number(figure.value or Decimal(0), made, figure.unit) for code, figure in base.figures.items()}
    write_workbook(replace(base, figures=figures, origin=Origin(kind=kind)), tmp_path / "a.xlsx")
    again = read(tmp_path / "a.xlsx")
    assert again.origin.kind is kind
    assert again.figures == figures


def test_a_total_typed_over_is_seen(tmp_path: Path) -> None:
    """A control total: a number without a formula."""
    again = written_and_read(with_figure(filled(), "review.total", 4), tmp_path / "a.xlsx")
    assert again.figures["review.total"] == number(Decimal(4), Made.TYPED)
    assert again.figures["litigation.direct.total"].made is Made.FORMULA


def test_a_formula_of_the_clerks_own_is_a_number_only_with_its_value(tmp_path: Path) -> None:
    """=12+3 in an input cell: 15 where the value is stored; without it nothing is guessed."""
    write_workbook(filled(), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book["三、申请办理"]["D5"] = "=12+3"
    book.save(tmp_path / "a.xlsx")
    figure = read(tmp_path / "a.xlsx").figures["requests.new.natural"]
    assert (figure.state, figure.text, figure.value) == (State.UNREADABLE, "=12+3", None)


@pytest.mark.parametrize("text", ["2021", "2021年", "２０２１年度"])
def test_the_year_is_read_however_it_is_written(tmp_path: Path, text: str) -> None:
    """Digits of any width, with or without 年."""
    write_workbook(empty(Cover(), "2021"), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book["封面"]["C6"] = text
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").cover.year == 2021


@LOCAL
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
def test_any_prose_comes_back_word_for_word(tmp_path: Path, text: str) -> None:
    """Signs of any kind survive in 正文."""
    submission = replace(filled(), texts={"overview": text} if text.strip() else {})
    assert written_and_read(submission, tmp_path / "a.xlsx").texts == submission.texts
