"""Files that hold files: what is in one, and one of them by its number. Names in it are never used as paths."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from gxxl.errors import Refused
from gxxl.intake.kinds import Shape, is_document, shape
from gxxl.intake.names import second_name, shown_name, why_left_alone
from gxxl.messages import door as words

MAX_DEPTH = 3  # containers inside each other, mails included
MAX_ZIPS = 2  # of which zip files
_DRIVE = re.compile(r"^[A-Za-z]:")


class Member(NamedTuple):
    """A file in a container: its number there, and its name as users see it."""

    number: int
    name: str


class Container(NamedTuple):
    """What is in a container: to read, and left alone, with the reason."""

    members: tuple[Member, ...]
    ignored: tuple[tuple[str, str], ...] = ()


def open_container(data: bytes, kinds: Iterable[Shape] = ()) -> Container | None:
    """What is in a container, or ``None`` for a file that is none.

    ``kinds`` are the containers that it lies in, the outermost first. Raises ``Refused`` for one that is damaged,
    protected, too large, empty, or one too many inside others.
    """
    kind = shape(data)
    container = _open(kind, data)
    if container is not None:
        around = [*kinds, kind]
        if len(around) > MAX_DEPTH or around.count(Shape.ZIP) > MAX_ZIPS:
            raise Refused("nested", words.ARCHIVE_NESTED)
    return container


def _open(kind: Shape, data: bytes) -> Container | None:
    if kind is Shape.ZIP and not is_document(data):
        from gxxl.intake.zips import list_zip  # noqa: PLC0415 - late, for start-up

        return list_zip(data)
    if kind is Shape.MAIL:
        from gxxl.intake.mail import list_mail  # noqa: PLC0415 - late, for start-up

        return list_mail(data)
    return None


def extract(data: bytes, number: int) -> tuple[bytes, Shape]:
    """A member's bytes, and what the container is. Raises ``Refused`` where it cannot be had."""
    kind = shape(data)
    if kind is Shape.ZIP:
        from gxxl.intake.zips import read_zip  # noqa: PLC0415 - late, for start-up

        return read_zip(data, number), kind
    from gxxl.intake.mail import read_mail  # noqa: PLC0415 - late, for start-up

    return read_mail(data, number), kind


def sorted_out(names: Iterable[tuple[int, str]]) -> tuple[list[Member], list[tuple[str, str]]]:
    """Members to read and those that are left alone; of two with one name the second is told apart."""
    members: list[Member] = []
    ignored: list[tuple[str, str]] = []
    seen: dict[str, int] = {}
    for number, raw in names:
        name = member_name(raw)
        reason = next(filter(None, map(why_left_alone, name.split("/"))), "")
        if reason:
            ignored.append((name, reason))
            continue
        seen[name] = seen.get(name, 0) + 1
        members.append(Member(number, name if seen[name] == 1 else second_name(name, seen[name])))
    return members, ignored


def member_name(raw: str) -> str:
    """A member's name to show: separators of any system as ``/``, nothing that leads out, only signs that print."""
    parts = [part.strip() for part in _DRIVE.sub("", raw.replace("\\", "/")).split("/")]
    return "/".join(shown_name(part) for part in parts if part not in ("", ".", "..")) or "_"
