"""Two files that belong together appear together."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gxxl.files import beside, whole


@contextmanager
def both_whole(first: Path, second: Path) -> Iterator[tuple[Path, Path]]:
    """Temporary names beside two paths; on success both take their places, after an error both are as before.

    The first one may be open in a spreadsheet and refuse to be replaced: then the second goes back.
    """
    with _kept(second), whole(first) as first_now, whole(second) as second_now:
        yield first_now, second_now


@contextmanager
def _kept(path: Path) -> Iterator[None]:
    """After an error inside, ``path`` is what it was."""
    backup = _copy(path) if path.exists() else None
    try:
        yield
    except BaseException:
        if backup is not None:
            backup.replace(path)
        else:
            path.unlink(missing_ok=True)
        raise
    finally:
        if backup is not None:
            backup.unlink(missing_ok=True)


def _copy(path: Path) -> Path:
    copy = beside(path)
    try:
        shutil.copy2(path, copy)
    except BaseException:  # the disk is full
        copy.unlink(missing_ok=True)
        raise
    return copy
