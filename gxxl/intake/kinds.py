"""What a file is, by its first bytes and never by its name: kinds that are refused, each with its own sentence."""

from __future__ import annotations

import re
from enum import Enum

from gxxl.errors import Refused
from gxxl.messages import door as words

HEAD = 4096  # bytes that are enough to tell


class Shape(Enum):
    """How a file must be opened."""

    ZIP = "zip"
    COMPOUND = "compound"  # the files of old Office
    PDF = "pdf"
    MAIL = "mail"
    TEXT = "text"


_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF = b"%PDF-"  # not always the very first bytes
_BARE_BIFF = (
    b"\x09\x08",
    b"\x09\x04",
    b"\x09\x02",
    b"\x09\x00",
)  # .xls of Excel 2 to 4, and streams without a wrapping
# First bytes of what is refused. https://www.iana.org/assignments/media-types and the formats' own specifications.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"\x00\x00\x01\x00", "picture"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "other_archive:gz"),
    (b"BZh", "other_archive:bz2"),
    (b"\xfd7zXZ", "other_archive:xz"),
    (b"\x28\xb5\x2f\xfd", "other_archive:zst"),
    (b"MSCF", "other_archive:cab"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "shortcut"),
    (b"[InternetShortcut]", "shortcut"),
    (b"{\\rtf", "rtf"),
    (b"\x78\x9f\x3e\x22", "winmail"),
    (b"SQLite format 3", "database"),
    (b"\x00\x01\x00\x00Standard", "database"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"fLaC", "media"),
    (b"\x1aE\xdf\xa3", "media"),
    (b"#!AMR", "media"),
)
# What is stored first in a document of parts, for a quick look.
_FIRST = (
    b"[content_types].xml",
    b"mimetype",
    b"_rels/.rels",
    b"docprops/app.xml",
    b"docprops/core.xml",
    b"xl/workbook.xml",
)
_MAIL_HEADERS = re.compile(
    rb"^(from|to|subject|date|received|return-path|message-id|mime-version|content-type|x-[a-z0-9-]+)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER_LINE = re.compile(rb"\s*[!-9;-~]{2,60}[ \t]*:[ \t]*\S?")


def refusal(code: str) -> Refused:
    """The refusal of a kind of file; ``other_archive:gz`` names the kind of archive."""
    code, _, kind = code.partition(":")
    return Refused(code, words.KINDS[code].format(kind=words.ARCHIVES.get(kind, kind)))


def shape(data: bytes) -> Shape:
    """How to open a file that begins with ``data``. Raises ``Refused`` for what is not for us."""
    head = data[:HEAD]
    if head.startswith(_ZIP):
        return Shape.ZIP
    if head.startswith(COMPOUND) or head[:2] in _BARE_BIFF:
        return Shape.COMPOUND
    if PDF in head[:1024]:
        return Shape.PDF
    code = _signature(head)
    if code:
        raise refusal(code)
    return Shape.MAIL if is_mail(head) else Shape.TEXT


def is_document(data: bytes) -> bool:
    """Whether a zip archive begins like a document in parts: by the first member's own head, APPNOTE.TXT 4.3.7."""
    length = int.from_bytes(data[26:28], "little")
    return data[30 : 30 + length].replace(b"\\", b"/").lstrip(b"/").lower() in _FIRST


def part_name(name: str) -> str:
    """A part's name as names are compared: neither case nor the separator counts, nor a separator before it.

    ECMA-376 part 2, 6.2.2; old .NET wrote backslashes, other programs the name with its first slash.
    """
    return name.replace("\\", "/").lstrip("/").lower()


def is_mail(head: bytes) -> bool:
    """Whether a file begins with the head of a mail: three lines of the usual ones."""
    if not _HEADER_LINE.match(head):
        return False
    names = {name.lower() for name in _MAIL_HEADERS.findall(head.replace(b"\r", b"\n"))}
    return len(names) >= 3 or {b"mime-version", b"content-type"} <= names


def _signature(head: bytes) -> str:
    code = next((code for start, code in _SIGNATURES if head.startswith(start)), "")
    if code:
        return code
    if head[:4] == b"RIFF":
        return "picture" if head[8:12] == b"WEBP" else "media"
    if head[4:8] == b"ftyp":
        return "picture" if head[8:12] in (b"heic", b"heix", b"mif1", b"avif") else "media"
    if head[257:262] == b"ustar":
        return "other_archive:tar"
    return "zeros" if len(head) >= 16 and not head.strip(b"\x00") else ""
