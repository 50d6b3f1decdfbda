"""An archive's members taken out by what was seen of others are those that the proper reader finds, or none."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.intake import zipped
from gxxl.intake.zipped import members, unpack

NAMES = ("a.xml", "b.xml", "xl/c.xml", "d.bin", "")
CONTENTS = (b"", b"x", b"<a/>" * 50, bytes(range(256)) * 9)


def archive(content: Mapping[str, bytes], extra: bytes = b"", kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive; ``extra`` is put behind each name in the member's own head only."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as new:
        for name, data in content.items():
            info = zipfile.ZipInfo(name)
            info.extra = extra
            info.compress_type = kind
            new.writestr(info, data)
            info.extra = b""
    return out.getvalue()


def content_of(data: bytes) -> dict[str, bytes | None] | None:
    """All members as the quick way has them."""
    found = members(data)
    return None if found is None else {name: unpack(member) for name, member in found.items()}


@given(
    st.lists(st.dictionaries(st.sampled_from(NAMES[:4]), st.sampled_from(CONTENTS), min_size=1), min_size=1, max_size=5)
)
def test_members_are_those_of_the_archive(several: Sequence[Mapping[str, bytes]]) -> None:
    """In any order, of any size, packed or not, one archive after the other."""
    for content in several:
        for kind in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
            for extra in (b"", b"\x99\x99\x02\x00ab"):
                assert content_of(archive(content, extra, kind)) == content


@given(st.integers(0, 400), st.integers(0, 255), st.booleans())
def test_a_changed_byte_is_seen_or_changes_nothing(at: int, byte: int, known: bool) -> None:
    """Also where archives of the same kind have been seen."""
    content = {"a.xml": b"<a/>" * 9, "b.xml": b"<b/>"}
    data = archive(content)
    at %= len(data)
    if known:
        assert content_of(data) == content
    else:
        zipped._plans.clear()
    found = content_of(data[:at] + bytes([byte]) + data[at + 1 :])
    if found is not None and list(found) == list(content):
        assert all(now in (was, None) for now, was in zip(found.values(), content.values(), strict=True))


def test_directories_of_one_size_are_told_apart() -> None:
    """Names of the same length, and one more member with shorter names."""
    for content in ({"a.xml": b"1", "b.xml": b"2"}, {"b.xml": b"1", "a.xml": b"2"}, {"ab.xml": b"1", "b.xm": b"2"}) * 2:
        assert content_of(archive(content)) == content


@pytest.mark.parametrize("overlap", [1, 20, 60])
def test_members_that_overlap_are_refused(overlap: int) -> None:
    """The second one's head lies in the first one, as its directory says."""
    content = {"a.xml": b"x" * 100, "b.xml": b"y" * 100}
    data = archive(content, kind=zipfile.ZIP_STORED)
    assert content_of(data) == content
    entry = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    (offset,) = struct.unpack_from("<L", data, entry + 42)
    moved = bytearray(data)
    struct.pack_into("<L", moved, entry + 42, offset - overlap)
    moved[offset - overlap : offset - overlap + 35] = data[offset : offset + 35]
    assert members(bytes(moved)) is None


@pytest.mark.parametrize("fast", [zipped._fast, None], ids=["libdeflate", "zlib"])
def test_what_is_not_as_long_as_promised_is_refused(fast: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """More or less than the directory says, cut off, or something else altogether: by either library."""
    monkeypatch.setattr(zipped, "_fast", fast)
    content = bytes(10_000_000)
    whole = members(archive({"a": content}))
    assert whole is not None
    member = whole["a"]
    assert unpack(member) == content
    for size in (0, 10, len(content) - 1, len(content) + 1, 2**24, 2**32 - 1):
        assert unpack(member._replace(size=size)) is None
    for packed in (b"", member.packed[:-1], b"\xff" * 50):
        assert unpack(member._replace(packed=packed)) is None
    assert unpack(member._replace(crc=member.crc ^ 1)) is None


def test_what_is_remembered_of_directories_is_bounded() -> None:
    """However many kinds there are."""
    for number in range(200):
        assert members(archive({"a" * (number + 1): b""})) is not None
    assert len(zipped._plans) <= 64
