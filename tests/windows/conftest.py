"""The fixture ``wine``: one Wine prefix for the session. See ``tests/windows/wine.py`` for what it can do.

Tests elsewhere get it by ``from tests.windows.conftest import wine``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.windows.wine import Wine, lacking

__all__ = ["wine"]


@pytest.fixture(scope="session")
def wine() -> Iterator[Wine]:
    """Windows Python with gxxl's packages. Without Wine the test is skipped, but fails under CI."""
    lack = lacking()
    if lack and os.environ.get("CI"):
        pytest.fail(f"CI must not skip tests: {lack}")
    if lack:
        pytest.skip(f"{lack}; `python3 install/dev.py test` installs it or says how")
    made = Wine.make()
    yield made
    made.close()
