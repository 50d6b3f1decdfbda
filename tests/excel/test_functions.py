"""The functions for formulas, given what xlwings gives them: the values of a range as rows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxxl.excel import functions
from gxxl.form import TABLES, load
from gxxl.form.layout import sheet_layout
from gxxl.messages import functions as words
from gxxl.render.workbook import write_workbook
from gxxl.rules.linear import verdicts
from gxxl.submission import Submission
from tests.excel.clerk import report
from tests.strategies import submissions


def rows(submission: Submission, table: str = "requests") -> list[list[Any]]:
    """The range of a table, as a sheet shows it."""
    form = load(submission.editions[table] or "")
    places = sheet_layout(form.edition, form.section_of(table).key).cells
    lines: dict[int, list[tuple[int, Any]]] = {}
    for cell in form.tables_by_key[table].cells:
        figure = submission.figures[cell.code]
        value = figure.text or (None if figure.value is None else float(figure.value))
        lines.setdefault(places[cell.code].top, []).append((places[cell.code].left, value))
    return [[value for _, value in sorted(line, key=lambda item: item[0])] for _, line in sorted(lines.items())]


def test_a_right_table_passes_and_all_its_differences_are_nothing() -> None:
    """A row a check, with its name."""
    table = rows(report())
    assert functions.GXXL_VERDICT(table) == "通过"
    differences = functions.GXXL_DIFFERENCES(table)
    assert len(differences) == 39
    assert {difference for _, difference in differences} == {0}
    assert functions.GXXL_SUGGESTION(table) == words.NOTHING_WRONG


def test_a_slip_is_found_by_its_place_in_the_range() -> None:
    """Wherever the range stands."""
    table = rows(report())
    table[2][0] = 30.0
    assert functions.GXXL_VERDICT(table) == "有2处需要修改"
    assert "所选区域第3行第1列" in functions.GXXL_SUGGESTION(table)
    assert "由30改为3" in functions.GXXL_SUGGESTION(table)


@settings(max_examples=30)
@given(submissions(), st.sampled_from(("requests", "review", "litigation")))
def test_the_differences_are_those_of_the_rules(submission: Submission, table: str) -> None:
    """Of any report, in both editions."""
    own = [v for rule, v in verdicts(submission).items() if rule.startswith(f"{table}.")]
    given_ = functions.GXXL_DIFFERENCES(rows(submission, table))
    # The range does not tell a confirmed zero from a typed one, nor what is wrong with a text: the sums are the same.
    assert [Decimal(str(d)) if isinstance(d, float) else None for _, d in given_] == [v.difference for v in own]


def test_a_range_of_another_size_is_told_which_there_are() -> None:
    """Never a guess."""
    said = functions.GXXL_VERDICT([[1.0, 2.0]])
    assert said.startswith("所选区域是1行2列")
    assert "25行7列" in said
    assert functions.GXXL_DIFFERENCES([[1.0]]).startswith("所选区域是1行1列")


def test_a_figure_of_a_file_is_a_number_or_a_sentence_never_a_silent_zero(tmp_path: Path) -> None:
    """A blank says that it is one; a changed file is read again."""
    path = tmp_path / "庄头镇.xlsx"
    write_workbook(report(), path)
    assert functions.GXXL_FIGURE(str(path), "requests.new.natural") == 5
    assert functions.GXXL_FIGURE(str(path), "requests.new") == words.NO_CODE.format(code="requests.new")
    assert functions.GXXL_FIGURE("庄头镇.xlsx", "requests.new.natural") == words.NOT_ABSOLUTE
    assert "找不到文件" in functions.GXXL_FIGURE(str(tmp_path / "无.xlsx"), "requests.new.natural")
    from gxxl.submission import Cover, empty

    write_workbook(empty(Cover(unit="庄头镇", year=2021), "2021"), path)
    assert functions.GXXL_FIGURE(str(path), "requests.new.natural") == "（空格）"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("91110000600037341L", "正确"),
        (" 91110000600037341l ", "正确"),
        ("91110000600037342L", "最后一位应为P"),
        ("123", "现为3位"),
        ("9111000060003734IL", "不允许的字符"),
        (9.1e17, "被当成了数"),
        (None, ""),
    ],
)
def test_a_credit_code_is_right_or_told_why_not(code: object, said: str) -> None:
    """By its length, signs and check digit."""
    assert said in functions.GXXL_CREDIT_CODE(code)


def test_every_function_has_its_help() -> None:
    """With a sentence for each argument."""
    import inspect

    from gxxl.messages.macros import FUNCTION_HELP

    for name, texts in FUNCTION_HELP.items():
        assert len(inspect.signature(getattr(functions, name)).parameters) == len(texts) - 1
    assert set(TABLES) > {"requests"}
