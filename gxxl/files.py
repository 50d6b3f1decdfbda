"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gxxl.leftovers import prefix, sweep


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A temporary name beside ``path`` to write to; on success it becomes ``path``, after an error nothing is left."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = beside(path)
    try:
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def beside(path: Path) -> Path:
    """A new empty file of a temporary name beside ``path``; what a killed run left there goes away."""
    sweep(path.parent)
    handle, name = tempfile.mkstemp(prefix=prefix(), suffix=path.suffix, dir=path.parent)
    os.close(handle)
    return Path(name)
