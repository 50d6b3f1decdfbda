"""How the fast reader gives up: whatever is not as in other files, the proper reader has to look at."""

from __future__ import annotations

from gxxl.intake.zipped import Member, unpack


class OddError(Exception):
    """Something is not as in other files; never leaves ``skeleton``."""


def content_of(member: Member) -> bytes:
    """A member's content. Raises ``OddError`` where it is damaged."""
    content = unpack(member)
    if content is None:
        raise OddError
    return content
