"""Which files to read: those in the folders that were named, less what programs leave lying about."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gxxl.errors import Refused
from gxxl.messages import consolidate as words

_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx"))
_TEMPORARY = ("~", ".")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is, and what users see of its name."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file or folder that is left alone, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that lies in the folders: to read, and left alone."""

    files: tuple[Found, ...]
    ignored: tuple[Ignored, ...]


def gather(paths: Iterable[Path], *, outputs: Collection[Path] = (), roster: Path | None = None) -> Gathered:
    """The files under ``paths``, each once, in the order of their names.

    ``outputs`` of this run and the ``roster`` are left alone when they lie in a folder. Raises ``Refused`` for a path
    that does not exist, and for an output that was named as an input.
    """
    special = {path.resolve(): words.IGNORED_OUTPUT for path in outputs}
    if roster is not None:
        special[roster.resolve()] = words.IGNORED_ROSTER
    found: dict[Path, Found] = {}
    ignored: dict[Path, Ignored] = {}
    for root in paths:
        if not root.exists():
            raise Refused("no_such_path", words.NO_SUCH_PATH.format(path=root))
        if root.resolve() in map(Path.resolve, outputs):
            raise Refused("output_is_input", words.OUTPUT_IS_INPUT.format(path=root))
        for path, shown, reason in _walk(root):
            why = reason or special.get(path.resolve(), "")
            if why:
                ignored.setdefault(path.resolve(), Ignored(shown, why))
            else:
                found.setdefault(path.resolve(), Found(path, shown))
    files = sorted(_told_apart(found.values()), key=lambda item: item.shown)
    return Gathered(tuple(files), tuple(sorted(ignored.values(), key=lambda item: item.file)))


def _walk(root: Path) -> Iterator[tuple[Path, str, str]]:
    """Path, name to show, and why it is left alone, if it is."""
    if root.is_file():
        yield root, shown_name(root.name), ""
        return
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        for name in list(folders):
            reason = _why_not(name) or (words.IGNORED_LINK if (here / name).is_symlink() else "")
            if reason:
                folders.remove(name)
                yield here / name, _shown(root, here / name), reason
        for name in files:
            yield here / name, _shown(root, here / name), _why_not(name)


def _shown(root: Path, path: Path) -> str:
    return shown_name(path.relative_to(root).as_posix())


def _why_not(name: str) -> str:
    if name.lower() in _SYSTEM:
        return words.IGNORED_SYSTEM
    return words.IGNORED_TEMPORARY if name.startswith(_TEMPORARY) or name.lower().endswith(".tmp") else ""


def _told_apart(files: Iterable[Found]) -> Iterator[Found]:
    """Files of two folders may have one name: then the whole path is shown."""
    files = list(files)
    names = Counter(file.shown for file in files)
    for file in files:
        yield file if names[file.shown] == 1 else replace(file, shown=shown_name(file.path.as_posix()))


def shown_name(name: str) -> str:
    """A file's name that can be printed: names in GBK are read as such, signs that do not print become 「�」."""
    try:
        name.encode()
    except UnicodeEncodeError:
        name = _decoded(os.fsencode(name))
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace")
