"""The system's reasons are said in Chinese."""

from __future__ import annotations

import errno
import os

import pytest

from gxxl.errors import remedy_of, why_of
from gxxl.messages.system import REASONS, REMEDIES, REMEDY


@pytest.mark.parametrize("name", REASONS)
def test_a_known_reason_is_in_chinese(name: str) -> None:
    """Whatever the system's own words are."""
    if number := getattr(errno, name, None):
        assert why_of(OSError(number, os.strerror(number))) == REASONS[errno.errorcode[number]]


def test_an_unknown_reason_is_given_as_it_is() -> None:
    """Without its full stop; nothing is left empty."""
    assert why_of(OSError(errno.ERANGE, "拒绝访问。")) == "拒绝访问"
    assert why_of(OSError("the drive is gone")) == "the drive is gone"
    assert why_of(OSError()) == "OSError"


def test_what_to_do_follows_the_reason() -> None:
    """On a full disk nobody is told to close Excel; where nothing is known, that is the likeliest."""
    assert "磁盘" in remedy_of(OSError(errno.ENOSPC, ""))
    assert "Excel" not in remedy_of(OSError(errno.ENOSPC, ""))
    assert remedy_of(OSError(errno.EACCES, "")) == remedy_of(ValueError("?")) == REMEDY
    assert set(REMEDIES) <= set(REASONS)
