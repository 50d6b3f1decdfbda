"""From matched tables to a submission, for what is not the template as it was issued: other workbooks, and texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gxxl.errors import Refused
from gxxl.form import TABLES, Cell, Domain, load
from gxxl.form.layout import a1
from gxxl.intake.book import Book
from gxxl.intake.fields import with_plain_bars
from gxxl.intake.flat import find_flat
from gxxl.intake.grid import Grid, stack
from gxxl.intake.jammed import figures_of_jam
from gxxl.intake.labels import money_after, money_in, spelled, without_money
from gxxl.intake.match import MAX_HEAD_ROWS, Found, Match, match
from gxxl.intake.normal_text import Text
from gxxl.intake.pages import read_cover, read_extras, read_reasons, read_texts
from gxxl.intake.rows import FlatTable, Row
from gxxl.intake.text import Report, read_report, read_title
from gxxl.intake.workbook import Meta, kept_meta
from gxxl.messages import imports
from gxxl.messages import intake as words
from gxxl.reading import exact, read_text
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
        _refuse_lost_figures(text)
        return None
    cover = Cover(unit=report.unit, year=report.year)
    return _with_prose(_submission(tables, cover, report.texts, replace(origin, kind=Kind.REPORT)), report)


def read_report_tables(grids: Sequence[Grid], text: str, origin: Origin) -> Submission | None:
    """A published report as tables and the text around them; ``None`` where no table with figures is found.

    Raises ``Refused`` for a report whose tables are there and have lost their figures, or never had any.
    """
    named = [
        grid if grid.name else replace(grid, name=words.TABLE.format(number=number))
        for number, grid in enumerate(grids, start=1)
    ]
    tables = _find_tables([*named, stack(named)], Made.PRINTED)
    if None in tables.editions.values():
        _add_flat(tables, text)
    if all(figure.value is None for figure in tables.figures.values()):
        _refuse_lost_figures(text)
        if None not in tables.editions.values():
            raise Refused("no_figures", imports.NO_FIGURES)
        return None
    report = read_report(text)
    cover = Cover(unit=report.unit, year=report.year)
    return _with_prose(_submission(tables, cover, report.texts, replace(origin, kind=Kind.REPORT)), report)


def _with_prose(submission: Submission | None, report: Report) -> Submission | None:
    """The submission with what its text has beside the sections' own prose."""
    if submission is None:
        return None
    origin = replace(submission.origin, sections=report.outline.order)
    return replace(submission, opening=report.outline.opening, origin=origin)


def _refuse_lost_figures(text: str) -> None:
    """Raise ``Refused`` for a text that has the form's labels and lost its figures on its way."""
    from gxxl.intake.scattered import lacks_figures  # noqa: PLC0415 - late, for start-up

    if lacks_figures(text):
        raise Refused("not_this_form", imports.FIGURES_LOST)


def _with_title(cover: Cover, grids: Iterable[Grid]) -> Cover:
    """Unit and year from a title on some sheet, where the cover does not say."""
    for grid in grids:
        for cell in grid.cells.values():
            unit, year = read_title(cell.text)
            if unit:
                return replace(cover, unit=cover.unit or unit, year=cover.year or year)
    return cover


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
    flat = find_flat(Text(with_plain_bars(raw)))
    normal = spelled(raw)
    joined = figures_of_jam(flat)
    for found in (*flat, *find_scattered(raw)):
        if all(tables.editions[table] is None for table in found.section.tables):
            readings.setdefault(found.section.key, []).append(found)
    for ways in readings.values():
        best = max(ways, key=lambda way: (way.apart, way.told))
        tables.editions |= dict.fromkeys(best.section.tables, best.edition)
        figures = _flat_figures(best, joined)
        in_doubt = [code for row in best.rows if not row.is_apart for code in row.codes]
        for way in ways:
            if way is not best:
                others = _flat_figures(way, joined)
                _agree(figures, {code: others[code] for code in in_doubt if code in others})
        cells = load(best.edition).cells
        tables.figures |= {code: _with_head_money(figure, cells[code], normal) for code, figure in figures.items()}
        for row in best.rows:
            tables.places |= dict.fromkeys(row.codes, _line_place(raw, row.line))


def _flat_figures(found: FlatTable, joined: Mapping[str, Figure]) -> dict[str, Figure]:
    cells = load(found.edition).cells
    return {
        code: joined.get(code) or _flat_figure(row, number_, cells[code])
        for row in found.rows
        for number_, code in enumerate(row.codes)
    }


def _with_head_money(figure: Figure, cell: Cell, normal: str) -> Figure:
    """With the unit of money that a text's head names where the form's head names none: 「采购总金额（万元）」."""
    if cell.domain is not Domain.AMOUNT or figure.value is None or figure.unit or cell.unit:
        return figure
    return replace(figure, unit=money_after(normal, spelled(cell.column_labels[-1])))


def _agree(figures: dict[str, Figure], others: Mapping[str, Figure]) -> None:
    """Where a text can be read in two ways, what they do not agree on has several readings."""
    for code, other in others.items():
        mine = figures.get(code)
        if mine is None or mine.value is None or other.value is None or mine.value == other.value:
            continue
        known = tuple(sorted((mine.value, other.value)))
        figures[code] = Figure(None, State.AMBIGUOUS, Made.PRINTED, readings=known)


def _flat_figure(row: Row, number_: int, cell: Cell) -> Figure:
    if row.tokens is not None:
        return read_text(row.tokens[number_], cell, Made.PRINTED, words=False)
    return ABSENT if row.is_cut else Figure(None, State.UNREADABLE, Made.PRINTED, text=row.said)


def _figure(grid: Grid, cell: Cell, found: Found, made: Made) -> Figure:
    figure = _as_stored(grid, cell, found, made)
    if cell.domain is not Domain.AMOUNT or figure.value is None or figure.unit != cell.unit:
        return figure
    return replace(figure, unit=_unit_above(grid, found, cell))


def _unit_above(grid: Grid, found: Found, cell: Cell) -> str | None:
    """The unit of money that an amount's head names, which may not be the form's; the form's where no head is seen."""
    amount = without_money(spelled(cell.column_labels[-1]))
    for row in range(found.row - 1, max(found.row - MAX_HEAD_ROWS, -1), -1):
        text = spelled(grid.at(row, found.column).text)
        if amount in text:
            return money_in(text)
    return cell.unit


def _as_stored(grid: Grid, cell: Cell, found: Found, made: Made) -> Figure:
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
