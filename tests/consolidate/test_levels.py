"""County to city to province: a summary is a submission for the next level, and nothing is lost on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gxxl.cli import main
from gxxl.consolidate.trace import trace
from gxxl.intake.door import read
from gxxl.render.workbook import write_workbook
from gxxl.submission import Extra
from gxxl.sums import exact_sum
from tests.consolidate.parts import submission, with_numbers

NEW, FEES = "requests.new.natural", "disclosure.fees.amount"
CITIES = {"一市": ("甲县", "乙县"), "二市": ("丙县", "丁县")}


def consolidate(folder: Path, unit: str, *extra: str | Path) -> Path:
    """Add up a folder; gives 报送版, which goes up."""
    full = folder.parent / f"{unit}.xlsx"
    assert main(["consolidate", str(folder), "-o", str(full), "--unit", unit, "--year", "2021", *map(str, extra)]) < 2
    return folder.parent / f"{unit}（报送版）.xlsx"


def put(folder: Path, unit: str, number: int) -> Decimal:
    """A unit's workbook in a folder; gives the fee in it."""
    folder.mkdir(parents=True, exist_ok=True)
    fee = Decimal(number) / 100
    write_workbook(with_numbers(submission(unit), {NEW: number, FEES: str(fee)}), folder / f"{unit}.xlsx")
    return fee


@pytest.fixture
def province(tmp_path: Path) -> tuple[Path, int, Decimal]:
    """The province's working paper: two cities of an office and two counties, each of an office and two towns."""
    total, fees, number = 0, [], 0
    above = tmp_path / "省" / "报来"
    for city, counties in CITIES.items():
        for folder, unit in [(tmp_path / city / "报来", f"{city}政府办"), *_places(tmp_path, city, counties)]:
            number += 7
            total += number
            fees.append(put(folder, unit, number))
        for county in counties:
            clean = consolidate(tmp_path / city / county / "报来", county)
            clean.rename(tmp_path / city / "报来" / clean.name)
        above.mkdir(parents=True, exist_ok=True)
        clean = consolidate(tmp_path / city / "报来", city)
        clean.rename(above / clean.name)
    consolidate(above, "某省")
    return above.parent / "某省.xlsx", total, exact_sum(fees)


def _places(root: Path, city: str, counties: tuple[str, ...]) -> list[tuple[Path, str]]:
    kinds = ("政府办", "一镇", "二镇")
    return [(root / city / county / "报来", county + kind) for county in counties for kind in kinds]


def test_three_levels_give_what_adding_all_at_once_gives(
    province: tuple[Path, int, Decimal], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each unit's figures once, in exact decimals."""
    path, total, fees = province
    figures = read(path).figures
    assert figures[NEW].value == total and figures[FEES].value == fees
    capsys.readouterr()
    files = [file for file in tmp_path.rglob("*.xlsx") if "报来" in file.parts and "报送版" not in file.name]
    command = ["consolidate", *map(str, files), "-o", str(tmp_path / "x.xlsx"), "--year", "2021", "--json"]
    main(command)
    flat = json.loads(capsys.readouterr().out)["figures"]
    assert {code: value for code, value in flat.items() if code in (NEW, FEES)} == {NEW: total, FEES: float(fees)}
    assert all(flat.get(code) == (None if f.value is None else float(f.value)) for code, f in figures.items())


def test_a_summarys_figures_are_traced_level_by_level(
    province: tuple[Path, int, Decimal], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The province's figure to the cities' summaries, a city's to its counties', a county's to its towns."""
    path, total, _ = province
    found = trace(path, NEW)
    assert [part.unit for part in found.parts] == ["一市", "二市"]
    assert found.summaries == ("一市", "二市")
    assert sum(part.value for part in found.parts) == total
    for unit, below in (("一市", tmp_path / "一市" / "一市.xlsx"), ("甲县", tmp_path / "一市" / "甲县" / "甲县.xlsx")):
        part = next(part for part in found.parts if part.unit == unit)
        found = trace(below, f"{part.sheet}!{part.address}")
        assert found.value == part.value and found.agrees
    assert {part.unit for part in found.parts} == {"甲县政府办", "甲县一镇", "甲县二镇"}
    capsys.readouterr()
    main(["trace", str(path), NEW])
    assert "一市报来的是汇总件，可以再用该单位的汇总工作底稿追溯" in capsys.readouterr().out


def test_both_of_a_countys_files_are_one_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sent up together, 汇总工作底稿 and 报送版 count once; the one that has 附加数据 is taken."""
    extras = (Extra("主动公开条数", "条", Decimal(3)),)
    (tmp_path / "报来").mkdir()
    town = with_numbers(submission("甲县一镇"), {NEW: 7})
    write_workbook(replace(town, extras=extras), tmp_path / "报来" / "甲县一镇.xlsx")
    consolidate(tmp_path / "报来", "甲县")
    (tmp_path / "市").mkdir()
    for name in ("甲县.xlsx", "甲县（报送版）.xlsx"):
        (tmp_path / name).rename(tmp_path / "市" / name)
    capsys.readouterr()
    consolidate(tmp_path / "市", "某市", "--json")
    data = json.loads(capsys.readouterr().out)
    assert data["figures"][NEW] == 7
    assert [(unit["state"], unit["files"]) for unit in data["units"]] == [
        ("reported", ["甲县.xlsx", "甲县（报送版）.xlsx"])
    ]
    assert read(tmp_path / "某市.xlsx").extras == extras
