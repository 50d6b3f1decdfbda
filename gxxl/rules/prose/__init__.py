"""Prose against tables: the claims found in text, and the rules about the text itself."""

from __future__ import annotations

from collections.abc import Iterator

from gxxl.rules.finding import Finding
from gxxl.submission import Submission


def check_prose(submission: Submission) -> Iterator[Finding]:
    """Queries about the prose; none where there is none, since many write it in Word."""
    if not any(text.strip() for text in submission.texts.values()):
        return
    from gxxl.rules.prose.compare import check_claims  # noqa: PLC0415 - late, for start-up

    yield from check_claims(submission)
