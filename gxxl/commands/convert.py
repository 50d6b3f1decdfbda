"""``gxxl convert``: a file's figures in the other edition of the form, and a list of what is lost or lacking."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from gxxl.commands.writing import writing
from gxxl.errors import GxxlError
from gxxl.form import EDITIONS, load
from gxxl.messages import commands as command_words
from gxxl.messages import convert as words
from gxxl.submission import ABSENT, Made, State, Submission, blank, number

if TYPE_CHECKING:
    from gxxl.convert import Converted, HeldBack

SUFFIXES = (".xlsx", ".xlsm")
SHOWN = 20  # cells to be filled in that are listed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", metavar="文件", type=Path, help=words.FILE)
    parser.add_argument("--edition", choices=EDITIONS, required=True, help=words.EDITION)
    parser.add_argument("--lossy", action="store_true", help=words.LOSSY)
    parser.add_argument("-o", "--output", metavar="输出", type=Path, help=words.OUTPUT)


def run(arguments: argparse.Namespace) -> int:
    """Convert and write; the list goes to stdout. Exit 0 if all passed, 1 if somebody must fill in, 2 if unreadable."""
    from gxxl.convert import convert
    from gxxl.intake.door import read

    _refuse_output(arguments.output)
    submission = read(arguments.file)
    if all(edition in (None, arguments.edition) for edition in submission.editions.values()):
        raise GxxlError(words.ALREADY.format(file=arguments.file, edition=arguments.edition))
    converted = convert(submission, arguments.edition, lossy=arguments.lossy)
    _write(_to_fill_in(converted.submission, submission), arguments.output)
    lines = [*_lines(submission, converted)]
    print("\n".join(lines or [words.EXACT]))
    print(words.DONE.format(edition=arguments.edition, path=arguments.output), file=sys.stderr)
    return int(bool(lines))


def _refuse_output(path: Path | None) -> None:
    if path is None:
        raise GxxlError(words.NEEDS_OUTPUT)
    if path.suffix.lower() not in SUFFIXES:
        raise GxxlError(words.SUFFIX.format(path=path))
    if path.exists():
        raise GxxlError(command_words.NEW_EXISTS.format(path=path))


def _write(submission: Submission, path: Path) -> None:
    from gxxl.render.workbook import write_workbook

    with writing(path):
        write_workbook(submission, path)


def _to_fill_in(converted: Submission, before: Submission) -> Submission:
    """What has no source is an empty cell of the new workbook, totals are formulas there."""
    from gxxl.lastyear import figures_in

    totals = {code for edition in converted.editions.values() if edition for code in load(edition).total_rules}
    lacking = {code for code, figure in converted.figures.items() if figure is ABSENT} | {*_unclear(converted)}
    figures = {
        code: blank(Made.FORMULA if code in totals else Made.TYPED) if code in lacking else figure
        for code, figure in converted.figures.items()
    }
    known = {code: number(before.last_year[code]) for code in before.figures if code in before.last_year}
    last = replace(before, figures={code: known.get(code, blank()) for code in before.figures})
    return replace(converted, figures=figures, last_year=figures_in(last, converted.editions) if known else {})


def _lines(before: Submission, converted: Converted) -> Iterator[str]:
    yield from _listed(before, converted, converted.held_back, words.HELD_HEADING, words.HELD)
    yield from _listed(before, converted, converted.forced, words.FORCED_HEADING, words.FORCED)
    yield from _not_written(before, converted)
    yield from _empty(converted.submission)
    if any(reason.places for reason in before.reasons):
        yield words.REASONS


def _listed(
    before: Submission, converted: Converted, losses: Sequence[HeldBack], heading: str, sentence: str
) -> Iterator[str]:
    from gxxl.places import place_of

    if losses:
        yield heading.format(count=len(losses))
    for loss in losses:
        yield sentence.format(
            places=words.JOIN.join(str(place_of(before, code)) for code in loss.codes),
            cells=words.JOIN.join(before.cells[code].label for code in loss.codes),
            value=words.JOIN.join(figure.text or _plain(figure.value) for figure in loss.figures),
            reason=loss.reason,
            target=_target(converted, loss),
        )


def _unclear(submission: Submission) -> Iterator[str]:
    """Cells whose text nobody could read for sure, and which a worksheet would show as a number: joined digits."""
    from gxxl.reading import read_text

    for code, figure in submission.figures.items():
        if figure.state in (State.UNREADABLE, State.AMBIGUOUS):
            again = read_text(figure.text or "", submission.cells[code], figure.made, words=True)
            if figure.state is State.AMBIGUOUS or again.value is not None:
                yield code


def _not_written(before: Submission, converted: Converted) -> Iterator[str]:
    from gxxl.places import place_of

    codes = [*_unclear(converted.submission)]
    if codes:
        yield words.UNCLEAR_HEADING.format(count=len(codes))
    for code in codes:
        source = converted.sources_of(code)[0]
        place, text = place_of(before, source), before.figures[source].text or ""
        yield words.UNCLEAR.format(place=place, cell=before.cells[source].label, text=text)


def _plain(value: Decimal | None) -> str:
    from gxxl.rules.linear import plain

    return words.NO_VALUE if value is None else plain(value)


def _target(converted: Converted, loss: HeldBack) -> str:
    """The cell that a figure went to at a loss; empty where it went nowhere."""
    targets = [code for code, sources in converted.sources.items() if sources == loss.codes]
    taken = [code for code in targets if converted.submission.figures[code].value is not None]
    return converted.submission.cells[taken[0]].label if taken else ""


def _empty(after: Submission) -> Iterator[str]:
    """The cells that nothing came to."""
    from gxxl.places import template_place

    absent = [code for code, figure in after.figures.items() if figure is ABSENT]
    if absent:
        yield words.FILL_HEADING.format(count=len(absent))
    for code in absent[:SHOWN]:
        place = template_place(after.editions[code.split(".")[0]] or "", code)
        yield words.FILL.format(place=place, cell=after.cells[code].label)
    if len(absent) > SHOWN:
        yield words.FILL_MORE.format(count=len(absent) - SHOWN)
