"""Dates as clerks write them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from gxxl.reading import squeeze

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(\d{1,2}:\d{2}(:\d{2})?)?")
_HALF = {code + 0xFEE0: code for code in range(0x21, 0x7F)}


@lru_cache(maxsize=1024)  # hundreds of files are filled in on one day
def read_date(text: str) -> date | None:
    """The day that a text names (2022-01-31, 2022/1/31, 2022.1.31, 2022年1月31日), or ``None``."""
    found = _DATE.fullmatch(squeeze(text).translate(_HALF))
    if not found:
        return None
    try:
        return date(*(int(part) for part in found.groups()[:3]))
    except ValueError:
        return None


def filling_days(year: int) -> tuple[date, date]:
    """The first and the last day on which a year's report can have been filled in."""
    return date(year, 10, 1), date(year + 1, 12, 31)


def filled_in_on(text: str, year: int | None) -> date | None:
    """The day that a text names, if the report of this year can have been filled in on it."""
    day = read_date(text)
    if day is None or year is None:
        return day
    first, last = filling_days(year)
    return day if first <= day <= last else None
