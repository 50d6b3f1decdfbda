"""The tables of 第四部分 in text: fifteen figures under heads of three levels, in whatever order they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gxxl.form import EDITIONS, Table, load
from gxxl.intake.labels import find_like, spelled
from gxxl.intake.rows import Row
from gxxl.intake.stretches import Line, Region, region
from gxxl.reading import read_text
from gxxl.rules.linear import Outcome, judge, known
from gxxl.submission import Made

MAX_WORDS = 2_000  # signs of the words in the part; more is prose
Tokens = tuple[str, ...]


def one_row(lines: Sequence[Line], tables: Sequence[Table]) -> list[Row] | None:
    """The one row of tables side by side or below each other; ``None`` where its heads or figures are not all there.

    Figures whose order is in doubt are left unread, in one text.
    """
    codes = tuple(cell.code for table in tables for cell in table.cells)
    groups = _groups(tables)
    words = "".join(line.words for line in lines)
    figures = tuple(figure for line in lines for figure in line.figures)
    leaves = "".join(leaf for _, own in groups for leaf in own)
    if len(figures) != len(codes) or len(words) > MAX_WORDS or Counter(leaves) - Counter(words):
        return None
    at = [span.start if (span := find_like(words, label)) else -1 for label, _ in groups]
    if at[0] < 0 or at != sorted(at):
        return None
    tokens = _in_order(lines, codes, groups)
    number = next(line.number for line in lines if line.figures)
    return [Row(codes, tokens, number, is_cut=False, said=" ".join(figures))]


def _groups(tables: Sequence[Table]) -> list[tuple[str, list[str]]]:
    """The heads that stand directly above the last ones, each with those below it."""
    groups: dict[str, list[str]] = {}
    for table in tables:
        for path in (path for column in table.blocks[0].columns for path in column.paths()):
            groups.setdefault(spelled(path[-2].label), []).append(spelled(path[-1].label))
    return list(groups.items())


def _in_order(
    lines: Sequence[Line], codes: Sequence[str], groups: Sequence[tuple[str, Sequence[str]]]
) -> Tokens | None:
    """The figures in the order of the form, or nothing.

    A line with all of them tells their order, and so do lots that each stand below their own head. Figures on lines of
    their own are in order where the sums hold, or where they come one after the other and no sum would hold in another
    order either. A reader of PDF may give a total last that stands under a taller head: then the sums say so.
    """
    figures = tuple(figure for line in lines for figure in line.figures)
    if any(len(line.figures) == len(codes) for line in lines) or _stand_apart(lines, groups):
        return figures
    if _hold(figures, codes):
        return figures
    lots = region(lines, 1)
    moved = _last_moved(figures, lots, len(groups[0][1]))
    if moved is not None and _hold(moved, codes):
        return moved
    if is_in_doubt(figures, codes):
        return None
    return figures if _longest(lots) >= len(codes) - 1 else None


def is_in_doubt(figures: Tokens, codes: Sequence[str]) -> bool:
    """Whether sums that do not hold would hold if one of the figures stood elsewhere in the row."""
    if _hold(figures, codes):
        return False
    return any(_hold(other, codes) for other in _one_elsewhere(figures))


def _one_elsewhere(figures: Tokens) -> Iterator[Tokens]:
    for taken in range(len(figures)):
        rest = figures[:taken] + figures[taken + 1 :]
        for place in range(len(figures)):
            yield rest[:place] + figures[taken : taken + 1] + rest[place:]


def _last_moved(figures: Tokens, lots: Region, size: int) -> Tokens | None:
    """The last figure put before the last lot, where that lot begins at a total."""
    places = [lot.at for lot in lots.stretches for _ in lot.rows]
    starts = [number for number in range(1, len(places)) if places[number] > places[number - 1]]
    if not starts or (starts[-1] + 1) % size:
        return None
    return figures[: starts[-1]] + figures[-1:] + figures[starts[-1] : -1]


def _longest(lots: Region) -> int:
    """Figures between which there are no words."""
    counts = Counter[int]()
    for lot in lots.stretches:
        counts[lot.at] += len(lot.rows)
    return max(counts.values(), default=0)


def _hold(figures: Tokens, codes: Sequence[str]) -> bool:
    form = load(EDITIONS[-1])  # alike in all
    made = {
        code: read_text(text, form.cells[code], Made.PRINTED, words=False)
        for code, text in zip(codes, figures, strict=True)
    }
    seen = known(made)
    rules = [rule for rule in form.rules if all(code in made for code in rule.cells)]
    return all(judge(rule, seen).outcome is Outcome.PASS for rule in rules)


def _stand_apart(lines: Sequence[Line], groups: Sequence[tuple[str, Sequence[str]]]) -> bool:
    """Whether the figures come in one lot for each head, each after its own."""
    lots = [lot for lot in region(lines, len(groups[0][1])).stretches if not lot.is_odd and len(lot.rows) == 1]
    if len(lots) != len(groups):
        return False
    words = "".join(line.words for line in lines)
    ends = [0, *(lot.at for lot in lots)]
    between = [words[start:end] for start, end in pairwise(ends)]
    return all(find_like(part, label) is not None for part, (label, _) in zip(between, groups, strict=True))
