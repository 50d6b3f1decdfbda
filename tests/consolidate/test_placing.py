"""Two files appear together or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gxxl.render.placing import both_whole


def test_both_appear(tmp_path: Path) -> None:
    """And nothing else is left."""
    first, second = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    with both_whole(first, second) as (one, two):
        one.write_text("1")
        two.write_text("2")
        assert not first.exists()
        assert not second.exists()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"一.xlsx": "1", "二.xlsx": "2"}


def place(first: Path, second: Path, then: Callable[[], object]) -> None:
    """Write both, and let something happen before they take their places."""
    with both_whole(first, second) as (one, two):
        one.write_text("1")
        two.write_text("2")
        then()


def interrupt() -> None:
    """The user presses Ctrl+C."""
    raise KeyboardInterrupt


def test_after_an_error_while_writing_both_are_as_before(tmp_path: Path) -> None:
    """The old pair stays."""
    first, second = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    first.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        place(first, second, interrupt)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"一.xlsx": "old"}


def test_when_the_first_cannot_take_its_place_the_second_goes_back(tmp_path: Path) -> None:
    """As on Windows, where a file that is open in a spreadsheet cannot be replaced; here its name is a folder's."""
    first, second = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    second.write_text("old")
    with pytest.raises(IsADirectoryError):
        place(first, second, first.mkdir)
    assert second.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["一.xlsx", "二.xlsx"]
