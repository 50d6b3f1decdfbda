"""Workbooks whose parts other programs name and write in ways of their own, as Excel reads them too."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from gxxl.errors import Refused
from gxxl.intake.container import open_container
from gxxl.intake.door import read
from tests.intake.door_troubles import good
from tests.intake.door_zips import rezipped, zipped


def members() -> dict[str, bytes]:
    """The parts of a good workbook by their names."""
    with zipfile.ZipFile(io.BytesIO(good())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def renamed(change: Callable[[str], str]) -> bytes:
    """The good workbook with its parts under other names."""
    return zipped({change(name): data for name, data in members().items()})


def with_strings_elsewhere(name: str, data: bytes) -> bytes:
    """The relations of a workbook whose texts stand in a part of another name."""
    return data.replace(b"sharedStrings.xml", b"texts.xml") if name.endswith(".rels") else data


def in_gbk(name: str, data: bytes) -> bytes:
    """The texts in GBK, which the part declares."""
    if not name.endswith("sharedStrings.xml"):
        return data
    return re.sub("encoding=.UTF-8.", 'encoding="GBK"', data.decode()).encode("gbk")


@pytest.mark.parametrize(
    "data",
    [
        renamed(lambda name: name.replace("/", "\\")),
        renamed(lambda name: name.replace("worksheets", "Worksheets").replace("sharedStrings", "SharedStrings")),
        renamed(lambda name: f"/{name}"),
        rezipped(renamed(lambda name: name.replace("sharedStrings", "texts")), with_strings_elsewhere),
        rezipped(good(), in_gbk),
    ],
    ids=["backslashes", "case", "first slash", "other name of the texts", "GBK"],
)
def test_a_workbook_is_read_however_its_parts_are_named(tmp_path: Path, data: bytes) -> None:
    """Its unit and its figure."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    submission = read(path)
    assert submission.cover.unit == "庄头镇人民政府"
    assert submission.figures["review.upheld"].value == Decimal(3)


def test_the_texts_are_those_that_the_relations_name(tmp_path: Path) -> None:
    """Not those of a part that was left behind under the usual name."""
    stale = members()["xl/sharedStrings.xml"].replace("庄头镇".encode(), "别处镇".encode())
    moved = rezipped(renamed(lambda name: name.replace("sharedStrings", "texts")), with_strings_elsewhere)
    path = tmp_path / "a.xlsx"
    path.write_bytes(moved)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", stale)
    assert read(path).cover.unit == "庄头镇人民政府"


def test_of_two_parts_of_one_name_none_is_read(tmp_path: Path) -> None:
    """One may have other figures than the one that the sender saw."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(zipped(members() | {"XL/workbook.xml": b"<a/>"}))
    with pytest.raises(Refused) as refused:
        read(path)
    assert refused.value.code == "damaged"


def test_an_unpacked_workbook_that_was_packed_again_is_one_refusal(tmp_path: Path) -> None:
    """Not one of each part; the sentence says what happened."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(renamed(lambda name: f"年报/{name}"))
    with pytest.raises(Refused, match="内部文件，解压后又被重新压缩过") as refused:
        read(path)
    assert refused.value.code == "packed_again"


def test_beside_an_unpacked_workbook_others_are_read() -> None:
    """An archive that has a workbook beside such a folder is an archive."""
    data = zipped({f"甲/{name}": data for name, data in members().items()} | {"乙.xlsx": good()})
    container = open_container(data)
    assert container is not None
    assert "乙.xlsx" in [member.name for member in container.members]
