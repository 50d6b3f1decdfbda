"""The errors that a user can cause; each carries the sentence that the user reads."""

from __future__ import annotations

from errno import errorcode

from gxxl.messages.system import REASONS, REMEDIES, REMEDY


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


def why_of(error: OSError) -> str:
    """The system's reason in Chinese, without a full stop; its own words where we have none."""
    known = REASONS.get(errorcode.get(error.errno or 0, ""))
    return known or (error.strerror or str(error) or type(error).__name__).rstrip("。.")


def remedy_of(error: Exception) -> str:
    """What to do about a file that could not be written, as a sentence."""
    number = error.errno if isinstance(error, OSError) else None
    return REMEDIES.get(errorcode.get(number or 0, ""), REMEDY)
