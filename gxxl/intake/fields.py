"""Rows between bars, tabs or commas, where cells may be blank: which of a row's fields are its figures.

Merged heads leave blank fields before the figures in some programs' output and none in others'. One program does it
alike in all rows of one depth: a row that has all its figures shows where they begin in the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from gxxl.intake.labels import spelled
from gxxl.reading import is_blank

FIGURE = re.compile(r"[-+−－\d０-９./／,，%—]+(?:件|条|宗|项|次|个|亿元|万元|元)?")
_BARS = str.maketrans("│┃┆┊｜", "|||||")
_RULER = re.compile(r"^(?=.*(?:-{3}|={3}|[─━]{3}))[ \t|:+=─━┼╋┌┬┐├┤└┴┘\-]+$", re.MULTILINE)
_AROUND = " \t\r\n\u3000\u00a0*"
_LABEL_ENDS = "”’\"'）)。"
_LABEL_BEGINS = "“‘「『（(〔[【《"

MOST_WORDS = 6  # signs of a word in a cell between bars, such as 「减4」; more is a label or a note

Fields = tuple[str, ...]


def with_plain_bars(raw: str) -> str:
    """A text, sign for sign, with one kind of bar, and blanks for the rulers of drawn tables."""
    return _RULER.sub(lambda found: " " * len(found[0]), raw.translate(_BARS))


def kept_apart(rows: Sequence[tuple[int, str, str]], count: int, stub: int, repeats: int) -> list[Fields | None]:
    """Each row's figures and blanks, where bars, lines or the like keep them apart and the block shows which they are.

    A row is the depth of its label, what stands behind it, and the label itself.
    """
    found = [(depth, fields_of(whole, label, count)) for depth, whole, label in rows]
    if any(fields for _, fields in found):
        custom = custom_of(found, count, stub, repeats)
        if _begins_at_once(found, count) or _pads_at_end([whole for _, whole, _ in rows], count):
            custom = replace(custom, starts=dict.fromkeys(range(1, stub + 1), 0))
    else:
        found = [(depth, lines_of(whole, label, count)) for depth, whole, label in rows]
        custom = custom_of_lines(found, count)
    return [custom.figures(fields, depth) if fields else None for depth, fields in found]


def fields_of(whole: str, label: str, count: int) -> Fields | None:
    """The fields behind a row's label; ``None`` where they are not kept apart, or words are among them.

    They stand on the label's own line, or on several. A label that is repeated for each field of its own is no field.
    """
    whole = whole.rstrip(_LABEL_BEGINS)
    line = whole.partition("\n")[0].rstrip("\r").lstrip(_LABEL_ENDS)
    if line.startswith(","):
        return _checked([field.strip('"') for field in line.split(",")[1:]], label, count)
    for stretch in (line, whole) if re.search(r"[|\t]", line) else (whole,):
        before, *fields = re.split(r"[|\t]", stretch.rstrip(" \r\n").removesuffix("|"))
        if not before.strip(_AROUND + _LABEL_ENDS) and len(fields) >= count:
            return _checked(fields, label, count, MOST_WORDS)
    return None


def lines_of(whole: str, label: str, count: int) -> Fields | None:
    """The same where each field has a line of its own, an empty one for a blank cell."""
    before, *fields = whole.rstrip(_LABEL_BEGINS).split("\n")
    if before.strip(_AROUND + _LABEL_ENDS) or re.search(r"[|\t]", whole):
        return None
    return _checked(fields[:-1], label, count)


class Heads(NamedTuple):
    """What a text has around the heads of a table without row labels, to show whether bars open and close its cells.

    ``before`` stands before the first head on its line, ``among`` from there to the last head, ``behind`` after that.
    """

    before: str
    among: str
    behind: str

    def ends(self, sign: str) -> tuple[bool, bool] | None:
        """Whether a bar opens the first head and whether one closes the last; ``None`` where they do not tell.

        Words before the first head are a title's or prose. Behind heads that a bar opens a row on the same line may
        begin with a bar of its own or go on.
        """
        line = self.behind.partition("\n")[0]
        opens = sign in self.before
        if sign not in self.among or self.before.strip(_AROUND + sign + '"') or (opens and re.search(r"\d", line)):
            return None
        return opens, self.closer(sign).endswith(sign)

    def closer(self, sign: str) -> str:
        """What belongs to the last head on the rest of its line, with the bar that closes it."""
        rest, bar, _ = self.behind.partition("\n")[0].partition(sign)
        return "" if FIGURE.search(rest) else rest + bar


def row_below(heads: Heads, count: int) -> Fields | None:
    """The fields of the one row of a table without row labels, below its heads; ``None`` where that cannot be told."""
    for sign in "|\t,":
        ends = heads.ends(sign)
        below = heads.behind.removeprefix(heads.closer(sign))
        row = next((part for part in below.split("\n") if re.search(r"\d", part)), "").strip(" \r")
        # Where each line of cells has bars around it, those between two lines are no cells.
        for stretch in (row, below) if sign == "|" and ends != (True, True) else (row,):
            found = _checked([field.strip('"') for field in stretch.split(sign)], "", count) or ()
            own = _between_ends(found, count, ends)
            if own:
                return own
    return None


def _between_ends(found: Fields, count: int, ends: tuple[bool, bool] | None) -> Fields | None:
    """A row's cells among fields of which the first may be none but stand before a bar, and the last behind one.

    Where a blank field at an end may be either, the heads tell. If they have a bar there, it is no cell.
    """
    extra = len(found) - count
    if extra not in (0, 1, 2):
        return None
    is_open, is_closed = not found[0], not found[-1]
    if extra == 0:
        opens, closes = ends or (True, True)
        return None if (opens and is_open) or (closes and is_closed) else found  # a cell was lost
    if extra == 1 and is_open and is_closed:
        return {(True, False): found[1:], (False, True): found[:-1]}.get(ends or (True, True))
    if extra == 1:
        return found[1:] if is_open else found[:-1] if is_closed else None
    is_padded = ends == (False, True) and not found[-2]  # or the row has bars around it, unlike its heads
    return found[1:-1] if is_open and is_closed and not is_padded else None


def tokens_of(raw: str) -> tuple[str, ...]:
    """The figures at the beginning of a stretch of text, up to the first word."""
    tokens = []
    for token in re.split(r"[\s|]+", raw):
        if not token:
            continue
        if not (FIGURE.fullmatch(token) or is_blank(token)):
            break
        tokens.append(token)
    return tuple(tokens)


def _checked(fields: Sequence[str], label: str, count: int, most_words: int = 0) -> Fields | None:
    found = [field.strip(_AROUND) for field in fields]
    while label and found and spelled(found[0]) == label:  # 「-」 is spelled like no label
        del found[0]
    if len(found) < count or not all(_may_be_cell(field, most_words) for field in found):
        return None
    return tuple(found)


def _may_be_cell(field: str, most_words: int) -> bool:
    return is_blank(field) or bool(FIGURE.fullmatch(field)) or len(field) <= most_words


@dataclass(frozen=True)
class Custom:
    """Where figures begin among a block's fields, by the depth of the row's label.

    ``count`` is the columns; ``repeats`` how often the head of the last one is repeated, for a merged cell.
    """

    starts: dict[int, int]
    count: int
    repeats: int

    def figures(self, fields: Fields, depth: int) -> Fields | None:
        """A row's figures and blanks; ``None`` where the block does not tell, or other figures stand beside them."""
        start = self.starts.get(depth)
        if start is None or any(fields[:start]):
            return None
        own, rest = fields[start : start + self.count], fields[start + self.count :]
        while rest and not rest[-1]:
            rest = rest[:-1]
        repeated = self.repeats and rest == own[-1:] * self.repeats
        if len(own) < self.count or (rest and not repeated) or not any(own):
            return None
        return own


