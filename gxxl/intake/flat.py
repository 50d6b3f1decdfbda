"""Tables in flat text: one cell a line, bars between cells, or blanks; found by their labels in the order of the form.

A row's figures are what stands between its label and the next one. They are taken only where they are as many as the
columns, or none at all; a table only where its column heads are there. What the text breaks off before is absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gxxl.form import EDITIONS, Block, Section, Table, load
from gxxl.form.loader import block_cells
from gxxl.intake.block import sums_of, wanted_of
from gxxl.intake.fields import FIGURE, Fields, Heads, kept_apart, row_below, tokens_of
from gxxl.intake.labels import Span, in_two_rows, spelled, without_money
from gxxl.intake.normal_text import Text
from gxxl.intake.one_row import is_in_doubt
from gxxl.intake.rows import FlatTable, Row
from gxxl.reading import is_blank

HEAD_SPAN = 220  # normal characters in which a table's column heads stand before its first row
SHOWN = 40  # characters of a row that cannot be read which are shown
ROW_SPAN = 160  # normal characters from one row's label to the next
_LABEL_ENDS = "”’\"'」』）)〕]】》>：:。，、；; \t\r\n\u3000"  # what may close a label and is not in its normal form
_LABEL_BEGINS = "“‘「『（(〔[【《 |\t\r\n\u3000"


def find_flat(text: Text) -> list[FlatTable]:
    """Every section whose tables the text holds, each in the edition that fits.

    A table that the text breaks off before its edition shows is taken to be of the edition of the table before: what
    stands there has the same codes in both.
    """
    found: list[FlatTable] = []
    for number, section in enumerate(load(EDITIONS[-1]).sections):
        if section.tables:
            whole = [_in_edition(text, edition, number, may_break_off=False) for edition in reversed(EDITIONS)]
            likely = found[-1].edition if found else EDITIONS[-1]
            fits = next((table for table in whole if table), None)
            fits = fits or _in_edition(text, likely, number, may_break_off=True)
            found += [fits] if fits else []
    return found


class _FiguresFirstError(Exception):
    """Figures stand before their labels somewhere in a table: what follows a label may be the next row's."""


def _in_edition(text: Text, edition: str, number: int, *, may_break_off: bool) -> FlatTable | None:
    form = load(edition)
    section = form.sections[number]
    try:
        rows = _section_rows(text, [form.tables_by_key[key] for key in section.tables], may_break_off=may_break_off)
    except _FiguresFirstError:
        return None
    return None if rows is None else FlatTable(section, edition, tuple(_without_doubts(rows, edition, section)))


def _without_doubts(rows: Sequence[Row], edition: str, section: Section) -> Iterator[Row]:
    """The rows, but for the figures of a block in which a row is blank without any sign and others' stand below.

    There nothing tells whether the figures belong to the label above them or to the one below; sums may.
    """
    tables = [load(edition).tables_by_key[key] for key in section.tables]
    for table in tables if len(tables) == 1 else ():
        for block in table.blocks:
            wanted = wanted_of(edition, table, block)
            own = [row for row in rows if row.codes in wanted.codes]
            in_doubt = len(own) > 1 and any(row.is_bare for row in own) and any(row.is_below for row in own)
            sums = sums_of(wanted, own)
            if in_doubt and not (sums.down[0] and sums.confirm_most):
                own = [row._replace(tokens=None, said=" ".join(row.tokens or ())) if row.tokens else row for row in own]
            yield from own
    if len(tables) > 1:
        yield from rows


def _section_rows(text: Text, tables: Sequence[Table], *, may_break_off: bool) -> list[Row] | None:
    if len(tables) > 1:
        return _one_row(text, tables)
    rows: list[Row] = []
    position = 0
    for block in tables[0].blocks:
        found = _block_rows(text, tables[0], block, position, may_break_off=may_break_off)
        if found is None:
            if not rows:
                return None
            rows += [
                Row(codes, None, text.line(len(text.normal) - 1), is_cut=True)
                for _, codes in _labelled(tables[0], block)
            ]
            continue
        more, position = found
        rows += more
    return rows if any(row.tokens or row.said for row in rows) else None


def _labelled(table: Table, block: Block) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each row's labels from the outermost in, and its codes."""
    cells = list(block_cells(table.key, block))
    for key in dict.fromkeys(cell.row_key for cell in cells):
        row = [cell for cell in cells if cell.row_key == key]
        labels = row[0].row_labels[1:] if block.head else row[0].row_labels
        yield tuple(map(spelled, labels)), tuple(cell.code for cell in row)


