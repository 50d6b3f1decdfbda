"""A workbook of ours read by what has been seen before: the same submission as ``workbook`` gives, many times as fast.

Files of one template, saved by one program, differ in their figures and little else. Members that are packed the same
are the same; sheets and strings are read piece by piece (``pieces``), each piece being understood once. Where anything
is not exactly as it should be, the answer is ``None`` and the proper reader looks at the file, and says what is wrong.
Nothing that is remembered grows without bounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import is_
from typing import TypeVar

from gxxl.counts import Counts, Kind, Pattern, as_counts, shared_pattern
from gxxl.errors import Refused
from gxxl.figures import Editions, Figures, editions_key
from gxxl.form import TABLES
from gxxl.form.book import load_book
from gxxl.form.layout import SheetLayout, layouts
from gxxl.intake.archive import Archive
from gxxl.intake.beside import foreign_sheets
from gxxl.intake.book import SheetEntry
from gxxl.intake.known_pages import Page
from gxxl.intake.known_tables import Row, Table
from gxxl.intake.number_formats import Formats
from gxxl.intake.odd import OddError, content_of
from gxxl.intake.packages import MACROS
from gxxl.intake.pages import read_cover, read_extras, read_reasons, read_texts
from gxxl.intake.string_pieces import StringPieces
from gxxl.intake.workbook import MADE, Meta, read_meta
from gxxl.intake.xlsx import Workbook
from gxxl.intake.zipped import Member, members
from gxxl.rules.linear import work_out
from gxxl.submission import Made, Notice, Origin, Submission

T = TypeVar("T")
_MAIN, _STRINGS, _STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_LISTS = ("_rels/.rels", _MAIN, "xl/_rels/workbook.xml.rels")
# What tells packages of another kind: they are not ours, whatever else is in them.
_OTHERS = frozenset(("word/document.xml", "xl/workbook.bin", "content.xml", "OFD.xml", "ppt/presentation.xml"))
_REMEMBERED, _FORMATS = 128, 8


def read_known(data: bytes, origin: Origin) -> Submission | None:
    """The submission in a workbook's bytes, or ``None`` where the proper reader has to look at it."""
    packed = members(data)
    if packed is None or any(name not in packed for name in _LISTS):
        return None
    try:
        return _reader().read(packed, origin)
    except (OddError, Refused, LookupError):
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
        return content_of(self._packed[member])


def _notices(packed: dict[str, Member]) -> tuple[Notice, ...]:
    return (Notice("MACROS", {}),) if MACROS in packed else ()


class _Sheets:
    """What is remembered of the sheets of workbooks in which a style means the same."""

    def __init__(self, formats: Formats) -> None:
        self._formats = formats
        self._tables: dict[tuple[str, str, Made], Table] = {}
        self.meta, self.cover = Page(read_meta, formats), Page(read_cover, formats)
        self.texts = Page[Mapping[str, str]](read_texts, formats)
        self.extras, self.reasons = Page(read_extras, formats), Page(read_reasons, formats)

    def tables_of(self, meta: Meta) -> Iterator[tuple[SheetLayout, Table]]:
        """The official sheets of a workbook that says this of itself."""
        made = MADE[meta.kind]
        for layout in layouts({table: edition or "" for table, edition in meta.editions.items()}):
            key = (layout.edition, layout.section.key, made)
            if key not in self._tables:
                self._tables[key] = Table(layout, made, self._formats)
            yield layout, self._tables[key]


