"""The pages that are made from the program itself: rules, messages, commands, and the sessions in the READMEs.

python3 install/dev.py docs            write them
python3 install/dev.py docs --check    only say which are stale; exit code 1 when one is
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from docs.page_commands import commands_page
from docs.page_messages import messages_page
from docs.page_rules import rules_page
from docs.sessions import refreshed

DOCS = Path(__file__).resolve().parent
PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "messages.md": messages_page,
    "rules.md": rules_page,
    "../README.md": lambda: refreshed(DOCS.parent / "README.md"),
    "../README.en.md": lambda: refreshed(DOCS.parent / "README.en.md"),
}


def stale() -> list[str]:
    """The names of the pages that are not as the program would write them."""
    return [name for name, make in PAGES.items() if _read(DOCS / name) != make()]


def write() -> None:
    """Write all pages."""
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Write or check; stale pages are named on stdout."""
    if arguments != ["--check"]:
        write()
        return 0
    names = stale()
    print(*names, sep="\n")
    return int(bool(names))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
