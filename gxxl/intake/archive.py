"""Office files are zip archives of XML: opened with limits, read without trust."""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import NoReturn
from xml.parsers import expat

from gxxl.errors import Refused
from gxxl.intake.kinds import part_name
from gxxl.messages import door as door_words
from gxxl.messages import intake as words

MAX_EXPANDED = 200 * 2**20  # bytes of all members together
MAX_MEMBERS = 5000
# Encodings of several bytes, which expat does not know and old Chinese programs declare.
_WIDE = re.compile(rb"""\s*<\?xml[^>]*?encoding=["'](gb2312|gbk|gb18030|big5)["'][^>]*\?>""", re.IGNORECASE)
_END = b"PK\x05\x06"  # the last record of a zip archive: APPNOTE.TXT 4.3.16

Attributes = dict[str, str]


class Archive:
    """A zip archive in memory, whose members together may have ``most`` bytes (``MAX_EXPANDED`` unless given).

    Raises ``Refused`` for what is damaged, protected or would expand too far.
    """

    def __init__(self, data: bytes, most: int | None = None) -> None:
        import zipfile  # noqa: PLC0415 - late: of most files the members are taken out the short way

        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
            if data[-(1 << 16) :].rfind(_END) < 0:
                raise Refused("truncated", door_words.TRUNCATED) from error
            raise Refused("damaged", words.DAMAGED) from error
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise Refused("too_many_parts", door_words.TOO_MANY_PARTS)
        if sum(member.file_size for member in members) > (MAX_EXPANDED if most is None else most):
            raise Refused("expands", words.TOO_LARGE_EXPANDED)
        self._members = {part_name(member.filename): member for member in members}
        names = Counter(part_name(member.filename) for member in members)
        self._doubtful = {name for name, count in names.items() if count > 1}

    def __contains__(self, member: str) -> bool:
        return part_name(member) in self._members

    def read(self, member: str) -> bytes:
        """A member's content, however its name is spelled. Of two of one name none is the right one."""
        name = part_name(member)
        if name in self._doubtful:
            raise Refused("damaged", words.DAMAGED)
        try:
            return self._zip.read(self._members[name])
        except MemoryError:
            raise
        except RuntimeError as error:  # a password of the zip format itself
            raise Refused("encrypted", words.ENCRYPTED) from error
        except Exception as error:
            # zlib, lzma and zipfile each have errors of their own for what is damaged or missing
            raise Refused("damaged", words.DAMAGED) from error


@lru_cache(maxsize=1024)
def local(tag: str) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition(":")[2]


def parse_xml(
    data: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
    *,
    is_whole: bool = True,
) -> None:
    """Walk through XML, or through its beginning where it is not all.

    Raises ``Refused`` for what is not well formed, and for declarations of types or entities. That is what defusedxml
    forbids, asked of expat directly: nothing is declared, so that nothing can be expanded or fetched.
    """
    wide = _WIDE.match(data[:200])
    if wide:
        data = _in_utf8(data[wide.end() :], wide[1].decode())
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _look_at_doctype
    parser.EntityDeclHandler = _refuse_entity
    parser.EndDoctypeDeclHandler = _refuse_declaration
    try:
        parser.Parse(data, is_whole)
    except (expat.ExpatError, LookupError) as error:  # LookupError: an encoding that there is none of
        raise Refused("damaged", words.DAMAGED) from error


def _in_utf8(data: bytes, encoding: str) -> bytes:
    try:
        return data.decode("big5" if encoding.lower() == "big5" else "gb18030").encode()
    except UnicodeDecodeError as error:
        raise Refused("damaged", words.DAMAGED) from error


def _look_at_doctype(_name: str, system: str | None, public: str | None, _inside: int) -> None:
    if system is not None or public is not None:
        raise Refused("external_entity", door_words.EXTERNAL_ENTITY)


def _refuse_entity(*declared: object) -> NoReturn:
    """Name, whether a parameter, value, base, system, public, notation: one with a system identifier is elsewhere."""
    if declared[4] is not None:
        raise Refused("external_entity", door_words.EXTERNAL_ENTITY)
    _refuse_declaration()


def _refuse_declaration(*_: object) -> NoReturn:
    raise Refused("hostile", words.HOSTILE)
