"""A workbook of ours as a submission: straight by position while every label stands where the template has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from gxxl.confirm import is_fill
from gxxl.errors import Refused
from gxxl.form import EDITIONS, TABLES, Cell, load
from gxxl.form.book import ACCEPTED_VERSIONS, load_book
from gxxl.form.layout import SheetLayout, layouts
from gxxl.intake.beside import unread_tables
from gxxl.intake.book import Book
from gxxl.intake.covered import covered
from gxxl.intake.grid import EMPTY, Grid, GridCell
from gxxl.intake.pages import read_cover, read_extras, read_reasons, read_texts
from gxxl.messages import door as words
from gxxl.messages import rules as rule_words
from gxxl.reading import exact, is_blank, read_text, sensible, squeeze
from gxxl.rules.linear import work_out
from gxxl.submission import Coverage, Figure, Kind, Made, Origin, Part, State, Submission, blank, confirmed_zero, number

MADE = {Kind.TEMPLATE: Made.TYPED, Kind.IMPORT: Made.PRINTED, Kind.SUMMARY: Made.SUMMED}


@dataclass
class Meta:
    """What the very hidden sheet says."""

    version: str = ""
    kind: Kind = Kind.TEMPLATE
    editions: dict[str, str | None] = field(default_factory=dict)
    last_year: dict[str, Decimal] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    coverage: Coverage | None = None


def is_ours(book: Book) -> bool:
    """Whether a workbook has our hidden sheet."""
    return any(entry.name == load_book().sheets["meta"] for entry in book.entries)


def read_meta(grid: Grid) -> Meta:
    """The hidden sheet, line by line; what is not understood is left out.

    Raises ``Refused`` for a template version that is not known.
    """
    meta = Meta()
    rows = sorted({row for row, _ in grid.cells})
    for row in rows:
        kind, key, *values = (grid.at(row, column).text for column in range(5))
        if kind == "version":
            meta.version = values[0]
        elif kind == "kind" and values[0] in MADE:
            meta.kind = Kind(values[0])
        elif kind == "edition" and key in TABLES and values[0] in EDITIONS:
            meta.editions[key] = values[0]
        elif kind == "last_year":
            _last_year(meta, key, values[0])
        elif kind == "part":
            meta.parts.append(Part(key, *values))
        else:
            meta.coverage = covered(meta.coverage, kind, key, values)
    if meta.version not in ACCEPTED_VERSIONS:
        raise _version_refusal(meta.version)
    return meta


def kept_meta(book: Book) -> Meta:
    """What the hidden sheet of a workbook says, or nothing where it has none. Raises ``Refused`` as ``read_meta``."""
    name = load_book().sheets["meta"]
    entry = next((entry for entry in book.entries if entry.name == name), None)
    return Meta() if entry is None else read_meta(book.sheet(entry))


def _version_refusal(version: str) -> Refused:
    if not version.isdecimal() or len(version) > 9:
        return Refused("unknown_version", words.UNKNOWN_VERSION.format(version=version[:20]))
    if int(version) > max(map(int, ACCEPTED_VERSIONS)):
        return Refused("newer_version", words.NEWER_VERSION.format(version=version))
    return Refused("older_version", words.OLDER_VERSION.format(version=version))


def _last_year(meta: Meta, code: str, text: str) -> None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return
    if value.is_finite():
        meta.last_year[code] = value


def read_workbook(book: Book, origin: Origin) -> Submission | None:
    """The submission in a workbook of ours, or ``None`` where its tables do not stand as in the template."""
    sheets = load_book().sheets
    entries = {entry.name: entry for entry in book.entries}
    meta = read_meta(book.sheet(entries[sheets["meta"]]))
    if set(meta.editions) != set(TABLES):
        return None
    figures: dict[str, Figure] = {}
    confirmed: set[str] = set()
    lost: list[str] = []
    for layout in layouts({table: edition or "" for table, edition in meta.editions.items()}):
        if layout.name not in entries:
            return None
        grid = book.sheet(entries[layout.name])
        if not stands(layout, grid):
            return None
        # What seems blank may be an error where a book's own records are not seen: no confirmation makes zeros of that.
        confirm = EMPTY if book.made is Made.UNKNOWN else grid.at(*layout.confirm)
        reader = TableReader(layout, confirm, book.made or MADE[meta.kind])
        figures |= reader.figures(grid)
        lost += reader.lost
        if reader.confirmed:
            confirmed |= set(layout.section.tables)

    def page(key: str) -> Grid:
        entry = entries.get(sheets[key])
        return Grid(sheets[key], {}) if entry is None else book.sheet(entry)

    submission = Submission(
        cover=read_cover(page("cover")),
        editions=meta.editions,
        figures=figures,
        confirmed=frozenset(confirmed),
        texts=read_texts(page("texts")),
        extras=read_extras(page("extras")),
        reasons=read_reasons(page("reasons")),
        last_year=meta.last_year,
        parts=tuple(meta.parts),
        coverage=meta.coverage,
        origin=Origin(origin.file, origin.sha256, meta.kind, meta.version),
    )
    return _with_unread(work_out(submission, lost), book)


def _with_unread(submission: Submission, book: Book) -> Submission:
    """With what stands on other sheets; a summary has many of its own."""
    if submission.origin.kind is Kind.SUMMARY:
        return submission
    unread = unread_tables(book, submission.figures)
    return replace(submission, origin=replace(submission.origin, unread=unread)) if unread else submission


def stands(layout: SheetLayout, grid: Grid) -> bool:
    """Whether every label of an official sheet is where the template has it."""
    return all(squeeze(grid.at(label.rect.top, label.rect.left).text) == squeeze(label.text) for label in layout.labels)


def codes_of(layout: SheetLayout) -> Iterator[str]:
    """The codes of a sheet's tables, in the order of the form."""
    form = load(layout.edition)
    for table in layout.section.tables:
        yield from (cell.code for cell in form.tables_by_key[table].cells)


