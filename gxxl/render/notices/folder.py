"""The folder of notices: what an earlier run wrote is replaced, what a person changed since is kept.

A list beside the files has the hash of each as it was written. A file that no longer has it was changed by somebody:
it stays, and the new one gets another name.
"""

from __future__ import annotations

import itertools
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Self

from gxxl.files import whole
from gxxl.leftovers import prefix, sweep
from gxxl.messages import notices as words
from gxxl.names import file_name
from gxxl.render.printable import printable

MANIFEST = ".gxxl-notices.json"
_LENGTH = 60
Write = Callable[[Path], None]
Digests = Mapping[str, Sequence[str]]


class Folder:
    """One run's files; ``add`` them all, then ``place`` puts them there. A context: what was not placed is gone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self._known = _read_manifest(path / MANIFEST)
        self._digests: dict[str, str] = {}
        self._taken: set[str] = set()
        self._kept: list[str] = []
        sweep(path)
        self._waiting = tempfile.TemporaryDirectory(prefix=prefix(), dir=path)

    def __enter__(self) -> Self:
        """Nothing is done yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what was not placed."""
        self._waiting.cleanup()

    def name_for(self, stem: str, ending: str) -> str:
        """The first of stem, stem（2）, … that is free, or ours and unchanged. It is taken from then on."""
        short = printable(stem)[:_LENGTH]  # a number at the end must not be cut off
        numbered = (words.NUMBERED.format(stem=short, number=number) for number in itertools.count(2))
        for name in (_safe(text, ending) for text in itertools.chain([short], numbered)):
            if name.casefold() not in self._taken:
                self._taken.add(name.casefold())
                if self._may_write(name):
                    return name
                self._kept.append(name)
        raise AssertionError

    def add(self, name: str, write: Write) -> None:
        """Write a file that waits for its place. Raises ``OSError``."""
        path = Path(self._waiting.name, name)
        write(path)
        self._digests[name] = _digest(path)

    @property
    def kept(self) -> tuple[str, ...]:
        """Files that stay because a person changed or made them, so that ours got another name."""
        return tuple(self._kept)

    @property
    def outdated(self) -> tuple[str, ...]:
        """Files of earlier runs that have no place in this one and that a person changed."""
        files = (name for name in self._known if name not in self._digests and name not in self._kept)
        return tuple(name for name in files if (self.path / name).is_file() and not self._is_ours(name))

    def place(self) -> int:
        """Put every file in its place, and remove earlier ones that are not needed; gives the number of those.

        Raises ``OSError``. The hashes are noted first: a run that is killed leaves nothing that looks like a person's.
        """
        self._note({name: (*self._known.get(name, ()), digest) for name, digest in self._digests.items()})
        for name in self._digests:
            Path(self._waiting.name, name).replace(self.path / name)
        stale = [name for name in self._known if name not in self._digests and self._is_ours(name)]
        for name in stale:
            (self.path / name).unlink()
        stay = {name: self._known[name] for name in (*self._kept, *self.outdated) if name in self._known}
        self._known = stay
        self._note({name: (digest,) for name, digest in self._digests.items()})
        return len(stale)

    def _may_write(self, name: str) -> bool:
        path = self.path / name
        return self._is_ours(name) or not (path.exists() or path.is_symlink())

    def _is_ours(self, name: str) -> bool:
        path = self.path / name
        return path.is_file() and not path.is_symlink() and _digest(path) in self._known.get(name, ())

    def _note(self, digests: Digests) -> None:
        with whole(self.path / MANIFEST) as temporary:
            text = json.dumps({**self._known, **digests}, ensure_ascii=False, indent=1)
            temporary.write_text(text, encoding="utf-8")


def _safe(stem: str, ending: str) -> str:
    """A file's name; ``#`` and ``%`` would break the links to it."""
    return file_name(f"{stem}{ending}".translate({ord("#"): "_", ord("%"): "_"}))


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _read_manifest(path: Path) -> dict[str, Sequence[str]]:
    """The hashes by name; none where the list is absent or not ours, and then every file is taken for a person's."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {
        name: [digest for digest in digests if isinstance(digest, str)]
        for name, digests in data.items()
        if isinstance(digests, list) and name == file_name(name) and name != MANIFEST
    }
