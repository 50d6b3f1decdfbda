"""The fixture ``wine``: one Wine prefix for the session. See ``tests/windows/wine.py`` for what it can do.

Tests elsewhere get it by ``from tests.windows.conftest import wine``: it is the same prefix.
"""

from __future__ import annotations

import atexit
import os
from functools import cache

import pytest

from tests.windows.wine import Wine, lacking

__all__ = ["wine"]


@pytest.fixture(scope="session")
def wine() -> Wine:
    """Windows Python with gxxl's packages. Without Wine the test is skipped, but fails under CI."""
    lack = lacking()
    if lack and os.environ.get("CI"):
        pytest.fail(f"CI must not skip tests: {lack}")
    if lack:
        pytest.skip(f"{lack}; `python3 install/dev.py test` installs it or says how")
    return _prefix()


@cache
def _prefix() -> Wine:
    made = Wine.make()
    atexit.register(made.close)
    return made
