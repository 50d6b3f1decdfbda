"""A folder of submissions, for the tests of the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.consolidate.parts import NEW, put, submission, with_numbers


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with two townships: 3 and 4 new requests."""
    folder = tmp_path / "报来"
    folder.mkdir()
    put(folder, with_numbers(submission("甲镇", "610525101"), {NEW: 3}))
    put(folder, with_numbers(submission("乙镇", "610525102"), {NEW: 4}))
    return folder
