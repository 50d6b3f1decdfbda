"""Archives, mails and addresses: several files in one, each with a name that says where it is."""

from __future__ import annotations

import argparse
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gxxl.commands.consolidate import add_arguments
from gxxl.consolidate.gather import gather
from gxxl.consolidate.received import Received
from gxxl.consolidate.run import read_all
from gxxl.errors import Refused
from gxxl.intake.container import Container, member_name, open_container
from gxxl.intake.door import read
from gxxl.intake.remote import is_url
from gxxl.intake.zips import list_zip
from tests.consolidate.parts import TERMS
from tests.intake.door_mails import forwarded, mail, with_raw_name
from tests.intake.door_troubles import good, page
from tests.intake.door_zips import in_bare_utf8, in_gbk, zipped


def names(data: bytes) -> list[str]:
    """The names of what is in a container."""
    container = open_container(data)
    assert isinstance(container, Container)
    return [member.name for member in container.members]


def everything(*paths: Path | str) -> dict[str, Received]:
    """All that these paths hold, by the names that users see."""
    received, _ = read_all(gather(paths).files, TERMS)
    return {file.file: file for file in received}


@pytest.mark.parametrize("make", [zipped, in_gbk, in_bare_utf8])
def test_names_are_read_in_whatever_encoding_they_are(make: Callable[[dict[str, bytes]], bytes]) -> None:
    """UTF-8 with and without the flag, GBK as Windows in Chinese writes it."""
    assert names(make({"乡镇/庄头镇.xlsx": b"x", "太平镇.xlsx": b"y"})) == ["乡镇/庄头镇.xlsx", "太平镇.xlsx"]


def test_names_from_the_unicode_field_win() -> None:
    """Info-ZIP stores the name a second time, in UTF-8."""
    info = zipfile.ZipInfo("x.xlsx")
    text = "庄头镇.xlsx".encode()
    info.extra = b"\x75\x70" + (5 + len(text)).to_bytes(2, "little") + b"\x01\x00\x00\x00\x00" + text
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(info, b"x")
    assert names(stream.getvalue()) == ["庄头镇.xlsx"]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("../../x.xlsx", "x.xlsx"),
        ("..\\..\\x.xlsx", "x.xlsx"),
        ("C:\\年报\\x.xlsx", "年报/x.xlsx"),
        ("/etc/passwd", "etc/passwd"),
        ("a/./b//c.xlsx", "a/b/c.xlsx"),
        ("..", "_"),
        ("\u202egpj.xlsx", "\ufffdgpj.xlsx"),
        ("a\nb.xlsx", "a\ufffdb.xlsx"),
    ],
)
def test_a_name_leads_nowhere_and_hides_nothing(raw: str, shown: str) -> None:
    """No way out of the container, no drive, no signs that turn the writing round."""
    assert member_name(raw) == shown


def test_two_files_of_one_name_are_told_apart() -> None:
    """As archives may hold, and ledgers must not."""
    twice = zipped({"a.xlsx": b"1", "b.xlsx": b"2"}).replace(b"b.xlsx", b"a.xlsx")
    assert names(twice) == ["a.xlsx", "a（2）.xlsx"]


def test_a_document_is_no_container() -> None:
    """An .xlsx is a zip too."""
    assert list_zip(good()) is None


def test_one_archive_in_another_is_opened_and_no_more(tmp_path: Path) -> None:
    """A second level, with its name; the third is named and not opened."""
    inner = zipped({"c.xlsx": good("丙镇")})
    (tmp_path / "a.zip").write_bytes(zipped({"b.zip": inner, "d.zip": zipped({"e.zip": inner})}))
    found = everything(tmp_path)
    assert found["a.zip/b.zip/c.xlsx"].cover.unit == "丙镇"
    assert found["a.zip/d.zip/e.zip"].refusal_code == "nested"


