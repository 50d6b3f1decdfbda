"""Some eighty kinds of trouble that a county's inbox has seen or may see, each made here: reason -> file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

from gxxl.render.workbook import write_workbook
from gxxl.submission import Cover, empty, number
from tests.intake.door_compound import bare_biff, compound
from tests.intake.door_mails import PNG, mail
from tests.intake.door_zips import rezipped, with_broken_member, with_flag, with_method, with_size, zipped

LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
DTD = b'<!DOCTYPE x SYSTEM "http://example.cn/x.dtd">'
FILE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
SHEETS = "xl/worksheets/"


@cache
def good(unit: str = "庄头镇人民政府", value: int = 3) -> bytes:
    """A workbook of ours in which one figure is filled in."""
    form = empty(Cover(unit=unit, year=2021), "2021")
    figures = {**form.figures, "review.upheld": number(Decimal(value))}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write_workbook(form.with_figures(figures), path)
        return path.read_bytes()


@cache
def other_workbook(*cells: str) -> bytes:
    """A workbook that is not of this form."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(cells)
    book.save(stream)
    return stream.getvalue()


def in_sheets(change: Callable[[bytes], bytes]) -> bytes:
    """The good workbook with every worksheet's XML changed."""
    return rezipped(good(), lambda name, data: change(data) if name.startswith(SHEETS) else data)


def without(part: str) -> bytes:
    """The good workbook without one of its parts."""
    return rezipped(good(), lambda name, data: None if name == part else data)


def of_version(version: str) -> bytes:
    """The good workbook of another version of the template."""
    book, stream = openpyxl.load_workbook(io.BytesIO(good())), io.BytesIO()
    book["_数据"]["C1"] = version
    book.save(stream)
    return stream.getvalue()


