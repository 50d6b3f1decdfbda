"""The prose of a report's sections, known by their numbers and loosely by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gxxl.form import Section, load

LONGEST_TITLE = 40
SHORT = 24  # signs of a heading at most
MIN_WIDTH, MAX_WIDTH = 20, 80  # signs of a full line of a page
MIN_LONG = 5  # full lines that tell a page from a few short notes
# A word of each section's title that stays when an office words it in its own way.
_KEPT = {
    "overview": r"总体|概述|基本情况|工作情况",
    "disclosure": r"主动公开",
    "requests": r"申请",
    "disputes": r"复议|诉讼",
    "problems": r"问题|不足|改进",
    "other": r"其他|需要报告|其它",
}
_PAGE_NUMBER = re.compile(r"\s*(?:[-—－–]\s*\d{1,3}\s*[-—－–]|第\s*\d{1,3}\s*页.{0,12})\s*")
_TABLE_LINE = re.compile(r"[^\n]*\t|\s*\|.*|[^\n]*\|\s*")
_FOOT = re.compile(
    r"\s*(?:【?(?:打印|关闭|收藏|返回)|分享到|扫一扫|上一[篇条]|下一[篇条]|相关(?:附件|链接)|附件[:：]|主办单位|版权所有|.{0,30}ICP备)"
)
_ENDS = "。！？；：…"
_HEADING = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.、．]|[（(]\d{1,2}[）)]|#)")


class _Title(NamedTuple):
    """A section's title in a text: where it begins, and where its prose begins."""

    section: Section
    start: int
    end: int


def read_prose(text: str) -> dict[str, str]:
    """The prose of the sections that have no table, by key; those without any are left out."""
    titles = list(_titles(text))
    is_wrapped = _is_wrapped([line.strip() for line in text.splitlines() if line.strip()])
    texts: dict[str, str] = {}
    for number, title in enumerate(titles):
        if not title.section.tables:
            end = titles[number + 1].start if number + 1 < len(titles) else len(text)
            found = _clean(text[title.end : end], is_last=number + 1 == len(titles), is_wrapped=is_wrapped)
            if found:
                texts[title.section.key] = found
    return texts


def _titles(text: str) -> Iterator[_Title]:
    """The titles as they follow each other; a title that is not there is skipped."""
    position = 0
    for section in load("2021").sections:
        found = _exact(text, section, position) or _loose(text, section, position)
        if found is not None:
            yield found
            position = found.end


def _exact(text: str, section: Section, position: int) -> _Title | None:
    """The title word for word, on a line of its own or run together with what follows."""
    signs = r"[ \t\u3000*]*".join(map(re.escape, section.title))
    own_line = re.compile(rf"^[ \t\u3000#*]*{signs}[ \t\u3000*：:]*$", re.MULTILINE).search(text, position)
    found = own_line or re.compile(signs).search(text, position)
    return _Title(section, found.start(), found.end()) if found else None


def _loose(text: str, section: Section, position: int) -> _Title | None:
    """A short line with the section's number and a word of its title."""
    number = section.title[0]
    pattern = rf"^[ \t\u3000#*]*{number}[ \t]*[、.．][^\n。]{{0,{LONGEST_TITLE}}}$"
    for found in re.compile(pattern, re.MULTILINE).finditer(text, position):
        if re.search(_KEPT[section.key], found.group()):
            return _Title(section, found.start(), found.end())
    return None


def _clean(part: str, *, is_last: bool, is_wrapped: bool) -> str:
    """Lines of prose without page numbers and tables, put together where they were broken to fit a page."""
    lines: list[str] = []
    for line in part.splitlines():
        if is_last and _FOOT.match(line):
            break
        if not (_PAGE_NUMBER.fullmatch(line) or _TABLE_LINE.fullmatch(line)):
            lines.append(line.strip())
    return "\n".join(_unwrap(lines) if is_wrapped else filter(None, lines))


def _unwrap(lines: Sequence[str]) -> list[str]:
    """Lines put together to paragraphs: a heading stays alone, and a sentence that ends, ends a paragraph."""
    joined: list[str] = []
    for line in filter(None, lines):
        last = joined[-1] if joined else ""
        is_heading = bool(_HEADING.match(last)) and len(last) < SHORT
        if not last or last[-1] in _ENDS or is_heading or _HEADING.match(line):
            joined.append(line)
        else:
            joined[-1] += line
    return joined


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a text was broken into lines of one width: most long lines end in the middle of a sentence."""
    width = sorted(map(len, lines))[-1 - len(lines) // 20] if lines else 0
    long = [line for line in lines if len(line) * 4 >= width * 3]
    broken = sum(line[-1] not in _ENDS for line in long)
    return MIN_WIDTH <= width <= MAX_WIDTH and len(long) > MIN_LONG and broken * 3 > len(long) * 2
