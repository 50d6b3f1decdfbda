"""``gxxl doctor``: what on this machine helps or hinders, and what to do. Never changes anything."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from gxxl import __version__
from gxxl.doctor import Check, examine
from gxxl.messages import doctor as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--json", action="store_true", help=words.JSON_HELP)


def run(arguments: argparse.Namespace) -> int:
    """Look, and say what is there. Exit 0 nothing to do, 1 problems."""
    checks = examine()
    if arguments.json:
        _print_json(checks)
    else:
        print("\n".join(_lines(checks)))
    return int(any(check.state == "problem" for check in checks))


def _lines(checks: Sequence[Check]) -> list[str]:
    lines = [words.HEAD.format(version=__version__)]
    for check in checks:
        title = words.TITLES[check.name]
        lines.append(words.LINE.format(mark=words.MARKS[check.state], title=title, found=check.found))
        if check.remedy:
            lines.append(words.REMEDY.format(remedy=check.remedy))
    count = sum(check.state == "problem" for check in checks)
    return [*lines, words.COUNT.format(count=count) if count else words.CLEAN]


def _print_json(checks: Sequence[Check]) -> None:
    import json

    data = [
        {
            "check": check.name,
            "title": words.TITLES[check.name],
            "state": check.state,
            "found": check.found,
            "remedy": check.remedy or None,
        }
        for check in checks
    ]
    print(json.dumps({"version": __version__, "checks": data}, ensure_ascii=False, indent=1))
