"""``gxxl roster``: a first list of the units that are to report, from the codes of a county, city or province."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gxxl.commands.writing import writing
from gxxl.messages import roster as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("code", metavar=words.META_CODE, help=words.HELP_CODE)
    parser.add_argument("-o", "--output", metavar=words.META_OUTPUT, type=Path, required=True, help=words.HELP_OUTPUT)


def run(arguments: argparse.Namespace) -> int:
    """Write the roster and say what must be added by hand. An existing file is never written over."""
    from gxxl.codes import SOURCE
    from gxxl.consolidate.roster_draft import write_draft

    with writing(arguments.output):
        rows = write_draft(arguments.code, arguments.output)
    said = [words.WRITTEN.format(path=arguments.output, count=len(rows)), words.SOURCE.format(source=SOURCE)]
    said += [words.NOTE if rows[0][1] else words.NOTE_ABOVE, words.NEXT]
    print("\n".join(said), file=sys.stderr)
    return 0
