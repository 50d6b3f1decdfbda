"""The six sections of a report in running text, by number and loose title, whether or not they stand on lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gxxl.form import Section, load

NUMBERS = "一二三四五六"
_BLANKS = frozenset(" \t\r\u00a0\u3000\u200b\ufeff")


@dataclass(frozen=True)
class Prose:
    """``order`` are the keys of the sections as their titles follow each other; ``texts`` those without a table."""

    opening: str
    order: tuple[str, ...]
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Title:
    section: Section
    start: int
    end: int


def find_sections(text: str) -> Prose:
    """Take a report's text apart. Of a title that occurs twice, as in a table of contents, the last one counts."""
    titles = sorted(_titles(text), key=lambda title: title.start)
    ends = [*(title.start for title in titles[1:]), len(text)] if titles else []
    opening = text[: titles[0].start] if titles else ""
    texts = {
        title.section.key: _clean(text[title.end : end])
        for title, end in zip(titles, ends, strict=True)
        if not title.section.tables
    }
    return Prose(
        opening=_clean(opening),
        order=tuple(title.section.key for title in titles),
        texts={key: said for key, said in texts.items() if said},
    )


def _titles(text: str) -> Iterator[_Title]:
    """The titles, in the order of the form; blanks inside a line do not count."""
    places = [place for place, letter in enumerate(text) if letter not in _BLANKS]
    bare = "".join(text[place] for place in places)
    for section, pattern in _patterns():
        found = [*pattern.finditer(bare)]
        if found:
            last = found[-1]
            end = places[last.end() - 1] + 1
            yield _Title(section, places[last.start()], end)


@cache
def _patterns() -> tuple[tuple[Section, re.Pattern[str]], ...]:
    sections = load("2021").sections
    return tuple((section, re.compile(rf"#*[{NUMBERS}七][、.．,，](?:{section.loose})[:：]?")) for section in sections)


def _clean(text: str) -> str:
    """Without the lines of tables and without empty lines."""
    lines = [line for line in text.split("\n") if "\t" not in line]
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()
