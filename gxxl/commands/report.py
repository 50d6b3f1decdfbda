"""``gxxl report``: the yearly report as a Word document, a page or Markdown; or its tables in the clerk's document."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gxxl.errors import GxxlError
from gxxl.messages import report as words

if TYPE_CHECKING:
    from gxxl.render.report import Options
    from gxxl.submission import Submission

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", metavar="文件", type=Path, help=words.FILE)
    parser.add_argument("-o", "--output", metavar="输出", type=Path, required=True, help=words.OUTPUT)
    parser.add_argument("--into", metavar="文档", type=Path, help=words.INTO)
    parser.add_argument("--signature", metavar="机关名称", default="", help=words.SIGNATURE)
    parser.add_argument("--date", metavar="日期", default="", help=words.DATE_HELP)
    parser.add_argument("--address", metavar="地址", default="", help=words.ADDRESS)


def run(arguments: argparse.Namespace) -> int:
    """Write the report. Exit 0 nothing to do, 1 something is missing or does not hold; both times it is written."""
    from gxxl.intake.door import read
    from gxxl.render.report import write_into, write_report

    options = _options(arguments)
    submission = read(arguments.file)
    if arguments.into is None:
        missing = write_report(submission, arguments.output, options)
        print(words.DONE.format(path=arguments.output), file=sys.stderr)
    else:
        missing = write_into(submission, arguments.into, arguments.output)
        print(words.DONE_INTO.format(path=arguments.output), file=sys.stderr)
    return max(_say_missing(missing), _say_findings(submission, arguments.file))


def _options(arguments: argparse.Namespace) -> Options:
    from gxxl.render.report import Options
    from gxxl.render.report.text import line

    options = Options(line(arguments.signature), _date(arguments.date), line(arguments.address))
    if arguments.into is not None and options != Options():
        raise GxxlError(words.INTO_ALONE)
    return options


def _date(text: str) -> str:
    """The date as it is printed. Raises ``GxxlError`` for what is none."""
    from gxxl.render.report.docx import printed_date

    if not text:
        return ""
    found = _DATE.fullmatch(text.strip())
    try:
        return printed_date(date(*map(int, found.groups()))) if found else _refuse_date(text)
    except ValueError:
        return _refuse_date(text)


def _refuse_date(text: str) -> str:
    raise GxxlError(words.DATE_WRONG.format(text=text))


def _say_missing(missing: tuple[str, ...]) -> int:
    if missing:
        print(words.INCOMPLETE, file=sys.stderr)
    for number, text in enumerate(missing, start=1):
        print(words.LACK.format(number=number, text=text), file=sys.stderr)
    return int(bool(missing))


def _say_findings(submission: Submission, path: Path) -> int:
    from gxxl.rules import Severity, check

    open_ = [finding for finding in check(submission) if finding.is_open]
    errors = sum(finding.severity is Severity.ERROR for finding in open_)
    if open_:
        print(words.COUNT.format(errors=errors, queries=len(open_) - errors, file=path), file=sys.stderr)
    return int(bool(open_))
