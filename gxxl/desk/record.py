"""Every change that setting up makes, written down before it is made, and undone from that.

The record is written whole before each step, so that a set-up that was cut off can be undone like any other. What
someone else has changed since is left as it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from gxxl.desk import addins, registry
from gxxl.desk.registry import Data, Value
from gxxl.errors import GxxlError
from gxxl.files import whole
from gxxl.messages import desk as words


@dataclass(frozen=True, slots=True)
class Step:
    """A change: a ``folder`` or ``file`` made, a ``key`` made, a ``value`` set, an ``add_in`` put on Excel's list."""

    kind: str
    place: str
    name: str = ""
    data: Data = ""
    before: Data | None = None
    before_type: int = 0


class Record:
    """The changes of this user, in the order they were made."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.steps = self._read()

    def folder(self, path: Path) -> None:
        """Make a folder and those above it that are not there."""
        if not path.exists():
            self.folder(path.parent)
            self._note(Step("folder", str(path)), path.mkdir)

    def file(self, path: Path, content: bytes) -> None:
        """Write a file of ours."""
        self.made(path, lambda: path.write_bytes(content))

    def made(self, path: Path, make: Callable[[], object]) -> None:
        """Let something else make a file of ours."""
        self.folder(path.parent)
        self._note(Step("file", str(path)), make)

    def later(self, path: Path) -> None:
        """A file of ours that comes into being later: a log."""
        self.made(path, lambda: None)

    def value(self, key: str, name: str, value: Value) -> None:
        """Set a registry value, and make its key where it is not there."""
        self._key(key)
        before = registry.read(key, name)
        old, kind = (before.data, before.type) if before else (None, 0)
        step = Step("value", key, name, value.data, old, kind)
        self._note(step, lambda: registry.write(key, name, value))

    def add_in(self, version: str, path: Path) -> None:
        """Put an add-in on the list of those that an Excel opens."""
        self._key(addins.options_key(version))
        self._note(Step("add_in", version, data=str(path)), lambda: addins.add(version, path))

    def undo(self) -> list[str]:
        """Take everything back, the last first; the places that were left because someone else changed them."""
        left = []
        while self.steps:
            step = self.steps[-1]
            if len(self.steps) == 1:
                self.path.unlink(missing_ok=True)  # it lies in the folder that was made first
            place = step.place + (f" {step.name}" if step.name else "")
            try:
                if not _UNDO[step.kind](step):
                    left.append(place)
            except OSError as error:
                raise GxxlError(words.CANNOT_CHANGE.format(place=place, reason=error.strerror or error)) from error
            self.steps.pop()
            self._write()
        return left

    def _key(self, key: str) -> None:
        if not registry.has_key(key):
            above = key.rpartition("\\")[0]
            if above:
                self._key(above)
            self._note(Step("key", key), lambda: registry.make_key(key))

    def _note(self, step: Step, change: Callable[[], object]) -> None:
        try:
            self.steps.append(step)
            self._write()
            change()
        except OSError as error:
            raise GxxlError(words.CANNOT_CHANGE.format(place=step.place, reason=error.strerror or error)) from error

    def _read(self) -> list[Step]:
        if not self.path.exists():
            return []
        try:
            return [Step(**item) for item in json.loads(self.path.read_text(encoding="utf-8"))]
        except (OSError, ValueError, TypeError) as error:
            raise GxxlError(words.RECORD_BROKEN.format(path=self.path)) from error

    def _write(self) -> None:
        if not self.steps:
            self.path.unlink(missing_ok=True)
        elif self.path.parent.exists():
            with whole(self.path) as temporary:
                temporary.write_text(json.dumps(list(map(asdict, self.steps)), ensure_ascii=False), encoding="utf-8")


def _undo_folder(step: Step) -> bool:
    path = Path(step.place)
    if path.exists() and not any(path.iterdir()):
        path.rmdir()
    return not path.exists()


def _undo_file(step: Step) -> bool:
    Path(step.place).unlink(missing_ok=True)
    return True


def _undo_key(step: Step) -> bool:
    return registry.remove_empty_key(step.place)


def _undo_value(step: Step) -> bool:
    now = registry.read(step.place, step.name)
    if now is None or now.data != step.data:
        return now is None
    if step.before is None:
        registry.remove_value(step.place, step.name)
    else:
        registry.write(step.place, step.name, Value(step.before, step.before_type))
    return True


def _undo_add_in(step: Step) -> bool:
    addins.remove(step.place, Path(str(step.data)))
    return True


_UNDO = {
    "folder": _undo_folder,
    "file": _undo_file,
    "key": _undo_key,
    "value": _undo_value,
    "add_in": _undo_add_in,
}
