"""Prose against tables: the claims found in text, and the rules about the text itself."""

from __future__ import annotations

from collections.abc import Iterator

from gxxl.rules.finding import Finding
from gxxl.submission import Submission


def check_prose(submission: Submission) -> Iterator[Finding]:
    """Findings about the prose; none where there is none, since many write it in Word."""
    if not any(text.strip() for text in submission.texts.values()):
        return
    from gxxl.rules.prose.compare import check_claims  # noqa: PLC0415 - late, for start-up
    from gxxl.rules.prose.left_over import check_left_over  # noqa: PLC0415 - late, for start-up
    from gxxl.rules.prose.report import check_report  # noqa: PLC0415 - late, for start-up

    yield from check_report(submission)
    yield from check_left_over(submission)
    yield from check_claims(submission)
