"""``gxxl demo``: a folder of submissions with what goes wrong in life, consolidated, and where to look."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gxxl.commands import consolidate
from gxxl.errors import GxxlError, remedy_of, why_of
from gxxl.messages import consolidate as words
from gxxl.messages import ledger as ledger_words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    text = words.DEMO_OUTPUT.format(name=words.DEMO_FOLDER)
    parser.add_argument("-o", "--output", metavar=ledger_words.META_FOLDER, type=Path, help=text)


def run(arguments: argparse.Namespace) -> int:
    """Make the folder, consolidate it, say where to look. Exit 0, although the folder is full of findings."""
    from gxxl.consolidate.outputs import output_names
    from gxxl.demo import make_demo

    folder = arguments.output or Path(words.DEMO_FOLDER)
    try:
        demo = make_demo(folder)
    except OSError as error:
        raise GxxlError(words.OUTPUT_FAILED.format(path=folder, why=why_of(error), remedy=remedy_of(error))) from error
    line = [demo.inbox, "-o", demo.summary, "--roster", demo.roster, "--year", demo.year]
    print(words.DEMO_MADE_UP.format(path=folder))
    print(
        words.DEMO_COMMAND.format(command=" ".join(map(str, ["gxxl consolidate", *line, "--unit", demo.unit]))) + "\n"
    )
    sys.stdout.flush()
    parser = argparse.ArgumentParser()
    consolidate.add_arguments(parser)
    consolidate.run(parser.parse_args([*map(str, line), "--unit", demo.unit]))
    full, clean = output_names(demo.summary)
    print("\n" + words.DEMO_LOOK.format(full=full, clean=clean, inbox=demo.inbox))
    return 0