def custom_of(rows: Sequence[tuple[int, Fields | None]], count: int, stub: int, repeats: int) -> Custom:
    """What the rows that have all their figures show. A label that is alone in the row's head leaves no blank."""
    seen = _starts_seen(rows, count)
    starts = {depth: min(places) for depth, places in seen.items() if len(places) == 1}
    if stub == 1:
        return Custom({1: 0} if repeats or seen.get(1, {0}) == {0} else {}, count, repeats)
    if len(starts) == len(seen) and min(starts, default=stub) < stub:
        # Only the innermost label never leaves blanks: what one of the wider ones does, all do.
        for every in (dict.fromkeys(range(1, stub + 1), 0), {depth: stub - depth for depth in range(1, stub + 1)}):
            if starts.items() <= every.items():
                return Custom(every, count, repeats)
    return Custom(starts | ({stub: 0} if stub not in seen else {}), count, repeats)


def custom_of_lines(rows: Sequence[tuple[int, Fields | None]], count: int) -> Custom:
    """The same for fields on lines of their own: some row must show that nothing but cells has a line there."""
    full = [fields for _, fields in rows if fields and all(fields)]
    depths = {depth for depth, _ in rows}
    is_plain = full and all(len(fields) == count for _, fields in rows if fields)
    return Custom(dict.fromkeys(depths, 0) if is_plain else {}, count, 0)


def _begins_at_once(rows: Sequence[tuple[int, Fields | None]], count: int) -> bool:
    """Whether all rows, whatever their labels cover, have as many fields as there are columns."""
    return len({depth for depth, _ in rows}) > 1 and all(fields and len(fields) == count for _, fields in rows)


def _pads_at_end(rows: Sequence[str], count: int) -> bool:
    """Whether some row ends with bars that have nothing between, while blank cells have blanks or lines."""
    lines = [row.partition("\n")[0] for row in rows]
    own = lines if all(line.count("|") >= count for line in lines) else rows
    return any(re.search(r"\|\|\s*$", row) for row in own) and any(re.search(r"\|\s+\|", row) for row in own)


def _starts_seen(rows: Sequence[tuple[int, Fields | None]], count: int) -> dict[int, set[int]]:
    seen: dict[int, set[int]] = {}
    for depth, fields in rows:
        at = [number for number, field in enumerate(fields or ()) if FIGURE.fullmatch(field)]
        if len(at) == count and at[-1] - at[0] == count - 1:
            seen.setdefault(depth, set()).add(at[0])
    return seen
