"""The official tables into a clerk's own document, in place of those that stand there; all else stays as it is."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from copy import copy
from io import BytesIO
from pathlib import Path

from gxxl.errors import GxxlError, Refused, why_of
from gxxl.form import EDITIONS, Section, load
from gxxl.intake.archive import Archive
from gxxl.intake.word import MAIN, is_word
from gxxl.messages import intake as intake_words
from gxxl.messages import report as words
from gxxl.render.report import typography as type_
from gxxl.render.report.body import Body, is_utf8, read_places
from gxxl.render.report.docx_table import TRANSITIONAL, table_xml
from gxxl.render.report.lacking import tables_lacking
from gxxl.render.report.places import Exchange, place_for
from gxxl.render.report.table import printed_table
from gxxl.render.report.write import save
from gxxl.submission import Submission

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "[Content_Types].xml"
_SIGNATURES = "_xmlsignatures/"
# What the reader says of a file that another office sent is not what to say of the clerk's own.
_IN_OTHER_WORDS = {"damaged": words.INTO_DAMAGED, "encrypted": words.INTO_ENCRYPTED}


def write_into(submission: Submission, own: Path, path: Path) -> tuple[str, ...]:
    """Put the tables of sections 二, 三 and 四 into a copy of the document ``own``, and write it to ``path``.

    A table is exchanged where its labels are found; else it goes below the section's title. A section of which the
    submission has nothing is left alone. Every other part of the package, and every other byte of the body, stays as it
    is; ``own`` is never changed. Returns what the tables lack, a sentence each. Raises ``GxxlError`` with the next step
    where that cannot be done.
    """
    if path.suffix.lower() != ".docx":
        raise GxxlError(words.INTO_SUFFIX.format(path=path))
    sections = [section for section in load(EDITIONS[-1]).sections if section.tables]
    given = [section for section in sections if any(submission.editions.get(table) for table in section.tables)]
    try:
        members = _with_tables(submission, given, own)
    except Refused as refusal:
        if refusal.code not in _IN_OTHER_WORDS:
            raise
        raise Refused(refusal.code, _IN_OTHER_WORDS[refusal.code].format(path=own)) from refusal
    save(path, lambda temporary: _write(members, temporary))
    return tuple(text for section in sections for text in tables_lacking(submission, section))


Members = list[tuple[zipfile.ZipInfo, bytes]]


def _with_tables(submission: Submission, sections: Sequence[Section], own: Path) -> Members:
    """The members of the document's package, with the tables of these sections in its body."""
    data = _bytes(own)
    archive = _opened(data, own)
    body = read_places(_body(archive, own))
    exchanges = [exchange for section in sections for exchange in _exchange(body, submission, section)]
    xml = _exchanged(body, exchanges)
    with zipfile.ZipFile(BytesIO(data)) as package:
        return [
            (member, xml if member.filename == MAIN else archive.read(member.filename)) for member in package.infolist()
        ]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused("not_found", intake_words.NOT_FOUND.format(path=path)) from error
    except OSError as error:
        reason = why_of(error)
        raise Refused("unreadable", intake_words.UNREADABLE_FILE.format(path=path, reason=reason)) from error


def _opened(data: bytes, path: Path) -> Archive:
    """The package. Raises ``Refused`` for what is no Word document that may be changed."""
    if data.startswith(_COMPOUND):
        is_locked = "EncryptedPackage".encode("utf-16-le") in data
        template = words.INTO_ENCRYPTED if is_locked else words.INTO_OLD_WORD
        raise Refused("encrypted" if is_locked else "old_word", template.format(path=path))
    if not data.startswith(b"PK"):
        raise Refused("not_word", words.INTO_NOT_WORD.format(path=path))
    archive = Archive(data)
    if not is_word(archive) or _TYPES not in archive or b"macroEnabled" in archive.read(_TYPES):
        raise Refused("not_word", words.INTO_NOT_WORD.format(path=path))
    if any(name.startswith(_SIGNATURES) for name in zipfile.ZipFile(BytesIO(data)).namelist()):
        raise Refused("signed", words.INTO_SIGNED.format(path=path))
    return archive


def _body(archive: Archive, path: Path) -> bytes:
    xml = archive.read(MAIN)
    if not is_utf8(xml):
        raise Refused("encoding", words.INTO_ENCODING.format(path=path))
    return xml


def _exchange(body: Body, submission: Submission, section: Section) -> list[Exchange]:
    """What of the document gives way to a section's table: the table itself goes to the first of the places."""
    first, *others = place_for(body, section)
    table = printed_table(submission, section, EDITIONS[-1])
    xml = table_xml(table, _width(body, first), body.namespace or TRANSITIONAL, keep=False).encode()
    return [first._replace(xml=xml + first.xml), *others]


def _width(body: Body, exchange: Exchange) -> int:
    """As wide as the table that goes, which may reach into the margins; where there is none, as the text."""
    text = body.width_at(exchange.start) or type_.TEXT_WIDTH
    return exchange.width if text // 2 < exchange.width < text * 5 // 4 else text


def _exchanged(body: Body, exchanges: list[Exchange]) -> bytes:
    xml = body.xml
    for exchange in sorted(exchanges, key=lambda exchange: exchange.start, reverse=True):
        xml = xml[: exchange.start] + exchange.xml + xml[exchange.end :]
    return xml


def _write(members: Members, path: Path) -> None:
    """The package again: members in their order, with their dates and their kind of compression."""
    with zipfile.ZipFile(path, "w") as package:
        for member, content in members:
            package.writestr(copy(member), content)
