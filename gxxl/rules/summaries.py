"""What to do about a summary's figures: they are sums, so that the units' own reports are put right, not the sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gxxl.messages import levels as words
from gxxl.rules.finding import Finding
from gxxl.submission import Coverage, Submission

_BLANK = ".blank"


def for_summaries(findings: Iterable[Finding], summary: Submission) -> Iterator[Finding]:
    """The findings about a summary, those about sums and blanks with the remedy that fits it."""
    cause = _cause(summary.coverage) if summary.coverage else ""
    for finding in findings:
        if finding.difference is not None:
            yield replace(finding, remedy=words.SUM_REMEDY.format(place=finding.target, cause=cause))
        elif finding.rule.endswith(_BLANK):
            yield replace(finding, remedy=words.BLANK_REMEDY)
        else:
            yield finding


def _cause(coverage: Coverage) -> str:
    """What, as far as it is known, the sums do not agree for."""
    causes = ((words.CAUSE_ERRORS, coverage.errors), (words.CAUSE_HELD, coverage.held))
    known = [sentence.format(count=count) for sentence, count in causes if count]
    return words.CAUSE.format(causes=words.CAUSES_JOIN.join(known)) if known else ""
