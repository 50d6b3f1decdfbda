"""From matched tables to a submission, for what is not the template as it was issued: other workbooks, and texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gxxl.form import TABLES, Cell, load
from gxxl.form.layout import a1
from gxxl.intake.book import Book
from gxxl.intake.flat import Text, find_flat
from gxxl.intake.grid import Grid, stack
from gxxl.intake.match import Found, Match, match
from gxxl.intake.pages import read_cover, read_extras, read_reasons, read_texts
from gxxl.intake.rows import FlatTable, Row
from gxxl.intake.text import read_report, read_title
from gxxl.intake.workbook import Meta, kept_meta
from gxxl.joined import split_rows, split_run
from gxxl.messages import imports
from gxxl.messages import intake as words
from gxxl.reading import exact, is_blank, read_text
from gxxl.rules.linear import work_out
from gxxl.submission import ABSENT, Cover, Figure, Kind, Made, Origin, Place, State, Submission, blank, cells_of, number


def read_foreign(book: Book, origin: Origin) -> Submission | None:
    """A workbook of another make, or one of ours that somebody rearranged; ``None`` where no table is found in it.

    What our own pages and the hidden sheet say beside the tables is kept, however the tables were moved.
    """
    grids = [book.sheet(entry) for entry in book.entries if not entry.hidden]
    tables = _find_tables(grids, book.made or Made.TYPED)
    cover = next((cover for cover in map(read_cover, grids) if cover.unit), Cover())
    if not cover.unit or cover.year is None:
        cover = _with_title(cover, grids)
    submission = _submission(tables, cover, {}, replace(origin, kind=Kind.FOREIGN))
    return None if submission is None else _with_pages(submission, grids, kept_meta(book))


def _with_pages(submission: Submission, grids: Sequence[Grid], meta: Meta) -> Submission:
    """With prose, extra figures and reasons from whatever sheet has their labels, and what the hidden sheet keeps."""
    return replace(
        submission,
        texts=next(filter(None, map(read_texts, grids)), {}),
        extras=next(filter(None, map(read_extras, grids)), ()),
        reasons=next(filter(None, map(read_reasons, grids)), ()),
        last_year=meta.last_year,
        parts=tuple(meta.parts),
    )


def read_report_text(text: str, origin: Origin) -> Submission | None:
    """A published report as text; ``None`` where no table with figures is found in it."""
    report = read_report(text)
    tables = _find_tables([report.grid], Made.PRINTED)
    if None in tables.editions.values():
        _add_flat(tables, text)
    if all(figure.value is None for figure in tables.figures.values()):
        return None  # labels without figures: a text that lost them on its way
    cover = Cover(unit=report.unit, year=report.year)
    return _submission(tables, cover, report.texts, replace(origin, kind=Kind.REPORT))


def read_report_tables(grids: Sequence[Grid], text: str, origin: Origin) -> Submission | None:
    """A published report as tables and the text around them; ``None`` where no table with figures is found."""
    named = [
        grid if grid.name else replace(grid, name=words.TABLE.format(number=number))
        for number, grid in enumerate(grids, start=1)
    ]
    tables = _find_tables([*named, stack(named)], Made.PRINTED)
    if None in tables.editions.values():
        _add_flat(tables, text)
    if all(figure.value is None for figure in tables.figures.values()):
        return None
    report = read_report(text)
    cover = Cover(unit=report.unit, year=report.year)
    return _submission(tables, cover, report.texts, replace(origin, kind=Kind.REPORT))


def _with_title(cover: Cover, grids: Iterable[Grid]) -> Cover:
    """Unit and year from a title on some sheet, where the cover does not say."""
    for grid in grids:
        for cell in grid.cells.values():
            unit, year = read_title(cell.text)
            if unit:
                return replace(cover, unit=cover.unit or unit, year=cover.year or year)
    return cover


_JOINED = re.compile(r"0\d+")


@dataclass
class _Tables:
    """What was found of the form in some grids."""

    editions: dict[str, str | None] = field(default_factory=lambda: dict.fromkeys(TABLES))
    figures: dict[str, Figure] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)  # totals whose formula has no stored value


def _find_tables(grids: Iterable[Grid], made: Made) -> _Tables:
    """The form's tables in some grids. Where a second copy of a table says otherwise, its cells are ambiguous."""
    matches: dict[str, tuple[Grid, Match]] = {}
    copies: list[tuple[Grid, Match]] = []
    for grid in grids:
        for found in match(grid):
            if grid.parts and found.section.key in matches:
                continue  # the same tables once more, put together
            first = matches.setdefault(found.section.key, (grid, found))
            copies += [] if first == (grid, found) else [(grid, found)]
    tables = _Tables()
    for grid, found in matches.values():
        form = load(found.edition)
        for table in found.section.tables:
            tables.editions[table] = found.edition
        for code, place in found.cells.items():
            if code in form.total_rules and place.stored is not None and not place.stored.stored:
                tables.lost.append(code)
                tables.figures[code] = blank(Made.FORMULA)
            else:
                tables.figures[code] = _figure(grid, form.cells[code], place, made)
            tables.places[code] = _place(grid, place)
    for grid, found in copies:
        _compare(tables, grid, found, made)
    return tables


def _compare(tables: _Tables, grid: Grid, copy: Match, made: Made) -> None:
    """Cells that another copy of a table fills in otherwise have several readings."""
    cells = load(copy.edition).cells
    for code, place in copy.cells.items():
        if code in tables.figures:
            first, second = tables.figures[code], _figure(grid, cells[code], place, made)
            known = {figure.value for figure in (first, second) if figure.value is not None}
            if len(known) > 1:
                tables.figures[code] = Figure(None, State.AMBIGUOUS, made, readings=tuple(sorted(known)))


