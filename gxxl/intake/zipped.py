"""A zip archive read by the shortest way, for archives that are exactly what office programs write.

Anything unusual (a comment, extra fields, a password, overlapping members, 64-bit sizes, names that are not ASCII, a
checksum that is wrong) gives ``None``, and the caller takes the proper way, which knows what to say about it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from operator import itemgetter
from struct import Struct
from typing import Any, NamedTuple

from gxxl.intake import archive
from gxxl.intake.kinds import part_name

_fast: Any
try:
    import deflate as _fast
except ImportError:  # zlib stands in
    _fast = None

_END = Struct("<4s4H2LH")
# Mark, version, flags, method, checksum, packed and real size, length of the name, that of extra field and comment as
# one number, which must be 0, and where the member's own head is. The name follows.
_ENTRY_LAYOUT = "4s2xBx2H4x3LHL8xL"
_ENTRY = Struct(f"<{_ENTRY_LAYOUT}")
_FIELDS, _VARYING = 11, (4, 5, 6, 9)
_LOCAL_MARK, _NAME, _LENGTHS = b"PK\x03\x04", 26, Struct("<2H")  # a member's own head: the name's length is at 26
_HARMLESS = 0x080E  # how hard it was packed, sizes that follow, names in UTF-8
_DEFLATED = 8
_METHODS = (_DEFLATED, 0)  # or stored as it is
_NEWEST = 45  # the version of the format that is needed at most
_MEMBERS, _REMEMBERED = 500, 64
_LARGEST = 2**24  # bytes of a member's content: no sheet of ours is so long


class Member(NamedTuple):
    """A member as the archive's directory has it: its packed bytes, checksum, size and whether it is deflated."""

    packed: bytes
    crc: int
    size: int
    deflated: bool


class _Plan(NamedTuple):
    """What the directories of archives have in common that a program makes alike: all but checksums, sizes and places.

    ``entries`` takes a directory apart, ``same_of`` picks from that what is the same in each, ``same``. ``heads`` are
    the ends of the members' own heads, where their names stand, and how many bytes come before the content.
    """

    entries: Struct
    same_of: Callable[[tuple[Any, ...]], tuple[object, ...]]
    same: tuple[object, ...]
    heads: tuple[tuple[str, bytes, int, bool], ...]

    def read(self, data: bytes, start: int) -> dict[str, Member] | None:
        """The members of an archive whose directory starts there; ``None`` where it is not like this."""
        fields = self.entries.unpack_from(data, start)
        if self.same_of(fields) != self.same:
            return None
        crcs, lengths, sizes, offsets = (fields[field::_FIELDS] for field in _VARYING)
        found: dict[str, Member] = {}
        free = 0
        begins = data.startswith
        for (name, head, before, deflated), crc, length, size, offset in zip(
            self.heads, crcs, lengths, sizes, offsets, strict=True
        ):
            begin = offset + before
            if offset < free or not begins(head, offset + _NAME) or not begins(_LOCAL_MARK, offset):
                return None
            free = begin + length
            found[name] = Member(data[begin:free], crc, size, deflated)
        return found if free <= start and sum(sizes) <= archive.MAX_EXPANDED else None


_plans: dict[tuple[int, int], _Plan] = {}


def members(data: bytes) -> dict[str, Member] | None:
    """The members of an archive by name, still packed; ``None`` for what is not exactly usual."""
    if len(data) < _END.size:
        return None
    at = len(data) - _END.size
    mark, disk, start_disk, here, count, size, start, comment = _END.unpack_from(data, at)
    if mark != b"PK\x05\x06" or disk or start_disk or here != count or comment or start + size != at:
        return None
    plan = _plans.get((count, size))
    found = plan.read(data, start) if plan else None
    if found is not None or count > _MEMBERS:
        return found
    plan = _plan(data, start, at, count)
    if plan is None:
        return None
    if len(_plans) >= _REMEMBERED:
        _plans.clear()
    _plans[count, size] = plan
    return plan.read(data, start)


def _plan(data: bytes, start: int, end: int, count: int) -> _Plan | None:
    """The plan of a directory; ``None`` where anything in it is unusual."""
    heads: list[tuple[str, bytes, int, bool]] = []
    place = start
    for _ in range(count):
        if place + _ENTRY.size > end:
            return None
        mark, newest, flags, method, *_, length, others, offset = _ENTRY.unpack_from(data, place)
        behind = place + _ENTRY.size + length
        name = data[place + _ENTRY.size : behind]
        if mark != b"PK\x01\x02" or newest > _NEWEST or flags & ~_HARMLESS or others:
            return None
        if method not in _METHODS or not name.isascii() or b"\0" in name or b"\\" in name:
            return None
        extra = int.from_bytes(data[offset + _NAME + 2 : offset + _NAME + 4], "little")
        head = _LENGTHS.pack(length, extra) + name
        heads.append((name.decode("ascii"), head, _NAME + len(head) + extra, method == _DEFLATED))
        place = behind
    if place != end or len({part_name(name) for name, *_ in heads}) != count:
        return None
    return _plan_of(heads, data, start)


def _plan_of(heads: Sequence[tuple[str, bytes, int, bool]], data: bytes, start: int) -> _Plan:
    layout = "<" + "".join(f"{_ENTRY_LAYOUT}{len(name)}s" for name, *_ in heads)
    entries = Struct(layout)
    same_of = itemgetter(*[n for n in range(_FIELDS * len(heads)) if n % _FIELDS not in _VARYING], slice(0))
    return _Plan(entries, same_of, same_of(entries.unpack_from(data, start)), tuple(heads))


def unpack(member: Member) -> bytes | None:
    """A member's content; ``None`` where size or checksum are not what the directory says, and for very long ones."""
    if member.size > _LARGEST:
        return None
    content = _expanded(member.packed, member.size) if member.deflated else member.packed
    if content is None or len(content) != member.size or _crc32(content) != member.crc:
        return None
    return content


def _expanded(data: bytes, size: int) -> bytes | None:
    """What is packed in some bytes, of which so much was promised; ``None`` where it is damaged, or cut at its end."""
    if _fast is not None:
        try:
            return bytes(_fast.deflate_decompress(data, size))
        except _fast.DeflateError:
            return None
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = machine.decompress(data, size + 1)  # one more shows that it is too much
    except zlib.error:
        return None
    return content if machine.eof else None


_crc32 = zlib.crc32 if _fast is None else _fast.crc32
