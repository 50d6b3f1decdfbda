"""What is common to all ways of making workers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple, Protocol


class Limits(NamedTuple):
    """What one item may cost: wall-clock ``seconds``, and bytes of ``memory`` above what its worker starts with."""

    seconds: float = 10.0
    memory: int = 512 * 2**20


class Why(Enum):
    """Why there is no result."""

    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    KILLED = "killed"  # by the system or by somebody


class Lost(NamedTuple):
    """What stands in a result's place when its worker did not live to give one."""

    why: Why


class Worker(Protocol):
    """A process that works on items by their numbers."""

    def send(self, numbers: Sequence[int]) -> None:
        """Give it more to do. Raises ``BrokenPipeError`` where it has ended."""

    def receive(self) -> list[bytes] | None:
        """The results that have come, perhaps none yet; ``None`` when the process has ended."""

    def end(self) -> Why:
        """End it, if it has not ended, and say how it did."""


class Maker(Protocol):
    """Starts workers, which takes up to ``start_seconds``, and waits for them."""

    start_seconds: float

    def start(self, others: Sequence[Worker]) -> Worker:
        """A new worker beside ``others``. Raises ``OSError`` where the system has no more processes."""

    def wait(self, workers: Sequence[Worker], seconds: float) -> Sequence[Worker]:
        """Those that have something to say, as soon as one has; none when the time is over."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
