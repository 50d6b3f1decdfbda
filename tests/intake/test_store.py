"""A file's bytes are read whole, whatever its size; what is no file is not opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gxxl.errors import Refused
from gxxl.intake.store import MAX_CONTAINER, MAX_FILE, read_file


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 2**18 - 1, 2**18, 2**18 + 1, 2**20])
def test_a_file_is_read_whole(tmp_path: Path, size: int) -> None:
    """Below, at and above the bytes that are read at once."""
    data = os.urandom(size)
    (tmp_path / "a").write_bytes(data)
    assert read_file(tmp_path / "a") == data


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that is there at the end counts, as it does where the size is not known before (``/proc``)."""
    data = b"PK" + bytes(300_000)
    (tmp_path / "a").write_bytes(data)
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result((0o100644, 0, 0, 1, 0, 0, 10, 0, 0, 0)))
    assert read_file(tmp_path / "a") == data


@pytest.mark.parametrize(("start", "size"), [(b"text", MAX_FILE + 1), (b"PK\x03\x04", MAX_CONTAINER + 1)])
def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, start: bytes, size: int) -> None:
    """Its head is enough; the rest is a hole that takes no room."""
    with (tmp_path / "a").open("wb") as file:
        file.write(start)
        file.truncate(size)
    with pytest.raises(Refused) as refused:
        read_file(tmp_path / "a")
    assert refused.value.code in ("too_large", "archive_too_large")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on disk")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    """It would wait for ever."""
    os.mkfifo(tmp_path / "a")
    with pytest.raises(Refused, match="不是普通文件") as refused:
        read_file(tmp_path / "a")
    assert refused.value.code == "unreadable"


@pytest.mark.parametrize(
    ("name", "code", "said"), [("", "unreadable", "是文件夹"), ("none", "not_found", "找不到文件")]
)
def test_what_is_no_file_is_refused(tmp_path: Path, name: str, code: str, said: str) -> None:
    """A folder, and what is not there; each with what to do."""
    with pytest.raises(Refused, match=said) as refused:
        read_file(tmp_path / name)
    assert refused.value.code == code
