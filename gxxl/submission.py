"""One unit's report for one year: figures with their states, prose, and where all of it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from gxxl.form import TABLES, Cell, load


class State(StrEnum):
    """What is known of a figure."""

    NUMBER = "number"
    CONFIRMED_ZERO = "confirmed_zero"  # blank, and the unit said that blanks are zeros
    MARKED = "marked"  # 「124件」, full-width digits: one reading is possible, taken, and reported
    BLANK = "blank"
    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"  # several readings, listed
    ABSENT = "absent"  # not in the source


TEXT_STATES = frozenset({State.MARKED, State.UNREADABLE, State.AMBIGUOUS})


class Made(StrEnum):
    """How a figure came to be in its cell."""

    TYPED = "typed"
    FORMULA = "formula"
    COMPUTED = "computed"  # a formula without a stored value, worked out by the rules
    PRINTED = "printed"
    SUMMED = "summed"
    UNKNOWN = "unknown"  # the file format does not tell


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell of the form holds.

    ``value`` is exact and ``None`` unless the state is number, confirmed_zero or marked. ``text`` is what stood in the
    source where that is not a plain number. ``readings`` lists an ambiguous figure's candidates. ``unit`` is the unit
    of an amount as printed beside it or in its head.
    """

    value: Decimal | None
    state: State
    made: Made
    text: str | None = None
    readings: tuple[Decimal, ...] = ()
    unit: str | None = None

    @property
    def is_text(self) -> bool:
        """Whether the cell holds words or signs that no spreadsheet counts as a number."""
        return self.state in TEXT_STATES


@lru_cache(maxsize=4096)
def number(value: Decimal, made: Made = Made.TYPED, unit: str | None = None) -> Figure:
    """A plain number; equal ones are one object."""
    return Figure(value, State.NUMBER, made, unit=unit)


@lru_cache(maxsize=16)
def blank(made: Made = Made.TYPED) -> Figure:
    """An empty cell."""
    return Figure(None, State.BLANK, made)


@lru_cache(maxsize=16)
def confirmed_zero(made: Made = Made.TYPED) -> Figure:
    """An empty cell that the unit confirmed to be zero."""
    return Figure(Decimal(0), State.CONFIRMED_ZERO, made)


ABSENT = Figure(None, State.ABSENT, Made.UNKNOWN)


class Kind(StrEnum):
    """What a file is."""

    TEMPLATE = "template"  # a workbook of ours, filled in by a unit
    IMPORT = "import"  # a workbook of ours, filled from a published report
    SUMMARY = "summary"
    REPORT = "report"  # a published report, read directly
    FOREIGN = "foreign"  # a workbook of another make


class Place(NamedTuple):
    """Where a figure stands in its file: a sheet and address, or a line or table of a text."""

    where: str  # sheet name, or "第N行" for text
    address: str  # "E17", or "" for text

    def __str__(self) -> str:
        return f"{self.where}!{self.address}" if self.address else self.where


@dataclass(frozen=True)
class Cover:
    """The front sheet, as text; empty where nothing is said. ``year_text`` is what stands where no year can be read."""

    unit: str = ""
    unit_code: str = ""
    year: int | None = None
    level: str = ""
    scope: str = ""
    filler: str = ""
    reviewer: str = ""
    leader: str = ""
    phone: str = ""
    filled_on: str = ""
    year_text: str = ""


class Extra(NamedTuple):
    """A line of 附加数据: outside the form, summed and listed."""

    label: str
    unit: str
    value: Decimal | None
    text: str | None = None
    remark: str = ""

    @property
    def is_given(self) -> bool:
        """Whether anything stands where the figure belongs."""
        return self.value is not None or bool(self.text)


class Reason(NamedTuple):
    """A reason given in 说明: for the rule of this name, at these places (all if empty)."""

    rule: str
    places: str
    text: str


class Part(NamedTuple):
    """A unit in a summary: who, from which file (by content hash)."""

    unit: str
    unit_code: str
    file: str
    sha256: str


class Coverage(NamedTuple):
    """How complete a summary was when it was made, for the level above.

    Of the units ``expected`` (``None`` without a roster) ``added`` are in it; ``lacking`` counts those that are not,
    ``names`` has the first of them. ``errors`` and ``queries`` stood open in what was added, among them ``held``
    figures that were held back.
    """

    expected: int | None
    added: int
    lacking: int = 0
    errors: int = 0
    queries: int = 0
    held: int = 0
    names: tuple[str, ...] = ()

    @property
    def is_incomplete(self) -> bool:
        """Whether units are missing or errors stand."""
        return bool(self.lacking or self.errors)


