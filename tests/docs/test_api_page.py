"""docs/api.md is run as it stands."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from gxxl.cli import main

PAGE = Path(__file__).resolve().parents[2] / "docs" / "api.md"


def test_every_example_does_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder that ``gxxl demo`` makes, from top to bottom."""
    main(["demo", "-o", str(tmp_path / "示例")])
    monkeypatch.chdir(tmp_path / "示例")
    examples = doctest.DocTestParser().get_doctest(PAGE.read_text(encoding="utf-8"), {}, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    failed = doctest.DocTestRunner(verbose=False).run(examples, out=said.append)
    assert failed.attempted > 10
    assert not failed.failed, "".join(said)
