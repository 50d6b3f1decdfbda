"""Reading on a real Dask scheduler with two real workers gives what reading here gives, also when one is killed.

The client runs in a process of its own: it starts threads, and what has threads is not forked.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from gxxl.consolidate.cluster import on_cluster
from gxxl.errors import GxxlError
from gxxl.render.workbook import write_workbook
from gxxl.submission import Cover
from tests.rules.test_linear import filled

pytestmark = pytest.mark.skipif(find_spec("distributed") is None, reason="the extra cluster is not installed")
Process = subprocess.Popen[bytes]

CLIENT = """
import os, signal, sys
from distributed import Client
import gxxl.cli
from gxxl.consolidate import cluster
address, victim, *command = sys.argv[1:]
with Client(address, set_as_default=False) as client:
    client.wait_for_workers(2, timeout=60)
cluster.BATCH, cluster.AHEAD = 1, 3
unpack, count = cluster.unpack, 0
def counted(data):
    global count
    count += 1
    if count == 10 and victim != "0":
        os.kill(int(victim), signal.SIGKILL)
    return unpack(data)
cluster.unpack = counted
sys.exit(gxxl.cli.main([*command, "--cluster", address]))
"""


def start(kind: str, *options: str) -> Process:
    """A program of Dask's in a process of its own."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *options, "--no-dashboard"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A scheduler; gives the file with its address."""
    file = tmp_path_factory.mktemp("dask") / "scheduler.json"
    process = start("scheduler", "--scheduler-file", str(file), "--host", "127.0.0.1", "--port", "0")
    try:
        for _ in range(600):
            if file.exists() and file.stat().st_size:
                break
            time.sleep(0.1)
        yield file
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def workers(scheduler: Path) -> Iterator[list[Process]]:
    """Two workers of one thread each that nobody starts again."""
    options = ("--scheduler-file", str(scheduler), "--nthreads", "1", "--no-nanny", "--death-timeout", "30")
    started = [start("worker", *options) for _ in range(2)]
    yield started
    for process in started:
        process.kill()
        process.wait()


def address_of(file: Path) -> str:
    """The scheduler's address."""
    return str(json.loads(file.read_text(encoding="utf-8"))["address"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty files, two of which are no reports."""
    made = tmp_path / "in"
    made.mkdir()
    for number in range(30):
        path = made / f"{number:02}.xlsx"
        if number in (7, 21):
            path.write_bytes(b"none")
        else:
            write_workbook(replace(filled(number), cover=Cover(f"第{number}镇", f"6105251{number:02}", 2021)), path)
    return made


def run(*command: str) -> dict[str, object]:
    """What the command says as JSON, the summary's name left out."""
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False, env=os.environ)
    assert done.returncode == 1, done.stderr
    said: dict[str, object] = json.loads(done.stdout)
    return {key: value for key, value in said.items() if key != "summary"}


def test_the_same_with_a_worker_killed_half_way(
    scheduler: Path, workers: list[Process], folder: Path, tmp_path: Path
) -> None:
    """Its files are read by the other one: figures, units and refusals are those of a run on this machine."""
    command = ["consolidate", str(folder), "--year", "2021", "--unit", "某县", "--json", "-o"]
    here = run("-m", "gxxl", *command, str(tmp_path / "here.xlsx"))
    there = run("-c", CLIENT, address_of(scheduler), str(workers[0].pid), *command, str(tmp_path / "there.xlsx"))
    assert there == here
    assert workers[0].wait() == -signal.SIGKILL
    assert workers[1].poll() is None


SENTENCE = """
import sys
from gxxl.consolidate import cluster
from gxxl.errors import GxxlError
cluster.SECONDS = 2
for address in sys.argv[1:]:
    try:
        with cluster.on_cluster(address):
            pass
    except GxxlError as error:
        print(error)
"""


def test_without_workers_or_an_answer_a_sentence(scheduler: Path) -> None:
    """What to do is said; nothing hangs."""
    addresses = [address_of(scheduler), "tcp://127.0.0.1:9", "无此地址", "tcp://"]
    command = [sys.executable, "-c", SENTENCE, *addresses]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    first, *others = done.stdout.splitlines()
    assert "没有可用的工作进程" in first
    assert [line[:4] for line in others] == ["连不上集"] * 3


def test_without_dask_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(GxxlError, match="pip install distributed"), on_cluster("tcp://127.0.0.1:9"):
        pass
