"""Tables in text whose figures do not simply follow their labels, as PDF readers give them.

Rows of figures are found first, labels for themselves; then both are brought together. That is done only where all
labels of a table are there and the rows are exactly as many, and where one of two things holds:

- each row stands by its label: after the label before its own, before the label after it; or
- every label that stands directly before figures is one of theirs, counted from the first row, and the sums across and
  down the columns confirm it.

Column heads that were lost are taken as the form has them only where the sums of the table confirm it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gxxl.form import EDITIONS, Section, Table, load
from gxxl.intake.block import Wanted, sums_of, wanted_of
from gxxl.intake.labels import Span, bare, find_like, spelled
from gxxl.intake.one_row import one_row
from gxxl.intake.rows import FlatTable, Row
from gxxl.intake.stretches import Line, Region, Stretch, read_lines, region

# What programs that make tables out of PDF write above columns whose heads they lost.
_FILLERS = re.compile(r"(?:类别|项目|数据|数量|序号|指标|列|栏|合计)\d{0,2}")
MOST_LACKING = 2  # signs of a table's column heads that may be misprinted
MAX_WORDS = 6_000  # signs of a table's words; more is prose


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row of figures and where it stands: before ``at``, the words of its own line from ``own`` on."""

    figures: tuple[str, ...]
    own: int
    at: int
    line: int
    is_odd: bool


def find_scattered(text: str) -> list[FlatTable]:
    """Every section whose tables can be put together for certain."""
    lines = read_lines(text)
    found = []
    for section, part in _parts(lines):
        for edition in reversed(EDITIONS):
            rows = _section_rows(part, section, edition)
            if rows is not None:
                found.append(FlatTable(section, edition, tuple(rows)))
                break
    return found


def _parts(lines: Sequence[Line]) -> Iterator[tuple[Section, Sequence[Line]]]:
    """The lines of each section with tables: from its title to the next one's."""
    sections = load(EDITIONS[-1]).sections
    starts: list[tuple[Section, int]] = []
    position = 0
    for section in sections:
        title = spelled(section.title)
        at = next((number for number in range(position, len(lines)) if _is_title(lines[number], title)), None)
        if at is not None:
            starts.append((section, at))
            position = at + 1
    ends = [*(at for _, at in starts), len(lines)][1:]
    for (section, start), end in zip(starts, ends, strict=False):
        if section.tables:
            yield section, lines[start + 1 : end]


def _is_title(line: Line, title: str) -> bool:
    if line.figures or not len(title) // 2 < len(line.words) < len(title) + 12:
        return False
    return line.words[0] == title[0] and find_like(line.words, title) is not None


def _section_rows(lines: Sequence[Line], section: Section, edition: str) -> list[Row] | None:
    tables = [load(edition).tables_by_key[key] for key in section.tables]
    if len(tables) > 1:
        return one_row(lines, tables)
    if len(tables[0].blocks) == 1:
        return _rows(lines, wanted_of(edition, tables[0], tables[0].blocks[0]))
    return _blocks(lines, edition, tables[0])


def _blocks(lines: Sequence[Line], edition: str, table: Table) -> list[Row] | None:
    """A table of several blocks, each below its head."""
    starts = []
    position = 0
    for block in table.blocks:
        head = spelled(block.head or "")
        at = next((n for n in range(position, len(lines)) if find_like(lines[n].words, head)), None)
        if at is None:
            return None
        starts.append(at)
        position = at + 1
    rows: list[Row] = []
    for block, (start, end) in zip(table.blocks, pairwise([*starts, len(lines)]), strict=True):
        more = _rows(lines[start:end], wanted_of(edition, table, block))
        if more is None:
            return None
        rows += more
    return rows


def _rows(lines: Sequence[Line], wanted: Wanted) -> list[Row] | None:
    """A block's rows, where labels and figures can be brought together."""
    found = region(lines, wanted.width)
    if len(found.words) > MAX_WORDS:
        return None
    placed = _placed(found.stretches)
    if len(placed) == len(wanted.labels):
        rows = [_row(codes, row) for codes, row in zip(wanted.codes, placed, strict=True)]
        if _is_sure(found, wanted, placed, rows):
            return rows
    if len(found.all) == len(wanted.labels) * wanted.width:
        rows = _in_sequence(lines, wanted)
        return rows if _is_sure_sequence(found, wanted, rows) else None
    return None


def _is_sure(found: Region, wanted: Wanted, placed: Sequence[_Placed], rows: Sequence[Row]) -> bool:
    sums = sums_of(wanted, rows)
    has_heads = _covers(found.words, wanted)
    if _stand_by(found.words, wanted, placed):
        are_alike = sums.has_rules and len(set(found.all)) == 1  # then it does not matter which column is which
        return sums.mostly_hold if has_heads else (sums.confirm_most or are_alike) and _only_lost(found.words, wanted)
    if any(row.is_odd for row in placed):
        return False
    if sums.has_rules:
        return (sums.confirm_most and _pins_agree(found, wanted.labels)) or _is_sure_sequence(found, wanted, rows)
    return has_heads and not found.loose and _in_order(found.words, wanted)


