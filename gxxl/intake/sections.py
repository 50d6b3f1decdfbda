"""A report's outline: what stands before its first section, and in which order its sections' titles follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gxxl.form import Section, load

NUMBERS = "一二三四五六七"
_BLANKS = frozenset(" \t\r\u00a0\u3000\u200b\ufeff")


@dataclass(frozen=True)
class Outline:
    """``opening`` is the text before the first section, ``order`` the sections' keys as their titles follow."""

    opening: str
    order: tuple[str, ...]


def find_sections(text: str) -> Outline:
    """The outline of a text, with titles on lines of their own or not, in whatever order they stand.

    Of a title that occurs twice, as in a table of contents, the last one counts.
    """
    titles = sorted(_titles(text), key=lambda title: title[0])
    opening = text[: titles[0][0]] if titles else ""
    return Outline(opening.strip(), tuple(section.key for _, section in titles))


def cut_at_titles(texts: Mapping[str, str]) -> dict[str, str]:
    """The sections' prose up to where another section's title stands in the middle of it, as in a text of one line."""
    cut = {}
    for key, text in texts.items():
        ends = [
            found.start()
            for section, pattern in _patterns()
            if section.key != key and (found := pattern.search(text)) and found.start() > 0
        ]
        cut[key] = text[: min(ends, default=len(text))].strip()
    return {key: text for key, text in cut.items() if text}


def _titles(text: str) -> Iterator[tuple[int, Section]]:
    """Where each title begins, in the order of the form; blanks inside a line do not count.

    A title in an office's own words counts on a line of its own, under the section's own number.
    """
    places = [place for place, letter in enumerate(text) if letter not in _BLANKS]
    bare = "".join(text[place] for place in places)
    for number, (section, pattern) in zip(NUMBERS, _patterns(), strict=False):
        found = [*pattern.finditer(bare)]
        if not found:
            own_words = rf"(?:^|(?<=\n))#*{number}[、.．,，][^。，；\n]{{1,20}}?(?:{section.loose})"
            found = [*re.finditer(own_words, bare)]
        if found:
            yield places[found[-1].start()], section


@cache
def _patterns() -> tuple[tuple[Section, re.Pattern[str]], ...]:
    sections = load("2021").sections
    return tuple((section, re.compile(rf"#*[{NUMBERS}][、.．,，](?:{section.loose})[:：]?")) for section in sections)
