"""The official sheets in what the fast reader remembers: the figures of one in the order of the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from gxxl.figures import is_quiet
from gxxl.form.layout import SheetLayout
from gxxl.intake.cells import RawCell, SharedCell
from gxxl.intake.grid import EMPTY, GridCell
from gxxl.intake.lone_cells import Place, key_of
from gxxl.intake.moulds import WHOLE, Entries, Entry, Order
from gxxl.intake.odd import OddError
from gxxl.intake.pieces import SheetPieces
from gxxl.intake.workbook import TableReader, codes_of
from gxxl.reading import exact, squeeze
from gxxl.submission import Figure, Made, number

_REMEMBERED = 8192


class Row(NamedTuple):
    """What a sheet holds: figures in the order of the form, totals without a value; whether its blanks are zeros."""

    row: Sequence[Figure]
    lost: Sequence[str]
    confirmed: bool
    are_quiet: bool


class _PlainNumbers(dict[bytes, object]):
    """Figures of one kind by how a sheet has them: any plain whole number, learned at its first sight."""

    def __init__(self, made: Made, unit: str | None) -> None:
        super().__init__()
        self._made = made
        self._unit = unit

    def __missing__(self, part: bytes) -> Figure:
        digits = WHOLE.fullmatch(part)
        if digits is None:
            raise KeyError(part)
        if len(self) >= _REMEMBERED:
            self.clear()
        figure = self[part] = number(exact(digits[1].decode("ascii")), self._made, self._unit)
        return figure


_numbers = cache(_PlainNumbers)  # few: by how a figure was made and by its unit in the form


def _alike(made: object) -> _PlainNumbers | None:
    """The figures of which this is one, if it is that of a plain number."""
    if type(made) is not Figure or made.value is None or made is not number(made.value, made.made, made.unit):
        return None
    return _numbers(made.made, made.unit)


class Table:
    """One official sheet of one edition in one kind of workbook."""

    def __init__(self, layout: SheetLayout, made: Made) -> None:
        self.layout = layout
        self.made = made
        self.codes = tuple(codes_of(layout))
        self._code_at = {layout.place(code): code for code in self.codes}
        self._labels = [key_of((label.rect.top, label.rect.left)) for label in layout.labels]
        self._confirm = key_of(layout.confirm)
        self._texts = [squeeze(label.text) for label in layout.labels]
        # Takes the labels out of a file's strings, where they are shared strings, all of them.
        self._texts_of: Callable[[Sequence[str]], Sequence[str]] | None = None
        self._stood: Sequence[str] = ()  # the labels as the last file had them
        self._others = Entries()  # the cells that are no figures, in the last file
        self._confirmed_by: object = EMPTY
        self._greatest = -1
        self._kept = {*self._labels, self._confirm}
        self._reader = TableReader(layout, EMPTY, made)
        self._pieces = SheetPieces(self._use, Order(self.codes, _alike))

    def _use(self, place: Place, cell: RawCell) -> Entry:
        """Figures by code, as figures where they depend on nothing else; labels and shared strings by place."""
        code, key = self._code_at.get(place), key_of(place)
        if code is None:
            return key, cell if key in self._kept or isinstance(cell, SharedCell) else None
        if isinstance(cell, GridCell) and cell.is_number and (cell.formula is None or code in self._reader.totals):
            figure = self._reader.figure(code, cell)
            return code, figure if is_quiet(figure) else cell
        return code, cell

    def read(self, xml: bytes, strings: Sequence[str]) -> Row:
        """The figures of the sheet in a file with these strings."""
        sheet = self._pieces.sheet(xml)
        if sheet is None:
            raise OddError
        if sheet.others is not self._others:
            self._look_at(sheet.others)
        if self._greatest >= len(strings):
            raise OddError
        self._require_labels(sheet.others, strings)
        reader = TableReader(self.layout, _resolved(self._confirmed_by, strings), self.made)
        if sheet.is_plain:
            return Row(sheet.row, (), reader.confirmed, are_quiet=True)  # type: ignore[arg-type] # all are figures
        figures = list(sheet.row)
        are_quiet = True
        for column, figure in enumerate(figures):
            if type(figure) is not Figure:
                are_quiet = False
                cell = EMPTY if figure is None else _resolved(figure, strings)
                figures[column] = reader.figure(self.codes[column], cell)
        return Row(figures, reader.lost, reader.confirmed, are_quiet)  # type: ignore[arg-type] # all are figures

    def _look_at(self, others: Entries) -> None:
        """Take from cells that were not there before what does not depend on a file's strings."""
        cells = list(map(others.get, self._labels))
        shared = [cell.shared for cell in cells if type(cell) is SharedCell]
        self._texts_of = itemgetter(*shared) if len(shared) == len(cells) > 1 else None
        self._confirmed_by = others.get(self._confirm) or EMPTY
        self._greatest = max(others.strings, default=-1)
        self._others = others

    def _require_labels(self, others: Entries, strings: Sequence[str]) -> None:
        if self._texts_of is not None:
            texts = self._texts_of(strings)
        else:
            texts = tuple([_resolved(others.get(place) or EMPTY, strings).text for place in self._labels])
        if texts != self._stood:
            if list(map(squeeze, texts)) != self._texts:
                raise OddError
            self._stood = texts


def _resolved(cell: object, strings: Sequence[str]) -> GridCell:
    if type(cell) is SharedCell:
        return cell.resolve(strings)
    assert isinstance(cell, GridCell)
    return cell
