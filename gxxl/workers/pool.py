"""Hands items to worker processes and takes results back in order; a worker that dies or hangs is replaced."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from gxxl.workers.making import Limits, Lost, Maker, Why, Worker, processors

Item = TypeVar("Item")

BATCH = 32  # items that a worker holds at most
PAUSE = 0.002  # seconds; waking up for each result costs as much as a small item
WINDOW = 512  # items that may be done before the first one whose result is still missing


def work_in_processes(
    items: Sequence[Item],
    work: Callable[[Item], bytes],
    jobs: int = 0,
    *,
    limits: Limits | None = None,
    seconds: Callable[[Item], float] | None = None,
    maker: Callable[[Sequence[Item], Callable[[Item], bytes], Limits], Maker] | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Iterator[bytes | Lost]:
    """What ``work`` makes of each item, in the order of the items, as soon as it is there.

    ``jobs`` processes at once, as many as there are processors where it is 0. An item that takes longer than its
    ``seconds`` (those of ``limits`` where not given), needs too much memory (which Windows does not limit), or ends its
    process gives a ``Lost``. ``work`` answers in bytes, with none where its memory ran out; it must raise nothing.
    Where processes cannot be forked (see ``forked.can_fork``), ``work`` and the items are pickled. ``meanwhile`` is
    called here once they are at work. Raises ``OSError`` where not even one process can be started.
    """
    if not items:
        return
    limits = limits or Limits()
    if maker is None:
        maker = _maker()
    times = [seconds(item) if seconds else limits.seconds for item in items]
    run: _Run = _Run(maker(items, work, limits), min(jobs or processors(), len(items)), times)
    try:
        run.begin()
        if meanwhile is not None:
            meanwhile()
        for number in range(len(items)):
            yield run.result(number)
    finally:
        run.end()


def _maker() -> Callable[[Sequence[Item], Callable[[Item], bytes], Limits], Maker]:
    from gxxl.workers.forked import ForkedWorkers, can_fork  # noqa: PLC0415 - not there on Windows

    if can_fork():
        return ForkedWorkers
    from gxxl.workers.spawned import SpawnedWorkers  # noqa: PLC0415 - late, for start-up

    return SpawnedWorkers


@dataclass(eq=False)
class _Busy:
    """A worker, the numbers of the items it holds, and when it was last heard of."""

    worker: Worker
    since: float
    held: deque[int] = field(default_factory=deque)


class _Run:
    """One go through all items."""

    def __init__(self, maker: Maker, jobs: int, seconds: Sequence[float]) -> None:
        self._maker = maker
        self._jobs = jobs
        self._seconds = seconds
        self._next = 0
        self._again: deque[int] = deque()  # given to a worker that was lost before it came to them
        self._tried: set[int] = set()  # a worker may have been ended by somebody, or by what an earlier item did to it
        self._done: dict[int, bytes | Lost] = {}
        self._busy: list[_Busy] = []

    def begin(self) -> None:
        """Start workers, each with its first items."""
        self._hand_out(0)

    def result(self, number: int) -> bytes | Lost:
        """The result of an item; the numbers must be asked for in their order."""
        while number not in self._done:
            self._hand_out(number)
            self._take_in()
        return self._done.pop(number)

    def end(self) -> None:
        """End all workers."""
        while self._busy:
            self._busy.pop().worker.end()

    def _hand_out(self, first: int) -> None:
        self._start(min(self._jobs, self._left) - sum(not busy.held for busy in self._busy))
        limit = min(len(self._seconds), first + WINDOW)
        size = max(1, min(BATCH, self._left // (4 * self._jobs)))
        for busy in self._busy:
            numbers = self._numbers(size, limit) if len(busy.held) <= size // 2 else []
            if numbers:
                if not busy.held:
                    busy.since = max(busy.since, time.monotonic())
                busy.held += numbers
                with suppress(BrokenPipeError):  # it has died: that is seen when its results are taken in
                    busy.worker.send(numbers)

    @property
    def _left(self) -> int:
        return len(self._again) + len(self._seconds) - self._next

    def _start(self, wanted: int) -> None:
        """Start workers up to the number of jobs; fewer will do where the system has no more."""
        for _ in range(min(wanted, self._jobs - len(self._busy))):
            try:
                worker = self._maker.start([busy.worker for busy in self._busy])
                self._busy.append(_Busy(worker, time.monotonic() + self._maker.start_seconds))
            except OSError:
                if not self._busy:
                    raise
                return

    def _numbers(self, size: int, limit: int) -> list[int]:
        """The next few items, in their order; none beyond the window but those that were given out before."""
        numbers = [self._again.popleft() for _ in range(min(size, len(self._again)))]
        more = range(self._next, min(self._next + size - len(numbers), limit))
        self._next += len(more)
        return [*numbers, *more]

    def _take_in(self) -> None:
        working = [busy for busy in self._busy if busy.held]
        if all(len(busy.held) > BATCH // 2 for busy in working):  # nobody waits for us: let results pile up
            time.sleep(PAUSE)
        nearest = min(self._deadline(busy) for busy in working)
        ready = self._maker.wait([busy.worker for busy in working], max(0.0, nearest - time.monotonic()))
        for busy in working:
            if busy.worker in ready:
                self._collect(busy)
            elif self._deadline(busy) <= time.monotonic():
                self._lose(busy, Why.TIMEOUT)

    def _deadline(self, busy: _Busy) -> float:
        return busy.since + self._seconds[busy.held[0]]

    def _collect(self, busy: _Busy) -> None:
        results = busy.worker.receive()
        if results is None:
            self._lose(busy, None)
            return
        busy.since = time.monotonic()
        for result in results:
            if not result:
                self._lose(busy, Why.MEMORY)
                return
            self._done[busy.held.popleft()] = result

    def _lose(self, busy: _Busy, why: Why | None) -> None:
        """A worker is gone: the item it was at is tried once more, unless it hung; the others go to the next worker."""
        self._busy.remove(busy)
        ended = busy.worker.end()
        number = busy.held[0]
        if why is Why.TIMEOUT or number in self._tried:
            self._done[busy.held.popleft()] = Lost(why or ended)
        self._tried.add(number)
        self._again = deque(sorted((*self._again, *busy.held)))