class _Reader:
    """Everything that is remembered."""

    def __init__(self) -> None:
        self._books: dict[tuple[object, ...], tuple[dict[str, SheetEntry], _Sheets]] = {}
        self._sheets: dict[Formats, _Sheets] = {}
        self._strings = StringPieces()
        self._editions: Editions | None = None  # of the last file, and what its figures were
        self._kinds: Sequence[tuple[Kind, ...]] = ()
        self._last_pattern: Pattern

    def read(self, packed: dict[str, Member], origin: Origin) -> Submission | None:
        """The submission of a workbook with these members."""
        entries, known = self._book(packed)
        sheets = load_book().sheets
        if sheets["meta"] not in entries or not _OTHERS.isdisjoint(packed):
            return None
        strings = self._table_of(packed)

        def page(key: str, kind: Page[T]) -> T:
            entry = entries.get(sheets[key])
            if entry is None:
                raise OddError
            return kind.read(packed[entry.member], strings)

        meta = page("meta", known.meta)
        if MADE[meta.kind] is not Made.SUMMED and foreign_sheets(entries.values()):
            raise OddError
        figures, confirmed, lost = self._figures(meta, known, packed, entries, strings)
        submission = Submission(
            cover=page("cover", known.cover),
            editions=meta.editions,
            figures=figures,
            confirmed=confirmed,
            texts=page("texts", known.texts),
            extras=page("extras", known.extras),
            reasons=page("reasons", known.reasons),
            last_year=meta.last_year,
            parts=tuple(meta.parts),
            coverage=meta.coverage,
            origin=Origin(origin.file, origin.sha256, meta.kind, meta.version, notices=_notices(packed)),
        )
        if not lost:
            return submission
        worked = work_out(submission, lost).figures
        return submission.with_figures(Figures(figures.editions, tuple(worked.values())))

    def _figures(
        self,
        meta: Meta,
        known: _Sheets,
        packed: dict[str, Member],
        entries: dict[str, SheetEntry],
        strings: Sequence[str],
    ) -> tuple[Figures, frozenset[str], list[str]]:
        if set(meta.editions) != set(TABLES):
            raise OddError
        rows: list[Row] = []
        lost: list[str] = []
        confirmed: set[str] = set()
        for layout, table in known.tables_of(meta):
            entry = entries.get(layout.name)
            if entry is None or entry.member not in packed:
                raise OddError
            found = table.read(content_of(packed[entry.member]), strings)
            rows.append(found)
            lost += found.lost
            if found.confirmed:
                confirmed.update(layout.section.tables)
        return self._together(editions_key(meta.editions), rows), frozenset(confirmed), lost

    def _together(self, editions: Editions, rows: Sequence[Row]) -> Figures:
        """The figures of all sheets: as counts where each of them is one."""
        kinds = [found.kinds for found in rows if found.kinds is not None]
        if len(kinds) == len(rows):
            return Counts(self._pattern(editions, kinds), [number for found in rows for number in found.numbers])
        return as_counts(Figures(editions, [figure for found in rows for figure in found.figures()]))

    def _pattern(self, editions: Editions, kinds: Sequence[tuple[Kind, ...]]) -> Pattern:
        """The pattern of figures of these kinds; of the last file's it is known that they are the very same."""
        if editions != self._editions or not all(map(is_, kinds, self._kinds)):
            self._last_pattern = shared_pattern(editions, tuple([kind for sheet in kinds for kind in sheet]))
            self._editions, self._kinds = editions, kinds
        return self._last_pattern

    def _book(self, packed: dict[str, Member]) -> tuple[dict[str, SheetEntry], _Sheets]:
        """The sheets that a workbook lists, and what is remembered of such sheets."""
        key = (tuple(packed), packed.get(_STYLES), *(packed[name] for name in _LISTS))
        if key not in self._books:
            book = Workbook(_Members(packed))
            if (book.main, book.strings_member) != (_MAIN, _STRINGS) or book.styles not in ("", _STYLES):
                raise OddError
            if len(self._books) >= _REMEMBERED:
                self._books.clear()
            self._books[key] = {entry.name: entry for entry in book.entries}, self._sheets_with(book.formats)
        return self._books[key]

    def _sheets_with(self, formats: Formats) -> _Sheets:
        if formats not in self._sheets and len(self._sheets) >= _FORMATS:
            self._sheets.clear()
        return self._sheets.setdefault(formats, _Sheets(formats))

    def _table_of(self, packed: dict[str, Member]) -> list[str]:
        if _STRINGS not in packed:
            return []
        strings = self._strings.strings(content_of(packed[_STRINGS]))
        if strings is None:
            raise OddError
        return strings
