"""Text from submissions made fit for print: lines without signs that no document may hold. Words are never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What XML 1.0 excludes, and separators that would break a line where the unit did not.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BLANKS = " \t\u00a0\u3000"


def line(text: str) -> str:
    """A text as one line."""
    return " ".join(paragraphs(text))


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text: one a line, without the blanks around it; tabs become blanks, empty lines go."""
    for part in text.splitlines():
        clean = _FORBIDDEN.sub("", part).replace("\t", "\u3000").strip(_BLANKS)
        if clean:
            yield clean
