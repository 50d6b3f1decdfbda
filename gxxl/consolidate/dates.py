"""Dates as clerks write them."""

from __future__ import annotations

import re
from datetime import date

from gxxl.reading import squeeze

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(\d{1,2}:\d{2}(:\d{2})?)?")
_HALF = {code + 0xFEE0: code for code in range(0x21, 0x7F)}


def read_date(text: str) -> date | None:
    """The day that a text names (2022-01-31, 2022/1/31, 2022.1.31, 2022年1月31日), or ``None``."""
    found = _DATE.fullmatch(squeeze(text).translate(_HALF))
    if not found:
        return None
    try:
        return date(*(int(part) for part in found.groups()[:3]))
    except ValueError:
        return None
