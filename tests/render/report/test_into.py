"""The tables go into a clerk's own document, and nothing else of it is touched."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from gxxl.errors import GxxlError, Refused
from gxxl.form import EDITIONS
from gxxl.form.layout import sheet_layout
from gxxl.intake.door import read
from gxxl.render.report import write_into
from gxxl.submission import blank
from tests.macros.reading import findings
from tests.office import Office
from tests.render.report.documents import MAIN, TITLES, add_table, changed, outside_tables, own_document
from tests.render.report.samples import full
from tests.render.report.test_print import WORD, saved
from tests.render.report.test_round_trip import LOCAL


@pytest.mark.parametrize("edition", EDITIONS)
def test_only_the_tables_change(tmp_path: Path, edition: str) -> None:
    """Tables of either edition give way; all other elements and parts are what they were, and so is the original."""
    own = own_document(tmp_path / "自己.docx", edition=edition)
    before = hashlib.sha256(own.read_bytes()).hexdigest()
    out = tmp_path / "结果.docx"
    assert write_into(full(), own, out) == ()
    assert hashlib.sha256(own.read_bytes()).hexdigest() == before
    assert [*outside_tables(Document(str(out)))] == [*outside_tables(Document(str(own)))]
    with zipfile.ZipFile(own) as old, zipfile.ZipFile(out) as new:
        assert [(m.filename, m.date_time) for m in new.infolist()] == [
            (m.filename, m.date_time) for m in old.infolist()
        ]
        assert all(new.read(name) == old.read(name) for name in old.namelist() if name != MAIN)
    again = read(out)
    assert {code: figure.value for code, figure in again.figures.items()} == {
        code: figure.value for code, figure in full().figures.items()
    }
    assert set(findings(out)) <= {text.replace(str(own), str(out)) for text in findings(own)}


def test_outside_the_tables_not_a_byte_changes(tmp_path: Path) -> None:
    """The body before the first table, between them and after the last one is the same text."""
    own = own_document(tmp_path / "自己.docx")
    write_into(full(), own, tmp_path / "结果.docx")
    old, new = (zipfile.ZipFile(path).read(MAIN) for path in (own, tmp_path / "结果.docx"))
    kept = [part.split(b"<w:tbl>")[0].split(b"<w:tbl ")[0] for part in old.split(b"</w:tbl>")]
    assert [part.split(b"<w:tbl>")[0].split(b"<w:tbl ")[0] for part in new.split(b"</w:tbl>")] == kept


def test_a_document_without_tables_gets_them_below_the_titles(tmp_path: Path) -> None:
    """Titles may be worded loosely; the line in a list of contents is not one."""
    own = own_document(tmp_path / "自己.docx", tables="")
    loose = "二、行政机关主动公开政府信息情况".encode()
    changed(own, lambda xml: xml.replace(TITLES[1].encode(), loose))
    changed(own, lambda xml: xml.replace("目录".encode(), f"{TITLES[2]}……3".encode()))
    write_into(full(), own, tmp_path / "结果.docx")
    made = Document(str(tmp_path / "结果.docx"))
    elements = [element for element in made.element.body if element.tag.endswith(("}p", "}tbl"))]
    above = [elements[number - 1] for number, element in enumerate(elements) if element.tag.endswith("}tbl")]
    assert ["".join(element.itertext())[:2] for element in above] == ["二、", "三、", "四、"]
    assert [*outside_tables(made)] == [*outside_tables(Document(str(own)))]
    assert read(tmp_path / "结果.docx").figures.keys() == full().figures.keys()


def test_a_table_that_was_broken_in_two_becomes_one(tmp_path: Path) -> None:
    """Word makes two tables where somebody splits one at the end of a page."""
    own = tmp_path / "自己.docx"
    document = Document()
    layout = sheet_layout("2021", "disclosure")
    document.add_paragraph(TITLES[1])
    add_table(document, layout, last=7)
    document.add_paragraph("续表")
    add_table(document, layout, first=8)
    for title in TITLES[2:]:
        document.add_paragraph(title)
    document.save(str(own))
    write_into(full(), own, tmp_path / "结果.docx")
    made = Document(str(tmp_path / "结果.docx"))
    assert len(made.tables) == 3
    assert [*outside_tables(made)] == [*outside_tables(document)]


def test_a_table_is_never_the_last_thing_of_a_document(tmp_path: Path) -> None:
    """Word wants a paragraph there."""
    document = Document()
    for title in TITLES[1:4]:
        document.add_paragraph(title)
    document.save(str(tmp_path / "自己.docx"))
    write_into(full(), tmp_path / "自己.docx", tmp_path / "结果.docx")
    *_, last, _ = Document(str(tmp_path / "结果.docx")).element.body
    assert last.tag.endswith("}p")


def test_a_table_in_a_content_control_is_found_and_places_count_in_bytes(tmp_path: Path) -> None:
    """With a byte order mark, Chinese before it, and paragraphs of one tag."""

    def wrapped(xml: bytes) -> bytes:
        start, end = xml.index(b"<w:tbl>"), xml.index(b"</w:tbl>") + 8
        control = b"<w:p/><w:sdt><w:sdtContent>" + xml[start:end] + b"</w:sdtContent></w:sdt><w:p/>"
        return b"\xef\xbb\xbf" + xml[:start] + control + xml[end:]

    own = changed(own_document(tmp_path / "自己.docx"), wrapped)
    write_into(full(), own, tmp_path / "结果.docx")
    made = zipfile.ZipFile(tmp_path / "结果.docx").read(MAIN)
    old = zipfile.ZipFile(own).read(MAIN)
    assert made[: made.index(b"<w:tbl ")] == old[: old.index(b"<w:tbl>")]
    assert made[made.rindex(b"</w:tbl>") :] == old[old.rindex(b"</w:tbl>") :]
    assert b"</w:tbl></w:sdtContent></w:sdt><w:p/>" in made
    assert read(tmp_path / "结果.docx").figures["review.upheld"].value == 3


def test_what_the_submission_does_not_have_leaves_the_document_alone(tmp_path: Path) -> None:
    """The clerk's own table stays rather than give way to an empty one, and blanks are said."""
    own = own_document(tmp_path / "自己.docx")
    report = full()
    figures = {code: figure for code, figure in report.figures.items() if not code.startswith("disclosure")}
    figures["review.upheld"] = blank()
    report = replace(report, editions={**report.editions, "disclosure": None}, figures=figures)
    lacking = write_into(report, own, tmp_path / "结果.docx")
    tables = Document(str(tmp_path / "结果.docx")).tables
    assert tables[0]._tbl.xml == Document(str(own)).tables[0]._tbl.xml
    assert ["没有数据" in text for text in lacking] == [True, False]
    assert "四、复议诉讼!A5" in lacking[1]


