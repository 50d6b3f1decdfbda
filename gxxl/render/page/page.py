"""The whole page: parts, style, script, and a policy that lets in nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from gxxl.consolidate.run import Outcome
from gxxl.errors import GxxlError, Refused, remedy_of, why_of
from gxxl.files import whole
from gxxl.messages import html_page as words
from gxxl.render.page.coverage import coverage
from gxxl.render.page.figures import figures
from gxxl.render.page.findings import findings, items
from gxxl.render.page.ledger import ledger
from gxxl.render.page.markup import Markup, tag, together
from gxxl.render.page.totals import totals, width_style

GENERATOR = "gxxl consolidate"
_MARK = f'<meta name="generator" content="{GENERATOR}">'
_HEAD_BYTES = 4096


def write_page(outcome: Outcome, path: Path, today: date | None = None) -> None:
    """Write the page. Raises ``GxxlError`` where it cannot be written; then the old one is as it was."""
    text = page(outcome, today or date.today())  # noqa: DTZ011 - the user's own day
    try:
        with whole(path) as temporary:
            temporary.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        why = why_of(error)
        raise GxxlError(words.FAILED.format(path=path, why=why, remedy=remedy_of(error))) from error


def require_page(path: Path) -> None:
    """Whether the page may be written there. Raises ``Refused`` for another ending, and for a file not made here."""
    if path.suffix.lower() not in (".html", ".htm"):
        raise Refused("not_html", words.NOT_HTML)
    if path.exists() and not _is_ours(path):
        raise Refused("page_is_foreign", words.IS_FOREIGN.format(path=path))


def _is_ours(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return _MARK.encode() in file.read(_HEAD_BYTES)
    except OSError:
        return False


def page(outcome: Outcome, day: date) -> str:
    """The page as text."""
    style, script = _resource("style.css") + "\n" + width_style(), _resource("script.js")
    unit = outcome.total.summary.cover.unit or words.UNIT_UNKNOWN
    title = words.TITLE.format(unit=unit, year=outcome.ledger.year)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy(style, script)),
        Markup(_MARK),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", Markup(style)),
    )
    body = tag("body", _top(title, day), _main(outcome), tag("footer", tag("p", words.FOOT)), _script(script))
    return "<!DOCTYPE html>\n" + tag("html", head, body, lang="zh-CN") + "\n"


def policy(style: str, script: str) -> str:
    """Nothing is loaded, sent or run but this one style and this one script."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


@cache
def _resource(name: str) -> str:
    """A file beside this one, its comments and line ends left out, for the size."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip())


def _top(title: str, day: date) -> Markup:
    links = (tag("li", tag("a", name, href=f"#{key}")) for key, name in words.PARTS.items())
    return together(
        tag("a", words.SKIP, href="#coverage", class_="skip"),
        tag("header", tag("h1", title), tag("p", words.MADE_ON.format(day=day), class_="date")),
        tag("nav", tag("ul", *links), aria_label=words.CONTENTS),
    )


def _main(outcome: Outcome) -> Markup:
    found = items(outcome)
    parts = {
        "coverage": coverage(outcome),
        "totals": totals(outcome.total),
        "charts": figures(outcome),
        "ledger": ledger(outcome),
        "findings": findings(found),
    }
    sections = (
        tag("section", tag("h2", words.PARTS[key], id=f"{key}-title"), part, id=key, aria_labelledby=f"{key}-title")
        for key, part in parts.items()
    )
    return tag("main", *sections)


def _script(text: str) -> Markup:
    return tag("script", Markup(text))
