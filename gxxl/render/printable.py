"""Text from files, made fit to be written anywhere: no signs that hide, turn a line around, or end a document."""

from __future__ import annotations

CUT = "……"


def printable(text: str, limit: int | None = None) -> str:
    """The text on one line, white space as blanks, signs that do not print as 「�」; cut to ``limit`` characters."""
    shown = "".join(_sign(sign) for sign in text).strip()
    return shown if limit is None or len(shown) <= limit else shown[:limit] + CUT


def _sign(sign: str) -> str:
    if sign.isprintable():
        return sign
    return " " if sign.isspace() else "\ufffd"
