"""Reading in processes of their own: whatever a file does to its reader costs its own line and nothing else."""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxxl.consolidate.packing import pack, unpack
from gxxl.consolidate.pool import read_in_workers
from gxxl.consolidate.receive import Terms, examine, receive
from gxxl.consolidate.received import Received
from gxxl.consolidate.run import read_all
from gxxl.errors import GxxlError
from gxxl.render.workbook import write_workbook
from gxxl.submission import Submission
from gxxl.workers import Limits, Lost, Why, work_in_processes
from gxxl.workers.forked import can_fork
from gxxl.workers.spawned import SpawnedWorkers
from tests.consolidate.parts import TERMS, submission, with_numbers
from tests.consolidate.readers import misbehave, named
from tests.strategies import submissions

QUICK = Limits(seconds=1.0, memory=256 * 2**20)
ENDS = {"abort": "crashed", "segfault": "crashed", "exit": "crashed", "killed": "killed", "memory": "memory"}
HANGS = {"hang": "timeout", "spin": "timeout"}
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs processes that fork")


def read(*names: str, jobs: int = 2, folder: Path = Path("/nowhere")) -> list[Received]:
    """Files of these names, read by the misbehaving reader."""
    return list(read_in_workers(named(*names, folder=folder), TERMS, jobs, limits=QUICK, receiver=misbehave))


@linux
@pytest.mark.parametrize(("kind", "code"), (ENDS | HANGS).items())
def test_a_reader_that_ends_or_hangs_costs_one_line(kind: str, code: str) -> None:
    """It is named with its reason and the next step; the files around it are read, by one worker or more."""
    files = read("甲镇", "乙镇", f"丙镇-{kind}", "丁镇", "戊镇", jobs=1)
    assert [file.file for file in files] == ["甲镇", "乙镇", f"丙镇-{kind}", "丁镇", "戊镇"]
    assert [file.cover.unit for file in files if file.submission] == ["甲镇", "乙镇", "丁镇", "戊镇"]
    assert files[2].refusal_code == code
    assert "请" in files[2].refusal


@linux
def test_many_troubles_among_many_files_leave_the_order_and_the_others_alone() -> None:
    """Every fifth file ends its reader, in every way there is."""
    kinds = list(ENDS)
    names = [f"{n}镇-{kinds[n // 5 % len(kinds)]}" if n % 5 == 2 else f"{n}镇" for n in range(60)]
    files = read(*names)
    assert [file.file for file in files] == names
    for name, file in zip(names, files, strict=True):
        assert file.refusal_code == ENDS.get(name.partition("-")[2], "")


@linux
def test_a_worker_that_somebody_else_ended_is_no_fault_of_its_file(tmp_path: Path) -> None:
    """The file is tried once more."""
    files = read("甲镇", "乙镇-once", "丙镇", jobs=1, folder=tmp_path)
    assert [file.refusal for file in files] == ["", "", ""]


@linux
def test_an_answer_larger_than_any_pipe_comes_whole() -> None:
    """Megabytes in one answer."""
    (file,) = read("甲镇-large")
    assert len(file.cover.unit) == 400_000


@linux
def test_no_process_is_left_behind() -> None:
    """Neither after all files, nor where the caller stops half-way, nor after an error of the caller's."""
    before = children()
    read("甲镇", "乙镇-abort", "丙镇-hang")
    half = read_in_workers(named("甲镇", *map(str, range(100))), TERMS, 2, receiver=misbehave)
    next(half)
    half.close()  # type: ignore[attr-defined]
    assert children() == before


def children() -> set[int]:
    """The numbers of this process's children."""
    return {int(number) for number in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()}


def test_what_is_read_in_processes_is_what_is_read_here(tmp_path: Path) -> None:
    """The same answers in the same order, for any number of processes."""
    for number in range(7):
        write_workbook(with_numbers(submission(f"{number}镇"), {"review.upheld": number}), tmp_path / f"{number}.xlsx")
    (tmp_path / "8.xlsx").write_bytes(b"PK\x03\x04")
    files = named(*sorted(path.name for path in tmp_path.iterdir()), folder=tmp_path)
    here = [receive(file, TERMS) for file in files]
    for jobs in (1, 3):
        for one, other in zip(here, read_in_workers(files, TERMS, jobs), strict=True):
            assert fields(one) == fields(other)


def fields(file: Received) -> tuple[object, ...]:
    """Everything in it, for comparing."""
    return file.file, file.submission, file.converted, file.findings, file.located, file.refusal, file.container


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(submissions(), st.sampled_from(("2019", "2021")), st.booleans())
def test_what_is_packed_comes_out_as_it_was(given_one: Submission, edition: str, lossy: bool) -> None:
    """Figures of all states, findings, suggestions, conversions with what they held back."""
    file = examine(given_one, "甲.xlsx", Terms(edition, lossy))
    assert fields(unpack(pack(file))) == fields(file)


def test_processes_started_anew_do_the_same() -> None:
    """Where nothing forks (Windows, macOS, programs with threads) a worker that ends costs one line too."""
    work = partial(_reply, "exit")
    results = list(work_in_processes(["甲", "exit", "乙"], work, 1, limits=Limits(5.0), maker=SpawnedWorkers))
    assert results == ["甲".encode(), Lost(Why.CRASHED), "乙".encode()]
    hung = list(work_in_processes(["甲", "hang"], partial(_reply, "hang"), 1, limits=Limits(1), maker=SpawnedWorkers))
    assert hung == ["甲".encode(), Lost(Why.TIMEOUT)]


def _reply(kind: str, item: str) -> bytes:
    if item == kind == "exit":
        os._exit(1)
    if item == kind == "hang":
        threading.Event().wait(3600)
    return item.encode()


@linux
def test_a_program_with_threads_is_not_forked() -> None:
    """A lock that another thread holds would never open in the child."""
    assert can_fork()
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert not can_fork()
    done.set()
    thread.join()


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    """From one to all."""
    said: list[tuple[int, int]] = []
    files = named(*map(str, range(9)), folder=tmp_path)
    read_all(files, TERMS, lambda done, known: said.append((done, known)))
    assert said == [(number, 9) for number in range(1, 10)]


@linux
def test_where_no_process_can_be_started_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full process table is not the files' fault."""

    def fails() -> int:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", fails)
    with pytest.raises(GxxlError, match="请关闭其他程序"):
        read("甲镇")
