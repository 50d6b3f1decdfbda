"""``python fetch_source.py NAME==VERSION FILE``: a source package from the index that pip uses, and nothing of it run.

``pip download`` runs a source package's set-up program to learn its name; this only downloads. pip's own session knows
the user's index or mirror, proxy and certificates; there is no public way to it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pip._internal.commands import create_command
from pip._vendor.packaging.specifiers import SpecifierSet


def fetch(requirement: str, path: Path) -> None:
    """Download to ``path``. Raises what pip raises."""
    name, _, version = requirement.partition("==")
    command = create_command("download")
    options, _ = command.parse_args(["--quiet", "--no-binary=:all:"])
    with command.main_context():
        session = command.get_default_session(options)  # type: ignore[attr-defined]
        finder = command._build_package_finder(options, session)  # type: ignore[attr-defined] # noqa: SLF001
        best = finder.find_best_candidate(name, SpecifierSet(f"=={version}")).best_candidate
        if best is None:
            sys.exit(f"{requirement}: not found")
        answer = session.get(best.link.url_without_fragment)
        answer.raise_for_status()
        path.write_bytes(answer.content)


if __name__ == "__main__":
    fetch(sys.argv[1], Path(sys.argv[2]))
