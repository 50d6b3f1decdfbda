"""Section five copied, from last year or from another unit: the share of its shingles that the other text has too.

A shingle is eight letters in a row. Years, numbers, punctuation and the units' own names do not count. Many texts are
compared by way of an index of sampled shingles, so that the work grows with their number and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from zlib import crc32

from gxxl.messages import prose as words
from gxxl.rules.finding import Finding
from gxxl.rules.make import make
from gxxl.rules.prose.owner import Owner
from gxxl.rules.prose.report import title_of
from gxxl.rules.prose.text import plain_text
from gxxl.submission import Submission

SECTION = "problems"
LENGTH = 8  # letters of a shingle
SAMPLED = 8  # one of so many shingles is in the index
LONGEST = 5000  # letters that are compared
SHORTEST = 60  # letters; shorter texts are alike by chance
ALIKE = 0.8  # share of the shingles
LIKELY = 5  # texts that are compared in full
KNOWN = 40  # texts a shingle leads to; one that more have is a phrase of the trade
PASSAGE = 50  # letters that are shown
_NOISE = re.compile(r"20\d\d年?度?|\d+|[^一-龥a-zA-Z]")


@dataclass(frozen=True)
class _Text:
    said: str
    shingles: frozenset[int]


def _take(submission: Submission) -> _Text | None:
    """A submission's section five, ready to be compared; ``None`` where it is too short."""
    said = plain_text(submission.texts.get(SECTION, "")).replace("\n", "")[:LONGEST]
    bare = _NOISE.sub("", said.replace(Owner(submission.cover).core or "，", ""))
    if len(bare) < SHORTEST:
        return None
    return _Text(said, frozenset(crc32(bare[at : at + LENGTH].encode()) for at in range(len(bare) - LENGTH + 1)))


def check_last_text(submission: Submission, last: Submission) -> Iterator[Finding]:
    """A query where section five is last year's (国办公开办函〔2021〕30号一（五）：年年雷同)."""
    now, before = _take(submission), _take(last)
    if now is None or before is None or _share(now, before) < ALIKE:
        return
    values = {"title": title_of(SECTION), "share": _percent(now, before), "quote": _passage(now, before)}
    yield make("problems.last_year", submission, (), **values)


def check_alike(submissions: Sequence[Submission]) -> dict[int, Finding]:
    """For each submission, by its place, whose section five is mostly another unit's: a query that names it.

    Only the sampled shingles are kept; a text is taken apart again when it is compared in full.
    """
    samples = {place: sample for place, item in enumerate(submissions) if (sample := _sample(item))}
    index: defaultdict[int, list[int]] = defaultdict(list)
    for place, sample in samples.items():
        for code in sample:
            if len(index[code]) < KNOWN:
                index[code].append(place)
    found: dict[int, Finding] = {}
    for place, sample in samples.items():
        shared = Counter(other for code in sample for other in index[code] if other != place)
        likely = [other for other, count in shared.most_common(LIKELY) if count * 2 >= len(sample)]
        finding = _of_likely(submissions, place, likely)
        if finding is not None:
            found[place] = finding
    return found


def _sample(submission: Submission) -> tuple[int, ...]:
    text = _take(submission)
    return tuple(code for code in text.shingles if code % SAMPLED == 0) if text else ()


def _of_likely(submissions: Sequence[Submission], place: int, likely: Sequence[int]) -> Finding | None:
    """The query about the first of these whose text is the same in full."""
    one = submissions[place]
    text = _take(one) if likely else None
    for number in likely:
        other = submissions[number]
        theirs = _take(other)
        if text and theirs and not _is_same_unit(one, other) and _share(text, theirs) >= ALIKE:
            values = {
                "title": title_of(SECTION),
                "unit": other.cover.unit or other.origin.file,
                "share": _percent(text, theirs),
                "quote": _passage(text, theirs),
            }
            return make("problems.other_unit", one, (), **values)
    return None


def _is_same_unit(one: Submission, other: Submission) -> bool:
    codes = one.cover.unit_code, other.cover.unit_code
    return Owner(one.cover).core == Owner(other.cover).core and (not all(codes) or codes[0] == codes[1])


def _share(text: _Text, other: _Text) -> float:
    return len(text.shingles & other.shingles) / len(text.shingles)


def _percent(text: _Text, other: _Text) -> str:
    return str(int(_share(text, other) * 100))


def _passage(text: _Text, other: _Text) -> str:
    """The longest passage that both have."""
    match = SequenceMatcher(None, text.said, other.said, autojunk=False).find_longest_match()
    passage = text.said[match.a : match.a + match.size]
    return passage if len(passage) <= PASSAGE else passage[:PASSAGE] + words.LEFT_OUT
