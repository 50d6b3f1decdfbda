"""A workbook of ours read by what has been seen before: the same submission as ``workbook`` gives, many times as fast.

Files of one template, saved by one program, differ in their figures and little else. Members that are packed the same
are the same; sheets and strings are read piece by piece (``pieces``), each piece being understood once. Where anything
is not exactly as it should be, the answer is ``None`` and the proper reader looks at the file, and says what is wrong.
Nothing that is remembered grows without bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from gxxl.errors import Refused
from gxxl.figures import Figures, editions_key, is_quiet
from gxxl.form import TABLES
from gxxl.form.book import load_book
from gxxl.form.layout import SheetLayout, layouts
from gxxl.intake.archive import Archive
from gxxl.intake.book import SheetEntry
from gxxl.intake.cells import RawCell, SharedCell
from gxxl.intake.grid import EMPTY, Grid, GridCell
from gxxl.intake.moulds import Entry
from gxxl.intake.packages import MACROS
from gxxl.intake.pages import read_cover, read_extras, read_reasons, read_texts
from gxxl.intake.pieces import Place, SheetPieces, StringPieces, key_of
from gxxl.intake.workbook import MADE, Meta, TableReader, codes_of, read_meta
from gxxl.intake.xlsx import Workbook
from gxxl.intake.zipped import Member, members, unpack
from gxxl.reading import squeeze
from gxxl.rules.linear import work_out
from gxxl.submission import Figure, Made, Notice, Origin, Submission

T = TypeVar("T")
_MAIN, _STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"
_LISTS = ("_rels/.rels", _MAIN, "xl/_rels/workbook.xml.rels")
# What tells packages of another kind: they are not ours, whatever else is in them.
_OTHERS = frozenset(("word/document.xml", "xl/workbook.bin", "content.xml", "OFD.xml", "ppt/presentation.xml"))
_REMEMBERED, _RESULTS, _LARGEST = 128, 64, 8192


class _OddError(Exception):
    """Something is not as in other files; only for use in here."""


def read_known(data: bytes, origin: Origin) -> Submission | None:
    """The submission in a workbook's bytes, or ``None`` where the proper reader has to look at it."""
    packed = members(data)
    if packed is None or any(name not in packed for name in _LISTS):
        return None
    try:
        return _reader().read(packed, origin)
    except (_OddError, Refused, LookupError):
        return None


@cache
def _reader() -> _Reader:
    return _Reader()


class _Members(Archive):
    """An archive whose directory was read the short way."""

    def __init__(self, packed: dict[str, Member]) -> None:
        self._packed = packed

    def __contains__(self, member: str) -> bool:
        return member in self._packed

    def read(self, member: str) -> bytes:
        """A member's content."""
        return _content(self._packed[member])


def _content(member: Member) -> bytes:
    content = unpack(member)
    if content is None:
        raise _OddError
    return content


def _notices(packed: dict[str, Member]) -> tuple[Notice, ...]:
    return (Notice("MACROS", {}),) if MACROS in packed else ()


class _Page(Generic[T]):
    """One of the workbook's own sheets: what ``read`` makes of it, remembered for the same bytes and strings."""

    def __init__(self, read: Callable[[Grid], T]) -> None:
        self._read = read
        self._pieces = SheetPieces(lambda place, cell: (key_of(place), (place, cell)))
        self._seen: dict[Member, tuple[dict[Place, RawCell], tuple[int, ...], dict[tuple[str, ...], T]]] = {}

    def read(self, member: Member, strings: Sequence[str]) -> T:
        """What the sheet says in a file with these strings."""
        seen = self._seen.get(member) or self._learn(member)
        cells, indexes, results = seen
        used = tuple([strings[index] for index in indexes])
        if used in results:
            return results[used]
        grid = {place: cell.resolve(strings) if type(cell) is SharedCell else cell for place, cell in cells.items()}
        result = self._read(Grid("", grid))  # type: ignore[arg-type] # all are resolved
        if len(results) >= _RESULTS:
            results.clear()
        results[used] = result
        return result

    def _learn(self, member: Member) -> tuple[dict[Place, RawCell], tuple[int, ...], dict[tuple[str, ...], T]]:
        found = self._pieces.entries(_content(member))
        if found is None:
            raise _OddError
        cells: dict[Place, RawCell] = dict(filter(None, found.values()))  # type: ignore[arg-type] # as made above
        shared = tuple(cell.shared for cell in cells.values() if type(cell) is SharedCell)
        seen: tuple[dict[Place, RawCell], tuple[int, ...], dict[tuple[str, ...], T]] = (cells, shared, {})
        if len(member.packed) <= _LARGEST:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[member] = seen
        return seen


class _Figures(NamedTuple):
    """What a sheet holds: figures in the order of the form, totals without a value; whether its blanks are zeros."""

    row: list[Figure]
    lost: list[str]
    confirmed: bool
    are_quiet: bool


