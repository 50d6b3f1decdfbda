"""The report as Markdown: headings and paragraphs of its own, tables in HTML, since merged heads have no other way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from gxxl.render.report.content import Report
from gxxl.render.report.html_table import table_html

# What may begin or end markup anywhere; at the start of a line; or a link that renderers find by themselves.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#|~&$^=@!\"]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"^[-+:]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|^(\d{3,9})([.)])")


def write_markdown(report: Report, path: Path) -> None:
    """Write the text to ``path``. Raises ``OSError``."""
    path.write_text("\n\n".join(_blocks(report)) + "\n", encoding="utf-8", newline="\n")


def _blocks(report: Report) -> Iterator[str]:
    yield f"# {plain_text(report.title)}"
    if report.opening:
        yield plain_text(report.opening)
    for part in report.parts:
        yield f"## {part.section.title}"
        yield from map(plain_text, part.paragraphs)
        if part.table is not None:
            yield table_html(part.table)
    yield from (plain_text(text) for text in (report.options.signature, report.options.date) if text)


def plain_text(text: str) -> str:
    """A text in which no sign is markup: those that could be stand as their numbers, which mean the sign itself."""
    safe = _ANYWHERE.sub(lambda found: f"&#{ord(found[0])};", text)
    return _AT_START.sub(_numbered, safe)


def _numbered(found: re.Match[str]) -> str:
    kept, sign = (found[1], found[2]) if found[1] else ("", found[0])
    return f"{kept}&#{ord(sign)};"
