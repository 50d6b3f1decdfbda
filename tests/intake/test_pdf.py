"""PDFs: those that LibreOffice makes of our reports, and those that cannot be read, each with its reason."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxxl.errors import Refused
from gxxl.intake.door import read
from gxxl.intake.pdf import MAX_PAGES, read_pdf
from gxxl.submission import Kind, Submission
from tests.intake.printing import reports, values
from tests.office import Office
from tests.render.report.samples import full, written, zero

PDF = "writer_pdf_Export"


def paper(office: Office, source: Path) -> Path:
    """A document as LibreOffice prints it into a PDF."""
    target = source.with_suffix(".pdf")
    with office.open(source) as book:
        options = office.options(FilterName=PDF, Overwrite=True)
        book.call(book.document.storeToURL, target.resolve().as_uri(), options)
    return target


IMAGE = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1"
DRAW = b"q 500 0 0 700 0 0 cm /I Do Q"
PAGE = b"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 3 0 R >> >>"
LOCKED = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)


def picture_pages(count: int, draw: bytes = DRAW, trailer: bytes = b"") -> bytes:
    """A PDF of pages that are pictures, as a scanner makes it."""
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< %s >>\nstream\n\xff\nendstream" % IMAGE,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw),
        *[b"<< %s >>" % PAGE] * count,
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, entries)
    ending = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, len(made))
    return made + table + ending


@pytest.fixture(params=[full(), zero()], ids=["full", "zero"])
def report(request: pytest.FixtureRequest) -> Submission:
    """A report to print."""
    submission: Submission = request.param
    return submission


def test_a_printed_report_is_read_back(tmp_path: Path, office: Office, report: Submission) -> None:
    """Every figure, unit, year and prose; each figure names its page, table, row and cell."""
    again = read(paper(office, written(report, tmp_path / "报告.docx")))
    assert values(again) == values(report)
    assert (again.cover.unit, again.cover.year) == (report.cover.unit, report.cover.year)
    assert (again.origin.kind, set(again.texts)) == (Kind.REPORT, {"overview", "problems", "other"})
    assert all(str(place).startswith("第") and "页" in str(place) for place in again.origin.places.values())


@pytest.mark.parametrize("way", ["-layout", "-raw", ""])
def test_the_text_that_a_reader_makes_of_it_is_read(tmp_path: Path, office: Office, way: str) -> None:
    """Lines by columns and in the order of drawing: all; in a guessed reading order: nothing wrong."""
    report = full()
    path = paper(office, written(report, tmp_path / "报告.docx"))
    text = path.with_suffix(".txt")
    subprocess.run(["pdftotext", *filter(None, [way]), path, text], check=True)
    again = values(read(text))
    assert again.items() <= values(report).items()
    assert not way or again == values(report)


@given(report=reports())
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
def test_random_reports_come_back_from_paper(tmp_path: Path, office: Office, report: Submission) -> None:
    """Any figures, either edition of each table."""
    assert values(read(paper(office, written(report, tmp_path / "报告.docx")))) == values(report)


def refused(tmp_path: Path, data: bytes) -> Refused:
    """Why some bytes are refused."""
    path = tmp_path / "报告.pdf"
    path.write_bytes(data)
    with pytest.raises(Refused) as refusal:
        read(path)
    return refusal.value


def test_a_scan_is_said_to_be_one(tmp_path: Path) -> None:
    """Pictures hold no figures for a program; nothing is guessed."""
    refusal = refused(tmp_path, picture_pages(3))
    assert (refusal.code, "扫描件" in str(refusal)) == ("scanned", True)


def test_a_file_of_very_many_pages_is_not_read(tmp_path: Path) -> None:
    """Before its pages are looked at."""
    assert refused(tmp_path, picture_pages(MAX_PAGES + 1)).code == "too_large"


def test_a_page_without_anything_is_said_to_have_no_text(tmp_path: Path) -> None:
    """Neither text nor picture."""
    assert refused(tmp_path, picture_pages(1, draw=b"")).code == "no_text"


def test_a_password_is_named(tmp_path: Path) -> None:
    """With what to do about it."""
    refusal = refused(tmp_path, picture_pages(1, trailer=LOCKED))
    assert (refusal.code, "密码" in str(refusal)) == ("encrypted", True)


@given(st.integers(0, 900), st.binary(min_size=1, max_size=20))
@settings(max_examples=40, deadline=None)
def test_no_damage_raises_anything_but_a_refusal(place: int, noise: bytes) -> None:
    """Bytes put anywhere into a PDF."""
    data = picture_pages(2)
    with pytest.raises(Refused):
        read_pdf(data[:place] + noise + data[place:])
