"""Where a file's bytes come from: a path, an address, a member of a container. Sizes are looked at before reading."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from gxxl.errors import Refused, why_of
from gxxl.intake.container import extract
from gxxl.intake.kinds import HEAD, Shape, shape
from gxxl.messages import door as door_words
from gxxl.messages import intake as words

MAX_FILE = 20 * 2**20  # bytes of a document
_AT_ONCE = 256 * 2**10  # bytes of an ordinary document, which is read with its head
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)  # which Windows has
MAX_CONTAINER = 200 * 2**20  # bytes of an archive or a mail


def load(place: str, inside: Sequence[int] = (), *, is_remote: bool = False) -> tuple[bytes, tuple[Shape, ...]]:
    """A file's bytes, and the kinds of the containers around it.

    ``place`` is a path, or an address that fsspec knows where it ``is_remote``; ``inside`` the numbers of the members
    to go through. Raises ``Refused`` for what cannot be read or is too large.
    """
    if not inside:
        return (_remote(place) if is_remote else read_file(place)), ()
    around, kinds = _container(place, tuple(inside[:-1]), is_remote, None if is_remote else _stamp(place))
    data, kind = extract(around, inside[-1])
    require_size(data[:HEAD], len(data))
    return data, (*kinds, kind)


def read_file(path: Path | str) -> bytes:
    """A file's bytes. Raises ``Refused`` where it is not there, not readable, or too large."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - a text will do: there are many files
        if not stat.S_ISREG(mode):  # opening a pipe would wait for ever
            sentence = words.IS_FOLDER if stat.S_ISDIR(mode) else words.NO_FILE
            raise Refused("unreadable", sentence.format(path=path))
        file = os.open(path, _READ)
        try:
            size = os.fstat(file).st_size
            data = os.read(file, max(HEAD, min(size + 1, _AT_ONCE)))
            require_size(data[:HEAD], size)
            return data if len(data) == size else data + _rest_of(file)
        finally:
            os.close(file)
    except FileNotFoundError as error:
        raise Refused("not_found", words.NOT_FOUND.format(path=path)) from error
    except OSError as error:
        reason = why_of(error)
        raise Refused("unreadable", words.UNREADABLE_FILE.format(path=path, reason=reason)) from error


def _rest_of(file: int) -> bytes:
    with open(file, "rb", buffering=0, closefd=False) as rest:
        return rest.read() or b""


def require_size(head: bytes, size: int) -> None:
    """Raise ``Refused`` for a file of this many bytes that begins like this."""
    if size <= MAX_FILE:
        return
    kind = shape(head)  # a picture is refused as a picture, however large it is
    if kind not in (Shape.ZIP, Shape.MAIL):
        raise too_large()
    if size > MAX_CONTAINER:
        raise Refused("archive_too_large", door_words.ARCHIVE_TOO_LARGE.format(limit=MAX_CONTAINER // 2**20))


def too_large() -> Refused:
    """The refusal of a document over the limit."""
    return Refused("too_large", words.TOO_LARGE.format(limit=MAX_FILE // 2**20))


@lru_cache(maxsize=2)  # a container and the one it lies in: their members are asked for one after the other
def _container(place: str, inside: tuple[int, ...], is_remote: bool, _: object) -> tuple[bytes, tuple[Shape, ...]]:
    return load(place, inside, is_remote=is_remote)


def _stamp(path: str) -> object:
    """What changes when a file does."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _remote(url: str) -> bytes:
    from gxxl.intake.remote import fetch  # noqa: PLC0415 - late, for start-up

    return fetch(url)
