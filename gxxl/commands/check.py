"""``gxxl check``: what does not hold, in which cell, and what to do about it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from gxxl.errors import GxxlError, Refused
from gxxl.messages import commands as words
from gxxl.rules.finding import Finding, Severity
from gxxl.submission import Submission


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("files", metavar="文件", nargs="+", type=Path, help=words.CHECK_FILES)
    parser.add_argument("--mark", metavar="文件夹", type=Path, help=words.CHECK_MARK)
    parser.add_argument("--json", action="store_true", help=words.JSON)


def run(arguments: argparse.Namespace) -> int:
    """Check each file. Exit 0 nothing to do, 1 findings, 2 no file could be read."""
    results = [_check(path) for path in arguments.files]
    if arguments.json:
        _print_json(results)
    else:
        for result in results:
            print("\n".join(_lines(result)))
    if arguments.mark is not None:
        _mark(results, arguments.mark)
    read = [result for result in results if isinstance(result, Checked)]
    if not read:
        return 2
    return int(len(read) < len(results) or any(finding.is_open for result in read for finding in result.findings))


class Checked:
    """A file that was read, its submission and what was found."""

    def __init__(self, path: Path, submission: Submission, findings: Sequence[Finding]) -> None:
        self.path = path
        self.submission = submission
        self.findings = findings


class Unread:
    """A file that could not be read, and the sentence that says why."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason


Result = Checked | Unread


def _check(path: Path) -> Result:
    from gxxl.intake.door import read
    from gxxl.rules import check

    try:
        submission = read(path)
    except Refused as refusal:
        return Unread(path, str(refusal))
    return Checked(path, submission, check(submission))


def _lines(result: Result) -> list[str]:
    if isinstance(result, Unread):
        return [words.CHECK_REFUSED.format(file=result.path, reason=result.reason)]
    cover = result.submission.cover
    year = words.CHECK_YEAR.format(year=cover.year) if cover.year else words.CHECK_NO_YEAR
    lines = [words.CHECK_HEAD.format(file=result.path, unit=cover.unit or words.CHECK_NO_UNIT, year=year)]
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
    return lines


def _print_json(results: Sequence[Result]) -> None:
    import json

    from gxxl.render.data import check_data, refused_check_data

    data = [
        check_data(result.submission, result.findings)
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
        try:
            write_workbook(result.submission, path, findings=result.findings)
        except OSError as error:
            raise GxxlError(words.CANNOT_WRITE.format(path=path, reason=error.strerror)) from error
        print(words.CHECK_MARKED.format(path=path), file=sys.stderr)
