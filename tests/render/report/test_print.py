"""The Word report in a real LibreOffice: what comes out of the printer, and what a clerk saves again."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from gxxl.intake.door import read
from gxxl.submission import Submission
from tests.office import Office
from tests.render.report.samples import full, written, zero

PDF, WORD = "writer_pdf_Export", "MS Word 2007 XML"


def saved(office: Office, source: Path, target: Path, form: str) -> Path:
    """The document opened and saved as another."""
    with office.open(source) as book:
        options = office.options(FilterName=form, Overwrite=True)
        book.call(book.document.storeToURL, target.resolve().as_uri(), options)
    return target


def pages(office: Office, report: Submission, folder: Path) -> list[str]:
    """The text of each printed page."""
    paper = saved(office, written(report, folder / "报告.docx"), folder / "报告.pdf", PDF)
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    return text.removesuffix("\f").split("\f")


@pytest.mark.parametrize("report", [full(), zero()], ids=["full", "zero"])
def test_each_table_stands_whole_on_a_page_under_its_title(tmp_path: Path, office: Office, report: Submission) -> None:
    """The large one too; every page has its number between dashes."""
    found = pages(office, report, tmp_path)
    for first, last in (
        ("二、主动公开政府信息情况", "行政事业性收费"),
        ("三、收到和处理政府信息公开申请情况", "四、结转下年度继续办理"),
        ("四、政府信息公开行政复议、行政诉讼情况", "复议后起诉"),
    ):
        assert any(first in page and last in page for page in found)
    numbers = ["".join(page.splitlines()[-1].split()) for page in found]
    assert numbers == [f"—{number}—" for number in range(1, len(found) + 1)]


def test_a_report_saved_by_libreoffice_reads_the_same(tmp_path: Path, office: Office) -> None:
    """Figures, prose, unit and year survive another program's hands."""
    path = written(full(), tmp_path / "报告.docx")
    again = read(saved(office, path, tmp_path / "另存.docx", WORD))
    before = read(path)
    assert (again.figures, again.texts, again.cover) == (before.figures, before.texts, before.cover)