def test_a_document_of_libreoffice_is_as_good(tmp_path: Path, office: Office) -> None:
    """Other programs write other XML."""
    own = saved(office, own_document(tmp_path / "word.docx"), tmp_path / "自己.docx", WORD)
    write_into(full(), own, tmp_path / "结果.docx")
    assert [*outside_tables(Document(str(tmp_path / "结果.docx")))] == [*outside_tables(Document(str(own)))]
    saved(office, tmp_path / "结果.docx", tmp_path / "又存.docx", WORD)
    assert read(tmp_path / "又存.docx").figures == read(tmp_path / "结果.docx").figures


def nested(xml: bytes) -> bytes:
    """The first table within a cell of another one."""
    start, end = xml.index(b"<w:tbl>"), xml.index(b"</w:tbl>") + 8
    outer = b"<w:tbl><w:tr><w:tc>" + xml[start:end] + b"<w:p/></w:tc></w:tr></w:tbl>"
    return xml[:start] + outer + xml[end:]


def boxed(xml: bytes) -> bytes:
    """The first table in a text box."""
    start, end = xml.index(b"<w:tbl>"), xml.index(b"</w:tbl>") + 8
    box = b"<w:p><w:r><w:pict><w:txbxContent>" + xml[start:end] + b"</w:txbxContent></w:pict></w:r></w:p>"
    return xml[:start] + box + xml[end:]


def together(xml: bytes) -> bytes:
    """The first two tables as one, as Word makes them when what stands between is deleted."""
    end = xml.index(b"</w:tbl>")
    start = xml.index(b"<w:tr>", end) if b"<w:tr>" in xml[end:] else xml.index(b"<w:tr ", end)
    return xml[:end] + xml[start:]


