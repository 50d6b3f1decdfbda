"""The directory of a compound file (old Office): which streams it has at its top, which tells what it is.

[MS-CFB] Compound File Binary File Format, sections 2.2 (header), 2.3 (FAT) and 2.6 (directory).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from gxxl.errors import Refused
from gxxl.intake.kinds import refusal
from gxxl.messages import door as words
from gxxl.messages import intake as intake_words

_END = 0xFFFFFFFA  # sector numbers from here on are marks
_NONE = 0xFFFFFFFF
_ENTRY = 128
_MAX_SECTORS = 4096  # of the directory


def require_workbook(data: bytes) -> None:
    """Raise ``Refused`` for a compound file that is not an old workbook."""
    names = top_names(data)
    if "encryptedpackage" in names:
        raise Refused("encrypted", intake_words.ENCRYPTED)
    if names & {"workbook", "book"}:
        return
    if "worddocument" in names:
        raise Refused("old_word", intake_words.OLD_WORD)
    if "powerpoint document" in names:
        raise refusal("slides")
    if "__properties_version1.0" in names:
        raise refusal("outlook")
    raise refusal("office_package")


def top_names(data: bytes) -> frozenset[str]:
    """Names of the streams and storages at the top, in small letters. Raises ``Refused`` for a damaged file."""
    try:
        entries = _entries(data)
        return frozenset(_children(entries))
    except (struct.error, IndexError, UnicodeDecodeError, ValueError) as error:
        raise Refused("damaged_compound", words.COMPOUND_DAMAGED) from error


def _entries(data: bytes) -> bytes:
    """The directory's sectors, joined."""
    shift, first = struct.unpack_from("<H", data, 30)[0], struct.unpack_from("<I", data, 48)[0]
    if shift not in (9, 12):
        raise ValueError(shift)
    size = 1 << shift
    fat = _fat(data, size)
    parts, seen, sector = [], set[int](), first
    while sector < _END and sector not in seen and len(seen) < _MAX_SECTORS:
        seen.add(sector)
        part = data[(sector + 1) * size : (sector + 2) * size]
        if len(part) < _ENTRY:
            raise ValueError(sector)
        parts.append(part)
        sector = fat(sector)
    return b"".join(parts)


class _fat:  # noqa: N801 - a function with what it remembers
    """The sector after a sector."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data, self._size = data, size
        self._sectors = struct.unpack_from("<109I", data, 76)

    def __call__(self, sector: int) -> int:
        """By the table's part that the header names; a directory beyond those is not followed."""
        number, at = divmod(sector, self._size // 4)
        if number >= len(self._sectors) or self._sectors[number] >= _END:
            return _NONE
        place = (self._sectors[number] + 1) * self._size + at * 4
        return int(struct.unpack_from("<I", self._data, place)[0])


def _children(directory: bytes) -> Iterator[str]:
    """The names below the root: a tree of entries with left, right and child."""
    waiting, seen = [struct.unpack_from("<I", directory, 76)[0]], set[int]()
    while waiting:
        number = waiting.pop()
        if number == _NONE or number in seen:
            continue
        seen.add(number)
        entry = directory[number * _ENTRY : (number + 1) * _ENTRY]
        length, left, right = *struct.unpack_from("<H", entry, 64), *struct.unpack_from("<II", entry, 68)
        yield entry[: min(max(length - 2, 0), 64)].decode("utf-16-le").lower()
        waiting += [left, right]
