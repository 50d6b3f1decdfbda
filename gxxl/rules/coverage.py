"""A summary that was sent up with units missing from it, or with errors that stood: an error at the next level too."""

from __future__ import annotations

from collections.abc import Iterator

from gxxl.messages import levels as words
from gxxl.rules.finding import Finding
from gxxl.rules.make import make
from gxxl.submission import Coverage, Submission

_NAMED = 6


def check_coverage(submission: Submission) -> Iterator[Finding]:
    """A summary says itself how complete it was when it was made; one of an older version does not."""
    coverage = submission.coverage
    if coverage is None or not coverage.is_incomplete:
        return
    yield make("consolidate.part_incomplete", submission, covers=coverage_words(coverage, lacking=_lacking(coverage)))


def coverage_words(coverage: Coverage, *, lacking: str = "", brief: bool = False) -> str:
    """In words: 覆盖3个单位中的1个；有6处错误未改. ``brief`` leaves out what is as it should be."""
    said = [] if brief and not coverage.lacking else [_covered(coverage) + lacking]
    if coverage.errors:
        said.append(words.ERRORS_STOOD.format(count=coverage.errors))
    if coverage.queries and not brief:
        said.append(words.QUERIES_STOOD.format(count=coverage.queries))
    return words.JOIN.join(said)


def _lacking(coverage: Coverage) -> str:
    if not coverage.names:
        return ""
    more = words.NAMES_MORE.format(count=coverage.lacking) if coverage.lacking > _NAMED else ""
    return words.LACKING.format(names=words.LIST_JOIN.join(coverage.names[:_NAMED]) + more)


def _covered(coverage: Coverage) -> str:
    if coverage.expected is None:
        sentence = words.COVERS_SOME if coverage.lacking else words.COVERS_UNKNOWN
    elif coverage.lacking:
        sentence = words.COVERS
    else:
        sentence = words.COVERS_ALL
    return sentence.format(added=coverage.added, expected=coverage.expected, lacking=coverage.lacking)
