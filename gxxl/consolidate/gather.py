"""Which files to read: those in the folders that were named, less what programs leave lying about."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from gxxl.errors import Refused, why_of
from gxxl.intake.container import Container
from gxxl.intake.kinds import Shape
from gxxl.intake.names import second_name, shown_name, why_left_alone
from gxxl.intake.store import load
from gxxl.messages import consolidate as words


class Found(NamedTuple):
    """A file to read: where it is, and what users see of its name.

    ``place`` is its path, or its address where it ``is_remote``; ``inside`` has, for one in a container, the number of
    the member to take at each level.
    """

    place: str
    shown: str
    is_remote: bool = False
    inside: tuple[int, ...] = ()

    @property
    def whole_name(self) -> str:
        """Its path as it is written everywhere, or its address."""
        if self.is_remote:
            from gxxl.intake.remote import shown_url  # noqa: PLC0415 - late, an extra

            return shown_url(self.place)
        return Path(self.place).as_posix()

    def load(self) -> tuple[bytes, tuple[Shape, ...]]:
        """Its bytes, and the kinds of the containers around it. Raises ``Refused`` where they cannot be had."""
        return load(self.place, self.inside, is_remote=self.is_remote)

    def content(self) -> bytes:
        """Its bytes alone."""
        return self.load()[0]

    def member(self, number: int, name: str) -> Found:
        """A file in this one, which is a container."""
        shown = words.IN_CONTAINER.format(container=self.shown, name=name)
        return self._replace(shown=shown, inside=(*self.inside, number))


class Ignored(NamedTuple):
    """A file or folder that is left alone, and why."""

    file: str
    reason: str


class Gathered(NamedTuple):
    """Everything that lies in the folders: to read, and left alone."""

    files: tuple[Found, ...]
    ignored: tuple[Ignored, ...]


def gather(
    paths: Iterable[Path | str], *, outputs: Collection[Path] = (), beside: Mapping[Path, str] | None = None
) -> Gathered:
    """The files under ``paths``, each once, in the order of their names.

    ``outputs`` of this run, and files ``beside`` that it uses for other things (with what they are), are left alone
    when they lie in a folder. Raises ``Refused`` for a path that does not exist, and for an output that was named as an
    input. A text among ``paths`` is an address for fsspec.
    """
    special = {_real(path): words.IGNORED_OUTPUT for path in outputs}
    special |= {_real(path): why for path, why in (beside or {}).items()}
    found: dict[str, Found] = {}
    ignored: dict[str, Ignored] = {}
    for root in paths:
        if isinstance(root, str):
            _add_remote(root, found, ignored)
            continue
        if not root.exists():
            raise Refused("no_such_path", words.NO_SUCH_PATH.format(path=root))
        if _real(root) in map(_real, outputs):
            raise Refused("output_is_input", words.OUTPUT_IS_INPUT.format(path=root))
        for path, real, shown, reason in _walk(root):
            why = reason or special.get(real, "")
            if why:
                ignored.setdefault(real, Ignored(shown, why))
            elif real not in found:
                found[real] = Found(path, shown)
    files = sorted(_told_apart(found.values()), key=lambda item: item.shown)
    return Gathered(tuple(files), tuple(sorted(ignored.values(), key=lambda item: item.file)))


def members_of(found: Found, container: Container) -> list[Found]:
    """The files to read in a container."""
    return [found.member(member.number, member.name) for member in container.members]


def ignored_in(found: Found, container: Container) -> list[Ignored]:
    """What is left alone in a container."""
    pairs = container.ignored
    return [Ignored(words.IN_CONTAINER.format(container=found.shown, name=name), reason) for name, reason in pairs]


def _add_remote(url: str, found: dict[str, Found], ignored: dict[str, Ignored]) -> None:
    from gxxl.intake.remote import list_url  # noqa: PLC0415 - late, an extra

    for address, name in list_url(url):
        shown = "/".join(map(shown_name, name.split("/")))
        why = next(filter(None, map(why_left_alone, name.split("/"))), "")
        if why:
            ignored.setdefault(address, Ignored(shown, why))
        else:
            found.setdefault(address, Found(address, shown, is_remote=True))


def _real(path: Path | str) -> str:
    """``Path.resolve()``, which would raise for a link that leads to itself: one such must not end the run."""
    return os.path.realpath(path)


class _Seen(NamedTuple):
    """What lies in a folder: its path as named and as it really is, the name to show, why it is left alone if it is."""

    path: str
    real: str
    shown: str
    reason: str = ""


def _walk(root: Path) -> Iterator[_Seen]:
    """Everything under a path that is no folder to look into; without a look at each file where the folder tells."""
    if root.is_file():
        yield _Seen(str(root), _real(root), shown_name(root.name))
        return
    folders = [(str(root), "")]
    for folder, name in folders:  # grows while it is gone through
        try:
            with os.scandir(folder) as entries:
                inside = list(entries)
        except OSError as error:
            why = words.IGNORED_CLOSED.format(why=why_of(error))
            yield _Seen(folder, _real(folder), shown_name(name.rstrip("/") or root.name), why)
            continue
        here = os.path.join(_real(folder), "")  # noqa: PTH118 - pathlib takes as long as the whole rest
        for entry in inside:
            seen = _entry(entry, here, name)
            if seen.reason or not _is_folder(entry):
                yield seen
            else:
                folders.append((entry.path, f"{name}{entry.name}/"))


def _entry(entry: os.DirEntry[str], here: str, name: str) -> _Seen:
    """An entry of the folder that really is ``here`` and is called ``name`` under what the user named."""
    is_link = entry.is_symlink()
    real = _real(entry.path) if is_link else here + entry.name
    reason = why_left_alone(entry.name)
    if not reason and is_link and _is_folder(entry):
        reason = words.IGNORED_LINK
    return _Seen(entry.path, real, shown_name(name + entry.name), reason or _why_no_file(entry))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _why_no_file(entry: os.DirEntry[str]) -> str:
    """Pipes and devices may never end; a link that leads nowhere is said to when it is read."""
    if entry.is_file(follow_symlinks=False) or _is_folder(entry):
        return ""
    path = Path(entry.path)
    return words.IGNORED_SPECIAL if path.exists() and not path.is_file() else ""


def _told_apart(files: Iterable[Found]) -> Iterator[Found]:
    """Files of two folders may have one name: then the whole path is shown."""
    files = list(files)
    names = Counter(file.shown for file in files)
    if len(names) == len(files):
        yield from files
        return
    whole = [file if names[file.shown] == 1 else file._replace(shown=shown_name(file.whole_name)) for file in files]
    seen: Counter[str] = Counter()
    for file in whole:  # names that differ only in signs that do not print
        seen[file.shown] += 1
        yield file if seen[file.shown] == 1 else file._replace(shown=second_name(file.shown, seen[file.shown]))
