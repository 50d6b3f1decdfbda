"""The official sheets in what the fast reader remembers: the figures of one in the order of the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from gxxl.counts import Kind, figure_of
from gxxl.figures import is_quiet
from gxxl.form.layout import SheetLayout
from gxxl.intake.cells import RawCell, SharedCell
from gxxl.intake.grid import EMPTY, GridCell
from gxxl.intake.lone_cells import Place, key_of
from gxxl.intake.moulds import Entries, Order
from gxxl.intake.number_formats import ORDINARY, Formats
from gxxl.intake.odd import OddError
from gxxl.intake.pieces import SheetPieces
from gxxl.intake.slots import WHOLE, Entry, Numbers
from gxxl.intake.workbook import TableReader, codes_of, is_confirmed
from gxxl.reading import squeeze
from gxxl.submission import Figure, Made, number

_REMEMBERED = 8192


class Row(NamedTuple):
    """What a sheet holds: figures in the order of the form, totals without a value; whether its blanks are zeros.

    Where all figures are plain whole numbers, there are ``kinds`` and ``numbers`` instead of the figures in ``odd``.
    """

    confirmed: bool
    lost: Sequence[str] = ()
    odd: Sequence[Figure] = ()
    kinds: tuple[Kind, ...] | None = None
    numbers: Sequence[int] = ()

    def figures(self) -> Sequence[Figure]:
        """The figures, in any case."""
        return self.odd if self.kinds is None else list(map(figure_of, self.kinds, self.numbers))


class _PlainNumbers(dict[bytes, int]):
    """Numbers of one kind by how a sheet has them: any plain whole number, learned at its first sight."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind

    def __missing__(self, part: bytes) -> int:
        digits = WHOLE.fullmatch(part)
        if digits is None:
            raise KeyError(part)
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[part] = int(digits[1])
        return found

    def meaning(self, number: int) -> Figure:
        """The figure of this kind."""
        return figure_of(self.kind, number)


_numbers = cache(_PlainNumbers)  # few: by how a figure was made and by its unit in the form


def _alike(made: object) -> _PlainNumbers | None:
    """The figures of which this is one, if it is that of a plain number."""
    if type(made) is not Figure or made.value is None or made is not number(made.value, made.made, made.unit):
        return None
    return _numbers(Kind(made.state, made.made, made.unit))


class Table:
    """One official sheet of one edition in one kind of workbook, of workbooks with the same formats."""

    def __init__(self, layout: SheetLayout, made: Made, formats: Formats = ORDINARY) -> None:
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
        self._mould_kinds: Sequence[Numbers | None] = ()  # of the last sheet, and what they mean
        self._kinds: tuple[Kind, ...] | None = None
        self._pieces = SheetPieces(self._use, Order(self.codes, _alike), formats)

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
        confirm = _resolved(self._confirmed_by, strings)
        kinds = self._kinds_of(sheet.kinds)
        if kinds is not None:
            return Row(is_confirmed(confirm), kinds=kinds, numbers=sheet.row)  # type: ignore[arg-type] # all are numbers
        reader = TableReader(self.layout, confirm, self.made)
        figures = list(sheet.row)
        if sheet.kinds:
            pairs = zip(sheet.kinds, figures, strict=True)
            figures = [
                kind.meaning(item) if isinstance(item, int) and kind is not None else item for kind, item in pairs
            ]
        for column, figure in enumerate(figures):
            if type(figure) is not Figure:
                cell = EMPTY if figure is None else _resolved(figure, strings)
                figures[column] = reader.figure(self.codes[column], cell)
        return Row(reader.confirmed, reader.lost, figures)  # type: ignore[arg-type] # all are figures

    def _kinds_of(self, kinds: Sequence[Numbers | None]) -> tuple[Kind, ...] | None:
        """The kinds of all figures of a sheet; ``None`` where one of them is no plain number."""
        if kinds is not self._mould_kinds:
            known = [kind.kind for kind in kinds if isinstance(kind, _PlainNumbers)]
            self._mould_kinds = kinds
            self._kinds = tuple(known) if len(known) == len(self.codes) else None
        return self._kinds

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
