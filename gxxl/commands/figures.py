"""``gxxl figures``: every figure of a file, with its place and state."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from gxxl.errors import Refused
from gxxl.form import TABLES, load
from gxxl.messages import commands as words
from gxxl.messages import rules as rule_words
from gxxl.submission import Figure, State, Submission


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", metavar="文件", type=Path, help=words.FIGURES_FILE)
    parser.add_argument("--json", action="store_true", help=words.JSON)


def run(arguments: argparse.Namespace) -> int:
    """Print the figures. Exit 2 where the file cannot be read."""
    from gxxl.intake.door import read

    try:
        submission = read(arguments.file)
    except Refused as refusal:
        if arguments.json:
            _print_json(None, str(arguments.file), str(refusal))
        print(refusal, file=sys.stderr)
        return 2
    if arguments.json:
        _print_json(submission, str(arguments.file), "")
    else:
        print("\n".join(_lines(submission)))
    return 0


def _print_json(submission: Submission | None, file: str, reason: str) -> None:
    import json

    from gxxl.locate import suggest
    from gxxl.render.data import figures_data, refused_figures_data

    data = refused_figures_data(file, reason) if submission is None else figures_data(submission, suggest(submission))
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _lines(submission: Submission) -> Iterator[str]:
    from gxxl.places import place_of

    for table in TABLES:
        edition = submission.editions.get(table)
        name = rule_words.TABLE_NAME.format(name=load(edition or "2021").tables_by_key[table].name)
        if edition is None:
            yield words.FIGURES_NO_TABLE.format(table=name)
            continue
        yield words.FIGURES_TABLE.format(table=name, edition=edition)
        for cell in load(edition).tables_by_key[table].cells:
            value = _shown(submission.figures[cell.code])
            yield words.FIGURES_LINE.format(place=place_of(submission, cell.code), label=cell.label, value=value)


def _shown(figure: Figure) -> str:
    from gxxl.rules.linear import plain

    if figure.state is State.NUMBER and figure.value is not None:
        return plain(figure.value)
    return words.FIGURE_STATES[figure.state].format(
        text=figure.text,
        value=plain(figure.value) if figure.value is not None else "",
        readings=rule_words.READINGS_JOIN.join(plain(value) for value in figure.readings),
    )
