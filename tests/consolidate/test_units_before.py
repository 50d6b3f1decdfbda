"""Each unit's 上年结转 against its own line in last year's summary."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gxxl.cli import main
from gxxl.render.workbook import write_workbook
from tests.consolidate.parts import submission, with_numbers

IN, OUT = "requests.carried_in.natural", "requests.carried_out.natural"


def run(folder: Path, output: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, int]:
    """Findings of each unit."""
    main(["consolidate", str(folder), "-o", str(output), "--json", "--unit", "某县", *more])
    return {unit["unit"]: unit["findings"] for unit in json.loads(capsys.readouterr().out)["units"]}


def put(folder: Path, year: int, carried: dict[str, int], cell: str) -> Path:
    """A workbook a unit with one figure."""
    folder.mkdir()
    for unit, value in carried.items():
        write_workbook(with_numbers(submission(unit, year=year), {cell: value}), folder / f"{unit}.xlsx")
    return folder


def test_a_unit_whose_carry_in_is_not_last_years_carry_out_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The one that differs has a query more; one that follows and one that is new have none."""
    before = put(tmp_path / "上年", 2020, {"甲镇": 3, "乙镇": 4}, OUT)
    now = put(tmp_path / "今年", 2021, {"甲镇": 3, "乙镇": 5, "丙镇": 1}, IN)
    last = tmp_path / "2020.xlsx"
    run(before, last, capsys)
    alone = run(now, tmp_path / "a.xlsx", capsys)
    beside = run(now, tmp_path / "b.xlsx", capsys, "--last-year", str(last))
    assert {unit: beside[unit] - alone[unit] for unit in alone} == {"甲镇": 0, "乙镇": 1, "丙镇": 0}


def test_a_summary_of_another_year_is_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two years ago says nothing of what was carried over."""
    before = put(tmp_path / "上年", 2019, {"乙镇": 4}, OUT)
    now = put(tmp_path / "今年", 2021, {"乙镇": 5}, IN)
    last = tmp_path / "2019.xlsx"
    run(before, last, capsys)
    alone = run(now, tmp_path / "a.xlsx", capsys)
    assert run(now, tmp_path / "b.xlsx", capsys, "--last-year", str(last)) == alone


@pytest.mark.parametrize(
    ("name", "full"),
    [("2020（报送版）.xlsx", "（一般是“2020.xlsx”）"), ("某县去年.xlsx", "")],
    ids=["clean", "renamed"],
)
def test_last_years_clean_copy_has_no_units_which_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, full: str
) -> None:
    """Nothing is compared unit by unit; the file to give instead is named."""
    before = put(tmp_path / "上年", 2020, {"甲镇": 4}, OUT)
    now = put(tmp_path / "今年", 2021, {"甲镇": 5}, IN)
    run(before, tmp_path / "2020.xlsx", capsys)
    (tmp_path / "2020（报送版）.xlsx").rename(tmp_path / name)
    main(["consolidate", str(now), "-o", str(tmp_path / "b.xlsx"), "--last-year", str(tmp_path / name)])
    said = capsys.readouterr().err
    assert f"“{name}”里没有“分单位明细”，没有逐个单位核对上年结转" in said
    assert f"请把 --last-year 改为上年的汇总工作底稿{full}后重新汇总" in said
    main(["consolidate", str(now), "-o", str(tmp_path / "b.xlsx"), "--last-year", str(tmp_path / "2020.xlsx")])
    assert "没有逐个单位核对" not in capsys.readouterr().err
