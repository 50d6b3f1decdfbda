"""The little Markdown that the generated pages need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_PLACE = re.compile(r"\{(\w+)[^}]*\}")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table as lines, with an empty one after it."""
    lines = [_row(head), "|" + " --- |" * len(head), *(_row(row) for row in rows)]
    return [*lines, ""]


def template(text: str) -> str:
    """A sentence with its named places shown as dots, as a reader expects them."""
    return _PLACE.sub("……", text)


def page(title: str, source: str, *parts: str) -> str:
    """A whole page, which says at its top that it is generated, and from what."""
    head = [
        f"# {title}",
        "",
        f"<!-- 本页由程序从{source}生成，请勿手工修改。重新生成：python3 install/dev.py docs -->",
        "",
    ]
    return "\n".join([*head, *parts]).rstrip("\n") + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", "<br>") for cell in cells) + " |"
