"""Files that cannot be taken: each is refused with its reason and the next step, and none ends the program."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxxl.errors import Refused
from gxxl.intake import archive, store
from gxxl.intake.door import read
from gxxl.render.report.write import write_report
from gxxl.render.workbook import write_workbook
from gxxl.rules import check
from gxxl.submission import Cover, State, empty
from tests.intake.door_compound import compound
from tests.rules.test_linear import filled

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


def workbook_bytes() -> bytes:
    """A good workbook."""
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


def rezipped(change: Callable[[str, bytes], bytes]) -> bytes:
    """A good workbook with its members changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook_bytes())) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def with_entity(name: str, data: bytes) -> bytes:
    """A declaration of entities in front of a worksheet."""
    return BOMB.encode() + data if name.startswith("xl/worksheets/") else data


def with_bad_address(name: str, data: bytes) -> bytes:
    """A cell at an address that no sheet has."""
    if not name.startswith("xl/worksheets/"):
        return data
    return b'<worksheet><sheetData><row r="1"><c r="A99999999999"><v>1</v></c></row></sheetData></worksheet>'


SHOULD_FAIL = {
    "empty": b"",
    "encrypted": compound("EncryptionInfo", "EncryptedPackage"),
    "damaged_old": compound("Workbook"),
    "old_word": compound("WordDocument"),
    "not_this_form (page)": "<html><table><tr><td>规章</td></tr></table></html>".encode(),
    "unknown_type": bytes(range(256)),
    "truncated": workbook_bytes()[:-200],
    "not_this_form": workbook_bytes(),
    "hostile": rezipped(with_entity),
    "damaged (address)": rezipped(with_bad_address),
    "not_this_form (text)": "通知".encode(),
    "empty_archive (zip of nothing)": b"PK\x05\x06" + bytes(18),
}


@pytest.mark.parametrize("reason", SHOULD_FAIL)
def test_it_is_refused_with_its_reason_and_the_next_step(tmp_path: Path, reason: str) -> None:
    """The name of a file does not help: what is in it counts."""
    path = tmp_path / "报表.xlsx"
    path.write_bytes(SHOULD_FAIL[reason])
    with pytest.raises(Refused) as refusal:
        read(path)
    assert refusal.value.code == reason.partition(" ")[0]
    assert "请" in str(refusal.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A wrong path is said, not raised."""
    with pytest.raises(Refused, match="找不到文件"):
        read(tmp_path / "没有.xlsx")


def test_a_file_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Size is looked at before anything is read; so is what a zip would expand to."""
    path = tmp_path / "a.xlsx"
    write_workbook(filled(), path)
    with monkeypatch.context() as patch:
        patch.setattr(store, "MAX_FILE", 1000)
        with pytest.raises(Refused) as refusal:
            read(path)
        assert refusal.value.code == "too_large"
    monkeypatch.setattr(archive, "MAX_EXPANDED", 1000)
    with pytest.raises(Refused) as refusal:
        read(path)
    assert refusal.value.code == "expands"


def test_a_template_of_an_unknown_version_is_refused(tmp_path: Path) -> None:
    """A workbook of a later program may mean something else by the same place."""
    path = tmp_path / "a.xlsx"
    write_workbook(filled(), path)
    book = openpyxl.load_workbook(path)
    book["_数据"]["C1"] = "99"
    book.save(path)
    with pytest.raises(Refused, match="更新的模板（版本“99”）"):
        read(path)


@pytest.mark.parametrize("name", ["a.docx", "a.html"])
def test_a_report_without_a_single_figure_says_so(tmp_path: Path, name: str) -> None:
    """The form is known and was not filled in: that is another thing than a document of another kind."""
    write_report(empty(Cover("甲镇", "610525109", 2021), "2021"), tmp_path / name)
    with pytest.raises(Refused, match="一个数也没有"):
        read(tmp_path / name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(data=st.data())
def test_no_damage_ends_the_program(tmp_path: Path, data: st.DataObject) -> None:
    """A workbook with any bytes changed or cut is read or refused; nothing else happens."""
    path = tmp_path / "a.xlsx"
    if not path.exists():
        write_workbook(filled(), path)
        (tmp_path / "good").write_bytes(path.read_bytes())
    raw = bytearray((tmp_path / "good").read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    said: list[str] = []
    path.write_bytes(raw[: data.draw(st.integers(1, len(raw)))] if data.draw(st.booleans()) else raw)
    try:
        read(path)
    except Refused as refusal:
        said.append(str(refusal))
    assert all(said)


def with_cell(xml: str, path: Path) -> Path:
    """A good workbook of ours whose cell D5 of 三、申请办理 is written otherwise."""
    write_workbook(filled(), path)
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode()
            new.writestr(name, re.sub(r'<c r="D5".*?</c>', xml, data, count=1) if name.endswith("sheet3.xml") else data)
    path.write_bytes(stream.getvalue())
    return path


@pytest.mark.parametrize("text", ["NaN", "-NaN", "Infinity", "-inf", "1e999"])
def test_what_is_no_finite_number_is_not_read_as_one(tmp_path: Path, text: str) -> None:
    """It is reported as unreadable, and the rules can say so."""
    submission = read(with_cell(f'<c r="D5"><v>{text}</v></c>', tmp_path / "a.xlsx"))
    assert submission.figures["requests.new.natural"].state is State.UNREADABLE
    assert "requests.unreadable" in {finding.rule for finding in check(submission)}


def test_a_string_that_is_not_in_the_list_is_damage(tmp_path: Path) -> None:
    """Not even one counted from the end."""
    with pytest.raises(Refused) as refusal:
        read(with_cell('<c r="D5" t="s"><v>-1</v></c>', tmp_path / "a.xlsx"))
    assert refusal.value.code == "damaged"


def test_an_unknown_encoding_is_damage(tmp_path: Path) -> None:
    """XML that claims an encoding that there is none of."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        rezipped(lambda name, data: b'<?xml version="1.0" encoding="x-none"?><a/>' if "sheet" in name else data)
    )
    with pytest.raises(Refused) as refusal:
        read(path)
    assert refusal.value.code in ("damaged", "not_this_form")
