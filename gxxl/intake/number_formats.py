"""Number formats: where a stored number is shown as a date, a time or a percentage, what stands there is no figure.

A clerk who types 3-5 gets 46086 shown as 3月5日. ECMA-376 part 1, 18.8.30 (numFmt: the ids that need no code, those of
East Asia included) and 18.8.31 (codes).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import cached_property, lru_cache

# Not part of a code's own signs: words in quotes, single signs as they are, colours, conditions and locales.
# Hours, minutes or seconds in brackets are a time that has passed.
_WORDS = re.compile(r'"[^"]*"|[\\_*!].|\[(?!h+\]|m+\]|s+\])[^\]]*\]|G/通用格式|General', re.IGNORECASE | re.DOTALL)
_DATE = re.compile(r"[ymdhs]|e(?![+-])|a{3}", re.IGNORECASE)
_DATE_IDS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59), *range(71, 82)))
_PERCENT_IDS = frozenset((9, 10))
_FIRST_DAY, _FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - sheets know no time zone
_LAST_DAY = 3_000_000  # a little later than any date that can be shown


class Shown(Enum):
    """What a number is shown as, where that is another thing than a number."""

    DATE = "date"
    PERCENT = "percent"


@dataclass(frozen=True)
class Formats:
    """What the cells of a workbook are shown as, by the number of their style; and from when it counts days.

    Equal ones mean the same. Styles of ordinary numbers are left out, so that most workbooks have equal ones.
    """

    styles: tuple[tuple[str, Shown], ...] = ()
    since_1904: bool = False

    @cached_property
    def _by_style(self) -> Mapping[str, Shown]:
        return dict(self.styles)

    def shows(self, style: str) -> bool:
        """Whether cells of a style show numbers as something else."""
        return style in self._by_style

    def text(self, style: str, value: Decimal) -> str | None:
        """What a cell of a style shows of a number; ``None`` where it is a number."""
        shown = self._by_style.get(style) if value else None  # a zero is one however it is shown
        return None if shown is None else shown_text(shown, value, since_1904=self.since_1904)


ORDINARY = Formats()


@lru_cache(maxsize=1024)
def shown_as(number: int, code: str | None) -> Shown | None:
    """What a format shows numbers as; ``code`` is the workbook's own, ``None`` where it gives none for this id."""
    if code is None:
        if number in _PERCENT_IDS:
            return Shown.PERCENT
        return Shown.DATE if number in _DATE_IDS else None
    signs = _WORDS.sub("", code)
    if _DATE.search(signs):
        return Shown.DATE
    return Shown.PERCENT if "%" in signs else None


def formats_of(styles: Iterable[int], codes: Mapping[int, str], *, since_1904: bool) -> Formats:
    """The formats of a workbook: the format id of each style, and its own codes by id."""
    found = [(str(number), shown_as(id_, codes.get(id_))) for number, id_ in enumerate(styles)]
    odd = tuple((number, shown) for number, shown in found if shown is not None)
    return Formats(odd, since_1904) if odd else ORDINARY


def shown_text(shown: Shown, value: Decimal, *, since_1904: bool = False) -> str:
    """A number as a date, a time or a percentage."""
    if shown is Shown.PERCENT:
        return f"{(value * 100).normalize():f}%" if abs(value) < 10**20 else f"{value}%"
    if not 0 <= value < _LAST_DAY:
        return f"{value:f}"
    seconds = timedelta(days=int(value), seconds=round(float(value % 1) * 86_400))
    try:
        moment = (_FIRST_DAY_1904 if since_1904 else _FIRST_DAY) + seconds
    except OverflowError:
        return f"{value:f}"
    if value < 1:
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d}" if value == int(value) else f"{moment:%Y-%m-%d %H:%M}"
