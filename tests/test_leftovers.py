"""What a killed run left beside its output goes away with the next run; what others are writing stays."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gxxl.files import whole
from gxxl.leftovers import prefix, sweep

KILLED = """
import pathlib, sys, time
from gxxl.files import whole
with whole(pathlib.Path(sys.argv[1])) as temporary:
    temporary.write_text("half")
    print(temporary.name, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def writing(tmp_path: Path) -> subprocess.Popen[str]:
    """A process that has begun to write ``a.txt`` and is not done."""
    command = [sys.executable, "-c", KILLED, str(tmp_path / "a.txt")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def name_of(writing: subprocess.Popen[str]) -> str:
    """The temporary name it writes to."""
    assert writing.stdout is not None
    return writing.stdout.readline().strip()


def names(folder: Path) -> set[str]:
    """What lies in a folder; looked at anew."""
    sweep.cache_clear()
    return {path.name for path in folder.iterdir()}


def test_a_killed_run_leaves_the_old_file_and_the_next_one_no_litter(
    tmp_path: Path, writing: subprocess.Popen[str]
) -> None:
    """The temporary file is there after the kill, and gone when the file was written the next time."""
    (tmp_path / "a.txt").write_text("old")
    left = name_of(writing)
    writing.kill()
    writing.communicate()
    assert names(tmp_path) == {"a.txt", left}
    assert (tmp_path / "a.txt").read_text() == "old"
    with whole(tmp_path / "a.txt") as temporary:
        temporary.write_text("new")
    assert names(tmp_path) == {"a.txt"}
    assert (tmp_path / "a.txt").read_text() == "new"


def test_what_is_being_written_stays(tmp_path: Path, writing: subprocess.Popen[str]) -> None:
    """By a process that lives, by this one, on another machine; and what only looks like it."""
    left = name_of(writing)
    elsewhere = re.sub(r"[0-9a-f]{8}-\d+", "00000000-1", prefix()) + "x.xlsx"
    others = {elsewhere, f"{prefix()}x.xlsx", ".gxxl-notices.json", ".gxxl-abc.xlsx", "汇总.xlsx"}
    for name in others:
        (tmp_path / name).touch()
    try:
        with whole(tmp_path / "b.txt") as temporary:
            temporary.write_text("b")
        assert names(tmp_path) == {*others, left, "b.txt"}
    finally:
        writing.kill()
        writing.communicate()


def test_a_folder_is_removed_but_a_link_to_one_is_not_followed(tmp_path: Path) -> None:
    """Notices wait in a folder; a link of such a name loses only itself."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = prefix().replace(f"-{os.getpid()}-", f"-{ended.pid}-")
    (tmp_path / f"{left}notices").mkdir()
    (tmp_path / f"{left}notices" / "a.docx").touch()
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "b.docx").touch()
    (tmp_path / f"{left}link").symlink_to(tmp_path / "kept")
    names(tmp_path)
    sweep(tmp_path)
    assert names(tmp_path) == {"kept"}
    assert (tmp_path / "kept" / "b.docx").exists()


def test_a_folder_that_cannot_be_read_is_no_trouble(tmp_path: Path) -> None:
    """There is nothing to do then."""
    sweep(tmp_path / "nothing")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="of other systems")
def test_numbers_that_no_process_can_have_are_no_trouble(tmp_path: Path) -> None:
    """A name may say any number."""
    (tmp_path / f"{re.sub(r'-[0-9]+-$', '-9999999999-', prefix())}x").touch()
    names(tmp_path)
    sweep(tmp_path)
    assert not names(tmp_path)