def is_confirmed(confirm: GridCell) -> bool:
    """Whether the cell with the choice says that blanks are zeros."""
    return squeeze(confirm.text) == rule_words.YES


class TableReader:
    """Reads the figures of one official sheet; ``confirm`` is the cell with the choice that blanks are zeros."""

    def __init__(self, layout: SheetLayout, confirm: GridCell, made: Made) -> None:
        self.layout = layout
        self.made = made
        self.confirmed = is_confirmed(confirm)
        form = load(layout.edition)
        self.cells: Mapping[str, Cell] = form.cells
        self.totals = form.total_rules
        self.lost: list[str] = []  # totals whose formula has no stored value

    def figures(self, grid: Grid) -> dict[str, Figure]:
        """Every cell of the sheet's tables, by code, in the order of the form."""
        return {code: self.figure(code, grid.at(*self.layout.place(code))) for code in codes_of(self.layout)}

    def figure(self, code: str, stored: GridCell) -> Figure:
        """The figure of a cell of the form in which this is stored."""
        if code in self.totals:
            return self._total(code, stored)
        if stored == EMPTY or (stored.formula is not None and self._is_fill(stored)):
            return confirmed_zero(self.made) if self.confirmed else blank(self.made)
        if not stored.stored:
            return Figure(None, State.UNREADABLE, Made.FORMULA, text=f"={stored.formula}")
        return self._value(code, stored, self.made if stored.formula is None else Made.FORMULA)

    def _is_fill(self, stored: GridCell) -> bool:
        return is_fill(stored.formula or "", self.layout)

    def _total(self, code: str, stored: GridCell) -> Figure:
        if stored.formula is None:
            if stored == EMPTY:
                return confirmed_zero(self.made) if self.confirmed else blank(self.made)
            return self._value(code, stored, self.made)
        if not stored.stored:
            self.lost.append(code)
            return blank(Made.FORMULA)
        if not stored.is_number and is_blank(stored.text):
            return blank(Made.FORMULA)
        return self._value(code, stored, Made.FORMULA)

    def _value(self, code: str, stored: GridCell, made: Made) -> Figure:
        cell = self.cells[code]
        if stored.is_number:
            return sensible(number(exact(stored.text), made, cell.unit), cell)
        figure = sensible(read_text(stored.text, cell, made, words=True), cell)
        if figure.state is State.BLANK and squeeze(stored.text):
            return Figure(None, State.BLANK, made, text=stored.text)
        return figure
