"""The compression of VBA source ([MS-OVBA] 2.4.1): chunks of 4096 bytes, each of literals and copies."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterator

CHUNK = 4096
SHORTEST = 3  # a copy of fewer bytes is not worth its token
TRIES = 64  # earlier places looked at for a match
RAW_HEAD, PACKED_HEAD = 0x3FFF, 0xB000


def compress(data: bytes) -> bytes:
    """The container of ``data``. ``ValueError`` for a last chunk that cannot be made smaller: no text is like that."""
    return b"\x01" + b"".join(_chunk(data[start : start + CHUNK]) for start in range(0, len(data), CHUNK))


def _chunk(chunk: bytes) -> bytes:
    packed = _packed(chunk)
    if len(packed) <= CHUNK:
        return struct.pack("<H", PACKED_HEAD | (len(packed) - 1)) + packed
    if len(chunk) == CHUNK:
        return struct.pack("<H", RAW_HEAD) + chunk
    raise ValueError("the last chunk does not compress")


def _packed(chunk: bytes) -> bytes:
    out, group, flags = bytearray(), bytearray(), 0
    for number, (is_copy, token) in enumerate(_tokens(chunk)):
        if number and number % 8 == 0:
            out += bytes([flags]) + group
            group.clear()
            flags = 0
        flags |= is_copy << number % 8
        group += token
    return bytes(out) + (bytes([flags]) + group if group else b"")


def _tokens(chunk: bytes) -> Iterator[tuple[bool, bytes]]:
    """Each token, and whether it is a copy."""
    places: dict[bytes, list[int]] = defaultdict(list)
    at = 0
    while at < len(chunk):
        bits = max(4, (at - 1).bit_length())  # of a copy's distance; the rest is its length
        length, distance = _longest(chunk, at, places, (0xFFFF >> bits) + SHORTEST)
        if length >= SHORTEST:
            yield True, struct.pack("<H", (distance - 1) << (16 - bits) | (length - SHORTEST))
        else:
            length = 1
            yield False, chunk[at : at + 1]
        for passed in range(at, at + length):
            places[chunk[passed : passed + SHORTEST]].append(passed)
        at += length


def _longest(chunk: bytes, at: int, places: dict[bytes, list[int]], limit: int) -> tuple[int, int]:
    best = distance = 0
    for place in places.get(chunk[at : at + SHORTEST], ())[-TRIES:]:
        length = 0
        while length < limit and at + length < len(chunk) and chunk[place + length] == chunk[at + length]:
            length += 1
        if length > best:
            best, distance = length, at - place
    return best, distance
