"""Rows between bars, tabs or commas, where cells may be blank: which of a row's fields are its figures.

Merged heads leave blank fields before the figures in some programs' output and none in others'. One program does it
alike in all rows of one depth: a row that has all its figures shows where they begin in the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

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


def row_below(whole: str, count: int) -> Fields | None:
    """The fields of the one row of a table without row labels, below its heads; ``None`` where they are not as many."""
    line = next((part for part in whole.split("\n") if re.search(r"\d", part)), "").strip(" \r")
    tries = [line.strip("|").split("|")] if line[:1] == line[-1:] == "|" else []
    tries += [line.split("|"), line.split("\t"), [field.strip('"') for field in line.split(",")], whole.split("|")[1:]]
    for fields in tries:
        found = _checked(fields, "", count) or ()
        if len(found) == count + 2 and not found[0] + found[-1]:
            found = found[1:-1]  # a bar at each end
        if len(found) == count + 1 and bool(found[0]) != bool(found[-1]):
            found = found[:-1] if found[0] else found[1:]  # a bar at one end only
        if len(found) == count:
            return found
    return None


def _checked(fields: Sequence[str], label: str, count: int, most_words: int = 0) -> Fields | None:
    found = [field.strip(_AROUND) for field in fields]
    while found and found[0] and spelled(found[0]) == label:
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