def _add_flat(tables: _Tables, raw: str) -> None:
    """Add what flat text holds of the sections that no grid had."""
    from gxxl.intake.scattered import find_scattered  # noqa: PLC0415 - late, for start-up

    readings: dict[str, list[FlatTable]] = {}
    flat = find_flat(Text(raw))
    is_jammed = _is_jammed(flat)
    for found in (*flat, *find_scattered(raw)):
        if all(tables.editions[table] is None for table in found.section.tables):
            readings.setdefault(found.section.key, []).append(found)
    for ways in readings.values():
        best = max(ways, key=lambda way: way.told)
        tables.editions |= dict.fromkeys(best.section.tables, best.edition)
        figures = _flat_figures(best, is_jammed=is_jammed)
        for way in ways:
            if way is not best:
                _agree(figures, _flat_figures(way, is_jammed=is_jammed))
        tables.figures |= figures
        for row in best.rows:
            tables.places |= dict.fromkeys(row.codes, _line_place(raw, row.line))


def _flat_figures(found: FlatTable, *, is_jammed: bool) -> dict[str, Figure]:
    cells = load(found.edition).cells
    joined = _joined(found) if is_jammed else {}
    return {
        code: joined.get(code) or _flat_figure(row, number_, cells[code])
        for row in found.rows
        for number_, code in enumerate(row.codes)
    }


def _agree(figures: dict[str, Figure], others: Mapping[str, Figure]) -> None:
    """Where a text can be read in two ways, what they do not agree on has several readings."""
    for code, other in others.items():
        mine = figures.get(code)
        if mine is None or mine.value is None or other.value is None or mine.value == other.value:
            continue
        known = tuple(sorted((mine.value, other.value)))
        figures[code] = Figure(None, State.AMBIGUOUS, Made.PRINTED, readings=known)


def _is_jammed(tables: Iterable[FlatTable]) -> bool:
    """Whether a text lost the gaps between figures: only then can a row of one number be a row of several.

    A number that begins with a zero says so (「000」), unless more rows still have their gaps.
    """
    rows = [row for table in tables for row in table.rows if len(row.codes) > 1]
    unread = [row.said.split() for row in rows if row.tokens is None and row.said]
    joined = sum(any(_JOINED.fullmatch(part) for part in parts) for parts in unread)
    apart = sum(any(not is_blank(token) for token in row.tokens or ()) for row in rows)
    return joined > apart


def _joined(found: FlatTable) -> Mapping[str, Figure]:
    """The figures of rows that lost the gaps between theirs, as far as the form's sums tell them."""
    if len(found.section.tables) > 1:
        return split_run(found.section.tables, found.edition, found.rows[0].said).figures
    cells = load(found.edition).cells
    texts = {
        cells[row.codes[0]].row_key: row.said or " ".join(row.tokens or ()) for row in found.rows if not row.is_cut
    }
    split = split_rows(found.section.tables[0], found.edition, texts).figures
    joined = (row for row in found.rows if row.tokens is None and row.said and not row.is_cut)
    return {code: split[code] for row in joined for code in row.codes}


def _flat_figure(row: Row, number_: int, cell: Cell) -> Figure:
    if row.tokens is not None:
        return read_text(row.tokens[number_], cell, Made.PRINTED, words=False)
    return ABSENT if row.is_cut else Figure(None, State.UNREADABLE, Made.PRINTED, text=row.said)


def _figure(grid: Grid, cell: Cell, found: Found, made: Made) -> Figure:
    if found.stored is None:
        row = " ".join(part.text for part in grid.line(found.row) if part.text)
        return Figure(None, State.UNREADABLE, made, text=row)
    stored = found.stored
    if not stored.stored:
        return Figure(None, State.UNREADABLE, Made.FORMULA, text=f"={stored.formula}")
    how = made if stored.formula is None else Made.FORMULA
    if stored.is_number:
        return number(exact(stored.text), how, cell.unit)
    if stored.formula is not None and not stored.text:
        return blank(how)
    return read_text(stored.text, cell, how, words=grid.is_sheet)


def _place(grid: Grid, found: Found) -> Place:
    if grid.is_sheet:
        return Place(grid.name, a1(found.row, found.column))
    if grid.aligned:
        table, row = grid.part(found.row)
        return Place(words.CELL.format(table=table, row=row + 1, column=found.column + 1), "")
    return Place(words.LINE.format(number=found.row + 1), "")


def _line_place(raw: str, number: int) -> Place:
    """A line of a text; where the text has pages, the page and the line in it."""
    before = raw.split("\n")[:number]
    pages = "\n".join(before).count("\f") + 1
    if pages == 1 and "\f" not in raw:
        return Place(words.LINE.format(number=number), "")
    first = next((at for at in range(len(before) - 1, -1, -1) if "\f" in before[at]), 0)
    return Place(imports.PAGE_LINE.format(page=pages, number=number - first), "")


def _follow(editions: dict[str, str | None]) -> None:
    """Review and litigation are alike in both editions: they are of the one that 第二部分 is of."""
    for table in ("review", "litigation"):
        if editions[table] is not None:
            editions[table] = editions["disclosure"] or editions[table]


def _submission(tables: _Tables, cover: Cover, texts: dict[str, str], origin: Origin) -> Submission | None:
    if not any(tables.editions.values()):
        return None
    _follow(tables.editions)
    cells = cells_of(tuple(tables.editions[table] for table in TABLES))
    figures = {code: tables.figures[code] for code in cells}
    origin = replace(origin, places=tables.places)
    return work_out(Submission(cover, tables.editions, figures, texts=texts, origin=origin), tables.lost)
