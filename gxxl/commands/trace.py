"""``gxxl trace``: which figures of which units make up a cell of a summary."""

from __future__ import annotations

import argparse
from pathlib import Path

from gxxl.messages import trace as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("summary", metavar=words.META_FILE, type=Path, help=words.HELP_FILE)
    parser.add_argument("what", metavar=words.META_WHAT, help=words.HELP_WHAT)
    parser.add_argument("--json", action="store_true", help=words.HELP_JSON)


def run(arguments: argparse.Namespace) -> int:
    """Print the lineage. Exit 0 where the parts add up to the cell, 1 where they do not, 2 where there is no trail."""
    from gxxl.consolidate.trace import trace
    from gxxl.render.trace import trace_data, trace_text

    found = trace(arguments.summary, arguments.what)
    if arguments.json:
        import json

        print(json.dumps(trace_data(found), ensure_ascii=False, indent=1))
    else:
        print(trace_text(found))
    return 0 if found.agrees else 1