class _Table:
    """One official sheet of one edition in one kind of workbook."""

    def __init__(self, layout: SheetLayout, made: Made) -> None:
        self.layout = layout
        self.made = made
        self.codes = tuple(codes_of(layout))
        self._code_at = {layout.place(code): code for code in self.codes}
        self._labels = [key_of((label.rect.top, label.rect.left)) for label in layout.labels]
        self._confirm = key_of(layout.confirm)
        self._texts = [squeeze(label.text) for label in layout.labels]
        self._stood: list[str] = []  # the labels as the last file had them
        self._kept = {*self._labels, self._confirm}
        self._reader = TableReader(layout, EMPTY, made)
        self._pieces = SheetPieces(self._use)

    def _use(self, place: Place, cell: RawCell) -> Entry:
        """Figures by code, as figures where they depend on nothing else; labels and shared strings by place."""
        code, key = self._code_at.get(place), key_of(place)
        if code is None:
            return key, cell if key in self._kept or isinstance(cell, SharedCell) else None
        if isinstance(cell, GridCell) and cell.is_number and (cell.formula is None or code in self._reader.totals):
            figure = self._reader.figure(code, cell)
            return code, figure if is_quiet(figure) else cell
        return code, cell

    def read(self, xml: bytes, strings: Sequence[str]) -> _Figures:
        """The figures of the sheet in a file with these strings."""
        found = self._pieces.entries(xml)
        if found is None:
            raise _OddError
        if found.strings and max(found.strings) >= len(strings):
            raise _OddError
        self._require_labels(found, strings)
        confirm = found.get(self._confirm) or EMPTY
        reader = TableReader(self.layout, _resolved(confirm, strings), self.made)
        figures = list(map(found.get, self.codes))
        are_quiet = True
        for number, figure in enumerate(figures):
            if type(figure) is not Figure:
                are_quiet = False
                cell = EMPTY if figure is None else _resolved(figure, strings)
                figures[number] = reader.figure(self.codes[number], cell)
        return _Figures(figures, reader.lost, reader.confirmed, are_quiet)  # type: ignore[arg-type] # all are figures

    def _require_labels(self, found: dict[str, object], strings: Sequence[str]) -> None:
        try:
            texts = [strings[cell.shared] for cell in map(found.get, self._labels)]  # type: ignore[attr-defined]
        except AttributeError:  # one of them is no shared string
            texts = [_resolved(found.get(place) or EMPTY, strings).text for place in self._labels]
        if texts != self._stood:
            if list(map(squeeze, texts)) != self._texts:
                raise _OddError
            self._stood = texts


def _resolved(cell: object, strings: Sequence[str]) -> GridCell:
    if type(cell) is SharedCell:
        return cell.resolve(strings)
    assert isinstance(cell, GridCell)
    return cell


class _Reader:
    """Everything that is remembered."""

    def __init__(self) -> None:
        self._books: dict[tuple[object, ...], dict[str, SheetEntry]] = {}
        self._strings = StringPieces()
        self._tables: dict[tuple[str, str, Made], _Table] = {}
        self._meta = _Page(read_meta)
        self._cover, self._texts = _Page(read_cover), _Page[Mapping[str, str]](read_texts)
        self._extras, self._reasons = _Page(read_extras), _Page(read_reasons)

    def read(self, packed: dict[str, Member], origin: Origin) -> Submission | None:
        """The submission of a workbook with these members."""
        entries = self._entries(packed)
        sheets = load_book().sheets
        if sheets["meta"] not in entries or not _OTHERS.isdisjoint(packed):
            return None
        strings = self._table_of(packed)

        def page(key: str, kind: _Page[T]) -> T:
            entry = entries.get(sheets[key])
            if entry is None:
                raise _OddError
            return kind.read(packed[entry.member], strings)

        meta = page("meta", self._meta)
        figures, confirmed, lost = self._figures(meta, packed, entries, strings)
        submission = Submission(
            cover=page("cover", self._cover),
            editions=meta.editions,
            figures=figures,
            confirmed=confirmed,
            texts=page("texts", self._texts),
            extras=page("extras", self._extras),
            reasons=page("reasons", self._reasons),
            last_year=meta.last_year,
            parts=tuple(meta.parts),
            origin=Origin(origin.file, origin.sha256, meta.kind, meta.version, notices=_notices(packed)),
        )
        if not lost:
            return submission
        worked = work_out(submission, lost).figures
        return submission.with_figures(Figures(figures.editions, tuple(worked.values())))

    def _figures(
        self, meta: Meta, packed: dict[str, Member], entries: dict[str, SheetEntry], strings: Sequence[str]
    ) -> tuple[Figures, frozenset[str], list[str]]:
        if set(meta.editions) != set(TABLES):
            raise _OddError
        row: list[Figure] = []
        lost: list[str] = []
        confirmed: set[str] = set()
        are_quiet = True
        for layout, table in self._tables_of(meta):
            entry = entries.get(layout.name)
            if entry is None or entry.member not in packed:
                raise _OddError
            found = table.read(_content(packed[entry.member]), strings)
            row += found.row
            lost += found.lost
            are_quiet = are_quiet and found.are_quiet
            if found.confirmed:
                confirmed.update(layout.section.tables)
        figures = Figures(editions_key(meta.editions), row, are_quiet=are_quiet or None)
        return figures, frozenset(confirmed), lost

    def _tables_of(self, meta: Meta) -> Iterator[tuple[SheetLayout, _Table]]:
        made = MADE[meta.kind]
        for layout in layouts({table: edition or "" for table, edition in meta.editions.items()}):
            key = (layout.edition, layout.section.key, made)
            if key not in self._tables:
                self._tables[key] = _Table(layout, made)
            yield layout, self._tables[key]

    def _entries(self, packed: dict[str, Member]) -> dict[str, SheetEntry]:
        key = (tuple(packed), *(packed[name] for name in _LISTS))
        if key not in self._books:
            book = Workbook(_Members(packed))
            if book.main != _MAIN:
                raise _OddError
            if len(self._books) >= _REMEMBERED:
                self._books.clear()
            self._books[key] = {entry.name: entry for entry in book.entries}
        return self._books[key]

    def _table_of(self, packed: dict[str, Member]) -> list[str]:
        if _STRINGS not in packed:
            return []
        strings = self._strings.strings(_content(packed[_STRINGS]))
        if strings is None:
            raise _OddError
        return strings
