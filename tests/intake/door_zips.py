"""Zip archives as clerks and others make them: good ones, with names of any kind, and broken ones."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

Members = Mapping[str, bytes]


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def rezipped(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """An archive with its members changed; ``None`` leaves one out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        changed = {name: change(name, archive.read(name)) for name in archive.namelist()}
    return zipped({name: content for name, content in changed.items() if content is not None})


def in_gbk(members: Members) -> bytes:
    """An archive as Windows in Chinese makes it: names in GBK, without a word about it."""
    return _renamed(members, "gbk")


def in_bare_utf8(members: Members) -> bytes:
    """An archive as some programs on Macs make it: names in UTF-8, without a word about it."""
    return _renamed(members, "utf-8")


def _renamed(members: Members, encoding: str) -> bytes:
    """The names stand in the file twice, as bytes that zipfile takes for signs of code page 437."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, data in enumerate(members.values()):
            archive.writestr(f"{number:0{len(list(members)[number].encode(encoding))}}", data)
    raw = stream.getvalue()
    for number, name in enumerate(members):
        raw = raw.replace(f"{number:0{len(name.encode(encoding))}}".encode(), name.encode(encoding))
    return raw


def with_flag(data: bytes, bit: int) -> bytes:
    """The archive with a bit of every member's flags set, in both its heads."""

    def change(raw: bytearray, local: int, central: int) -> None:
        for at in (local + 6, central + 8):
            struct.pack_into("<H", raw, at, struct.unpack_from("<H", raw, at)[0] | bit)

    return _each(data, change)


def with_method(data: bytes, method: int) -> bytes:
    """The archive whose members say that they are packed in another way."""

    def change(raw: bytearray, local: int, central: int) -> None:
        for at in (local + 8, central + 10):
            struct.pack_into("<H", raw, at, method)

    return _each(data, change)


def with_size(data: bytes, size: int) -> bytes:
    """The archive whose members say that they will be of this size."""
    return _each(data, lambda raw, _, central: struct.pack_into("<I", raw, central + 24, size))


def with_broken_member(data: bytes, name: str) -> bytes:
    """The archive in which a member's packed bytes are damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = archive.getinfo(name)
    raw = bytearray(data)
    start = member.header_offset + 30 + len(name.encode())
    for at in range(start, start + member.compress_size):
        raw[at] ^= 0x5A
    return bytes(raw)


def _each(data: bytes, change: Callable[[bytearray, int, int], object]) -> bytes:
    raw = bytearray(data)
    central = raw.find(b"PK\x01\x02")
    while central >= 0:
        change(raw, struct.unpack_from("<I", raw, central + 42)[0], central)
        central = raw.find(b"PK\x01\x02", central + 4)
    return bytes(raw)
