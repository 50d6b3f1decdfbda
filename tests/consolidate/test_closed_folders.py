"""A folder that cannot be entered is listed with the reason that it has."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gxxl.consolidate.gather import gather

DEEP = 20  # folders of the longest name: more than a path may have


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """Folders within each other that no path reaches."""
    root = tmp_path / "报来"
    root.mkdir()
    here = os.open(root, os.O_RDONLY)
    for _ in range(DEEP):
        os.mkdir("a" * 250, dir_fd=here)
        inner = os.open("a" * 250, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    yield root
    shutil.rmtree(root)


@pytest.mark.skipif(os.mkdir not in os.supports_dir_fd, reason="such folders cannot be made here")
def test_a_path_that_is_too_long_is_said_to_be(deep: Path) -> None:
    """It is not a matter of rights."""
    found = gather([deep])
    (ignored,) = found.ignored
    assert "文件名或者路径太长" in ignored.reason
    assert "里面的文件没有读取" in ignored.reason
