"""The one door: any file, recognised by what is in it and not by its name, as a submission or a refusal."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gxxl.errors import Refused
from gxxl.intake import store
from gxxl.intake.container import Container, open_container
from gxxl.intake.kinds import Shape, refusal, shape
from gxxl.intake.names import again
from gxxl.messages import door as door_words
from gxxl.messages import intake as words
from gxxl.submission import Notice, Origin, Submission

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gxxl.intake.archive import Archive
    from gxxl.intake.book import Book
    from gxxl.intake.grid import Grid

MAX_SHEETS = 500  # each is looked through for the form's labels

_HTML = re.compile(r"\s*<(?:!doctype\s+html|html|head|table|\?xml)", re.IGNORECASE)
_TABLE = re.compile(r"<table\b.*?</t[dh]>", re.IGNORECASE | re.DOTALL)
_FRAMES = re.compile(r"<frameset\b|<x:ExcelWorkbook>", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\b(?!.*<html\b)", re.IGNORECASE | re.DOTALL)
_XML_KINDS = {
    "urn:schemas-microsoft-com:office:spreadsheet": "xml_spreadsheet",
    "urn:oasis:names:tc:opendocument:xmlns:office": "flat_open_document",
}


def read(path: Path) -> Submission:
    """The submission in a file. Raises ``Refused`` with the reason and the next step, and nothing else."""
    data = store.read_file(path)
    try:
        opened = _opened_here(data, str(path))
    except MemoryError as error:
        raise lost("memory", str(path)) from error
    except Refused as refused:
        opened = _through_office(data, str(path), refused)
    if isinstance(opened, Container):
        raise Refused("container", door_words.CONTAINER.format(count=len(opened.members)))
    return opened


def _opened_here(data: bytes, file: str) -> Submission | Container:
    opening = _isolated if data and _needs_isolation(data) else open_data
    return opening(data, file)


def _through_office(data: bytes, file: str, refused: Refused) -> Submission | Container:
    """An old Word file read by way of a LibreOffice that is there; else the refusal stands."""
    from gxxl.intake.office import as_docx  # noqa: PLC0415 - late, for start-up

    document = as_docx(data) if refused.code == "old_word" else None
    if document is None:
        raise refused
    try:
        opened = open_data(document, file)
    except Refused as error:
        raise refused from error
    if isinstance(opened, Container):
        raise refused
    return replace(opened, origin=replace(opened.origin, sha256=hashlib.sha256(data).hexdigest()))


def open_data(data: bytes, file: str, around: Iterable[Shape] = ()) -> Submission | Container:
    """The submission in some bytes, or what they hold where they are a container.

    ``file`` is what users see of the name, ``around`` the kinds of the containers that the bytes came from. Raises
    ``Refused``; whatever else goes wrong in a reader becomes one.
    """
    try:
        return _open(data, file, around)
    except (Refused, MemoryError):
        raise
    except Exception as fault:
        raise Refused(
            "unexpected", door_words.UNEXPECTED.format(kind=type(fault).__name__, again=again(file))
        ) from fault


def _open(data: bytes, file: str, around: Iterable[Shape]) -> Submission | Container:
    origin = Origin(file=file, sha256=hashlib.sha256(data).hexdigest())
    if not data:
        raise Refused("empty", words.EMPTY)
    known = _read_known(data, origin)
    if known is not None:
        return known
    container = open_container(data, around)
    if container is not None:
        return container
    if len(data) > store.MAX_FILE:
        raise store.too_large()
    kind = shape(data)
    if kind is Shape.ZIP:
        return _read_zip(data, origin)
    if kind is Shape.COMPOUND:
        return _read_compound(data, origin)
    if kind is Shape.PDF:
        return _read_pdf(data, origin)
    return _read_text(data, origin)


def _read_known(data: bytes, origin: Origin) -> Submission | None:
    """A workbook of ours as it mostly comes; ``None`` for everything that has to be looked at."""
    if not data.startswith(b"PK") or len(data) > store.MAX_FILE:
        return None
    from gxxl.intake.skeleton import read_known  # noqa: PLC0415 - late, for start-up

    return read_known(data, origin)


def _needs_isolation(data: bytes) -> bool:
    """Whether a file is read by a library that may take the process with it, or forever: then not this one."""
    return shape(data) in (Shape.COMPOUND, Shape.PDF) or b"xl/workbook.bin" in data


def _isolated(data: bytes, file: str) -> Submission | Container:
    import pickle  # noqa: PLC0415 - late, for start-up

    from gxxl.workers import Lost, work_in_processes  # noqa: PLC0415 - late, for start-up
    from gxxl.workers.forked import can_fork  # noqa: PLC0415 - late, for start-up

    if not can_fork():  # starting a Python anew takes half a second, and inside Office there is none to start
        return open_data(data, file)
    (result,) = work_in_processes([(data, file)], _opened)
    if isinstance(result, Lost):
        raise lost(result.why.value, file)
    opened = pickle.loads(result)  # noqa: S301 - from a process of our own
    if isinstance(opened, Refused):
        raise opened
    return opened  # type: ignore[no-any-return] # pickle does not tell


def _opened(given: tuple[bytes, str]) -> bytes:
    import pickle  # noqa: PLC0415 - late, for start-up

    try:
        return pickle.dumps(open_data(*given))
    except Refused as refused:
        return pickle.dumps(refused)
    except MemoryError:
        return b""


def lost(why: str, file: str) -> Refused:
    """The refusal of a file whose reader was lost: ``timeout``, ``memory``, ``crashed`` or ``killed``."""
    return Refused(why, door_words.LOST[why].format(seconds=10, again=again(file)))


def _read_zip(data: bytes, origin: Origin) -> Submission:
    from gxxl.intake.archive import Archive  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.packages import Package, package  # noqa: PLC0415 - late, for start-up

    archive = Archive(data)
    kind = package(archive)
    if kind is Package.WORD:
        return _read_word(archive, origin)
    if kind is Package.LEGACY:
        return _read_legacy(data, origin)
    if kind is Package.OPEN_DOCUMENT:
        return _read_open_document(archive, origin)
    return _read_workbook(archive, origin)


def _read_workbook(archive: Archive, origin: Origin) -> Submission:
    from gxxl.intake.packages import MACROS  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.xlsx import Workbook  # noqa: PLC0415 - late, for start-up

    submission = _read_book(Workbook(archive), origin)
    if MACROS not in archive:
        return submission
    notices = (*submission.origin.notices, Notice("MACROS", {}))
    return replace(submission, origin=replace(submission.origin, notices=notices))


def _read_open_document(archive: Archive, origin: Origin) -> Submission:
    from gxxl.intake.ods import OpenDocument  # noqa: PLC0415 - late, for start-up

    return _read_book(OpenDocument(archive), origin)


def _read_compound(data: bytes, origin: Origin) -> Submission:
    from gxxl.intake.biff import is_read  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.compound import require_workbook  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.kinds import COMPOUND  # noqa: PLC0415 - late, for start-up

    if data.startswith(COMPOUND):
        require_workbook(data)
    elif not is_read(data):
        raise Refused("old_excel", door_words.OLD_EXCEL)
    return _read_legacy(data, origin)


def _read_legacy(data: bytes, origin: Origin) -> Submission:
    from gxxl.intake.legacy import LegacyWorkbook  # noqa: PLC0415 - late, for start-up

    return _read_book(LegacyWorkbook(data), origin)


def _read_book(book: Book, origin: Origin) -> Submission:
    from gxxl.intake.assemble import read_foreign  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.workbook import is_ours, read_workbook  # noqa: PLC0415 - late, for start-up

    if len(book.entries) > MAX_SHEETS:
        raise Refused("too_many_sheets", door_words.TOO_MANY_SHEETS.format(limit=MAX_SHEETS))
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
    if not page.grids and _FRAMES.search(html):
        raise Refused("framed_page", door_words.FRAMED_PAGE)
    if not page.grids:
        raise Refused("page_without_table", door_words.PAGE_WITHOUT_TABLE)
    return _report(page.grids, page.text, origin, words.NOT_THIS_FORM_PAGE)


def _report(grids: Sequence[Grid], text: str, origin: Origin, otherwise: str) -> Submission:
    from gxxl.intake.assemble import read_report_tables  # noqa: PLC0415 - late, for start-up

    submission = read_report_tables(grids, text, origin)
    if submission is None:
        raise Refused("not_this_form", otherwise)
    return submission


def _read_text(data: bytes, origin: Origin) -> Submission:
    from gxxl.intake.assemble import read_report_text  # noqa: PLC0415 - late, for start-up
    from gxxl.intake.text import decode, require_short  # noqa: PLC0415 - late, for start-up

    text = decode(data)
    if text is None:
        raise Refused("unknown_type", words.UNKNOWN_TYPE)
    if _XML.match(text[:4096]):
        raise refusal(next((kind for name, kind in _XML_KINDS.items() if name in text[:4096]), "xml"))
    if _HTML.match(text) or _TABLE.search(text):
        return _read_page(text, origin)
    require_short(text)
    submission = read_report_text(text, origin)
    if submission is None:
        raise Refused("not_this_form", words.NOT_THIS_FORM_TEXT)
    return submission