def open_document(kind: str, content: str = "<a/>", manifest: str = "<a/>") -> bytes:
    """An OpenDocument file."""
    mime = f"application/vnd.oasis.opendocument.{kind}"
    return zipped(
        {"mimetype": mime.encode(), "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()}
    )


def document(text: str) -> bytes:
    """A Word document with one paragraph."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    return zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": body.encode()})


def page(body: str, head: str = "") -> bytes:
    """A page of the web."""
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>".encode()


def tar() -> bytes:
    """The head of a tar archive."""
    return b"a.xlsx".ljust(257, b"\x00") + b"ustar\x0000" + bytes(247)


def nested(depth: int) -> bytes:
    """A good workbook in an archive in an archive, this many of them."""
    data = good()
    for level in range(depth):
        data = zipped({f"{level}.zip" if level else "a.xlsx": data})
    return data


def _workbook_troubles() -> dict[str, bytes]:
    return {
        "truncated": good()[:-300],
        "truncated (half)": good()[: len(good()) // 2],
        "truncated (only its first bytes)": b"PK\x03\x04",
        "damaged (packed bytes)": with_broken_member(good(), "xl/worksheets/sheet3.xml"),
        "damaged (not well formed)": in_sheets(lambda xml: xml.replace(b"</sheetData>", b"</sheet>")),
        "damaged (address)": in_sheets(lambda xml: re.sub(rb'r="[A-Z]+\d+"', b'r="A99999999999"', xml)),
        "damaged (row)": in_sheets(lambda xml: re.sub(rb'<row r="\d+"', b'<row r="-5"', xml)),
        "damaged (string that is not there)": in_sheets(lambda xml: re.sub(rb't="s"><v>\d+<', b't="s"><v>99999<', xml)),
        "damaged (encoding that there is none of)": in_sheets(lambda _: b'<?xml version="1.0" encoding="x-1"?><a/>'),
        "damaged (no relations)": without("_rels/.rels"),
        "damaged (no worksheet)": without("xl/worksheets/sheet3.xml"),
        "damaged (no strings)": without("xl/sharedStrings.xml"),
        "hostile": in_sheets(lambda xml: LAUGHS + xml.partition(b"?>")[2]),
        "external_entity": in_sheets(lambda xml: DTD + xml.partition(b"?>")[2]),
        "external_entity (of a file)": in_sheets(lambda xml: FILE + xml.partition(b"?>")[2]),
        "not_this_form": other_workbook("姓名", "工资"),
        "not_this_form (nothing in it)": other_workbook(),
        "not_this_form (document)": document("关于报送年度报告的通知"),
        "not_this_form (no workbook in the package)": zipped({"[Content_Types].xml": b"<a/>", "_rels/.rels": b"<a/>"}),
        "newer_version": of_version("99"),
        "older_version": of_version("0"),
        "unknown_version": of_version("试用版"),
        "expands": with_size(good(), 300 * 2**20),
        "too_many_parts": zipped({"[Content_Types].xml": b""} | {f"{n}": b"" for n in range(5001)}, zipfile.ZIP_STORED),
        "too_large": b"x" * (20 * 2**20 + 1),
        "encrypted (zip)": with_flag(good(), 1),
    }


def _old_troubles() -> dict[str, bytes]:
    return {
        "encrypted": compound("EncryptionInfo", "EncryptedPackage"),
        "encrypted_old": compound("Workbook", content=bare_biff((0x2F, bytes(54)))),
        "old_excel": compound("Book", content=bare_biff(version=0x0500)),
        "old_excel (no compound file)": bare_biff(version=0x0500),
        "old_excel (Excel 4)": b"\x09\x04\x06\x00\x00\x00\x10\x00" + bytes(40),
        "encrypted_ods": open_document("spreadsheet", manifest="<manifest:encryption-data/>"),
        "damaged_old": compound("Workbook"),
        "damaged_old (no end)": compound("Workbook", content=bare_biff()[:7]),
        "damaged (ods)": open_document("spreadsheet", "<broken"),
        "damaged_old (xlsb)": zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.bin": b"\x83\x01"}),
        "damaged_compound": compound("Workbook")[:600],
        "old_word": compound("WordDocument"),
        "slides": compound("PowerPoint Document"),
        "slides (pptx)": zipped({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}),
        "slides (odp)": open_document("presentation"),
        "outlook": compound("__properties_version1.0"),
        "embedded_page": document("</w:t></w:r></w:p><w:altChunk/><w:p><w:r><w:t>"),
        "office_package": compound("VisioDocument"),
        "office_package (drawing)": open_document("graphics"),
        "text_document": open_document("text"),
        "ofd": zipped({"OFD.xml": b"<a/>"}),
    }


def _kinds() -> dict[str, bytes]:
    return {
        "empty": b"",
        "zeros": bytes(9000),
        "picture": b"\xff\xd8\xff\xe0" + bytes(40),
        "picture (png)": PNG,
        "picture (gif)": b"GIF89a" + bytes(40),
        "picture (bmp)": b"BM\x00\x10\x00\x00\x00\x00\x00\x00" + bytes(40),
        "picture (tiff)": b"II*\x00" + bytes(40),
        "picture (webp)": b"RIFF\x00\x00\x00\x00WEBP" + bytes(40),
        "picture (heic)": b"\x00\x00\x00\x18ftypheic" + bytes(40),
        "damaged (pdf)": b"%PDF-1.7\n" + bytes(40),
        "rar": b"Rar!\x1a\x07\x01\x00" + bytes(40),
        "7z": b"7z\xbc\xaf\x27\x1c" + bytes(40),
        "other_archive (gz)": b"\x1f\x8b\x08" + bytes(40),
        "other_archive (tar)": tar(),
        "other_archive (cab)": b"MSCF" + bytes(40),
        "program": b"MZ\x90\x00" + bytes(40),
        "media": b"ID3\x03" + bytes(40),
        "media (video)": b"\x00\x00\x00\x18ftypisom" + bytes(40),
        "shortcut": b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(40),
        "shortcut (address)": b"[InternetShortcut]\r\nURL=http://example.cn/\r\n",
        "rtf": b"{\\rtf1\\ansi }",
        "winmail": b"\x78\x9f\x3e\x22" + bytes(40),
        "database": b"SQLite format 3\x00" + bytes(40),
        "unknown_type": bytes(range(256)),
        "xml_spreadsheet": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "flat_open_document": b'<?xml version="1.0"?><office:document xmlns:office='
        b'"urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
        "xml": b'<?xml version="1.0"?><rss/>',
        "framed_page": page(
            "", '<xml><x:ExcelWorkbook></x:ExcelWorkbook></xml><frameset><frame src="1.htm"></frameset>'
        ),
        "page_without_table": page("<form><input name=user></form>"),
        "not_this_form (page)": page("<table><tr><td>规章</td></tr></table>"),
        "text_too_long": "关于报送年度报告的通知\n".encode() * 10_000,
        "not_this_form (text)": "关于报送年度报告的通知".encode(),
        "not_this_form (text in GBK)": "关于报送年度报告的通知".encode("gbk"),
    }


def _containers() -> dict[str, bytes]:
    members = {"甲.xlsx": good(), "乙.xlsx": good()}
    linked = page('<a href="https://mail.qq.com/cgi-bin/ftnExs_download?k=1">超大附件</a>').decode()
    return {
        "empty_archive": zipped({}),
        "empty_archive (only hidden files)": zipped({"__MACOSX/._甲.xlsx": b"x", ".DS_Store": b"x"}),
        "encrypted_archive": with_flag(zipped(members), 1),
        "zip_bomb": with_size(zipped(members), 150 * 2**20),
        "archive_too_many": zipped({f"{n}.xlsx": b"" for n in range(5001)}, zipfile.ZIP_STORED),
        "damaged_archive": b"PK\x05\x06" + bytes(5),
        "truncated (archive)": zipped(members)[:-100],
        "no_attachment": mail({}),
        "linked_attachment": mail({}, page=linked),
        "mail_too_many": mail({f"{n}.xlsx": b"x" for n in range(1001)}),
    }


def _inside() -> dict[str, bytes]:
    """Archives in which the one file is the trouble."""
    return {
        "nested": nested(3),
        "zip_method": with_method(zipped({"甲.xlsx": good()}), 9),
        "damaged_member": with_broken_member(zipped({"a.xlsx": good()}), "a.xlsx"),
        "picture (in an archive)": zipped({"甲.jpg": b"\xff\xd8\xff\xe0" + bytes(40)}),
        "rar (in a mail)": mail({"甲.rar": b"Rar!\x1a\x07\x01\x00"}),
        "empty (in an archive)": zipped({"甲.xlsx": b""}),
    }


@cache
def alone() -> dict[str, bytes]:
    """Files that are refused as they are, by the code of the refusal and what is special."""
    return _workbook_troubles() | _old_troubles() | _kinds() | _containers()


@cache
def inside() -> dict[str, bytes]:
    """Containers whose one file is refused."""
    return _inside()


def code_of(reason: str) -> str:
    """The code of the refusal."""
    return reason.partition(" ")[0]
