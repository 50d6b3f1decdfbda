"""``gxxl check``: what does not hold, in which cell, and what to do about it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gxxl.commands.writing import writing
from gxxl.errors import GxxlError, Refused
from gxxl.locate.result import Located
from gxxl.messages import commands as words
from gxxl.messages import locate as locate_words
from gxxl.messages import years as year_words
from gxxl.rules.finding import Finding, Severity
from gxxl.submission import Submission

if TYPE_CHECKING:
    from gxxl.lastyear import LastYear


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("files", metavar="文件", nargs="+", type=Path, help=words.CHECK_FILES)
    parser.add_argument("--last-year", metavar="上年文件", type=Path, help=year_words.CHECK_LAST_YEAR)
    parser.add_argument("--mark", metavar="文件夹", type=Path, help=words.CHECK_MARK)
    parser.add_argument("--json", action="store_true", help=words.JSON)
    parser.add_argument("--apply-suggestions", action="store_true", help=locate_words.APPLY_HELP)
    parser.add_argument("-o", "--output", metavar="副本", type=Path, help=locate_words.APPLY_OUTPUT)


def run(arguments: argparse.Namespace) -> int:
    """Check each file. Exit 0 nothing to do, 1 findings, 2 no file could be read."""
    if arguments.apply_suggestions or arguments.output is not None:
        _refuse_unclear_copy(arguments)
    last = _last_year(arguments.last_year) if arguments.last_year else None
    results = [_check(path, last) for path in arguments.files]
    if arguments.json:
        _print_json(results)
    else:
        for result in results:
            print("\n".join(_lines(result)))
    if arguments.mark is not None:
        _mark(results, arguments.mark)
    if arguments.apply_suggestions:
        _apply(results[0], arguments.output)
    read = [result for result in results if isinstance(result, Checked)]
    if not read:
        return 2
    return int(len(read) < len(results) or any(finding.is_open for result in read for finding in result.findings))


SHOWN = 5  # suggestions of a group that are listed


class Checked:
    """A file that was read, its submission, what was found, and which cells are likely wrong."""

    def __init__(self, path: Path, submission: Submission, findings: Sequence[Finding], located: Located) -> None:
        self.path = path
        self.submission = submission
        self.findings = findings
        self.located = located


class Unread:
    """A file that could not be read, and the sentence that says why."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason


Result = Checked | Unread


def _last_year(path: Path) -> LastYear:
    """Last year's file. Raises ``Refused`` where it cannot be read."""
    from gxxl.lastyear import read_last_year

    return read_last_year(path)


def _check(path: Path, last: LastYear | None) -> Result:
    from gxxl.intake.door import read
    from gxxl.locate import suggest
    from gxxl.rules import check

    try:
        submission = read(path)
    except Refused as refusal:
        return Unread(path, str(refusal))
    copied: Sequence[Finding] = ()
    if last is not None:
        submission, copied = _with_last_year(submission, last)
    return Checked(path, submission, (*check(submission), *copied), suggest(submission))


def _with_last_year(submission: Submission, last: LastYear) -> tuple[Submission, Sequence[Finding]]:
    """The submission with last year's figures, and what is copied; a file of another year or unit is said to be."""
    from gxxl.lastyear import last_year_for
    from gxxl.rules import settled
    from gxxl.rules.prose.alike import check_last_text

    try:
        known = last_year_for(submission, last)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return submission, ()
    before = last.of(submission.cover) or last.submission
    copied = settled(check_last_text(submission, before), submission.reasons)
    return replace(submission, last_year=known), copied