class Notice(NamedTuple):
    """Something the reader had to do or saw, for the user to know: a key of ``messages`` and its values."""

    key: str
    values: Mapping[str, str]


class Unread(NamedTuple):
    """A table that stands once more on a sheet beside the template's; ``unlike`` of its cells have other figures."""

    table: str
    sheet: str
    unlike: int


class Nearly(NamedTuple):
    """A table that was not found although a sheet has most of its labels; ``why`` names what is wrong with a label."""

    table: str
    sheet: str
    label: str
    why: str


@dataclass(frozen=True)
class Origin:
    """The file a submission was read from. ``places`` names the cells that do not stand where the template has them.

    ``sections`` are the sections of the report by key, in the order in which the source has their titles, ``None``
    where it has no running text. ``unread`` are tables that were seen and not read, ``nearly`` those that are not quite
    the form's.
    """

    file: str = ""
    sha256: str = ""
    kind: Kind = Kind.TEMPLATE
    version: str | None = None
    places: Mapping[str, Place] = field(default_factory=dict)
    sections: tuple[str, ...] | None = None
    notices: tuple[Notice, ...] = ()
    unread: tuple[Unread, ...] = ()
    nearly: tuple[Nearly, ...] = ()


EMPTY: Mapping[str, Figure] = MappingProxyType({})


@dataclass(frozen=True)
class Submission:
    """One unit's figures and text for one year.

    ``editions`` has each of the four tables, ``None`` where the source does not show it. ``figures`` has a figure for
    every cell of every table whose edition is known, in the order of the form; a table that is not known is absent.
    ``confirmed`` names the tables whose blanks the unit confirmed to be zeros. ``opening`` is what a report says before
    its first section, title included. ``parts`` and ``coverage`` are a summary's.
    """

    cover: Cover
    editions: Mapping[str, str | None]
    figures: Mapping[str, Figure]
    confirmed: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    opening: str = ""
    extras: tuple[Extra, ...] = ()
    reasons: tuple[Reason, ...] = ()
    last_year: Mapping[str, Decimal] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    origin: Origin = Origin()
    coverage: Coverage | None = None

    @property
    def cells(self) -> Mapping[str, Cell]:
        """The form's cells that this submission has, by code, each in the edition of its table."""
        return cells_of(tuple(self.editions.get(table) for table in TABLES))

    @property
    def is_summary(self) -> bool:
        """Whether its figures are sums of other units' figures, also where its tables were moved since."""
        return self.origin.kind is Kind.SUMMARY or bool(self.parts)

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return all(figure.state in (State.BLANK, State.ABSENT) for figure in self.figures.values())

    @property
    def is_untouched(self) -> bool:
        """Whether the form is whole and nobody filled in or confirmed a cell of it or gave an extra figure."""
        if any(edition is None for edition in self.editions.values()) or any(extra.is_given for extra in self.extras):
            return False
        return all(figure.state is State.BLANK for figure in self.figures.values())

    def with_figures(self, figures: Mapping[str, Figure]) -> Submission:
        """The same submission with other figures."""
        return replace(self, figures=figures)


@lru_cache(maxsize=64)
def cells_of(editions: tuple[str | None, ...]) -> Mapping[str, Cell]:
    """The cells of the four tables, each in the edition given, in the order of ``TABLES``; ``None`` gives none."""
    return {
        cell.code: cell
        for table, edition in zip(TABLES, editions, strict=True)
        if edition
        for cell in load(edition).tables_by_key[table].cells
    }


def editions_of(disclosure: str, requests: str | None = None) -> dict[str, str | None]:
    """Editions for the four tables; review and litigation, alike in both, follow disclosure."""
    return {
        "disclosure": disclosure,
        "requests": requests or disclosure,
        "review": disclosure,
        "litigation": disclosure,
    }


def empty(cover: Cover, edition: str, requests: str | None = None) -> Submission:
    """A submission in which nothing is filled in yet; ``requests`` is that table's edition, where it differs."""
    editions = editions_of(edition, requests)
    figures: dict[str, Figure] = {}
    for table in TABLES:
        form = load(editions[table] or "")
        for cell in form.tables_by_key[table].cells:
            figures[cell.code] = blank(Made.FORMULA if cell.code in form.total_rules else Made.TYPED)
    return Submission(cover=cover, editions=editions, figures=figures)
