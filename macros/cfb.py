"""Compound files ([MS-CFB], version 3): a small file system of storages and streams in one file.

The same tree always gives the same bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

SECTOR, MINI_SECTOR, MINI_LIMIT = 512, 64, 4096
FREE, END, FAT_SECTOR, NOBODY = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
HEADER_FAT_SLOTS = 109
RED, BLACK = 0, 1
STORAGE, STREAM, ROOT = 1, 2, 5

Tree: TypeAlias = "Mapping[str, bytes | Tree]"


@dataclass(slots=True)
class _Entry:
    """A directory entry; siblings form a binary tree ordered by name."""

    name: str
    kind: int
    data: bytes = b""
    left: int = NOBODY
    right: int = NOBODY
    child: int = NOBODY
    colour: int = BLACK
    start: int = 0
    size: int = 0

    def packed(self) -> bytes:
        """Its 128 bytes."""
        name = (self.name + "\0").encode("utf-16-le")
        links = (len(name), self.kind, self.colour, self.left, self.right, self.child)
        return name.ljust(64, b"\0") + struct.pack("<HBBIII", *links) + bytes(36) + self._where()

    def _where(self) -> bytes:
        return struct.pack("<IQ", self.start, self.size)


class _Chains:
    """Sectors of one size, and for each the next of its chain."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.data = bytearray()
        self.next: list[int] = []

    def put(self, data: bytes, pad: bytes = b"\0") -> int:
        """Append data as a chain; returns its first sector, ``END`` for no data."""
        if not data:
            return END
        count = -(-len(data) // self.size)
        start = len(self.next)
        self.data += data.ljust(count * self.size, pad)
        self.next += [*range(start + 1, start + count), END]
        return start


def compound_file(tree: Tree) -> bytes:
    """The file that holds ``tree``: bytes are streams, mappings are storages. ``ValueError`` beyond about 7 MB."""
    entries = [_Entry("Root Entry", ROOT)]
    entries[0].child = _add(tree, entries)
    big, small = _Chains(SECTOR), _Chains(MINI_SECTOR)
    for entry in entries[1:]:
        if entry.kind == STREAM:
            entry.size = len(entry.data)
            entry.start = (big if entry.size >= MINI_LIMIT else small).put(entry.data)
    entries[0].start, entries[0].size = big.put(bytes(small.data)), len(small.data)
    mini = struct.pack(f"<{len(small.next)}I", *small.next)
    mini_start, mini_count = big.put(mini, b"\xff"), -(-len(mini) // SECTOR)
    directory = b"".join(entry.packed() for entry in entries)
    unused = _Entry("", 0).packed()
    unused = bytes(2) + unused[2:64] + bytes(2) + unused[66:]  # an unused entry has a name of no length
    directory += unused * (-len(entries) % (SECTOR // 128))
    directory_start = big.put(directory)
    fat_start, fat = _fat(big.next)
    header = _header(len(fat) // SECTOR, fat_start, directory_start, mini_start, mini_count)
    return header + bytes(big.data) + fat


def _add(tree: Tree, entries: list[_Entry]) -> int:
    """Append the members of a storage and all below them; returns the root of their binary tree."""
    places = {}
    for name, content in tree.items():
        is_stream = isinstance(content, bytes)
        entry = _Entry(name, STREAM if is_stream else STORAGE, content if isinstance(content, bytes) else b"")
        places[name] = len(entries)
        entries.append(entry)
    for name, content in tree.items():
        if not isinstance(content, bytes):
            entries[places[name]].child = _add(content, entries)
    ordered = sorted(places, key=lambda name: (len(name), name.upper()))
    return _balanced([places[name] for name in ordered], entries, len(ordered).bit_length())


def _balanced(places: Sequence[int], entries: list[_Entry], levels: int) -> int:
    """Link sorted siblings; only the last level may be incomplete, so colouring it red keeps the tree red-black."""
    if not places:
        return NOBODY
    middle = len(places) // 2
    entry = entries[places[middle]]
    entry.left = _balanced(places[:middle], entries, levels - 1)
    entry.right = _balanced(places[middle + 1 :], entries, levels - 1)
    is_leaf_level = levels == 1 and entry.left == entry.right == NOBODY
    entry.colour = RED if is_leaf_level else BLACK
    return places[middle]


def _fat(chains: Sequence[int]) -> tuple[int, bytes]:
    """The allocation table, which also lists its own sectors; and where it starts."""
    count, each = 1, SECTOR // 4
    while count * each < len(chains) + count:
        count += 1
    if count > HEADER_FAT_SLOTS:
        raise ValueError("too much for one compound file without further allocation tables")
    table = [*chains, *[FAT_SECTOR] * count]
    table += [FREE] * (count * each - len(table))
    return len(chains), struct.pack(f"<{len(table)}I", *table)


def _header(fat_count: int, fat_start: int, directory: int, mini: int, mini_count: int) -> bytes:
    slots = [*range(fat_start, fat_start + fat_count)]
    slots += [FREE] * (HEADER_FAT_SLOTS - fat_count)
    start = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
    version = struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    places = struct.pack("<9I", 0, fat_count, directory, 0, MINI_LIMIT, mini, mini_count, END, 0)
    return start + version + places + struct.pack(f"<{HEADER_FAT_SLOTS}I", *slots)
