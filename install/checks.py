"""Everything that must hold, in one place: CI, pre-commit and the README's test command all run this.

    python install/checks.py               all of it
    python install/checks.py format lint   some of it, by name
    python install/checks.py tests -- -k cover

Run it in the environment of a developer; ``install/dev.py test`` makes that first. All checks run, also after one has
failed; the exit code is 1 when one did.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import words
from words import say

ROOT = Path(__file__).resolve().parent.parent
# The tests come last: their closing lines tell how many ran.
CHECKS = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "types": ("mypy",),
    "tests": ("pytest",),
}


def main(arguments: list[str]) -> int:
    """Run the named checks, or all; what follows ``--`` goes to pytest."""
    names, more = _split(arguments)
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        say(words.NO_SUCH_CHECK.format(name=unknown[0], names="、".join(CHECKS)))
        return 2
    failed = [name for name in names or CHECKS if not _passes(name, more if name == "tests" else [])]
    if failed:
        say(words.CHECK_FAILED.format(names="、".join(words.CHECK_NAMES[name] for name in failed)))
        return 1
    say(words.CHECKS_PASSED)
    return 0


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    if "--" not in arguments:
        return arguments, []
    at = arguments.index("--")
    return arguments[:at], arguments[at + 1 :]


def _passes(name: str, more: list[str]) -> bool:
    say(words.CHECK_STARTS.format(name=words.CHECK_NAMES[name]))
    return subprocess.call([sys.executable, "-m", *CHECKS[name], *more], cwd=ROOT) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
