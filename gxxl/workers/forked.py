"""Workers forked from this process (Linux): they start in a millisecond and have all that is imported already.

Each has a limit on its memory, is killed by the kernel should nobody else do it in time, and ends when we do.
"""

from __future__ import annotations

import os
import select
import signal
import struct
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, NoReturn, TypeVar

from gxxl.workers.making import Limits, Why, Worker

Item = TypeVar("Item")

_NUMBER = struct.Struct("=I")
_READ = 1 << 18
_ORPHAN = 300.0  # seconds, until a worker at one item that nobody watches any more is ended by the kernel


def can_fork() -> bool:
    """Whether forking is safe: on Linux, while no other thread of Python runs, which might hold a lock."""
    threading = sys.modules.get("threading")
    return sys.platform == "linux" and (threading is None or threading.active_count() == 1)


class ForkedWorker:
    """One child process and the two pipes to it."""

    def __init__(self, process: int, jobs: int, results: int) -> None:
        self.process = process
        self.jobs = jobs
        self.results = results
        self._buffer = bytearray()

    def send(self, numbers: Sequence[int]) -> None:
        """Give it more to do."""
        os.write(self.jobs, b"".join(map(_NUMBER.pack, numbers)))

    def receive(self) -> list[bytes] | None:
        """The whole results that have come; ``None`` at the end."""
        data = os.read(self.results, _READ)
        if not data:
            return None
        self._buffer += data
        return list(_frames(self._buffer))

    def end(self) -> Why:
        """Kill it and see how it ended."""
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        _, status = os.waitpid(self.process, 0)
        self.close()
        return Why.KILLED if os.waitstatus_to_exitcode(status) == -signal.SIGKILL else Why.CRASHED

    def close(self) -> None:
        """Close our ends of the pipes."""
        os.close(self.jobs)
        os.close(self.results)


def _frames(buffer: bytearray) -> Sequence[bytes]:
    """Take the whole results from the front of a buffer."""
    frames, at = [], 0
    while at + _NUMBER.size <= len(buffer):
        (length,) = _NUMBER.unpack_from(buffer, at)
        start = at + _NUMBER.size
        if start + length > len(buffer):
            break
        frames.append(bytes(buffer[start : start + length]))
        at = start + length
    del buffer[:at]
    return frames


class ForkedWorkers(Generic[Item]):
    """Forks workers for these items."""

    start_seconds = 0.0

    def __init__(self, items: Sequence[Item], work: Callable[[Item], bytes], limits: Limits) -> None:
        self._items = items
        self._work = work
        self._limits = limits

    def start(self, others: Sequence[Worker]) -> ForkedWorker:
        """A new child. It closes its copies of our ends of the pipes to the others, or these would never end."""
        take_jobs, give_jobs = os.pipe()
        take_results, give_results = os.pipe()
        try:
            process = os.fork()
        except OSError:
            for end in (take_jobs, give_jobs, take_results, give_results):
                os.close(end)
            raise
        if process == 0:
            self._live(take_jobs, give_results, (give_jobs, take_results), others)
        os.close(take_jobs)
        os.close(give_results)
        return ForkedWorker(process, give_jobs, take_results)

    def wait(self, workers: Sequence[Worker], seconds: float) -> Sequence[Worker]:
        """Those whose results can be read, or that have ended."""
        by_end = {worker.results: worker for worker in workers if isinstance(worker, ForkedWorker)}
        poll = select.poll()
        for end in by_end:
            poll.register(end, select.POLLIN)
        return [by_end[end] for end, _ in poll.poll(seconds * 1000)]

    def _live(self, jobs: int, results: int, ours: Sequence[int], others: Sequence[Worker]) -> NoReturn:
        """The child's whole life."""
        try:
            for end in ours:
                os.close(end)
            for other in others:
                if isinstance(other, ForkedWorker):
                    other.close()
            _settle_in(self._limits)
            self._serve(jobs, results)
        finally:
            os._exit(0)

    def _serve(self, jobs: int, results: int) -> None:
        while data := os.read(jobs, _NUMBER.size * 1024):
            for (number,) in _NUMBER.iter_unpack(data):
                signal.setitimer(signal.ITIMER_REAL, _ORPHAN)
                result = self._work(self._items[number])
                signal.setitimer(signal.ITIMER_REAL, 0)
                _write(results, _NUMBER.pack(len(result)) + result)
                if not result:
                    return


def _write(end: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(end, view) :]


def _settle_in(limits: Limits) -> None:
    """A new child: not for the keyboard, says nothing, limited in its memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)  # a library that aborts prints what no user can read
    if "faulthandler" in sys.modules:
        sys.modules["faulthandler"].disable()
    limit_memory(limits.memory)


def limit_memory(more: int) -> None:
    """Limit this process to ``more`` bytes of address space above what it has now, and leave no core file."""
    import resource  # noqa: PLC0415 - there is none on Windows

    with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123 - pathlib is slower than the whole rest
        pages = int(statm.read().split()[0])
    wanted = pages * resource.getpagesize() + more
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY or wanted < most:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
