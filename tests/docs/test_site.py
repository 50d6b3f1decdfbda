"""The static site is built from docs/ alone, and needs no network to be read."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
pytest.importorskip("mkdocs", reason="`python3 install/dev.py test` installs it")


def test_it_builds_and_asks_for_nothing_from_elsewhere(tmp_path: Path) -> None:
    """Every page of docs/ is there, no link within is broken (mkdocs says so), and nothing is loaded from outside."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(tmp_path / "site")]
    subprocess.run(command, cwd=ROOT, check=True)
    made = {path.relative_to(tmp_path / "site").with_suffix("").as_posix() for path in tmp_path.rglob("*.html")}
    wanted = {path.relative_to(ROOT / "docs").with_suffix("").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert {name.replace("README", "index") for name in wanted} <= made
    for page in tmp_path.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r'<(script|img)[^>]+src="https?:|<link[^>]+stylesheet[^>]+href="https?:', text), page
