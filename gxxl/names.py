"""Names of files from words that users or other offices wrote."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
MAX_LENGTH = 120  # characters; 255 bytes of UTF-8 is the limit of most file systems


def file_name(text: str) -> str:
    """A name that Windows and Linux both take, in one folder: no separators, no leading dot, not too long.

    The ending after the last dot is kept.
    """
    stem, dot, ending = text.rpartition(".")
    stem, ending = (stem, ending) if dot else (text, "")
    clean = _FORBIDDEN.sub("_", stem).strip(" .")
    clean = _shorten(clean) or "_"
    return f"{clean}.{_FORBIDDEN.sub('_', ending)}" if dot else clean


def _shorten(text: str) -> str:
    while len(text.encode()) > MAX_LENGTH * 2 or len(text) > MAX_LENGTH:
        text = text[:-1]
    return text