def _block_rows(
    text: Text, table: Table, block: Block, position: int, *, may_break_off: bool
) -> tuple[list[Row], int] | None:
    start = position
    if block.head:
        head = text.find_like(spelled(block.head), position, len(text.normal))
        if head is None:
            return None
        start = head.end
    labelled = list(_labelled(table, block))
    spans = _row_spans(text, labelled, start)
    if not spans or not _has_heads(text, block, spans[0].start, start):
        return None
    if _figures_before(text, start, spans[0].start) >= len(labelled[0][1]):
        raise _FiguresFirstError
    if len(spans) < len(labelled) and not (may_break_off and _breaks_off(text, spans[-1].end)):
        return None
    ends = [_row_end(text, labelled, spans, n) or _next_head(text, table, span.end) for n, span in enumerate(spans)]
    last = without_money(spelled(list(block.columns[-1].paths())[-1][-1].label))
    repeats = text.normal.count(last, max(start, spans[0].start - HEAD_SPAN), spans[0].start) - 1
    whole = [
        (len(labels), text.between(span.end, end), labels[-1])
        for (labels, _), span, end in zip(labelled, spans, ends, strict=False)
    ]
    between = kept_apart(whole, len(labelled[0][1]), block.stub_depth, repeats)
    rows = [
        _row(labelled[n][1], text, span, end, own)
        for n, (span, end, own) in enumerate(zip(spans, ends, between, strict=True))
    ]
    if len(spans) < len(labelled) and text.raw[-1:].isdigit():
        rows[-1] = _without_last(rows[-1])
    rows += [Row(codes, None, text.line(spans[-1].start), is_cut=True) for _, codes in labelled[len(spans) :]]
    return rows, spans[-1].end


def _without_last(row: Row) -> Row:
    """A row whose last figure the text breaks off after: nobody knows whether within it."""
    return row._replace(tokens=(*row.tokens[:-1], f"{row.tokens[-1]}…")) if row.tokens else row


def _row_spans(text: Text, labelled: Sequence[tuple[tuple[str, ...], tuple[str, ...]]], start: int) -> list[Span]:
    """The places of the rows' own labels, one after the other, as far as they go."""
    spans: list[Span] = []
    for labels, _ in labelled:
        position, span = (spans[-1].end, ROW_SPAN) if spans else (start, len(text.normal))
        found = text.find(labels[-1], position, span) if not spans else text.find_like(labels[-1], position, span)
        if found is None:
            break
        spans.append(found)
    return spans


def _figures_before(text: Text, start: int, label: int) -> int:
    """How many figures stand directly before a label."""
    count = 0
    for token in reversed(re.split(r"[\s|]+", text.between(start, label).rstrip(_LABEL_BEGINS))):
        if not FIGURE.fullmatch(token):
            break
        count += 1
    return count


def _breaks_off(text: Text, position: int) -> bool:
    return len(text.normal) - position < ROW_SPAN


def _row_end(
    text: Text, labelled: Sequence[tuple[tuple[str, ...], tuple[str, ...]]], spans: Sequence[Span], number: int
) -> int | None:
    """Where a row's figures end at the latest: the next row's label, or the group's that stands before it."""
    if number + 1 == len(spans):
        return None
    end = spans[number + 1].start
    for label in labelled[number + 1][0][:-1]:
        group = text.find(label, spans[number].end, end - spans[number].end)
        if group is not None and group.end <= end:
            end = min(end, group.start)
    return end


def _next_head(text: Text, table: Table, position: int) -> int | None:
    """Where the next block or section begins, close below a table's last row; ``None`` where none does."""
    heads = [block.head for block in table.blocks if block.head] + [section.title for section in load("2021").sections]
    found = [text.find(spelled(head), position, ROW_SPAN) for head in heads]
    return min((span.start for span in found if span is not None), default=None)


