"""Units whose section five is mostly another unit's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gxxl.consolidate.received import Received
from gxxl.rules import settled
from gxxl.submission import Submission


def with_copies_found(received: Sequence[Received]) -> list[Received]:
    """The same files, those that share their prose with another unit's with a query more."""
    told = [
        (place, file.submission) for place, file in enumerate(received) if file.submission and file.submission.texts
    ]
    made = list(received)
    if len(told) < 2:
        return made
    from gxxl.rules.prose.alike import check_alike  # noqa: PLC0415 - late, for start-up

    submissions: list[Submission] = [submission for _, submission in told]
    for number, finding in check_alike(submissions).items():
        place, submission = told[number]
        findings = (*made[place].findings, *settled((finding,), submission.reasons))
        made[place] = replace(made[place], findings=findings)
    return made
