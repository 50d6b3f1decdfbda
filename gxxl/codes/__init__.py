"""Codes of townships and streets (县级以下行政区划代码), shipped with their licence.

The table is ``streets.csv`` of china-division 2.7.0 (https://github.com/modood/Administrative-divisions-of-China),
under the licence beside it. It names townships and streets; of counties, cities and provinces it has the codes alone.
"""

from __future__ import annotations

import csv
import lzma
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO

TABLE = "streets-2.7.0.csv.xz"
SOURCE = "china-division 2.7.0"
_MUNICIPALITIES = ("11", "12", "31", "50")
_BY_THE_PROVINCE = "90"  # counties that no city governs


@dataclass(frozen=True, slots=True)
class Area:
    """A unit below another: its code and, where the table has it, its name."""

    code: str
    name: str
    county: str
    city: str
    province: str


@cache
def townships() -> tuple[Area, ...]:
    """Every township and street of the table, by code."""
    data = files(__package__).joinpath(TABLE).read_bytes()
    rows = csv.DictReader(StringIO(lzma.decompress(data).decode("utf-8-sig")))
    return tuple(Area(row["code"], row["name"], row["areaCode"], row["cityCode"], row["provinceCode"]) for row in rows)


def below(code: str) -> list[Area]:
    """What lies directly below a county (6 digits), a city (4) or a province (2); nothing for a code there is none of.

    Units above townships have no name. Districts of the four municipalities and counties that no city governs lie
    below the province; below a city without counties lie its townships.
    """
    if len(code) == 2:
        return _counties_or_cities(code)
    if len(code) == 4:
        within = [area for area in townships() if area.city == code]
        if {area.county for area in within} == {f"{code}00"}:
            return within
        return _once([Area(area.county, "", area.county, area.city, area.province) for area in within])
    return [area for area in townships() if area.county == code]


def _counties_or_cities(province: str) -> list[Area]:
    found = []
    for area in townships():
        if area.province == province:
            is_direct = province in _MUNICIPALITIES or area.city.endswith(_BY_THE_PROVINCE)
            code = area.county if is_direct else f"{area.city}00"
            found.append(Area(code, "", area.county if is_direct else "", area.city, province))
    return _once(found)


def _once(areas: list[Area]) -> list[Area]:
    return list({area.code: area for area in areas}.values())
