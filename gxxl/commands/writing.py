"""What all commands say where a file cannot be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gxxl.errors import GxxlError, remedy_of, why_of
from gxxl.messages import commands as words


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raises ``GxxlError``, which names the file that was asked for, where the block cannot write it."""
    try:
        yield
    except OSError as error:
        raise GxxlError(words.CANNOT_WRITE.format(path=path, reason=why_of(error), remedy=remedy_of(error))) from error
