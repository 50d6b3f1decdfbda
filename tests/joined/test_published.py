"""Three published reports whose rows are printed in one run each: what is decided is right, the rest is left open."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gxxl.form import load
from gxxl.joined import By, Kind, Split, split_rows, split_run
from gxxl.submission import Figure, State
from tests.joined.tables import rows_of

FOLDER = Path(__file__).parent.parent / "fixtures" / "joined"
YEARS = ("2019", "2020", "2021")
OPEN = "?"


@cache
def printed(year: str) -> dict[str, Any]:
    """What the text prints, and what it means."""
    return tomllib.loads((FOLDER / f"{year}.toml").read_text(encoding="utf-8"), parse_float=Decimal)


def split(year: str, table: str, **years: dict[str, Decimal]) -> Split:
    """One table of a report, split."""
    report = printed(year)
    rows = {row["row"]: row["text"] for row in report["rows"] if row["table"] == table}
    return split_rows(table, report["edition"], rows, **years)


def known(year: str, table: str) -> dict[str, Any]:
    """The figures of a table as read by eye, by code."""
    report = printed(year)
    rows = rows_of(table, report["edition"])
    return {
        code: value
        for row in report["rows"]
        if row["table"] == table
        for code, value in zip(rows[row["row"]], row["figures"], strict=True)
    }


def values(figures: Mapping[str, Figure]) -> dict[str, Any]:
    """The numbers of some figures, and that the others are open."""
    return {
        code: figure.value if figure.state is State.NUMBER else OPEN
        for code, figure in figures.items()
        if figure.state in (State.NUMBER, State.AMBIGUOUS)
    }


@pytest.mark.parametrize("table", ["disclosure", "requests"])
@pytest.mark.parametrize("year", YEARS)
def test_what_is_decided_is_what_the_report_prints(year: str, table: str) -> None:
    """Every figure that the text decides is found, and nothing that it leaves open is given as a number."""
    assert values(split(year, table).figures) == known(year, table)


@pytest.mark.parametrize("year", YEARS)
def test_review_and_litigation_in_one_run(year: str) -> None:
    """Fifteen figures in one run are read by the sums of its three groups of five."""
    run = printed(year)["run"]
    found = split_run(("review", "litigation"), printed(year)["edition"], run["text"])
    assert list(values(found.figures).values()) == run["figures"]
    assert found.verdicts[""].kind is Kind.ONE


def test_column_sums_decide_between_two_splits_of_a_row() -> None:
    """Two rows of the report of 2021 have two splits each by their own sums; the columns leave one."""
    rows = {"granted": "270020130", "unavailable.not_held": "220000325"}
    alone = split_rows("requests", "2021", rows)
    assert [len(verdict.readings) for verdict in alone.verdicts.values()] == [2, 2]
    whole = split("2021", "requests")
    assert {whole.verdicts[key].by for key in rows} == {By.COLUMNS}
    assert (whole.broken, whole.conflict) == ((), ())


def test_columns_that_do_not_hold_as_printed_rule_nothing_out() -> None:
    """In the report of 2020 two columns do not add up; every row keeps its only reading, and the rules are named."""
    found = split("2020", "requests")
    assert found.broken == ("requests.results.natural", "requests.results.total")
    assert {verdict.kind for verdict in found.verdicts.values()} == {Kind.ONE}


def test_a_joined_amount_lists_every_place_to_cut() -> None:
    """An amount joined with a count stays open, its readings keep the decimals and the unit."""
    figure = split("2019", "disclosure").figures["disclosure.procurement.amount"]
    assert Decimal("75394432.52") in figure.readings
    assert (figure.state, figure.unit, figure.text) == (State.AMBIGUOUS, "元", "13575394432.52元")


def test_an_amount_alone_is_a_number_in_the_unit_of_its_head() -> None:
    """One figure in a row needs no splitting."""
    figure = split("2021", "disclosure").figures["disclosure.fees.amount"]
    assert (figure.value, figure.unit) == (Decimal("24252.311082"), "万元")


LIKELY = {"licences": (396, 0), "other_services": (10, 0), "penalties": (2648, 0), "coercive_measures": (126, 0)}


def test_last_years_items_and_their_change_decide_this_years_items() -> None:
    """项目数量 of the year before, with its change, is what this year starts from; other cells stay open."""
    last = {
        f"disclosure.{row}.{column}": Decimal(value)
        for row, pair in LIKELY.items()
        for column, value in zip(("last_year_items", "change"), pair, strict=True)
    }
    figures = split("2020", "disclosure", last_year=last).figures
    for row, (items, _) in LIKELY.items():
        assert figures[f"disclosure.{row}.last_year_items"].value == items
    assert figures["disclosure.licences.change"].state is State.AMBIGUOUS


def test_next_years_items_decide_between_splits_of_this_year() -> None:
    """The other way round: of this year's readings those are left that give next year's items."""
    after = {f"disclosure.{row}.last_year_items": Decimal(items) for row, (items, _) in LIKELY.items()}
    found = split("2019", "disclosure", next_year=after)
    for row, (items, change) in LIKELY.items():
        readings = found.verdicts[row].readings
        assert readings and all(first + second == items for first, second, _ in readings if first and second)
        assert any(reading[:2] == (Decimal(items), Decimal(change)) for reading in readings)


def test_the_form_is_known_to_no_one_but_the_form() -> None:
    """The reader takes its rules from the form: the rules it names are the form's."""
    assert set(split("2020", "requests").broken) <= set(load("2019").rules_by_id)
