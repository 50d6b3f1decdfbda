"""A report as text with tab-separated tables: prose by section, title, and one grid."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gxxl.errors import Refused
from gxxl.intake.grid import Grid, GridCell
from gxxl.intake.prose import read_prose
from gxxl.intake.sections import Outline, cut_at_titles, find_sections
from gxxl.messages import door as words
from gxxl.reading import squeeze

MAX_TEXT = 100_000  # characters of a text; a report has a tenth of it, and labels are searched for with care
ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")
_REPORT = r"\s*政府信息公开(?:工作)?年度报告"
_ANY_REPORT = r"\s*(?:政[府务])?信息公开(?:工作)?年度报告"
_TITLES = (
    re.compile(r"(?:标题[:：]|#+)?\s*(?P<unit>[^\s\d].*?)\s*(?P<year>20\d\d)\s*年(?:度)?" + _ANY_REPORT),
    re.compile(r"(?P<year>20\d\d)\s*年(?:度)?\s*(?P<unit>[^\s\d]\S*?)" + _REPORT),
)
_ONLY_YEAR = re.compile(r"^\W*(?P<year>20\d\d)\s*年(?:度)?" + _ANY_REPORT, re.MULTILINE)
TITLE_LINES = 10
TITLE_LENGTH = 500  # characters: the patterns take their square in steps


@dataclass(frozen=True)
class Report:
    """A text taken apart: who reports, for which year, the sections' prose, their outline, all lines as a grid."""

    unit: str
    year: int | None
    texts: dict[str, str]
    outline: Outline
    grid: Grid


def decode(data: bytes) -> str | None:
    """The text in some bytes, or ``None`` where they are none."""
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    return None


def require_short(text: str) -> None:
    """Raise ``Refused`` for a text that is longer than any report."""
    if len(text) > MAX_TEXT and len(squeeze(text)) > MAX_TEXT:
        raise Refused("text_too_long", words.TEXT_TOO_LONG.format(limit=MAX_TEXT // 10_000))


def read_report(text: str) -> Report:
    """Take a report's text apart."""
    lines = text.splitlines()
    unit, year = read_title("\n".join(lines[:TITLE_LINES]))
    cells = {
        (row, column): GridCell(part.strip())
        for row, line in enumerate(lines)
        for column, part in enumerate(line.split("\t"))
        if "\t" in line
    }
    return Report(
        unit, year, cut_at_titles(read_prose(text)), find_sections(text), Grid("", cells, aligned=False, is_sheet=False)
    )


def read_title(text: str) -> tuple[str, int | None]:
    """Unit and year from 「庄头镇 2021 年政府信息公开工作年度报告」 or 「2021年庄头镇政府信息公开工作年度报告」.

    A title without the unit still tells the year.
    """
    for part in (*text.splitlines(), text):
        for pattern in _TITLES:
            found = pattern.search(part[:TITLE_LENGTH])
            if found:
                return found["unit"], int(found["year"])
    found = _ONLY_YEAR.search(text[:TITLE_LENGTH])
    return "", int(found["year"]) if found else None
