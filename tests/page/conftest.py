"""A real browser, started when a test first asks for it and kept for the rest."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.browser import Browser, program


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Without it the test is skipped, but fails under CI."""
    if program() is None:
        lack = "Chromium is not installed; `python3 install/dev.py test` installs it or says how"
        if os.environ.get("CI"):
            pytest.fail(f"CI must not skip tests: {lack}")
        pytest.skip(lack)
    with Browser() as running:
        yield running
