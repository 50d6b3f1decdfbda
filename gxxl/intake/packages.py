"""What a document is that is stored as a zip archive of parts."""

from __future__ import annotations

from enum import Enum

from gxxl.errors import Refused
from gxxl.intake.archive import Archive
from gxxl.intake.kinds import refusal
from gxxl.intake.word import is_word
from gxxl.messages import door as words

_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_ENCRYPTED = b"manifest:encryption-data"

MACROS = "xl/vbaProject.bin"


class Package(Enum):
    """Which reader a package is for."""

    WORD = "word"
    LEGACY = "legacy"
    OPEN_DOCUMENT = "open_document"
    WORKBOOK = "workbook"


def package(archive: Archive) -> Package:
    """Which reader a package is for. Raises ``Refused`` for what there is none for."""
    if is_word(archive):
        return Package.WORD
    if "xl/workbook.bin" in archive:
        return Package.LEGACY
    if "mimetype" in archive and "content.xml" in archive:
        return _open_document(archive)
    if "OFD.xml" in archive:
        raise refusal("ofd")
    if "ppt/presentation.xml" in archive:
        raise refusal("slides")
    if "[Content_Types].xml" in archive and "xl/workbook.xml" not in archive and "visio/document.xml" in archive:
        raise refusal("office_package")
    return Package.WORKBOOK


def _open_document(archive: Archive) -> Package:
    """OpenDocument 1.3 part 2: ``mimetype`` says the kind, the manifest what is encrypted."""
    kind = archive.read("mimetype").strip()
    if "META-INF/manifest.xml" in archive and _ENCRYPTED in archive.read("META-INF/manifest.xml"):
        raise Refused("encrypted_ods", words.ENCRYPTED_ODS)
    if kind.startswith(_SPREADSHEET):
        return Package.OPEN_DOCUMENT
    if kind.endswith(b".text"):
        raise refusal("text_document")
    raise refusal("slides" if b"presentation" in kind else "office_package")
