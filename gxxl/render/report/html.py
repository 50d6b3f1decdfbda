"""The report as a page for the website: one file, nothing loaded from elsewhere, readable by ear and on a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from pathlib import Path

from gxxl.render.report.content import Part, Report
from gxxl.render.report.html_table import table_html


def write_html(report: Report, path: Path) -> None:
    """Write the page to ``path``. Raises ``OSError``."""
    path.write_text(page_html(report), encoding="utf-8", newline="\n")


def page_html(report: Report) -> str:
    """The whole page."""
    style = files(__package__).joinpath("parts", "page.css").read_text(encoding="utf-8")
    head = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(report.title)}</title>",
        f"<style>\n{style}</style>",
        "</head>",
        "<body>",
        "<main>",
    ]
    return "\n".join([*head, *_body(report), "</main>", "</body>", "</html>", ""])


def _body(report: Report) -> Iterator[str]:
    halves = (half for half in (report.unit, report.name) if half)
    yield "<h1>" + "".join(f"<span>{escape(half)}</span>" for half in halves) + "</h1>"
    if report.opening:
        yield f"<p>{escape(report.opening)}</p>"
    for part in report.parts:
        yield from _part(part)
    for text in (report.options.signature, report.options.date):
        if text:
            yield f'<p class="signature">{escape(text)}</p>'


def _part(part: Part) -> Iterator[str]:
    name = part.section.key
    yield f'<section aria-labelledby="{name}">'
    yield f'<h2 id="{name}">{escape(part.section.title)}</h2>'
    for text in part.paragraphs:
        yield f"<p>{escape(text)}</p>"
    if part.table is not None:
        yield f'<div class="table" role="region" aria-labelledby="{name}" tabindex="0">'
        yield table_html(part.table)
        yield "</div>"
    yield "</section>"
