"""Compound files (old Office) with given streams, as small as the format allows: [MS-CFB]."""

from __future__ import annotations

import struct

_SECTOR = 512
_STREAM = 4096  # bytes from which on a stream has sectors of its own
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(*names: str, content: bytes = b"") -> bytes:
    """A compound file with empty streams of these names; the first one has the ``content``.

    Header, one sector of FAT, the directory, the content.
    """
    sectors = -(-(len(names) + 1) // 4)
    padded = content.ljust(_STREAM, b"\x00") if content else b""
    entries = [_entry("Root Entry", 5, child=1 if names else _FREE)]
    for number, name in enumerate(names, start=1):
        right = number + 1 if number < len(names) else _FREE
        first, size = (1 + sectors, len(padded)) if number == 1 and padded else (_END, 0)
        entries.append(_entry(name, 2, right=right, first=first, size=size))
    directory = b"".join(entries).ljust(sectors * _SECTOR, b"\x00")
    chain = [_FAT, *_chain(1, sectors), *_chain(1 + sectors, len(padded) // _SECTOR)]
    fat = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    return _header() + fat + directory + padded


def bare_biff(*records: tuple[int, bytes], version: int = 0x0600) -> bytes:
    """A stream of records of an old workbook, the first one its beginning, with its version: [MS-XLS] 2.4.21."""
    begin = (0x0809, struct.pack("<HHHHII", version, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in (begin, *records, (0x000A, b"")))


def _chain(start: int, length: int) -> list[int]:
    return [*range(start + 1, start + length), _END] if length else []


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1)
    head += struct.pack("<IIIIII", 0, _STREAM, _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, *, right: int = _FREE, child: int = _FREE, first: int = _END, size: int = 0) -> bytes:
    raw = name.encode("utf-16-le")
    head = raw.ljust(64, b"\x00") + struct.pack("<HBB", len(raw) + 2 if raw else 0, kind, 1)
    return (head + struct.pack("<III", _FREE, right, child)).ljust(116, b"\x00") + struct.pack("<IQ", first, size)
