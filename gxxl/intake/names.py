"""Names of files as they come in: which ones are nobody's report, and how to show any of them."""

from __future__ import annotations

import os
from pathlib import PurePosixPath

from gxxl.messages import consolidate as words
from gxxl.messages.door import AGAIN, AGAIN_BY_ENDING, SECOND_OF_NAME

_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx"))
_TEMPORARY = ("~", ".")
_UNFINISHED = (".tmp", ".crdownload", ".part", ".partial", ".download", ".td", ".xltd")  # browsers and 迅雷


def why_left_alone(name: str) -> str:
    """Why a file or folder of this name is not read; empty where it is."""
    small = name.lower()
    if small in _SYSTEM:
        return words.IGNORED_SYSTEM
    return words.IGNORED_TEMPORARY if name.startswith(_TEMPORARY) or small.endswith(_UNFINISHED) else ""


def shown_name(name: str) -> str:
    """A file's name that can be printed: names in GBK are read as such, signs that do not print become 「�」."""
    if name.isprintable():
        return name
    try:
        name.encode()
    except UnicodeEncodeError:
        name = _decoded(os.fsencode(name) if os.name == "posix" else name.encode("utf-8", "surrogateescape"))
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace")


def second_name(name: str, number: int) -> str:
    """The name to show of the second, third … file of one name."""
    path = PurePosixPath(name)
    return str(path.with_name(SECOND_OF_NAME.format(stem=path.stem, number=number, ending=path.suffix)))


def again(name: str) -> str:
    """What to do with a file of this name that cannot be read although it may be good, as a sentence."""
    return AGAIN_BY_ENDING.get(PurePosixPath(name).suffix.lower(), AGAIN)
