"""What a run that was cut off had read already: a file beside the summary, taken up by the next run, then removed.

Only the submissions are kept, as JSON: they are checked and converted anew. Each line carries a checksum of its own and
the hash of the file that it was read from, so that a line that is damaged, half written or out of date is simply not
there. A workbook of ours is not worth a line: reading it again costs no more than looking it up.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from gxxl import __version__
from gxxl.consolidate.gather import Found
from gxxl.consolidate.receive import Reader, Terms, examine
from gxxl.consolidate.received import Received
from gxxl.errors import Refused
from gxxl.form.book import load_book
from gxxl.submission import Kind, Submission

_DIGEST = 64  # hex digits of a SHA-256
_LONGEST = 4 * 2**20  # of a line
_PRIVATE = 0o600
_QUICK = frozenset((Kind.TEMPLATE, Kind.IMPORT, Kind.SUMMARY))

Worth = Callable[[Found, Submission], bool]


def is_slow(found: Found, submission: Submission) -> bool:
    """Whether reading a file takes long: one that must be fetched, or whose tables must be looked for."""
    return found.is_remote or submission.origin.kind not in _QUICK


def cache_path(summary: Path) -> Path:
    """Where the cache of a summary lies; folders that are read leave such names alone."""
    return summary.with_name(f".{summary.name}.gxxl-cache")


@contextmanager
def resuming(reader: Reader, summary: Path, *, worth: Worth = is_slow) -> Iterator[Reader]:
    """A reader that takes up what an earlier run had read, and keeps what it reads itself.

    ``worth`` says of which files. When the block ends well, the cache is removed; after an error or a kill the next
    run finds it. Where it cannot be written, the run goes on without.
    """
    cache = _Cache(cache_path(summary), worth)
    try:
        yield cache.reader(reader)
    except BaseException:
        cache.close()
        raise
    cache.close()
    cache.path.unlink(missing_ok=True)


class _Cache:
    def __init__(self, path: Path, worth: Worth) -> None:
        self.path = path
        self._worth = worth
        self._log: IO[bytes] | None = None
        self._is_writable = True
        self._known: dict[str, Submission] | None = None

    def reader(self, reader: Reader) -> Reader:
        """The same reader with the cache around it."""

        def read(files: Sequence[Found], terms: Terms) -> Iterator[Received]:
            known = [self._look_up(found) for found in files]
            rest = [found for found, submission in zip(files, known, strict=True) if submission is None]
            source = self._keeping(rest, reader(rest, terms))
            for found, submission in zip(files, known, strict=True):
                yield next(source) if submission is None else examine(submission, found.shown, terms)

        return read

    def _keeping(self, files: Sequence[Found], source: Iterator[Received]) -> Iterator[Received]:
        for found, received in zip(files, source, strict=True):
            if received.submission is not None and self._worth(found, received.submission):
                self._keep(received.submission)
            yield received

    def _look_up(self, found: Found) -> Submission | None:
        if self._known is None:
            self._known = dict(_load(self.path))
        if not self._known:
            return None
        try:
            digest = hashlib.sha256(found.content()).hexdigest()
        except Refused:
            return None
        submission = self._known.get(digest)
        return submission if submission is not None and submission.origin.sha256 == digest else None

    def _keep(self, submission: Submission) -> None:
        if not self._is_writable:
            return
        try:
            if self._log is None:
                self._log = _open(self.path)
            self._log.write(_line(submission))
            self._log.flush()
        except OSError:  # no room, or a folder that may not be written: the run matters, the cache does not
            self._is_writable = False

    def close(self) -> None:
        """Close the file."""
        if self._log is not None:
            self._log.close()
            self._log = None


def _open(path: Path) -> IO[bytes]:
    """The file to add to, for its owner's eyes alone; what a cut-off line left open is ended first."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), _PRIVATE)
    log = os.fdopen(handle, "ab")
    log.write(b"\n")
    return log


def _line(submission: Submission) -> bytes:
    import json  # noqa: PLC0415 - late, for start-up

    from gxxl.stored import to_json  # noqa: PLC0415 - late, for start-up

    text = json.dumps([_version(), to_json(submission)], ensure_ascii=False, separators=(",", ":")).encode()
    return hashlib.sha256(text).hexdigest().encode() + text + b"\n"


def _version() -> str:
    """A line of another version of the program or the template is not used."""
    return f"{__version__}/{load_book().version}"


def _load(path: Path) -> Iterator[tuple[str, Submission]]:
    """The submissions of a cache by the hash of their files; damaged lines and others' caches are passed over."""
    try:
        with path.open("rb") as file:
            if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                return
            while line := file.readline(_LONGEST):
                submission = _read(line.rstrip(b"\n"))
                if submission is not None:
                    yield submission.origin.sha256, submission
    except OSError:
        return


def _read(line: bytes) -> Submission | None:
    digest, text = line[:_DIGEST], line[_DIGEST:]
    if not text or hashlib.sha256(text).hexdigest().encode() != digest:
        return None
    import json  # noqa: PLC0415 - late, for start-up

    from gxxl.stored import submission_of  # noqa: PLC0415 - late, for start-up

    try:
        version, submission = json.loads(text)
        return submission_of(submission) if version == _version() else None
    except (ValueError, RecursionError):
        return None
