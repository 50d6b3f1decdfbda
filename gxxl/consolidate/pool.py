"""Files read in processes of their own: one that hangs, aborts or eats all memory costs its line, never the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from gxxl.consolidate.gather import Found
from gxxl.consolidate.packing import pack, unpack
from gxxl.consolidate.receive import Terms, examine, lost, receive
from gxxl.consolidate.received import Received
from gxxl.errors import GxxlError, why_of
from gxxl.form import TABLES
from gxxl.messages import door as words
from gxxl.submission import Cover, empty
from gxxl.workers import Limits, Lost, work_in_processes

LIMITS = Limits()
REMOTE_SECONDS = 60.0  # for a file that must be fetched first

Receiver = Callable[[Found, Terms], Received]


def read_in_workers(
    files: Sequence[Found],
    terms: Terms,
    jobs: int = 0,
    *,
    limits: Limits = LIMITS,
    receiver: Receiver = receive,
    meanwhile: Callable[[], None] | None = None,
) -> Iterator[Received]:
    """Every file as ``receiver`` reads it, in their order; ``jobs`` at once, 0 for as many as there are processors.

    ``meanwhile`` is called in this process when the others have begun.
    Raises ``GxxlError`` where the system lets no process be started.
    """
    _warm_up(terms)
    results = work_in_processes(
        files,
        partial(_packed, receiver, terms),  # can be pickled
        jobs,
        limits=limits,
        seconds=lambda found: _seconds(found, limits),
        meanwhile=meanwhile,
    )
    try:
        for found, result in zip(files, results, strict=True):
            if isinstance(result, Lost):
                yield lost(found, result.why.value, _seconds(found, limits))
            else:
                yield unpack(result)
    except OSError as error:
        raise GxxlError(words.NO_PROCESS.format(why=why_of(error))) from error


def _packed(receiver: Receiver, terms: Terms, found: Found) -> bytes:
    """What a worker makes of a file; no bytes where memory ran out, so that the worker is replaced."""
    try:
        received = receiver(found, terms)
        return b"" if received.refusal_code == "memory" else pack(received)
    except MemoryError:
        return b""


def _seconds(found: Found, limits: Limits) -> float:
    return REMOTE_SECONDS if found.is_remote else limits.seconds


def _warm_up(terms: Terms) -> None:
    """Load and work out what every worker needs before it is forked, so that they share it."""
    from gxxl.form.layout import layouts  # noqa: PLC0415 - late, for start-up
    from gxxl.intake import door, skeleton, workbook, xlsx  # noqa: F401, PLC0415 - late, for start-up

    layouts(dict.fromkeys(TABLES, terms.edition))
    examine(empty(Cover(), terms.edition), "", terms)
