"""Rows of a sheet packed while they are made, and put into a finished workbook: memory stays flat, nothing is twice.

A deflated stream may be joined from pieces that end on a full flush (RFC 1951, 3.2), and a checksum from the checksums
of the pieces; so the rows are packed once, and only the few bytes before and behind them are packed afterwards.
"""

from __future__ import annotations

import errno
import os
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from struct import Struct
from typing import IO, Any

from gxxl.files import whole

_fast: Any
try:
    from isal import isal_zlib as _fast

    _LEVEL = 2
except ImportError:  # the same, only slower
    _fast, _LEVEL = zlib, 4

_LOCAL, _ENTRY, _END = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L"), Struct("<4s4H2LH")
_DATE = 0x21  # 1 January 1980, as XlsxWriter dates its members
_VERSION, _DEFLATED = 20, 8
_CHUNK, _KEPT = 1 << 18, 1 << 23
_MOST = 2**32 - 1


class Packed:
    """Text that is packed as it comes; what is much goes to a temporary file."""

    def __init__(self) -> None:
        self.crc = 0
        self.size = 0
        self._machine = _fast.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._waiting: list[str] = []
        self._length = 0
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_KEPT)  # noqa: SIM115 - closed with us

    def write(self, text: str) -> None:
        """Add text."""
        self._waiting.append(text)
        self._length += len(text)
        if self._length > _CHUNK:
            self._pack()

    def _pack(self) -> None:
        data = "".join(self._waiting).encode()
        self._waiting, self._length = [], 0
        self.crc = _fast.crc32(data, self.crc)
        self.size += len(data)
        self._file.write(self._machine.compress(data))

    def finish(self) -> int:
        """Pack what is left; gives the packed length."""
        self._pack()
        self._file.write(self._machine.flush(zlib.Z_FULL_FLUSH))
        return self._file.tell()

    def copy_to(self, out: IO[bytes]) -> None:
        """Write the packed bytes and forget them."""
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            out.write(chunk)
        self._file.close()


def put_in(path: Path, rows: Mapping[str, Packed], mark: bytes) -> None:
    """Put rows into members of the package at ``path``, where each has this mark. Raises ``OSError``."""
    from zipfile import ZipFile  # noqa: PLC0415 - late, for start-up

    with whole(path) as temporary, ZipFile(path) as old, temporary.open("wb") as out:
        writer = _Writer(out)
        for member in old.infolist():
            content = old.read(member)
            if member.filename in rows:
                before, _, after = content.partition(mark)
                writer.joined(member.filename, before, rows[member.filename], after)
            else:
                writer.plain(member.filename, content)
        writer.close()


class _Writer:
    """A zip archive as it is written (APPNOTE.TXT, 4.3)."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._entries: list[bytes] = []

    def plain(self, name: str, content: bytes) -> None:
        """A member from its content."""
        machine = _fast.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = machine.compress(content) + machine.flush()
        self._head(name, _fast.crc32(content), len(packed), len(content))
        self._out.write(packed)

    def joined(self, name: str, before: bytes, rows: Packed, after: bytes) -> None:
        """A member from packed rows with something before and behind them."""
        start, end = (_fast.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS) for _ in range(2))
        head = start.compress(before) + start.flush(zlib.Z_FULL_FLUSH)
        middle = rows.finish()
        foot = end.compress(after) + end.flush()
        crc = crc_of_both(_fast.crc32(before), rows.crc, rows.size)
        crc = crc_of_both(crc, _fast.crc32(after), len(after))
        packed = len(head) + middle + len(foot)
        self._head(name, crc, packed, len(before) + rows.size + len(after))
        self._out.write(head)
        rows.copy_to(self._out)
        self._out.write(foot)

    def _head(self, name: str, crc: int, packed: int, size: int) -> None:
        offset = self._out.tell()
        if max(offset, packed, size) > _MOST:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        raw = name.encode("ascii")
        common = (_VERSION, 0, _DEFLATED, 0, _DATE, crc, packed, size, len(raw), 0)
        self._out.write(_LOCAL.pack(b"PK\3\4", *common) + raw)
        self._entries.append(_ENTRY.pack(b"PK\1\2", _VERSION, *common, 0, 0, 0, 0, offset) + raw)

    def close(self) -> None:
        """Write the directory."""
        start = self._out.tell()
        for entry in self._entries:
            self._out.write(entry)
        count, size = len(self._entries), self._out.tell() - start
        self._out.write(_END.pack(b"PK\5\6", 0, 0, count, count, size, start, 0))


_POLYNOMIAL = 0xEDB88320  # of the checksum, ISO 3309


def crc_of_both(first: int, second: int, length: int) -> int:
    """The checksum of two texts one behind the other, from those of both and the second one's length in bytes."""
    # The first checksum is moved on by as many zero bytes as the second text has, by squaring the step for one bit.
    step = [_POLYNOMIAL, *(1 << bit for bit in range(31))]
    for _ in range(3):
        step = _twice(step)
    while length:
        if length & 1:
            first = _times(step, first)
        step = _twice(step)
        length >>= 1
    return first ^ second


def _times(matrix: list[int], vector: int) -> int:
    made = 0
    for row in matrix:
        if vector & 1:
            made ^= row
        vector >>= 1
    return made


def _twice(matrix: list[int]) -> list[int]:
    return [_times(matrix, row) for row in matrix]
