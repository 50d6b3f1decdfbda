"""``gxxl consolidate``: a folder of submissions to one summary, with what is missing and what must be put right."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gxxl.errors import GxxlError, Refused, remedy_of, why_of
from gxxl.messages import cluster as cluster_words
from gxxl.messages import consolidate as words
from gxxl.messages import door as door_words
from gxxl.messages import html_page as page_words
from gxxl.messages import ledger as ledger_words
from gxxl.messages import levels as level_words
from gxxl.messages import notices as notice_words

if TYPE_CHECKING:
    from gxxl.consolidate.compare import YearBefore
    from gxxl.consolidate.earlier import Earlier
    from gxxl.consolidate.receive import Reader
    from gxxl.consolidate.roster import Roster
    from gxxl.consolidate.run import Outcome
    from gxxl.consolidate.typed import TypedLine

MAX_JOBS = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("paths", metavar=words.META_PATHS, nargs="+", type=_place, help=words.HELP_PATHS)
    parser.add_argument("-o", "--output", metavar=words.META_FILE, type=Path, help=words.HELP_OUTPUT)
    parser.add_argument("--roster", metavar=words.META_FILE, type=Path, help=words.HELP_ROSTER)
    parser.add_argument("--year", metavar=words.META_YEAR, type=int, help=words.HELP_YEAR)
    parser.add_argument("--last-year", metavar=words.META_FILE, type=Path, help=ledger_words.HELP_LAST_YEAR)
    parser.add_argument("--unit", metavar=words.META_NAME, default="", help=words.HELP_UNIT)
    parser.add_argument("--code", metavar=level_words.META_CODE, default="", help=level_words.HELP_CODE)
    parser.add_argument("--edition", choices=("2019", "2021"), default="2021", help=words.HELP_EDITION)
    parser.add_argument("--lossy", action="store_true", help=words.HELP_LOSSY)
    parser.add_argument("--strict", action="store_true", help=words.HELP_STRICT)
    parser.add_argument("--tables", metavar=ledger_words.META_FOLDER, type=Path, help=ledger_words.HELP_TABLES)
    formats = ("csv", "parquet")
    parser.add_argument("--tables-format", choices=formats, default="csv", help=ledger_words.HELP_TABLES_FORMAT)
    parser.add_argument("--jobs", metavar=door_words.META_JOBS, type=_jobs, default=0, help=door_words.HELP_JOBS)
    parser.add_argument("--cluster", metavar=cluster_words.META_ADDRESS, default="", help=cluster_words.HELP_CLUSTER)
    parser.add_argument("--notices", metavar=notice_words.META_FOLDER, type=Path, help=notice_words.HELP_NOTICES)
    parser.add_argument("--settings", metavar=words.META_FILE, type=Path, help=notice_words.HELP_SETTINGS)
    parser.add_argument("--html", metavar=words.META_FILE, type=Path, help=page_words.HELP_HTML)
    parser.add_argument("--json", action="store_true", help=words.HELP_JSON)


def _place(text: str) -> Path | str:
    """A path, or an address of the kind ``scheme://``, which stays a text."""
    from gxxl.intake.remote import is_url

    return text if is_url(text) else Path(text)