def _has_heads(text: Text, block: Block, first_row: int, start: int) -> bool:
    """Whether the column heads stand before the first row, those of one level in their order."""
    position = max(start, first_row - HEAD_SPAN)
    region = text.normal[position:first_row]
    labels = [spelled(node.label) for column in block.columns for path in column.paths() for node in path]
    if any(
        label not in region and label.replace("单位", "") not in region and not in_two_rows(label, region)
        for label in labels
    ):
        return False
    leaves = [spelled(path[-1].label) for column in block.columns for path in column.paths() if len(path) > 1]
    at = -1
    for label in leaves:
        at = region.find(label if label in region else label[:2], at + 1)
        if at < 0:
            return False
    return True


def _row(codes: tuple[str, ...], text: Text, span: Span, end: int | None, own: Fields | None = None) -> Row:
    whole = text.between(span.end, end)
    raw = whole.lstrip(_LABEL_ENDS).rstrip(_LABEL_BEGINS)
    tokens = tokens_of(raw)
    line = text.line(span.start)
    is_last = end is None and _breaks_off(text, span.end)
    if own:
        return Row(codes, own, line, is_cut=False, is_apart=True)
    if len(tokens) == len(codes):
        is_below = "\n" in whole[: len(whole) - len(whole.lstrip(_LABEL_ENDS))]
        return Row(codes, tokens, line, is_cut=False, is_below=is_below)
    fields = _fields(whole, len(codes))
    if fields:
        return Row(codes, fields, line, is_cut=False)
    if not raw.strip(" |\t\r\n\u3000\u00a0") and not is_last:
        return Row(codes, ("",) * len(codes), line, is_cut=False, is_bare=not set("|\t") & set(whole))
    return Row(codes, None, line, is_cut=is_last, said=" ".join(tokens) or raw[:SHOWN])


def _fields(whole: str, count: int) -> tuple[str, ...]:
    """The figures and blanks between bars, on one line or a line each, where they are as many as the columns."""
    for stretch in (whole.partition("\n")[0], whole):
        before, *fields = stretch.split("|")
        if len(fields) == count + 1 and not (before.strip() + fields[-1].strip()):
            found = tuple(field.strip() for field in fields[:-1])
            if any(found) and all(is_blank(field) or FIGURE.fullmatch(field) for field in found):
                return found
    return ()


def _one_row(text: Text, tables: Sequence[Table]) -> list[Row] | None:
    """Tables side by side over one row of figures: that follow the last of the column heads."""
    paths = [path for table in tables for column in table.blocks[0].columns for path in column.paths()]
    leaves = [spelled(path[-1].label) for path in paths]
    position = _head_start(text, paths[0][0].label, leaves)
    if position is None:
        return None
    region = text.normal[position : position + HEAD_SPAN]
    heads = {spelled(node.label) for path in paths for node in path}
    if any(head not in region for head in heads):
        return None
    ends = [position + _nth_end(region, leaf, leaves.count(leaf)) for leaf in set(leaves)]
    if min(ends) < position:
        return None
    codes = tuple(cell.code for table in tables for cell in table.cells)
    end = _next_head(text, tables[0], max(ends))
    behind = text.between(max(ends), end)
    first = text.normal.rfind(spelled(paths[0][0].label), position, position + region.find(leaves[0]))
    own = row_below(Heads(text.line_to(first), text.between(first, max(ends) - 1), behind), len(codes))
    row = _row(codes, text, Span(max(ends) - 1, max(ends)), end, own)
    if row.tokens and not own and _may_be_moved(row.tokens, codes, behind):
        row = row._replace(tokens=None, said=" ".join(row.tokens))
    return [row] if row.tokens or len(row.said) >= len(codes) else None


def _may_be_moved(tokens: Fields, codes: Sequence[str], behind: str) -> bool:
    """Whether figures that nothing keeps apart may belong one column further: beside a blank cell, or by the sums."""
    if any(tokens) and "" in tokens:
        return True
    return "\n" in behind.strip() and is_in_doubt(tokens, codes)


def _head_start(text: Text, label: str, leaves: Sequence[str]) -> int | None:
    """The place of the first head that is soon followed by the first leaf: not the section's title, not the prose."""
    position = 0
    while (found := text.find(spelled(label), position)) is not None:
        if text.find(leaves[0], found.end, 60) is not None and text.find(leaves[1], found.end, 60) is not None:
            return found.start
        position = found.end
    return None


def _nth_end(region: str, label: str, count: int) -> int:
    """The end of the count-th place of a label; far below zero where there are fewer."""
    at = -1
    for _ in range(count):
        at = region.find(label, at + 1)
        if at < 0:
            return -(10**9)
    return at + len(label)
