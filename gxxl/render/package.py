"""A workbook's members as a package, in some of them rows that have been packed before: these are only copied."""

from __future__ import annotations

import errno
import os
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from struct import Struct
from typing import IO

from gxxl.render.checksum import crc_of_both
from gxxl.render.packed import Packed, compressor, crc32

_LOCAL, _ENTRY, _END = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L"), Struct("<4s4H2LH")
_DATE = 0x21  # 1 January 1980, as XlsxWriter dates its members
_VERSION, _DEFLATED = 20, 8
_MOST = 2**32 - 1
Member = tuple[str, bytes]  # a name and what is in it


def write_package(path: Path, members: Iterable[Member], rows: Mapping[str, Sequence[Packed]], mark: bytes) -> None:
    """Write a package with these rows in members of these names, where each has this mark. Raises ``OSError``."""
    with path.open("wb") as out:
        writer = _Writer(out)
        for name, content in members:
            if name in rows:
                before, found, after = content.partition(mark)
                assert found, name  # else the rows would stand behind the document's end
                writer.joined(name, before, rows[name], after)
            else:
                writer.plain(name, content)
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
