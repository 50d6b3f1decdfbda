"""A zip archive read by the shortest way, for archives that are exactly what office programs write.

Anything unusual (a comment, extra fields, a password, overlapping members, 64-bit sizes, names that are not ASCII, a
checksum that is wrong) gives ``None``, and the caller takes the proper way, which knows what to say about it.
"""

from __future__ import annotations

import zlib
from struct import Struct
from typing import Any, NamedTuple

from gxxl.intake import archive

_fast: Any
try:
    from isal import isal_zlib as _fast
except ImportError:  # the same, only slower
    _fast = zlib

_END = Struct("<4s4H2LH")
_ENTRY = Struct("<4s2xBx2H4x3LHL8xL")  # extra field and comment as one number, which must be 0
_LOCAL = Struct("<4s22x2H")
_HARMLESS = 0x080E  # how hard it was packed, sizes that follow, names in UTF-8
_DEFLATED = 8
_METHODS = (_DEFLATED, 0)  # or stored as it is
_NEWEST = 45  # the version of the format that is needed at most
_MEMBERS = 500


class Member(NamedTuple):
    """A member as the archive's directory has it: its packed bytes, checksum, size and whether it is deflated."""

    packed: bytes
    crc: int
    size: int
    deflated: bool


def members(data: bytes) -> dict[str, Member] | None:
    """The members of an archive by name, still packed; ``None`` for what is not exactly usual."""
    if len(data) < _END.size:
        return None
    at = len(data) - _END.size
    mark, disk, start_disk, here, count, size, start, comment = _END.unpack_from(data, at)
    if mark != b"PK\x05\x06" or disk or start_disk or here != count or comment or start + size != at:
        return None
    if count > _MEMBERS:
        return None
    return _entries(data, start, at, count)


def _entries(data: bytes, start: int, end: int, count: int) -> dict[str, Member] | None:
    found: dict[str, Member] = {}
    expanded = free = 0
    place = start
    for _ in range(count):
        if place + _ENTRY.size > end:
            return None
        mark, newest, flags, method, crc, packed, size, length, others, offset = _ENTRY.unpack_from(data, place)
        behind = place + _ENTRY.size + length
        name = data[place + _ENTRY.size : behind]
        if mark != b"PK\x01\x02" or newest > _NEWEST or flags & ~_HARMLESS or others or offset < free:
            return None
        if method not in _METHODS or not name.isascii() or b"\0" in name or b"\\" in name:
            return None
        content = _content(data, offset, name, packed, start)
        if content is None:
            return None
        free = offset + _LOCAL.size + length + packed
        found[name.decode("ascii")] = Member(content, crc, size, method == _DEFLATED)
        expanded += size
        place = behind
    if place != end or expanded > archive.MAX_EXPANDED or len(found) != count:
        return None
    return found


def _content(data: bytes, offset: int, name: bytes, packed: int, end: int) -> bytes | None:
    """The packed bytes, when the member's own head agrees with the directory."""
    if offset + _LOCAL.size > end:
        return None
    mark, length, extra = _LOCAL.unpack_from(data, offset)
    begin = offset + _LOCAL.size + length + extra
    if mark != b"PK\x03\x04" or begin + packed > end or not data.startswith(name, offset + _LOCAL.size):
        return None
    if length != len(name):
        return None
    return data[begin : begin + packed]


def unpack(member: Member) -> bytes | None:
    """A member's content; ``None`` where size or checksum are not what the directory says."""
    content = member.packed
    if member.deflated:
        machine = _fast.decompressobj(-zlib.MAX_WBITS)
        try:
            content = machine.decompress(member.packed, member.size + 1)
        except Exception:  # noqa: BLE001 - zlib and isal each have errors of their own
            return None
        if not machine.eof:
            return None
    if len(content) != member.size or _fast.crc32(content) != member.crc:
        return None
    return content
