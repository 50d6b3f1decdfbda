"""Prose taken apart: paragraphs, sentences, clauses; half-width digits and no blanks inside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_HALF = {code + 0xFEE0: code for code in range(0x30, 0x3A)} | {ord("％"): ord("%"), ord("．"): ord(".")}
_BLANKS = re.compile(r"[ \t\u00a0\u3000\u200b\ufeff\r]+")
_GROUPED = re.compile(r"(?<!\d)(\d{1,3})((?:[,，]\d{3})+)(?!\d)")
_LEFT_OUT = re.compile(r"\[\[[^\]]*\]\]")
_ENDS = re.compile(r"[。！？!?\n]+")
_CLAUSES = re.compile(r"[，,；;：:（）()]+")
_QUOTES = re.compile(r"[“”‘’\"'「」『』]")
LONGEST = 1500  # letters of a sentence; what goes on longer is no sentence
SHORT_LINE = 18  # characters: a line that ends so early was not broken by the page


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: in which section and paragraph, and its clauses."""

    section: str
    paragraph: int
    text: str

    @property
    def clauses(self) -> tuple[str, ...]:
        """What stands between commas, semicolons, colons and brackets."""
        return tuple(part for part in _CLAUSES.split(_QUOTES.sub("", self.text)) if part)


@lru_cache(maxsize=64)
def plain_text(text: str) -> str:
    """The text with half-width digits, without blanks, without the line breaks that a page made."""
    bare = _BLANKS.sub("", _LEFT_OUT.sub("\n", text.translate(_HALF)))
    return _GROUPED.sub(lambda found: re.sub("[,，]", "", found[0]), _join(bare))


def _join(text: str) -> str:
    """Lines that a page broke, made one again: a full line that does not end a sentence goes on in the next one."""
    lines: list[str] = []
    open_line = False
    for line in text.split("\n"):
        starts = re.match(r"[（(]?[一二三四五六七八九十]+[)）、.．]|\d{1,2}[.、．]|[#|*-]", line)
        if open_line and line and not starts:
            lines[-1] += line
        else:
            lines.append(line)
        open_line = len(lines[-1]) >= SHORT_LINE and not re.search(r"[。！？；：;:!?]$", lines[-1])
    return "\n".join(line for line in lines if line)


def sentences(texts: Mapping[str, str]) -> Iterator[Sentence]:
    """The sentences of all sections, in order."""
    for section, text in texts.items():
        for number, paragraph in enumerate(plain_text(text).split("\n")):
            yield from (Sentence(section, number, part[:LONGEST]) for part in _ENDS.split(paragraph) if part)