def _in_sequence(lines: Sequence[Line], wanted: Wanted) -> list[Row]:
    """All figures as they come, row by row."""
    figures = [(figure, line.number) for line in lines for figure in line.figures]
    rows = []
    for number, codes in enumerate(wanted.codes):
        own = figures[number * wanted.width :][: wanted.width]
        tokens = tuple(figure for figure, _ in own)
        rows.append(Row(codes, tokens, own[0][1], is_cut=False, said=" ".join(tokens)))
    return rows


def _is_sure_sequence(found: Region, wanted: Wanted, rows: Sequence[Row]) -> bool:
    """Whether figures in sequence are the table's: labels in the order of the form, and sums that say so.

    Where all figures are one, their order does not matter.
    """
    sums = sums_of(wanted, rows)
    is_told = sums.has_rules and sums.confirm_most
    has_labels = _has_all(found.words, wanted) and _covers(found.words, wanted)
    return has_labels and (is_told or len(set(found.all)) == 1)


def _placed(stretches: Sequence[Stretch]) -> list[_Placed]:
    return [
        _Placed(row, stretch.own, stretch.at, stretch.line, stretch.is_odd)
        for stretch in stretches
        for row in stretch.rows
    ]


def _row(codes: tuple[str, ...], placed: _Placed) -> Row:
    tokens = None if placed.is_odd else placed.figures
    return Row(codes, tokens, placed.line, is_cut=False, said=" ".join(placed.figures))


def _stand_by(words: str, wanted: Wanted, placed: Sequence[_Placed]) -> bool:
    """Whether each row's label stands between the figures before and the figures after, in the order of the form."""
    end = 0
    for number, label in enumerate(wanted.labels):
        start = max(end, placed[number - 1].at if number else 0)
        stop = placed[number + 1].at if number + 1 < len(placed) else len(words)
        span = _find(words, label, start, stop, placed[number]) or wanted.amid_margin(words, label, start, stop)
        if span is None:
            return False
        end = span.end
    return True


def _find(words: str, label: str, start: int, stop: int, row: _Placed) -> Span | None:
    """A label between two places; without its number, where that is all that stands beside the figures."""
    span = find_like(words, label, start, stop)
    if span is None and words[max(row.own, start) : row.at] == bare(label):
        return Span(max(row.own, start), row.at)
    return span or (find_like(words, bare(label), start, stop) if len(bare(label)) > 4 else None)


def _in_order(words: str, wanted: Wanted) -> bool:
    position = 0
    for label in wanted.labels:
        span = find_like(words, label, position) or wanted.amid_margin(words, label, position, len(words))
        if span is None:
            return False
        position = span.end
    return True


def _has_all(words: str, wanted: Wanted) -> bool:
    """Whether all labels are there, each in a place of its own, whatever their order."""
    spans: list[Span] = []
    for label in wanted.labels:
        span = find_like(words, label) or wanted.amid_margin(words, label, 0, len(words))
        if span is None or any(span.start < other.end and other.start < span.end for other in spans):
            return False
        spans.append(span)
    return True


def _pins_agree(found: Region, labels: Sequence[str]) -> bool:
    """Whether all labels are there, and those directly before figures are labels of these figures."""
    spans = [find_like(found.words, label) for label in labels]
    ends = {span.end: number for number, span in enumerate(spans) if span is not None}
    if found.loose or len(ends) < len(labels):
        return False
    pins = first = before = 0
    for stretch in found.stretches:
        row = ends.get(stretch.at) if stretch.at > before else None
        if row is not None:
            if not first <= row < first + len(stretch.rows):
                return False
            pins += 1
        first, before = first + len(stretch.rows), stretch.at
    return pins * 3 >= len(found.stretches)


def _covers(words: str, wanted: Wanted) -> bool:
    """Whether the column heads are there, sign by sign: readers of PDF break them over lines and mix the parts.

    The signs of the rows' labels do not count. A sign or two may be misprinted; not the unit of money.
    """
    signs = "".join(dict.fromkeys(wanted.heads))
    above = Counter(words) - Counter("".join(wanted.labels))
    lacking = (Counter(signs) - above).total()
    return lacking <= min(MOST_LACKING, len(signs) // 8) and ("万元" in words or "万元" not in signs)


def _only_lost(words: str, wanted: Wanted) -> bool:
    """Whether column heads are merely lost: nothing that the form does not print stands above the first row."""
    first = find_like(words, wanted.labels[0])
    above = _FILLERS.sub("", words[: first.start if first else 0])
    return set(above) <= set("".join((wanted.corner, *wanted.heads)))
