"""The report for the website and as Markdown: readable by ear, and never more than text."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gxxl.form import EDITIONS
from gxxl.render.report.markdown import plain_text
from gxxl.submission import empty
from tests.render.report.samples import COVER, full, written

Element = tuple[str, dict[str, str | None]]


class Elements(HTMLParser):
    """The elements of a page, and the words of its title."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Element] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of a name."""
        return [attributes for name, attributes in self.found if name == tag]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_screen_reader_can_tell_what_each_figure_is(tmp_path: Path, edition: str) -> None:
    """Language, one title, captions, heads with a scope; every figure names heads that are there, a row's and more."""
    report = empty(COVER, edition)
    page = Elements(written(report, tmp_path / "a.html").read_text(encoding="utf-8"))
    assert page.of("html") == [{"lang": "zh-CN"}]
    assert (len(page.of("h1")), len(page.of("h2")), len(page.of("caption"))) == (1, 6, 3)
    heads = [head["id"] for head in page.of("th")]
    assert len(heads) == len(set(heads))
    assert {head["scope"] for head in page.of("th")} <= {"row", "rowgroup", "col", "colgroup"}
    figures = [cell["headers"] for cell in page.of("td") if "headers" in cell]
    assert len(figures) == len(report.figures)
    assert all(figure and set(figure.split()) <= set(heads) for figure in figures)
    assert len(set(figures)) == len(figures)


def test_a_page_loads_nothing_and_runs_nothing(tmp_path: Path) -> None:
    """Not even where the prose or the name would have it so."""
    evil = "<script>alert(1)</script><img src=x> &amp; </style>"
    report = replace(full(), texts={"overview": evil}, cover=replace(COVER, unit="<b>镇"))
    text = written(report, tmp_path / "a.html").read_text(encoding="utf-8")
    page = Elements(text)
    assert not {"script", "img", "link", "b", "iframe"} & {tag for tag, _ in page.found}
    assert "http" not in text
    assert "&lt;script&gt;" in text


SIGNS = st.text("*_`#<>&|[](){}!~$^=+-.:;'\"\\/@%ab1 一，。www.http://", min_size=1, max_size=30)


@given(SIGNS)
def test_no_text_is_markup_in_markdown(text: str) -> None:
    """A renderer makes one paragraph of it, with the very signs."""
    text = " ".join(text.split())
    if text:
        renderer = MarkdownIt("gfm-like", {"linkify": False})
        tokens = renderer.parse(plain_text(text))
        assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        children = tokens[1].children or []
        assert {child.type for child in children} <= {"text", "text_special"}
        assert "".join(child.content for child in children) == text


def test_markdown_has_heads_of_its_own_and_whole_tables(tmp_path: Path) -> None:
    """A renderer finds one title, six heads and three tables."""
    text = written(full(), tmp_path / "a.md").read_text(encoding="utf-8")
    tokens = MarkdownIt().parse(text)
    heads = [token.tag for token in tokens if token.type == "heading_open"]
    assert heads == ["h1"] + ["h2"] * 6
    tables = [token.content for token in tokens if token.type == "html_block"]
    assert [table.rstrip().endswith("</table>") for table in tables] == [True] * 3
