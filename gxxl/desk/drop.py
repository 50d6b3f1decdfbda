"""Files and folders dropped on the bundle's programs: run the command, show how it goes, open what came of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gxxl.cli import main as gxxl
from gxxl.errors import GxxlError
from gxxl.messages import commands as command_words
from gxxl.messages import desk as words

CHECKED = frozenset(
    {".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".docx", ".doc", ".wps", ".pdf", ".html", ".htm", ".mht", ".txt"}
)
# For those who run the batch files from a script.
NO_OPEN = "GXXL_NO_OPEN"
ROSTER_SUFFIXES = (".csv", ".xlsx")


def check(paths: Sequence[Path]) -> int:
    """Check files, or the files of folders, and open the marked copy. Exit code as ``gxxl check`` has it."""
    if not paths:
        raise GxxlError(words.DROP_CHECK_NOTHING)
    _require_there(paths)
    files = [(file, target) for path in paths for file, target in _with_targets(path)]
    if not files:
        raise GxxlError(words.NO_FILES.format(folder=paths[0]))
    codes = []
    for number, (file, target) in enumerate(files, start=1):
        print(words.CHECKING.format(number=number, count=len(files), name=file.name), flush=True)
        codes.append(gxxl(["check", str(file), "--mark", str(target)]))
        print(flush=True)
    if len(files) > 1:
        passed, found = codes.count(0), codes.count(1)
        print(
            words.CHECKED_ALL.format(count=len(codes), passed=passed, found=found, refused=len(codes) - passed - found)
        )
    first, target = files[0]
    marked = target / command_words.MARKED_NAME.format(stem=first.stem)
    _open(marked if len(files) == 1 else target)
    return 2 if min(codes) > 1 else int(any(codes))


def consolidate(paths: Sequence[Path]) -> int:
    """Add up a folder of submissions, with the roster that lies beside it, and open the summary."""
    if not paths:
        raise GxxlError(words.DROP_CONSOLIDATE_NOTHING)
    _require_there(paths)
    first = paths[0].absolute()
    name = first.name if first.is_dir() else ""
    summary = first.parent / words.SUMMARY_NAME.format(name=name)
    rosters = [path for path in paths if _is_roster(path)] or sorted(filter(_is_roster, first.parent.iterdir()))
    inputs = [str(path) for path in paths if not _is_roster(path)]
    print(words.ROSTER_USED.format(path=rosters[0]) if rosters else words.NO_ROSTER, flush=True)
    roster = ["--roster", str(rosters[0])] if rosters else []
    code = gxxl(["consolidate", *inputs, "-o", str(summary), *roster])
    _open(summary)
    return code


def _require_there(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            raise GxxlError(words.NOT_THERE.format(path=path))


def _with_targets(path: Path) -> Iterator[tuple[Path, Path]]:
    """Each file to check, and the folder for its marked copy: beside a file, or beside the whole folder."""
    path = path.absolute()
    if path.is_file():
        yield path, path.parent
        return
    target = path.parent / words.MARKED_FOLDER.format(name=path.name)
    for file in sorted(path.rglob("*")):
        ours = words.MARKED_SIGN in file.stem or file.name.startswith(("~$", "."))
        if file.is_file() and file.suffix.lower() in CHECKED and not ours:
            yield file, target / file.parent.relative_to(path)


def _is_roster(path: Path) -> bool:
    return path.suffix.lower() in ROSTER_SUFFIXES and path.stem == words.ROSTER_NAME


def _open(path: Path) -> None:
    """Open a file with the program that it belongs to, as a double click does."""
    if not path.exists() or NO_OPEN in os.environ:
        return
    system: Any = os
    try:
        system.startfile(path)
    except (OSError, AttributeError):
        print(words.OPEN_YOURSELF.format(path=path))
    else:
        print(words.OPENING.format(path=path))
