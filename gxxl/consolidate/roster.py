"""The roster (报送单位名单): who is expected to report, and whether the figures are added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from gxxl.consolidate.roster_file import Line, read_lines
from gxxl.dates import read_date
from gxxl.errors import Refused
from gxxl.messages import consolidate as words
from gxxl.reading import squeeze
from gxxl.unit_names import same_code, same_name

_SEPARATORS = str.maketrans(dict.fromkeys("，,；;|、\n", "、"))


class Category(StrEnum):
    """What a unit is (类别), in the words of the roster."""

    OWN_OFFICE = words.OWN_OFFICE
    DEPARTMENT = words.DEPARTMENT
    TOWNSHIP = words.TOWNSHIP
    STREET = words.STREET
    VERTICAL = words.VERTICAL
    AGENCY = words.AGENCY
    OTHER = words.OTHER


class Entry(NamedTuple):
    """A unit that is expected. ``why_not`` is the roster's reason for not counting it; ``line`` is for messages."""

    name: str
    code: str = ""
    aliases: tuple[str, ...] = ()
    category: Category | None = None
    parent: str = ""
    counted: bool = True
    why_not: str = ""
    draft_due: date | None = None
    final_due: date | None = None
    line: int = 0

    @property
    def is_added(self) -> bool:
        """Whether its figures belong into the sum: vertical systems report within their own system."""
        return self.counted and self.category is not Category.VERTICAL


class Roster(NamedTuple):
    """The units expected, in the roster's order, and the file's name."""

    entries: tuple[Entry, ...]
    file: str = ""

    @property
    def has_own_office(self) -> bool:
        """Whether the government's own office (本机关) is in it."""
        return any(entry.category is Category.OWN_OFFICE for entry in self.entries)


def read_roster(path: str | Path) -> Roster:
    """The roster in a CSV file (UTF-8 or GBK) or an ``.xlsx`` workbook.

    The first line is the head; only 名称 is required, columns it does not know are left alone. Raises ``Refused`` with
    the line where something is wrong; never drops one.
    """
    file = Path(path).name
    head, lines = read_lines(Path(path))
    columns = _columns(head, file)
    entries = tuple(_Line(file, columns, line).entry() for line in lines if any(cell.strip() for cell in line.cells))
    if not entries:
        raise Refused("roster_empty", words.ROSTER_EMPTY.format(file=file))
    for refusal in _doubles(entries):
        raise _refused(file, *refusal)
    return Roster(entries, file)


def _columns(head: Sequence[str], file: str) -> dict[str, int]:
    titles = [squeeze(title) for title in head]
    columns: dict[str, int] = {}
    for key, title in words.ROSTER_COLUMNS.items():
        if titles.count(title) > 1:
            raise Refused("roster_head", words.ROSTER_TWICE_COLUMN.format(file=file, column=title))
        if title in titles:
            columns[key] = titles.index(title)
    if "name" not in columns:
        wanted = words.LIST_JOIN.join(words.ROSTER_COLUMNS.values())
        raise Refused("roster_head", words.ROSTER_NO_NAME_COLUMN.format(file=file, columns=wanted))
    return columns


def _refused(file: str, line: int, why: str) -> Refused:
    return Refused("roster_line", words.ROSTER_LINE.format(file=file, line=line, why=why))


def _doubles(entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    codes: dict[str, Entry] = {}
    names: dict[str, Entry] = {}
    for entry in entries:
        code, name = same_code(entry.code), same_name(entry.name)
        if code in codes:
            yield entry.line, words.ROSTER_SAME_CODE.format(code=entry.code, other=codes[code].line)
        if name in names and not (code and names[name].code):
            yield entry.line, words.ROSTER_SAME_NAME.format(name=entry.name, other=names[name].line)
        if code:
            codes[code] = entry
        names[name] = entry


class _Line:
    """One line on its way to an entry."""

    def __init__(self, file: str, columns: dict[str, int], line: Line) -> None:
        self.file = file
        self.columns = columns
        self.line = line

    def entry(self) -> Entry:
        """The entry, or ``Refused`` with the line's number."""
        name = squeeze(self._text("name"))
        if not name:
            raise self._wrong(words.ROSTER_NO_NAME)
        counted, why_not = self._counted()
        return Entry(
            name=name,
            code=self._code(),
            aliases=tuple(filter(None, map(squeeze, self._text("aliases").translate(_SEPARATORS).split("、")))),
            category=self._category(),
            parent=self._text("parent"),
            counted=counted,
            why_not=why_not,
            draft_due=self._date("draft_due"),
            final_due=self._date("final_due"),
            line=self.line.number,
        )

    def _text(self, key: str) -> str:
        column = self.columns.get(key)
        return self.line.cells[column].strip() if column is not None and column < len(self.line.cells) else ""

    def _wrong(self, why: str) -> Refused:
        return _refused(self.file, self.line.number, why)

    def _code(self) -> str:
        if self.columns.get("code") in self.line.inexact:
            raise self._wrong(words.ROSTER_LONG_NUMBER)
        return squeeze(self._text("code"))

    def _category(self) -> Category | None:
        text = squeeze(self._text("category"))
        if text and text not in list(Category):
            choices = words.LIST_JOIN.join(Category)
            raise self._wrong(words.ROSTER_CATEGORY.format(text=text, choices=choices))
        return Category(text) if text else None

    def _counted(self) -> tuple[bool, str]:
        """是 or nothing; or 否, with a reason behind it: 「否，由省级系统汇总」."""
        text = self._text("counted")
        if text in ("", words.YES):
            return True, ""
        if not text.startswith(words.NO):
            raise self._wrong(words.ROSTER_COUNTED.format(text=text))
        return False, text.removeprefix(words.NO).strip(" ，,：:；;（）()")

    def _date(self, key: str) -> date | None:
        text = self._text(key)
        day = read_date(text)
        if text and day is None:
            raise self._wrong(words.ROSTER_DATE.format(column=words.ROSTER_COLUMNS[key], text=text))
        return day