def _jobs(text: str) -> int:
    if not text.isdecimal() or len(text) > 2 or not 1 <= int(text) <= MAX_JOBS:
        raise GxxlError(door_words.JOBS_WRONG.format(text=text))
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Read, add up, write, say. Exit 0 nothing to do, 1 findings, 2 no input could be read."""
    from gxxl.commands.besides import besides_of
    from gxxl.consolidate.cache import resuming
    from gxxl.consolidate.outputs import output_names, require_ours
    from gxxl.consolidate.receive import Terms
    from gxxl.consolidate.run import Request, consolidate, files_beside

    if arguments.output is None:
        raise Refused("no_output", words.NO_OUTPUT)
    outputs = output_names(arguments.output)
    besides = besides_of(arguments)
    request = Request(
        paths=tuple(arguments.paths),
        outputs=(*outputs, *besides.files),
        beside=files_beside(arguments.roster, arguments.last_year),
        year=arguments.year,
        terms=Terms(arguments.edition, arguments.lossy),
        unit=arguments.unit,
        code=arguments.code.strip(),
        typed=_typed_before(outputs[0]),
        earlier=_earlier(outputs),
        last_year=_last_year(arguments.last_year, arguments.edition),
    )
    roster = _roster(arguments.roster)
    with _reading(arguments) as source, resuming(source, outputs[0]) as reader:
        outcome = consolidate(request, roster, show_progress, reader)
        require_ours(outputs, outcome.total.summary.cover)
        is_written = not (arguments.strict and is_stopped(outcome))
        if is_written:
            write(outcome, *outputs)
    report(outcome, outputs[0] if is_written else None, as_json=arguments.json)
    if is_written:
        say(words.WRITTEN.format(full=outputs[0], clean=outputs[1]))
    besides.write(outcome, say, is_stopped=not is_written)
    return 0 if outcome.is_clean else 1


def _typed_before(summary: Path) -> tuple[TypedLine, ...]:
    """What people wrote into the summary of an earlier run."""
    if not summary.is_file():
        return ()
    from gxxl.consolidate.typed_file import read_typed

    return read_typed(summary)


def _earlier(outputs: tuple[Path, Path]) -> tuple[Earlier | None, ...]:
    """What the two files of an earlier run say of themselves."""
    if not any(path.is_file() for path in outputs):
        return ()
    from gxxl.consolidate.earlier import read_earlier

    return tuple(map(read_earlier, outputs))


def _last_year(path: Path | None, edition: str) -> YearBefore | None:
    if path is None:
        return None
    from gxxl.consolidate.compare import read_last_year

    return read_last_year(path, edition)


def _roster(path: Path | None) -> Roster | None:
    if path is None:
        return None
    from gxxl.consolidate.roster import read_roster

    return read_roster(path)


@contextmanager
def _reading(arguments: argparse.Namespace) -> Iterator[Reader]:
    """Who reads the files: processes of this machine, or a cluster."""
    if arguments.cluster:
        from gxxl.consolidate.cluster import on_cluster

        with on_cluster(arguments.cluster) as reader:
            yield reader
    else:
        from gxxl.consolidate.pool import read_in_workers

        yield partial(read_in_workers, jobs=arguments.jobs, meanwhile=load_the_rest)


def load_the_rest() -> None:
    """Load what adding up and writing need, while others read the files."""
    import gxxl.consolidate.conclude
    import gxxl.render.rapid
    import gxxl.render.summary
    import gxxl.render.summary_text  # noqa: F401


def is_stopped(outcome: Outcome) -> bool:
    """Whether errors stand, for ``--strict``; it is said which."""
    from gxxl.consolidate.lacking import said
    from gxxl.rules import Severity

    if outcome.errors:
        say(words.STRICT_STOPPED.format(what=said(outcome.lacks, outcome.count(Severity.ERROR))))
    return outcome.errors > 0


def write(outcome: Outcome, full: Path, clean: Path) -> None:
    """Both files. Raises ``GxxlError`` where they cannot be written; then nothing has changed."""
    from xlsxwriter.exceptions import XlsxWriterException

    from gxxl.render.summary import write_summary

    try:
        write_summary(outcome, full, clean)
    except (OSError, XlsxWriterException) as error:
        cause = error if isinstance(error, OSError) else next(iter(error.args), error)  # it wraps what went wrong
        why = why_of(cause) if isinstance(cause, OSError) else str(error)
        raise GxxlError(words.OUTPUT_FAILED.format(path=full, why=why, remedy=remedy_of(cause))) from error


def report(outcome: Outcome, written: Path | None, *, as_json: bool) -> None:
    """The ledger as a table or everything as JSON to stdout; remarks to stderr."""
    if as_json:
        import json

        from gxxl.render.summary_data import summary_data

        print(json.dumps(summary_data(outcome, written), ensure_ascii=False, indent=1))
    else:
        from gxxl.render.summary_text import ledger_text

        print(ledger_text(outcome))
    for remark in outcome.remarks:
        say(remark)


def show_progress(done: int, total: int) -> None:
    """How far it is, for a person who watches: a line that is written over."""
    if sys.stderr.isatty() and (done == total or done % 10 == 0):
        print("\r" + words.PROGRESS.format(done=done, total=total), end="\n" if done == total else "", file=sys.stderr)


def say(text: str) -> None:
    """A message, to stderr."""
    print(text, file=sys.stderr)
