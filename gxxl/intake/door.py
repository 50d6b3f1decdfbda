"""The one door: any file, recognised by what is in it and not by its name, as a submission or a refusal."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from gxxl.errors import Refused
from gxxl.messages import intake as words
from gxxl.submission import Origin, Submission

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxxl.intake.archive import Archive
    from gxxl.intake.grid import Grid

MAX_FILE = 20 * 2**20  # bytes

_HTML = re.compile(r"\s*<(?:!doctype\s+html|html|head|table|\?xml)", re.IGNORECASE)
_TABLE = re.compile(r"<table\b.*?</td>", re.IGNORECASE | re.DOTALL)
_ZIP, _ZIP_OF_NOTHING = b"PK\x03\x04", b"PK\x05\x06"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(path: Path) -> Submission:
    """The submission in a file. Raises ``Refused`` with the reason and the next step."""
    data = _bytes(path)
    origin = Origin(file=str(path), sha256=hashlib.sha256(data).hexdigest())
    if not data:
        raise Refused("empty", words.EMPTY)
    if data.startswith((_ZIP, _ZIP_OF_NOTHING)):
        return _read_zip(data, origin)
    if data.startswith(_COMPOUND):
        raise _compound_refusal(data)
    if b"%PDF-" in data[:1024]:
        return _read_pdf(data, origin)
    return _read_text(data, origin)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise Refused("too_large", words.TOO_LARGE.format(limit=MAX_FILE // 2**20))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused("not_found", words.NOT_FOUND.format(path=path)) from error
    except OSError as error:
        reason = error.strerror or ""
        raise Refused("unreadable", words.UNREADABLE_FILE.format(path=path, reason=reason)) from error


def _read_zip(data: bytes, origin: Origin) -> Submission:
    from gxxl.intake.archive import Archive  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.skeleton import read_known  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.word import is_word  # noqa: PLC0415 - late, for start-up

    known = read_known(data, origin)
    if known is not None:
        return known
    archive = Archive(data)
    return _read_word(archive, origin) if is_word(archive) else _read_workbook(archive, origin)


def _read_workbook(archive: Archive, origin: Origin) -> Submission:
    from gxxl.intake.assemble import read_foreign  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.workbook import is_ours, read_workbook  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.xlsx import Workbook  # noqa: PLC0415 - late, for start-up

    book = Workbook(archive)
    submission = read_workbook(book, origin) if is_ours(book) else None
    submission = submission or read_foreign(book, origin)
    if submission is None:
        raise Refused("not_this_form", words.NOT_THIS_FORM)
    return submission


def _read_word(archive: Archive, origin: Origin) -> Submission:
    from gxxl.intake.word import read_document  # noqa: PLC0415 - late, for start-up

    document = read_document(archive)
    return _report(document.grids, document.text, origin, words.NOT_THIS_FORM_WORD)


def _read_pdf(data: bytes, origin: Origin) -> Submission:
    from gxxl.intake.pdf import read_pdf  # noqa: PLC0415 - late, for start-up
    from gxxl.messages import imports  # noqa: PLC0415 - late, for start-up

    document = read_pdf(data)
    return _report(document.grids, document.text, origin, imports.PDF_NOT_THIS_FORM)


def _read_page(html: str, origin: Origin) -> Submission:
    from gxxl.intake.html import read_page  # noqa: PLC0415 - late, for start-up

    page = read_page(html)
    return _report(page.grids, page.text, origin, words.NOT_THIS_FORM_PAGE)


def _report(grids: Sequence[Grid], text: str, origin: Origin, otherwise: str) -> Submission:
    from gxxl.intake.assemble import read_report_tables  # noqa: PLC0415 - late, for start-up

    submission = read_report_tables(grids, text, origin)
    if submission is None:
        raise Refused("not_this_form", otherwise)
    return submission


def _compound_refusal(data: bytes) -> Refused:
    """Why a compound file is refused: its streams are named in UTF-16 in its directory."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refused("encrypted", words.ENCRYPTED)
    if "WordDocument".encode("utf-16-le") in data:
        return Refused("old_word", words.OLD_WORD)
    return Refused("old_excel", words.OLD_EXCEL)


def _read_text(data: bytes, origin: Origin) -> Submission:
    from gxxl.intake.assemble import read_report_text  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.text import decode  # noqa: PLC0415 - late, for start-up

    text = decode(data)
    if text is None:
        raise Refused("unknown_type", words.UNKNOWN_TYPE)
    if _HTML.match(text) or _TABLE.search(text):
        return _read_page(text, origin)
    submission = read_report_text(text, origin)
    if submission is None:
        raise Refused("not_this_form", words.NOT_THIS_FORM_TEXT)
    return submission
