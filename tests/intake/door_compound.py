"""Compound files (old Office) with given streams, as small as the format allows."""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(*names: str) -> bytes:
    """A compound file with empty streams of these names: header, one sector of FAT, the directory."""
    entries = [_entry("Root Entry", 5, child=1 if names else _FREE)]
    for number, name in enumerate(names, start=1):
        right = number + 1 if number < len(names) else _FREE
        entries.append(_entry(name, 2, right=right))
    while len(entries) % 4:
        entries.append(_entry("", 0))
    directory = b"".join(entries)
    sectors = len(directory) // _SECTOR
    chain = [_FAT, *(number + 2 for number in range(sectors - 1)), _END]
    fat = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    return _header() + fat + directory


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1)
    head += struct.pack("<IIIIII", 0, 4096, _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    raw = name.encode("utf-16-le")
    head = raw.ljust(64, b"\x00") + struct.pack("<HBB", len(raw) + 2 if raw else 0, kind, 1)
    return (head + struct.pack("<III", _FREE, right, child)).ljust(116, b"\x00") + struct.pack("<IQ", _END, 0)
