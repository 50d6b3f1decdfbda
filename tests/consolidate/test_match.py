"""Whose file it is: what code and name on the cover say together, and what is asked about."""

from __future__ import annotations

import pytest

from gxxl.consolidate.ledger import build_ledger
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Entry, Roster
from gxxl.consolidate.rows import Row, Status, Why
from gxxl.unit_names import same_code
from tests.consolidate.parts import received, reporting, roster

CODE = "610525110"


def lines(*came: Received, of: Roster) -> tuple[Row, ...]:
    """The ledger of 2021."""
    return build_ledger(came, of, 2021).rows


def test_another_name_under_a_unit_s_code_is_asked_about() -> None:
    """富平县老庙镇 with the code of 南镇: the figures are not 南镇's until somebody says so."""
    missing, asked = lines(received(reporting("富平县老庙镇", CODE), "来.xlsx"), of=roster(f"南镇:{CODE}"))
    assert (missing.unit, missing.status, missing.reason) == (
        "南镇",
        Status.MISSING,
        "报来的来.xlsx可能是该单位的，未能认定，见该文件的说明",
    )
    assert (asked.unit, asked.status, asked.why) == ("富平县老庙镇", Status.NOT_ADDED, Why.UNCLEAR)
    assert f"代码{CODE}在名单中是南镇，封面的名称却是“富平县老庙镇”" in asked.reason
    assert "在名单的“别名”中加上“富平县老庙镇”" in asked.reason


@pytest.mark.parametrize("name", ["澄城县南镇", "南镇人民政府", "澄城县南镇人民政府"])
def test_a_longer_name_under_the_code_is_the_unit(name: str) -> None:
    """One name holds the other; where they differ that is noted."""
    (row,) = lines(received(reporting(name, CODE)), of=roster(f"南镇:{CODE}"))
    assert row.status is Status.REPORTED
    assert (row.reason == f"代码相符，封面名称为“{name}”") is (name != "南镇人民政府")


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("县政府办公室", "澄城县人民政府办公室"),
        ("县卫健局", "澄城县卫生健康局"),
        ("发改局", "澄城县发展和改革局"),
        ("县市场监管局", "澄城县市场监督管理局"),
        ("县人社局", "澄城县人力资源和社会保障局"),
    ],
)
def test_a_name_under_the_code_may_be_shortened_as_everybody_does(name: str, full: str) -> None:
    """In the roster or on the cover."""
    for listed, given in ((name, full), (full, name)):
        (row,) = lines(received(reporting(given, CODE)), of=roster(f"{listed}:{CODE}"))
        assert (row.unit, row.status) == (listed, Status.REPORTED)


def test_a_shorter_name_under_the_code_is_the_unit_but_a_single_character_is_no_name() -> None:
    """南镇 for 澄城县南镇; 镇 says nothing."""
    of = roster(f"澄城县南镇:{CODE}")
    assert lines(received(reporting("南镇", CODE)), of=of)[0].status is Status.REPORTED
    assert lines(received(reporting("镇", CODE)), of=of)[0].status is Status.MISSING


def test_an_alias_explains_another_name() -> None:
    """As the sentence advises: the old name is put down in the roster."""
    of = Roster((Entry("南镇", CODE, aliases=("老庙镇",)),))
    (row,) = lines(received(reporting("富平县老庙镇", CODE)), of=of)
    assert row.status is Status.REPORTED


@pytest.mark.parametrize("code", ["６１０５２５１１０", "６１０５２５１１０００0", " ６１０ ５２５１１０"])
def test_a_code_in_full_width_digits_is_the_code(code: str) -> None:
    """As a Chinese keyboard types them."""
    assert same_code(code) == CODE
    assert lines(received(reporting("南镇", code)), of=roster(f"南镇:{CODE}"))[0].status is Status.REPORTED


def test_units_that_a_file_may_be_of_are_told_so() -> None:
    """Two 庄头镇 and one file without a code; 安里镇 has nothing to do with it."""
    of = roster("庄头镇:610525109", "庄头镇:140622103", "安里镇")
    *units, _ = lines(received(reporting("庄头镇"), "来.xlsx"), of=of)
    assert [(row.unit, bool(row.reason)) for row in units] == [("庄头镇", True), ("庄头镇", True), ("安里镇", False)]


def test_reasons_are_put_together_without_a_full_stop_between() -> None:
    """What could not be read, and how it was known whose it is."""
    (row,) = lines(Received("南镇.xlsx", refusal="文件已损坏。"), of=roster("南镇"))
    assert row.reason == "文件已损坏；按文件名认定"
