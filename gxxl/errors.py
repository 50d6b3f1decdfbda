"""The errors that a user can cause; each carries the sentence that the user reads."""

from __future__ import annotations


class GxxlError(Exception):
    """Something the user can put right. ``str(error)`` is a whole Chinese sentence with the next step."""


class Refused(GxxlError):  # noqa: N818 - the word of the domain
    """A file that cannot be taken. ``code`` names the reason for programs, the text is for users."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type[Refused], tuple[str, str]]:
        """How it is pickled on its way out of a process."""
        return Refused, (self.code, str(self))
