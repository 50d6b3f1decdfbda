"""Old Word files: read by way of a LibreOffice that is there, else a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from gxxl.errors import Refused
from gxxl.intake.door import read
from gxxl.intake.office import as_docx
from tests.intake.printing import values
from tests.office import Office
from tests.render.report.samples import full, written

DOC = "MS Word 97"


@pytest.fixture
def old(tmp_path: Path, office: Office) -> Path:
    """A report saved as .doc."""
    target = tmp_path / "报告.doc"
    with office.open(written(full(), tmp_path / "报告.docx")) as book:
        options = office.options(FilterName=DOC, Overwrite=True)
        book.call(book.document.storeToURL, target.resolve().as_uri(), options)
    return target


def test_an_old_document_is_read_whole(old: Path) -> None:
    """Figures, unit, year and prose; the file itself is not touched."""
    before = old.read_bytes()
    again, report = read(old), full()
    assert values(again) == values(report)
    assert (again.cover.unit, again.cover.year, len(again.texts)) == (report.cover.unit, report.cover.year, 3)
    assert old.read_bytes() == before
    assert {path.name for path in old.parent.iterdir()} == {"报告.doc", "报告.docx"}


def test_without_libreoffice_it_is_said_what_to_do(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the format to save in."""
    monkeypatch.setattr("gxxl.intake.office._PLACES", ())
    monkeypatch.setenv("PATH", str(old.parent))
    monkeypatch.delenv("SOFFICE", raising=False)
    assert as_docx(b"") is None
    with pytest.raises(Refused, match="docx") as refusal:
        read(old)
    assert refusal.value.code == "old_word"
