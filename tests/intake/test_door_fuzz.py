"""A short fuzzing of the door; ``python -m benchmarks.fuzz`` is the long one."""

from __future__ import annotations

from benchmarks.fuzz import LIMITS, Material, seeds
from gxxl.workers import Lost, work_in_processes

FILES = 120


def test_damaged_files_are_read_rightly_or_refused_with_a_sentence() -> None:
    """No error that was not foreseen, no figure that openpyxl does not read, no process that ends or hangs."""
    material = Material(seeds(office=False))
    results = list(work_in_processes(range(FILES), material, limits=LIMITS))
    assert [
        (number, result) for number, result in enumerate(results) if isinstance(result, Lost) or b"fault" in result
    ] == []
