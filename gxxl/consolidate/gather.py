"""Which files to read: those in the folders that were named, less what programs leave lying about."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gxxl.errors import Refused
from gxxl.intake.container import Container
from gxxl.intake.kinds import Shape
from gxxl.intake.names import second_name, shown_name, why_left_alone
from gxxl.intake.store import load
from gxxl.messages import consolidate as words


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is, and what users see of its name.

    ``url`` is its address where it is not on this machine; ``inside`` has, for one in a container, the number of the
    member to take at each level.
    """

    path: Path
    shown: str
    url: str = ""
    inside: tuple[int, ...] = ()

    def load(self) -> tuple[bytes, tuple[Shape, ...]]:
        """Its bytes, and the kinds of the containers around it. Raises ``Refused`` where they cannot be had."""
        return load(self.url or self.path, self.inside)

    def content(self) -> bytes:
        """Its bytes alone."""
        return self.load()[0]

    def member(self, number: int, name: str) -> Found:
        """A file in this one, which is a container."""
        shown = words.IN_CONTAINER.format(container=self.shown, name=name)
        return Found(self.path, shown, self.url, (*self.inside, number))


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


def gather(paths: Iterable[Path | str], *, outputs: Collection[Path] = (), roster: Path | None = None) -> Gathered:
    """The files under ``paths``, each once, in the order of their names.

    ``outputs`` of this run and the ``roster`` are left alone when they lie in a folder. Raises ``Refused`` for a path
    that does not exist, and for an output that was named as an input. A text among ``paths`` is an address for fsspec.
    """
    special = {_resolved(path): words.IGNORED_OUTPUT for path in outputs}
    if roster is not None:
        special[_resolved(roster)] = words.IGNORED_ROSTER
    found: dict[Path, Found] = {}
    ignored: dict[Path, Ignored] = {}
    folders: dict[Path, Path] = {}  # as named, and as they really are
    for root in paths:
        if isinstance(root, str):
            _add_remote(root, found, ignored)
            continue
        if not root.exists():
            raise Refused("no_such_path", words.NO_SUCH_PATH.format(path=root))
        if _resolved(root) in map(_resolved, outputs):
            raise Refused("output_is_input", words.OUTPUT_IS_INPUT.format(path=root))
        for path, shown, reason in _walk(root):
            place = _real(path, folders)
            why = reason or special.get(place, "")
            if why:
                ignored.setdefault(place, Ignored(shown, why))
            else:
                found.setdefault(place, Found(path, shown))
    files = sorted(_told_apart(found.values()), key=lambda item: item.shown)
    return Gathered(tuple(files), tuple(sorted(ignored.values(), key=lambda item: item.file)))


def members_of(found: Found, container: Container) -> list[Found]:
    """The files to read in a container."""
    return [found.member(member.number, member.name) for member in container.members]


def ignored_in(found: Found, container: Container) -> list[Ignored]:
    """What is left alone in a container."""
    pairs = container.ignored
    return [Ignored(words.IN_CONTAINER.format(container=found.shown, name=name), reason) for name, reason in pairs]


def _add_remote(url: str, found: dict[Path, Found], ignored: dict[Path, Ignored]) -> None:
    from gxxl.intake.remote import list_url  # noqa: PLC0415 - late, an extra

    for address, name in list_url(url):
        shown = "/".join(map(shown_name, name.split("/")))
        why = next(filter(None, map(why_left_alone, name.split("/"))), "")
        if why:
            ignored.setdefault(Path(address), Ignored(shown, why))
        else:
            found.setdefault(Path(address), Found(Path(address), shown, address))


def _real(path: Path, folders: dict[Path, Path]) -> Path:
    """Where a path really is, with the folder looked up once for all its files."""
    if path.is_symlink() or path.name in ("", ".."):
        return _resolved(path)
    folder = path.parent
    if folder not in folders:
        folders[folder] = _resolved(folder)
    return folders[folder] / path.name


def _resolved(path: Path) -> Path:
    """``path.resolve()``, which would raise for a link that leads to itself: one such must not end the run."""
    return Path(os.path.realpath(path))


def _walk(root: Path) -> Iterator[tuple[Path, str, str]]:
    """Path, name to show, and why it is left alone, if it is."""
    if root.is_file():
        yield root, shown_name(root.name), ""
        return
    closed: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=closed.append):
        here = Path(folder)
        for name in list(folders):
            reason = why_left_alone(name) or (words.IGNORED_LINK if (here / name).is_symlink() else "")
            if reason:
                folders.remove(name)
                yield here / name, _shown(root, here / name), reason
        for name in files:
            yield here / name, _shown(root, here / name), why_left_alone(name) or _why_no_file(here / name)
    for error in closed:
        yield Path(error.filename), _shown(root, Path(error.filename)), words.IGNORED_CLOSED


def _why_no_file(path: Path) -> str:
    """Pipes and devices may never end; a link that leads nowhere is said to when it is read."""
    return words.IGNORED_SPECIAL if path.exists() and not path.is_file() else ""


def _shown(root: Path, path: Path) -> str:
    return shown_name(path.relative_to(root).as_posix())


def _told_apart(files: Iterable[Found]) -> Iterator[Found]:
    """Files of two folders may have one name: then the whole path is shown."""
    files = list(files)
    names = Counter(file.shown for file in files)
    whole = [
        file if names[file.shown] == 1 else replace(file, shown=shown_name(file.url or file.path.as_posix()))
        for file in files
    ]
    seen: Counter[str] = Counter()
    for file in whole:  # names that differ only in signs that do not print
        seen[file.shown] += 1
        yield file if seen[file.shown] == 1 else replace(file, shown=second_name(file.shown, seen[file.shown]))
