"""Reasons of a line of the ledger, put together."""

from __future__ import annotations

from gxxl.messages import consolidate as words


def joined(*reasons: str) -> str:
    """The reasons as one sentence; a full stop that another one follows is left out, empty ones too."""
    given = [reason for reason in reasons if reason]
    return words.REASON_JOIN.join([*(reason.rstrip(words.FULL_STOP) for reason in given[:-1]), *given[-1:]])
