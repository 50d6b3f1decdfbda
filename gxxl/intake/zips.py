"""A .zip of submissions: its members by number, with names in UTF-8 or GBK, never more than the limits allow."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from gxxl.errors import Refused
from gxxl.intake.container import Container, sorted_out
from gxxl.intake.kinds import is_document, part_name
from gxxl.messages import door as words

MAX_ZIP = 200 * 2**20  # bytes of the archive
MAX_EXPANDED = 200 * 2**20  # bytes of all members together
MAX_MEMBERS = 5000
_ENCRYPTED, _UTF8 = 0x1, 0x800  # bits of the flags: APPNOTE.TXT 4.4.4
_UNICODE_PATH = 0x7075  # APPNOTE.TXT 4.6.9
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_TYPES = "[content_types].xml"
# What one of these is in, is a document in parts, not a pile of files.
_DOCUMENTS = (_TYPES, "mimetype", "ofd.xml", "xl/workbook.xml", "word/document.xml")


def list_zip(data: bytes) -> Container | None:
    """What is in a zip file; ``None`` for a document that is stored as one, or that is too damaged to tell."""
    if is_document(data):
        return None
    members = _members(data)
    if members is None or any(part_name(member.filename) in _DOCUMENTS for member in members):
        return None
    files = [(number, member) for number, member in enumerate(members) if not member.is_dir()]
    _require_limits(data, [member for _, member in files])
    if _is_packed_again([part_name(member.filename) for _, member in files]):
        raise Refused("packed_again", words.PACKED_AGAIN)
    chosen, ignored = sorted_out((number, real_name(member)) for number, member in files)
    if not chosen:
        raise Refused("empty_archive", words.ARCHIVE_EMPTY)
    if all(members[member.number].flag_bits & _ENCRYPTED for member in chosen):
        raise Refused("encrypted_archive", words.ARCHIVE_ENCRYPTED)
    return Container(tuple(chosen), tuple(ignored))


def _is_packed_again(names: Sequence[str]) -> bool:
    """Whether all there is are the parts of one document, in a folder: somebody unpacked it and packed the folder."""
    types = [name for name in names if name.endswith(f"/{_TYPES}")]
    return len(types) == 1 and all(name.startswith(types[0].removesuffix(_TYPES)) for name in names)


def _members(data: bytes) -> list[zipfile.ZipInfo] | None:
    try:
        return _opened(data).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        if data.startswith((b"PK\x05\x06", b"PK\x07\x08")):
            raise Refused("damaged_archive", words.ARCHIVE_DAMAGED) from error
        return None


@lru_cache(maxsize=1)  # the members of an archive are asked for one after the other
def _opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(data))


def _require_limits(data: bytes, files: Sequence[zipfile.ZipInfo]) -> None:
    if len(data) > MAX_ZIP:
        raise Refused("archive_too_large", words.ARCHIVE_TOO_LARGE.format(limit=MAX_ZIP // 2**20))
    if len(files) > MAX_MEMBERS:
        raise Refused("archive_too_many", words.ARCHIVE_MANY.format(limit=MAX_MEMBERS))
    if sum(member.file_size for member in files) > MAX_EXPANDED:
        raise Refused("zip_bomb", words.ARCHIVE_EXPANDS.format(limit=MAX_EXPANDED // 2**20))


def read_zip(data: bytes, number: int) -> bytes:
    """A member's bytes. Raises ``Refused`` for one that is protected, damaged, or packed in a rare way."""
    members = _members(data) or []
    if number >= len(members):
        raise Refused("member_gone", words.MEMBER_GONE)
    member = members[number]
    if member.flag_bits & _ENCRYPTED:
        raise Refused("encrypted_archive", words.ARCHIVE_ENCRYPTED)
    if member.compress_type not in _METHODS:
        raise Refused("zip_method", words.ARCHIVE_METHOD)
    if member.file_size > MAX_EXPANDED:
        raise Refused("zip_bomb", words.ARCHIVE_EXPANDS.format(limit=MAX_EXPANDED // 2**20))
    try:
        return _opened(data).read(member)
    except MemoryError:
        raise
    except Exception as error:
        # zlib, lzma and zipfile each have errors of their own for what is damaged
        raise Refused("damaged_member", words.ARCHIVE_MEMBER_DAMAGED) from error


def real_name(member: zipfile.ZipInfo) -> str:
    """A member's name: as its Unicode field says, in UTF-8 where it says so or fits, else in GBK."""
    if member.flag_bits & _UTF8:
        return member.orig_filename
    unicode_name = _unicode_path(member.extra)
    if unicode_name:
        return unicode_name
    try:
        raw = member.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return member.orig_filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.orig_filename


def _unicode_path(extra: bytes) -> str:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_PATH:
            return extra[at + 9 : at + 4 + length].decode("utf-8", "replace")
        at += 4 + length
    return ""
