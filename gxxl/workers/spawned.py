"""Workers started anew, where forking is not possible or not safe: Windows, macOS, programs with threads.

Their memory is not limited on Windows, which has no such limit for a process that is its own.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar

from gxxl.workers.making import Limits, Why, Worker

Item = TypeVar("Item")

_READY = b"ready"


class SpawnedWorker:
    """One process and the pipe to it."""

    def __init__(self, process: SpawnProcess, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe

    def send(self, numbers: Sequence[int]) -> None:
        """Give it more to do."""
        self.pipe.send(list(numbers))

    def receive(self) -> list[bytes] | None:
        """The results that have come, none for the first sign of life; ``None`` at the end."""
        came: list[bytes] = []
        try:
            came.append(self.pipe.recv_bytes())
            while self.pipe.poll():
                came.append(self.pipe.recv_bytes())
        except (EOFError, OSError):
            if not came:
                return None  # else it is seen the next time
        return [result for result in came if result != _READY]

    def end(self) -> Why:
        """Kill it and see how it ended."""
        self.pipe.close()
        self.process.join(0.1)
        ended = self.process.exitcode
        self.process.kill()
        self.process.join()
        self.process.close()
        return Why.KILLED if ended == -9 else Why.CRASHED


class SpawnedWorkers(Generic[Item]):
    """Starts workers for these items, which are pickled once for each."""

    start_seconds = 60.0

    def __init__(self, items: Sequence[Item], work: Callable[[Item], bytes], limits: Limits) -> None:
        self._items = list(items)
        self._work = work
        self._limits = limits
        self._context = multiprocessing.get_context("spawn")

    def start(self, others: Sequence[Worker]) -> SpawnedWorker:  # noqa: ARG002 - forking needs them
        """A new process."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_live, args=(theirs, self._items, self._work, self._limits.memory), daemon=True
        )
        process.start()
        theirs.close()
        return SpawnedWorker(process, ours)

    def wait(self, workers: Sequence[Worker], seconds: float) -> Sequence[Worker]:
        """Those that have sent something, or have ended."""
        spawned = [worker for worker in workers if isinstance(worker, SpawnedWorker)]
        ready = set(map(id, wait([worker.pipe for worker in spawned], seconds)))
        return [worker for worker in spawned if id(worker.pipe) in ready]


def _live(pipe: Connection, items: Sequence[Item], work: Callable[[Item], bytes], memory: int) -> None:
    """The process's whole life."""
    if sys.platform == "linux":
        from gxxl.workers.forked import limit_memory  # noqa: PLC0415 - not there on Windows

        limit_memory(memory)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        pipe.send_bytes(_READY)
        while True:
            for number in pipe.recv():
                result = work(items[number])
                pipe.send_bytes(result)
                if not result:
                    return