def _lines(result: Result) -> list[str]:
    from gxxl.intake.names import shown_name

    if isinstance(result, Unread):
        return [words.CHECK_REFUSED.format(file=shown_name(str(result.path)), reason=result.reason)]
    cover = result.submission.cover
    year = words.CHECK_YEAR.format(year=cover.year) if cover.year else words.CHECK_NO_YEAR
    file = shown_name(str(result.path))
    lines = [words.CHECK_HEAD.format(file=file, unit=cover.unit or words.CHECK_NO_UNIT, year=year)]
    if not result.findings:
        return [*lines, words.CHECK_RIGHT]
    errors = sum(finding.severity is Severity.ERROR for finding in result.findings)
    lines.append(words.CHECK_COUNT.format(errors=errors, queries=len(result.findings) - errors))
    for number, finding in enumerate(result.findings, start=1):
        severity = words.SEVERITY[finding.severity]
        lines.append(words.CHECK_FINDING.format(number=number, severity=severity, message=finding.message))
        lines.append(words.CHECK_REMEDY.format(remedy=finding.remedy))
        lines.append(words.CHECK_BASIS.format(basis=finding.basis))
        if finding.reason:
            lines.append(words.CHECK_REASON.format(reason=finding.reason))
    return [*lines, *_likely(result)]


def _likely(result: Checked) -> list[str]:
    """The likeliest wrong cells, a few of each group; what is too much to tell; what blank totals would be."""
    from gxxl.places import place_of
    from gxxl.rules.linear import plain

    located, lines = result.located, []
    if located.suggestions:
        lines.append(locate_words.HEADING)
    for group, suggestions in located.groups.items():
        for number, suggestion in enumerate(suggestions[:SHOWN], start=1):
            lines.append(locate_words.LISTED.format(group=group, number=number, reason=suggestion.reason))
        if len(suggestions) > SHOWN:
            more = len(suggestions) - SHOWN
            lines.append(locate_words.MORE.format(group=group, number=SHOWN + 1, count=more))
    for rules in located.too_many:
        named = locate_words.JOIN.join(finding.target for finding in result.findings if finding.rule in rules)
        lines.append(locate_words.TOO_MANY.format(count=len(rules), rules=named))
    for code, value in located.proposals.items():
        place, cell = place_of(result.submission, code), result.submission.cells[code].label
        lines.append(locate_words.PROPOSAL.format(place=place, cell=cell, value=plain(value)))
    return lines


def _print_json(results: Sequence[Result]) -> None:
    import json

    from gxxl.render.data import check_data, refused_check_data

    data = [
        check_data(result.submission, result.findings, result.located)
        if isinstance(result, Checked)
        else refused_check_data(str(result.path), result.reason)
        for result in results
    ]
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _mark(results: Sequence[Result], folder: Path) -> None:
    from gxxl.render.workbook import write_workbook

    for result in results:
        if isinstance(result, Unread):
            continue
        path = folder / words.MARKED_NAME.format(stem=result.path.stem)
        if path.exists() and path.samefile(result.path):
            raise GxxlError(words.NEW_EXISTS.format(path=path))
        with writing(path):
            write_workbook(result.submission, path, findings=result.findings, located=result.located)
        print(words.CHECK_MARKED.format(path=path), file=sys.stderr)


def _refuse_unclear_copy(arguments: argparse.Namespace) -> None:
    if not arguments.apply_suggestions:
        raise GxxlError(locate_words.APPLY_OUTPUT_ALONE)
    if len(arguments.files) != 1:
        raise GxxlError(locate_words.APPLY_ONE_FILE)
    if arguments.output is None:
        raise GxxlError(locate_words.APPLY_NEEDS_OUTPUT)
    if arguments.output.exists():
        raise GxxlError(words.NEW_EXISTS.format(path=arguments.output))


def _apply(result: Result, output: Path) -> None:
    """Write the corrected copy and say what was changed; nothing where no suggestion is the only one."""
    from gxxl.locate import apply
    from gxxl.render.workbook import write_workbook

    if isinstance(result, Unread):
        return
    corrected, applied = apply(result.submission, result.located)
    if not applied:
        print(locate_words.APPLY_NOTHING, file=sys.stderr)
        return
    with writing(output):
        write_workbook(corrected, output)
    for suggestion in applied:
        print(suggestion.reason, file=sys.stderr)
    left = len(result.located.groups) - len(applied)
    if left:
        print(locate_words.NOT_APPLIED.format(count=left), file=sys.stderr)
    print(locate_words.APPLIED_DONE.format(path=output), file=sys.stderr)
