"""The directory of a compound file (old Office): which streams it has at its top, which tells what it is.

[MS-CFB] Compound File Binary File Format, sections 2.2 (header), 2.3 (FAT) and 2.6 (directory).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from gxxl.errors import Refused
from gxxl.intake.kinds import refusal
from gxxl.messages import door as words
from gxxl.messages import intake as intake_words

_END = 0xFFFFFFFA  # sector numbers from here on are marks
_NONE = 0xFFFFFFFF
_ENTRY = 128
_MAX_SECTORS = 1 << 16  # of a chain
_HEADER_FATS = 109  # sectors of the FAT that the header names; more are in a chain of their own
_OWN_SECTORS = 4096  # bytes from which on a stream has sectors of its own
_BEGIN, _EXCEL_95 = 0x0809, 0x0500  # a stream's first record, and the version in it: [MS-XLS] 2.4.21
_FILE_PASS = 0x2F  # the record of a workbook that is encrypted: [MS-XLS] 2.4.117


def require_workbook(data: bytes) -> None:
    """Raise ``Refused`` for a compound file that is not an old workbook, or one that is encrypted."""
    try:
        names, is_encrypted, is_old = _look(data)
    except (struct.error, IndexError, UnicodeDecodeError, ValueError) as error:
        raise Refused("damaged_compound", words.COMPOUND_DAMAGED) from error
    if "encryptedpackage" in names:
        raise Refused("encrypted", intake_words.ENCRYPTED)
    if is_encrypted:
        raise Refused("encrypted_old", words.ENCRYPTED_OLD)
    if is_old:
        raise Refused("old_excel", words.OLD_EXCEL)
    if names & {"workbook", "book"}:
        return
    if "worddocument" in names:
        raise Refused("old_word", intake_words.OLD_WORD)
    if "powerpoint document" in names:
        raise refusal("slides")
    if "__properties_version1.0" in names:
        raise refusal("outlook")
    raise refusal("office_package")


def workbook_stream(data: bytes) -> bytes:
    """The stream of an old workbook; empty where there is none, it is small, or the file is damaged."""
    try:
        sectors = _Sectors(data)
        found = [entry for entry in _children(sectors.directory()) if entry.name in ("workbook", "book")]
        return sectors.chain(found[0].start)[: found[0].size] if found else b""
    except (struct.error, IndexError, UnicodeDecodeError, ValueError):
        return b""


def _look(data: bytes) -> tuple[frozenset[str], bool, bool]:
    """Names of what is at the top, in small letters; whether a workbook there is encrypted; whether all are too old."""
    sectors = _Sectors(data)
    entries = list(_children(sectors.directory()))
    books = [entry for entry in entries if entry.name in ("workbook", "book")]
    heads = [sectors.at(entry.start) for entry in books if entry.start < _END]
    encrypted = any(_FILE_PASS in _records(head) for head in heads)
    old = bool(heads) and all(_version(head) == _EXCEL_95 for head in heads)
    return frozenset(entry.name for entry in entries), encrypted, old


@dataclass(frozen=True, slots=True)
class _Entry:
    """A stream or storage: its name, and its first sector; a mark for a small one, which has none of its own."""

    name: str
    start: int
    size: int


class _Sectors:
    """A compound file's sectors by number."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in (9, 12):
            raise ValueError(shift)
        self._size = 1 << shift
        self._fats = [*struct.unpack_from(f"<{_HEADER_FATS}I", data, 76), *self._more_fats()]

    def at(self, sector: int) -> bytes:
        """A sector's bytes; fewer at the end of the file."""
        return self._data[(sector + 1) * self._size : (sector + 2) * self._size]

    def directory(self) -> bytes:
        """The directory's sectors, joined."""
        return self.chain(struct.unpack_from("<I", self._data, 48)[0])

    def chain(self, sector: int) -> bytes:
        """A sector and those after it, joined."""
        parts, seen = [], set[int]()
        while sector < _END and sector not in seen and len(seen) < _MAX_SECTORS:
            seen.add(sector)
            parts.append(self.at(sector))
            if len(parts[-1]) < _ENTRY:
                raise ValueError(sector)
            sector = self._after(sector)
        return b"".join(parts)

    def _more_fats(self) -> Iterator[int]:
        """The sectors of the FAT that the header has no room for: 2.5."""
        (sector,) = struct.unpack_from("<I", self._data, 68)
        for _ in range(_MAX_SECTORS):
            if sector >= _END:
                return
            *numbers, sector = struct.unpack(f"<{self._size // 4}I", self.at(sector))
            yield from numbers

    def _after(self, sector: int) -> int:
        number, place = divmod(sector, self._size // 4)
        if number >= len(self._fats) or self._fats[number] >= _END:
            return _NONE
        return int(struct.unpack_from("<I", self._data, (self._fats[number] + 1) * self._size + place * 4)[0])


def _children(directory: bytes) -> Iterator[_Entry]:
    """What is below the root: a tree of entries with left, right and child."""
    waiting, seen = [struct.unpack_from("<I", directory, 76)[0]], set[int]()
    while waiting:
        number = waiting.pop()
        if number == _NONE or number in seen:
            continue
        seen.add(number)
        entry = directory[number * _ENTRY : (number + 1) * _ENTRY]
        (length,), (left, right) = struct.unpack_from("<H", entry, 64), struct.unpack_from("<II", entry, 68)
        name = entry[: min(max(length - 2, 0), 64)].decode("utf-16-le").lower()
        start, size = struct.unpack_from("<II", entry, 116)
        yield _Entry(name, start if size >= _OWN_SECTORS else _END, size)
        waiting += [left, right]


def _version(head: bytes) -> int:
    kind, _, version = struct.unpack_from("<HHH", head)
    return int(version) if kind == _BEGIN else 0


def _records(sector: bytes) -> Iterator[int]:
    """The kinds of the records at the start of a workbook's stream, as far as one sector goes."""
    at = 0
    while at + 4 <= len(sector):
        kind, length = struct.unpack_from("<HH", sector, at)
        yield kind
        at += 4 + length
