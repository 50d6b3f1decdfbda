"""What the fast reader keeps of files that it has seen."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Store(Generic[T]):
    """What is known of pieces; starts anew when it has grown too large, so that memory stays bounded."""

    def __init__(self, most: int = 16_384, most_bytes: int = 4 * 2**20) -> None:
        self.known: dict[bytes, T] = {}
        self._most = most
        self._left = self._most_bytes = most_bytes

    def put(self, key: bytes, value: T) -> T:
        """Remember a piece."""
        self._left -= len(key)
        if self._left < 0 or len(self.known) >= self._most:
            self.known.clear()
            self._left = self._most_bytes - len(key)
        self.known[key] = value
        return value
