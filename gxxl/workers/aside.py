"""One piece of work done in a forked child while this process goes on with something else."""

from __future__ import annotations

import os
import signal
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NoReturn

from gxxl.workers.forked import can_fork
from gxxl.workers.making import processors

Answer = Callable[[], bytes | None]

_LENGTH = struct.Struct("=Q")
_READ = 1 << 16
_NO_CHILD = -1
_ORPHAN = 600.0  # seconds, until a child that nobody watches any more is ended by the kernel


def is_worth_it() -> bool:
    """Whether a child can be forked and has a processor of its own."""
    return can_fork() and processors() > 1


@contextmanager
def aside(work: Callable[[], bytes]) -> Iterator[Answer]:
    """Start ``work`` in a child; the function that is given waits for what it answers.

    ``None`` means that there is no answer, whatever happened: the caller then does the work himself. After the block
    the child is no more.
    """
    read, write = os.pipe()
    # Ctrl+C waits until the child has learned to leave it to us, and we know of the child.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process = os.fork()
    except OSError:  # the system has no more processes
        process = _NO_CHILD
    if process == 0:
        _live(work, write)
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        os.close(write)
        yield partial(_answer, read)
    finally:
        os.close(read)
        if process != _NO_CHILD:
            os.kill(process, signal.SIGKILL)  # it may have ended, but is there until we have waited for it
            os.waitpid(process, 0)


def _live(work: Callable[[], bytes], end: int) -> NoReturn:
    """The child's whole life: what goes wrong in it is found by the other process, when that does the work."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keyboard is for the other process, which then ends us
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, _ORPHAN)
        answer = work()
        with os.fdopen(end, "wb") as out:
            out.write(_LENGTH.pack(len(answer)) + answer)
    finally:
        os._exit(0)


def _answer(end: int) -> bytes | None:
    data = bytearray()
    while chunk := os.read(end, _READ):
        data += chunk
    if len(data) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack_from(data)
    answer = bytes(data[_LENGTH.size :])
    return answer if len(answer) == length else None