def doubled(xml: bytes) -> bytes:
    """The first table twice."""
    start, end = xml.index(b"<w:tbl>"), xml.index(b"</w:tbl>") + 8
    return xml[:end] + b"<w:p/>" + xml[start:end] + xml[end:]


REVISION = b'<w:ins w:id="1" w:author="a"><w:r><w:t>7</w:t></w:r></w:ins></w:p></w:tc>'


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (lambda xml: xml.replace(b"</w:p></w:tc>", REVISION, 1), "tracked", "修订"),
        (nested, "nested", "嵌在"),
        (boxed, "nested", "文本框"),
        (together, "together", "连成了一个"),
        (doubled, "twice", "有2个"),
        (lambda xml: xml.replace("行政规范性文件".encode(), "文件".encode()), "unknown_table", "认不出"),
        (lambda xml: xml.replace(b"<w:body>", b"<w:body><w:p>", 1), "damaged", "损坏"),
        (lambda xml: b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml[xml.index(b"<w:document") :], "hostile", "声明"),
        (lambda xml: xml.decode().replace("UTF-8", "UTF-16", 1).encode("utf-16"), "encoding", "编码"),
    ],
)
def test_what_cannot_be_done_safely_is_refused(
    tmp_path: Path, change: Callable[[bytes], bytes], code: str, said: str
) -> None:
    """With the reason and what to do; nothing is written."""
    own = changed(own_document(tmp_path / "自己.docx"), change)
    with pytest.raises(Refused, match=said) as refusal:
        write_into(full(), own, tmp_path / "结果.docx")
    assert refusal.value.code == code
    assert not (tmp_path / "结果.docx").exists()


@pytest.mark.parametrize(
    ("member", "content", "code"),
    [
        ("_xmlsignatures/sig1.xml", b"<Signature/>", "signed"),
        ("[Content_Types].xml", b"application/vnd.ms-word.document.macroEnabled.main+xml", "not_word"),
    ],
)
def test_signed_documents_and_those_with_macros_are_refused(
    tmp_path: Path, member: str, content: bytes, code: str
) -> None:
    """The signature would break; a document with macros does not open under the name .docx."""
    own = changed(own_document(tmp_path / "自己.docx"), lambda _: content, member)
    with pytest.raises(Refused) as refusal:
        write_into(full(), own, tmp_path / "结果.docx")
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old_word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"%PDF-1.7", "not_word"),
        (b"PK\x03\x04rubbish", "truncated"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    """Old Word, a password, another kind of file."""
    own = tmp_path / "自己.doc"
    own.write_bytes(content)
    with pytest.raises(Refused) as refusal:
        write_into(full(), own, tmp_path / "结果.docx")
    assert refusal.value.code == code


@LOCAL
@given(hurts=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_document_is_refused_or_done(tmp_path: Path, hurts: list[tuple[float, int]]) -> None:
    """Wherever the bytes are wrong, a sentence is said, and nothing half is left."""
    data = bytearray(own_document(tmp_path / "好.docx").read_bytes())
    for place, byte in hurts:
        data[int(place * len(data))] = byte
    (tmp_path / "坏.docx").write_bytes(data)
    out = tmp_path / "结果.docx"
    out.unlink(missing_ok=True)
    with suppress(GxxlError):
        write_into(full(), tmp_path / "坏.docx", out)
    assert not out.exists() or read(out).figures["review.upheld"].value == 3
    assert {path.name for path in tmp_path.iterdir()} <= {"好.docx", "坏.docx", "结果.docx"}


def test_a_document_without_table_and_title_is_refused(tmp_path: Path) -> None:
    """The sentence names the title to add."""
    own = own_document(tmp_path / "自己.docx", tables="二四", titles="一二四五六")
    with pytest.raises(Refused, match="三、收到和处理政府信息公开申请情况"):
        write_into(full(), own, tmp_path / "结果.docx")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """Neither the original nor another file, and only to a Word document."""
    own = own_document(tmp_path / "自己.docx")
    before = own.read_bytes()
    for path in (own, tmp_path / "结果.html"):
        with pytest.raises(GxxlError):
            write_into(full(), own, path)
    assert own.read_bytes() == before
