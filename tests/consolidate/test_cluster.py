"""Reading on a real Dask scheduler with two real workers gives what reading here gives, also when one is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gxxl.consolidate import cluster
from gxxl.consolidate.cluster import on_cluster
from gxxl.consolidate.gather import Found
from gxxl.consolidate.receive import Terms, receive
from gxxl.consolidate.received import Received
from gxxl.errors import GxxlError
from gxxl.render.workbook import write_workbook
from gxxl.submission import Cover
from tests.rules.test_linear import filled

pytest.importorskip("distributed")
TERMS = Terms("2021")
Process = subprocess.Popen[bytes]


def start(kind: str, *options: str) -> Process:
    """A program of Dask's in a process of its own."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *options, "--no-dashboard"]
    environment = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def start_worker(file: Path) -> Process:
    """A worker of one thread that nobody starts again."""
    return start("worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-nanny", "--death-timeout", "30")


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[Path]:
    """A scheduler; gives the file with its address."""
    file = tmp_path / "scheduler.json"
    process = start("scheduler", "--scheduler-file", str(file), "--host", "127.0.0.1", "--port", "0")
    try:
        for _ in range(300):
            if file.exists() and file.stat().st_size:
                break
            time.sleep(0.1)
        yield file
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def workers(scheduler: Path) -> Iterator[list[Process]]:
    """Two workers."""
    started = [start_worker(scheduler) for _ in range(2)]
    try:
        with _client(scheduler) as client:
            client.wait_for_workers(2, timeout=60)
        yield started
    finally:
        for process in started:
            process.kill()
            process.wait()


def _client(file: Path):  # type: ignore[no-untyped-def] # noqa: ANN202
    from distributed import Client

    return Client(address_of(file), set_as_default=False, timeout=30)  # type: ignore[no-untyped-call]


def address_of(file: Path) -> str:
    """The scheduler's address."""
    import json

    return str(json.loads(file.read_text(encoding="utf-8"))["address"])


@pytest.fixture
def files(tmp_path: Path) -> list[Found]:
    """Thirty files, two of which are no reports."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(30):
        path = folder / f"{number:02}.xlsx"
        if number in (7, 21):
            path.write_bytes(b"none")
        else:
            write_workbook(replace(filled(number), cover=Cover(f"第{number}镇", f"6105251{number:02}", 2021)), path)
    return [Found(path, path.name) for path in sorted(folder.iterdir())]


def said(received: list[Received]) -> list[object]:
    """What was read."""
    return [(item.file, item.submission, item.findings, item.refusal) for item in received]


def test_the_same_figures_with_a_worker_killed_half_way(
    scheduler: Path, workers: list[Process], files: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files are read by the other one; all come in their order."""
    monkeypatch.setattr(cluster, "BATCH", 1)
    monkeypatch.setattr(cluster, "AHEAD", 3)
    expected = said([receive(found, TERMS) for found in files])
    received: list[Received] = []
    with on_cluster(address_of(scheduler)) as reader:
        for item in reader(files, TERMS):
            received.append(item)
            if len(received) == 10:
                workers[0].send_signal(signal.SIGKILL)
                workers[0].wait()
    assert said(received) == expected


def test_without_workers_or_an_answer_a_sentence(scheduler: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to do is said; nothing hangs."""
    with pytest.raises(GxxlError, match="没有可用的工作进程"), on_cluster(address_of(scheduler)):
        pass
    monkeypatch.setattr(cluster, "SECONDS", 1)
    for address in ("tcp://127.0.0.1:9", "无此地址", "tcp://"):
        with pytest.raises(GxxlError, match="连不上集群"), on_cluster(address):
            pass


def test_without_dask_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(GxxlError, match=r"gxxl\[cluster\]"), on_cluster("tcp://127.0.0.1:9"):
        pass
