"""Packed rows put into a finished workbook: they are not packed again, only the few bytes before and behind them."""

from __future__ import annotations

import errno
import os
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from struct import Struct
from typing import IO

from gxxl.files import whole
from gxxl.render.checksum import crc_of_both
from gxxl.render.packed import Packed, compressor, crc32

_LOCAL, _ENTRY, _END = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L"), Struct("<4s4H2LH")
_DATE = 0x21  # 1 January 1980, as XlsxWriter dates its members
_VERSION, _DEFLATED = 20, 8
_MOST = 2**32 - 1


def put_in(path: Path, rows: Mapping[str, Sequence[Packed]], mark: bytes) -> None:
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
        machine = compressor()
        packed = machine.compress(content) + machine.flush()
        self._head(name, crc32(content), len(packed), len(content))
        self._out.write(packed)

    def joined(self, name: str, before: bytes, rows: Sequence[Packed], after: bytes) -> None:
        """A member from packed rows with something before and behind them."""
        start, end = compressor(), compressor()
        head = start.compress(before) + start.flush(zlib.Z_FULL_FLUSH)
        foot = end.compress(after) + end.flush()
        crc, size, packed = crc32(before), len(before) + len(after), len(head) + len(foot)
        for sums in [piece.finish() for piece in rows]:
            crc = crc_of_both(crc, sums.crc, sums.size)
            size, packed = size + sums.size, packed + sums.packed
        crc = crc_of_both(crc, crc32(after), len(after))
        self._head(name, crc, packed, size)
        self._out.write(head)
        for piece in rows:
            piece.copy_to(self._out)
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
