"""Text that is packed while it is made: memory stays flat, however much there is.

A deflated stream may be joined from pieces that end on a full flush (RFC 1951, 3.2), and a checksum from the checksums
of the pieces (``gxxl.render.checksum``); so such text can be put anywhere in a member of a package, and more than once.
"""

from __future__ import annotations

import tempfile
import zlib
from typing import IO, Any, NamedTuple

_fast: Any
try:
    from isal import isal_zlib as _fast

    _LEVEL = 2
except ImportError:  # the same, only slower
    _fast, _LEVEL = zlib, 4

_CHUNK, _KEPT = 1 << 18, 1 << 23
crc32 = _fast.crc32


def compressor() -> Any:  # noqa: ANN401 - of zlib or of isal
    """What makes a raw deflated stream."""
    return _fast.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)


class Sums(NamedTuple):
    """Of a packed text: its checksum, its length, and its packed length."""

    crc: int
    size: int
    packed: int


class Packed:
    """Text that is packed as it comes, into this file; else what is much goes to a temporary one."""

    def __init__(self, file: IO[bytes] | None = None) -> None:
        self.sums = Sums(0, 0, 0)
        self._crc = self._size = 0
        self._machine: Any = None
        self._waiting: list[str] = []
        self._length = 0
        self._is_finished = False
        self._file = file or tempfile.SpooledTemporaryFile(_KEPT)  # noqa: SIM115 - closed with us

    def write(self, text: str) -> None:
        """Add text."""
        self._waiting.append(text)
        self._length += len(text)
        if self._length > _CHUNK:
            self._pack()

    def _pack(self) -> None:
        data = "".join(self._waiting).encode()
        self._waiting, self._length = [], 0
        self._crc = crc32(data, self._crc)
        self._size += len(data)
        self._machine = self._machine or compressor()
        self._file.write(self._machine.compress(data))

    def finish(self) -> Sums:
        """Pack what is left; nothing can be added any more. Raises ``OSError``."""
        if not self._is_finished:
            self._pack()
            self._file.write(self._machine.flush(zlib.Z_FULL_FLUSH))
            self._file.flush()
            self.finished_elsewhere(Sums(self._crc, self._size, self._file.tell()))
        return self.sums

    def finished_elsewhere(self, sums: Sums) -> None:
        """Another process has written into the file what has these sums."""
        self.sums, self._is_finished = sums, True

    def copy_to(self, out: IO[bytes]) -> None:
        """Write the packed bytes."""
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            out.write(chunk)

    def __del__(self) -> None:
        self._file.close()