def test_a_single_check_of_an_archive_says_what_to_do(tmp_path: Path) -> None:
    """``gxxl check 压缩包.zip``: how many files are in it, and how to go on."""
    (tmp_path / "a.zip").write_bytes(zipped({"b.xlsx": good(), "c.xlsx": good()}))
    with pytest.raises(Refused, match="里面有2个文件"):
        read(tmp_path / "a.zip")


def test_attachments_of_a_mail_are_read_and_its_pictures_left_alone(tmp_path: Path) -> None:
    """The text of the mail too."""
    attached = {"甲镇.xlsx": good("甲镇"), "乙.zip": zipped({"乙镇": good("乙镇")})}
    (tmp_path / "a.eml").write_bytes(mail(attached, picture=True))
    received, ignored = read_all(gather([tmp_path]).files, TERMS)
    assert {file.file: file.cover.unit for file in received} == {"a.eml/甲镇.xlsx": "甲镇", "a.eml/乙.zip/乙镇": "乙镇"}
    assert [(item.file, item.reason) for item in ignored] == [("a.eml/标志.png", "邮件正文中的图片")]


def test_attachments_of_a_forwarded_mail_are_read(tmp_path: Path) -> None:
    """A mail in a mail."""
    (tmp_path / "a.eml").write_bytes(forwarded(mail({"甲镇.xlsx": good("甲镇")})))
    assert [file.cover.unit for file in everything(tmp_path).values()] == ["甲镇"]


@pytest.mark.parametrize("raw", ["甲镇.xlsx".encode("gbk"), "甲镇.xlsx".encode(), b"=?GBK?B?vNfV8i54bHN4?="])
def test_old_mail_programs_write_names_their_own_way(raw: bytes) -> None:
    """Bytes in GBK or UTF-8, or an encoded word in quotes."""
    assert names(with_raw_name(raw, b"x")) == ["甲镇.xlsx"]


def test_a_table_in_the_text_of_a_mail_without_attachments_is_read(tmp_path: Path) -> None:
    """As a page; this is also how a page saved as one file (.mht) comes."""
    (tmp_path / "a.eml").write_bytes(mail({}, page=page("<table><tr><td>规章</td></tr></table>").decode()))
    assert {name: file.refusal_code for name, file in everything(tmp_path).items()} == {
        "a.eml/正文.html": "not_this_form"
    }


def test_addresses_are_told_from_paths() -> None:
    """A Windows drive is none."""
    assert is_url("s3://bucket/报来")
    assert is_url("https://example.cn/a.zip")
    assert not any(map(is_url, ("C:\\报来", "C:/报来", "报来", "./a", "a:b")))


def test_files_behind_an_address_are_read_like_others(tmp_path: Path) -> None:
    """A folder by its address: names below it, archives opened, what is temporary left alone."""
    (tmp_path / "第一批").mkdir()
    (tmp_path / "第一批" / "甲镇.xlsx").write_bytes(good("甲镇"))
    (tmp_path / "b.zip").write_bytes(zipped({"乙镇.xlsx": good("乙镇")}))
    (tmp_path / "~$甲镇.xlsx").write_bytes(b"x")
    found = everything(tmp_path.as_uri())
    units = {name: file.cover.unit for name, file in found.items()}
    assert units == {"第一批/甲镇.xlsx": "甲镇", "b.zip/乙镇.xlsx": "乙镇"}
    (ignored,) = gather([tmp_path.as_uri()]).ignored
    assert ignored.file == "~$甲镇.xlsx"
    assert everything((tmp_path / "第一批" / "甲镇.xlsx").as_uri())["甲镇.xlsx"].cover.unit == "甲镇"


@pytest.mark.parametrize("url", ["file:///nowhere/at/all", "nosuchscheme://a/b"])
def test_an_address_that_cannot_be_had_is_said(url: str) -> None:
    """With the next step."""
    with pytest.raises(Refused, match="请"):
        gather([url])


def test_an_address_on_the_command_line_stays_one() -> None:
    """And ``--jobs`` is a number."""
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    given = parser.parse_args(["s3://a/b", "c", "--jobs", "3"])
    assert (given.paths, given.jobs) == (["s3://a/b", Path("c")], 3)
