"""The lineage of a cell from the summary workbook alone: from 分单位明细, and the hidden sheet that goes with it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from gxxl.consolidate.outputs import full_name
from gxxl.consolidate.own_book import Cells, OwnBook
from gxxl.consolidate.total import LineagePart
from gxxl.consolidate.trace_extras import Extras, lacking_of, parts_of
from gxxl.consolidate.trail import UNIT, Trail, read_trail
from gxxl.errors import Refused, why_of
from gxxl.form import Cell
from gxxl.form.book import load_book
from gxxl.form.layout import a1
from gxxl.intake.grid import Grid
from gxxl.messages import consolidate as summary_words
from gxxl.messages import intake as intake_words
from gxxl.messages import ledger as ledger_words
from gxxl.messages import trace as words
from gxxl.places import place_of, template_place
from gxxl.reading import exact
from gxxl.submission import Place, State, Submission
from gxxl.sums import exact_sum

_DOUBLE = 1e-15  # a workbook keeps 16 digits
_HEAD_ROWS = 5  # the codes stand within these rows of 分单位明细
_EXTRAS = load_book().sheets["extras"]


@dataclass(frozen=True)
class Lacking:
    """A unit that adds nothing to the cell, and what stands there instead; empty for a blank."""

    unit: str
    text: str = ""


@dataclass(frozen=True)
class Trace:
    """A cell of a summary and what it is made of. ``summaries`` are the units whose part is a summary itself.

    ``code`` is empty for 附加数据, which no form has. ``unit`` is named where the cell is only that unit's.
    """

    code: str
    label: str
    address: str
    value: Decimal | None
    parts: tuple[LineagePart, ...]
    lacking: tuple[Lacking, ...] = ()
    summaries: tuple[str, ...] = ()
    unit: str = ""

    @property
    def name(self) -> str:
        """What to ask the summary of the next level below for."""
        return self.code or f"{load_book().sheets['extras']}!{self.label}"

    @property
    def sum(self) -> Decimal | None:
        """The sum of the parts; ``None`` where there are none."""
        return exact_sum(part.value for part in self.parts) if self.parts else None

    @property
    def agrees(self) -> bool:
        """Whether the parts add up to the cell, as exactly as a spreadsheet can hold it."""
        if self.sum is None or self.value is None:
            return self.sum == self.value
        return self.sum == self.value or math.isclose(self.sum, self.value, rel_tol=_DOUBLE)


class Summary:
    """A 汇总工作底稿, open for tracing. Raises ``Refused`` for any other file.

    With ``only`` just what that one cell needs is kept of 分单位明细, however many units there are.
    """

    def __init__(self, path: Path, only: str | None = None) -> None:
        self.name = path.name
        self.only = only
        book = self._open(path)
        self.submission = self._submission(book, path)
        if summary_words.SHEET_DETAIL not in book:
            raise self._without_detail(path)
        if ledger_words.SHEET_PARTS not in book:
            raise self._refused(words.OLD_SUMMARY)
        self.detail = self._detail(book)
        self.columns = self._columns(self.detail.cells)
        self._book = book
        self.trails = self._trails(book.sheet(ledger_words.SHEET_PARTS))

    def _open(self, path: Path) -> OwnBook:
        try:
            return OwnBook(path)
        except FileNotFoundError as error:
            raise Refused("not_found", intake_words.NOT_FOUND.format(path=path)) from error
        except OSError as error:
            reason = why_of(error)
            raise Refused("unreadable", intake_words.UNREADABLE_FILE.format(path=path, reason=reason)) from error

    def _submission(self, book: OwnBook, path: Path) -> Submission:
        from gxxl.intake.door import read  # noqa: PLC0415 - late, for start-up

        if not book.is_summary:
            raise Refused("not_a_summary", words.NOT_A_SUMMARY.format(file=self.name))
        return book.submission() or read(path)  # somebody moved cells: then the matcher finds them

    def _detail(self, book: OwnBook) -> Grid:
        if self.only is None:
            return book.sheet(summary_words.SHEET_DETAIL)
        return book.columns(summary_words.SHEET_DETAIL, _HEAD_ROWS, lambda cells: {0, *self._wanted(cells)})

    def _wanted(self, cells: Cells) -> Iterator[int]:
        """The column that is asked for; none for 附加数据, which stands elsewhere."""
        sheet, address = split(self.only or "")
        if sheet == _EXTRAS:
            return
        columns = self._columns(cells)
        if sheet == summary_words.SHEET_DETAIL:
            yield columns[self._place(columns, address)[1]][1]
        else:
            yield columns[find_code(self.submission, self.only or "", self.name)][1]

    def trace(self, what: str) -> Trace:
        """The lineage of a cell, named by code or address. Raises ``Refused`` where there is no such cell."""
        sheet, address = split(what)
        if sheet == _EXTRAS:
            return self._of_extras(what, address)
        if sheet == summary_words.SHEET_DETAIL:
            return self._of_detail(*self._place(self.columns, address), what)
        code = find_code(self.submission, what, self.name)
        return self._of_units(code, self.trails, self.submission.figures[code].value)

    def _of_units(self, code: str, trails: Iterable[Trail], value: Decimal | None) -> Trace:
        cell = self.submission.cells[code]
        number, column = self.columns[code]
        parts: list[LineagePart] = []
        lacking: list[Lacking] = []
        summaries: list[str] = []
        for trail in trails:
            stored = self.detail.at(trail.row, column)
            if stored.is_number:
                found = self._parts(trail, cell, number, exact(stored.text))
                parts += found
                summaries += [trail.unit] if trail.is_summary and any(part.value for part in found) else []
            else:
                lacking.append(Lacking(trail.unit, stored.text.strip()))
        address = str(place_of(self.submission, code))
        return Trace(code, cell.label, address, value, tuple(parts), tuple(lacking), tuple(summaries))

    def _of_detail(self, row: int, code: str, what: str) -> Trace:
        """A cell of 分单位明细: what one unit adds, or the sum above the units."""
        trails = [trail for trail in self.trails if trail.row == row]
        is_sum = self.detail.at(row, 0).text == summary_words.DETAIL_SUM
        if not trails and not is_sum:
            raise Refused("no_such_cell", words.NO_UNIT_THERE.format(file=self.name, what=what))
        column = self.columns[code][1]
        stored = self.detail.at(row, column)
        value = exact(stored.text) if stored.is_number else None
        found = self._of_units(code, trails or self.trails, value)
        address = str(Place(summary_words.SHEET_DETAIL, a1(row, column)))
        return replace(found, address=address, unit=trails[0].unit if trails else "")

    def _place(self, columns: Mapping[str, tuple[int, int]], address: str) -> tuple[int, str]:
        """Row and code of an address in 分单位明细."""
        for code, (_, column) in columns.items():
            letters = a1(0, column)[:-1]
            row = address.upper().removeprefix(letters)
            if row != address.upper() and row.isdecimal():
                return int(row) - 1, code
        what = f"{summary_words.SHEET_DETAIL}!{address}"
        raise Refused("no_such_cell", words.NO_UNIT_THERE.format(file=self.name, what=what))

    def _of_extras(self, what: str, address: str) -> Trace:
        if _EXTRAS not in self._book:
            raise self._refused(words.OLD_SUMMARY)
        try:
            extras = Extras(self._book.sheet(_EXTRAS))
        except LookupError as error:
            raise self._refused(words.OLD_SUMMARY) from error
        found = extras.find(address)
        if not found:
            raise Refused("no_such_cell", words.UNKNOWN_EXTRA.format(file=self.name, what=what))
        if len(found) > 1:
            shown = words.LIST_JOIN.join(str(Place(_EXTRAS, line.address)) for line in found)
            raise Refused("several_cells", words.SEVERAL_EXTRAS.format(what=what, places=shown))
        (line,) = found
        written = extras.written(line)
        try:
            parts = tuple(parts_of(written, self.trails))
        except LookupError as error:
            raise self._refused(words.DAMAGED) from error
        lacking = tuple(Lacking(unit, text) for unit, text in lacking_of(written, self.trails))
        adding = {(part.unit, part.file) for part in parts if part.value}
        summaries = tuple(x.unit for x in self.trails if x.is_summary and (x.unit, x.file) in adding)
        return Trace("", line.label, str(Place(_EXTRAS, line.address)), line.value, parts, lacking, summaries)

    def _parts(self, trail: Trail, cell: Cell, number: int, shown: Decimal) -> list[LineagePart]:
        try:
            return [*_parts(trail, cell, number, shown)]
        except LookupError as error:  # a cell or edition that no form has
            raise self._refused(words.DAMAGED) from error

    def _refused(self, sentence: str) -> Refused:
        return Refused("no_trail", sentence.format(file=self.name, sheet=summary_words.SHEET_DETAIL))

    def _without_detail(self, path: Path) -> Refused:
        """报送版 has no parts by intent, an old or cut summary has none by accident."""
        full = full_name(path.name)
        if not full:
            return self._refused(words.OLD_SUMMARY)
        return Refused("clean_copy", words.CLEAN_COPY.format(file=self.name, full=full))

    def _columns(self, cells: Cells) -> Mapping[str, tuple[int, int]]:
        """Of each code its number among the codes and its column."""
        codes = list(self.submission.cells)
        for head in range(_HEAD_ROWS):
            texts = {cell.text.strip(): column for (row, column), cell in cells.items() if row == head}
            if set(codes) <= set(texts):
                return {code: (number, texts[code]) for number, code in enumerate(codes)}
        raise self._refused(words.DAMAGED)

    def _trails(self, grid: Grid) -> list[Trail]:
        rows: dict[int, dict[int, str]] = {}
        for (row, column), cell in grid.cells.items():
            rows.setdefault(row, {})[column] = cell.text
        lines = (tuple(cells.get(n, "") for n in range(max(cells) + 1)) for _, cells in sorted(rows.items()))
        try:
            trails = [read_trail(line) for line in lines if line[0] == UNIT]
        except ValueError as error:
            raise self._refused(words.DAMAGED) from error
        if any(self.detail.at(trail.row, 0).text != trail.unit for trail in trails):
            raise self._refused(words.DAMAGED)
        return trails


def _parts(trail: Trail, cell: Cell, number: int, shown: Decimal) -> Iterator[LineagePart]:
    if number not in trail.sources:
        value, state = trail.exact.get(number, shown), trail.states.get(number, State.NUMBER)
        yield _part(trail, cell.code, value, state)
    for source in trail.sources.get(number, ()):
        yield _part(trail, source.code, source.value, source.state)


def _part(trail: Trail, code: str, value: Decimal, state: State) -> LineagePart:
    moved = trail.places.get(code)
    where, address = moved or template_place(trail.editions.get(code.partition(".")[0], "2021"), code)
    return LineagePart(trail.unit, trail.unit_code, trail.file, where, address, value, state)


def trace(path: Path, what: str) -> Trace:
    """The lineage of one cell of a 汇总工作底稿, named by code or address (``三、申请办理!E17``).

    Raises ``Refused`` for another kind of file, for a file whose records were changed, and for a cell there is none of.
    """
    return Summary(path, what).trace(what)


def find_code(submission: Submission, what: str, file: str = "") -> str:
    """The code of a cell given by code or address; a sheet's name may be left out where only one sheet fits."""
    bare = what.strip()
    if bare.lower() in submission.cells:
        return bare.lower()
    sheet, address = split(what)
    address = address.upper()
    places = {code: place_of(submission, code) for code in submission.cells}
    found = [code for code, place in places.items() if place.address == address and _is_named(place.where, sheet)]
    if len(found) == 1:
        return found[0]
    if found:
        shown = words.LIST_JOIN.join(str(places[code]) for code in found)
        raise Refused("several_cells", words.SEVERAL.format(what=what, places=shown))
    raise Refused("no_such_cell", words.UNKNOWN.format(file=file, what=what))


def split(what: str) -> tuple[str, str]:
    """Sheet and address as people write them: ``'三、申请办理'!$E$17``; no sheet where none is named."""
    sheet, _, address = what.strip().replace("！", "!").rpartition("!")
    return sheet.strip("'\"= "), address.replace("$", "").strip()


def _is_named(name: str, given: str) -> bool:
    """Whether a sheet is meant: by its whole name, its beginning, or no name at all."""
    return not given or name == given or name.startswith((given, f"{given}、"))
