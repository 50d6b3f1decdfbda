"""A county's inbox with everything that can be wrong: each file is named rightly, none changes another's figures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from gxxl.cli import main
from gxxl.consolidate.gather import gather
from gxxl.consolidate.received import Received
from gxxl.consolidate.run import read_all
from tests.consolidate.parts import TERMS
from tests.intake.door_mails import mail
from tests.intake.door_troubles import alone, code_of, good, inside
from tests.intake.door_zips import in_gbk, zipped

GOOD = {f"{name}镇": number for number, name in enumerate("甲乙丙丁戊己庚辛", start=1)}
LEFT_ALONE = (
    "~$甲镇.xlsx",
    ".~lock.甲镇.xlsx#",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "甲镇.tmp",
    "乙镇.xlsx.crdownload",
)


def name_of(number: int) -> str:
    """A name that says nothing of the kind."""
    return f"{number:03}报表.xlsx"


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good files in all the ways that files come, among all the troubles."""
    folder = tmp_path_factory.mktemp("报来")
    units = list(GOOD)
    for unit in units[:4]:
        (folder / f"{unit}.xlsx").write_bytes(good(unit, GOOD[unit]))
    deep = folder / "乡镇" / "第二批" / "补报"
    deep.mkdir(parents=True)
    (deep / "报表").write_bytes(good(units[4], GOOD[units[4]]))
    (folder / "打包.zip").write_bytes(in_gbk({f"{units[5]}/报表.xlsx": good(units[5], GOOD[units[5]])}))
    (folder / "邮件.eml").write_bytes(mail({"报表.xlsx": good(units[6], GOOD[units[6]])}))
    packed = in_gbk({"内.zip": in_gbk({"报表.xlsx": good(units[7], GOOD[units[7]])})})
    (folder / "套.zip").write_bytes(packed)
    for number, data in enumerate((alone() | inside()).values()):
        (folder / name_of(number)).write_bytes(data)
    for name in LEFT_ALONE:
        (folder / name).write_bytes(good())
    (folder / "断了的链接.xlsx").symlink_to(folder / "没有")
    (folder / "自己指自己.xlsx").symlink_to("自己指自己.xlsx")
    return folder


def everything(folder: Path) -> tuple[list[Received], list[str]]:
    """All that is in a folder, and the names of what is left alone."""
    gathered = gather([folder])
    received, ignored = read_all(gathered.files, TERMS)
    return received, [item.file for item in (*gathered.ignored, *ignored)]


def test_each_trouble_is_named_rightly_and_every_good_file_is_read(inbox: Path) -> None:
    """By its code; a container's by the name of the file in it."""
    received, ignored = everything(inbox)
    codes = {file.file: file.refusal_code for file in received if file.refusal}
    for number, reason in enumerate(alone()):
        assert codes.pop(name_of(number)) == code_of(reason), reason
    for number, reason in enumerate(inside(), start=len(alone())):
        (name,) = [file for file in codes if file.startswith(name_of(number) + "/")]
        assert codes.pop(name) == code_of(reason), reason
    assert codes == {"断了的链接.xlsx": "not_found", "自己指自己.xlsx": "unreadable"}
    assert {file.cover.unit: units_figure(file) for file in received if file.submission} == GOOD
    assert set(LEFT_ALONE) <= set(ignored)


def units_figure(file: Received) -> int:
    """The one figure that is filled in."""
    assert file.submission is not None
    return int(file.submission.figures["review.upheld"].value or 0)


def test_nothing_is_silently_left_out(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every file of the folder is in the ledger or among those left alone, and the sum is that of the good ones."""
    assert main(["consolidate", str(inbox), "-o", str(tmp_path / "汇总.xlsx"), "--json", "--jobs", "2"]) == 1
    data = json.loads(capsys.readouterr().out)
    said = {file for unit in data["units"] for file in unit["files"]} | {item["file"] for item in data["ignored"]}
    for path in inbox.rglob("*"):
        if path.is_file() or path.is_symlink():
            name = path.relative_to(inbox).as_posix()
            assert any(file == name or file.startswith(f"{name}/") for file in said), name
    assert data["figures"]["review.upheld"] == sum(GOOD.values())
    assert sum(unit["state"] == "refused" for unit in data["units"]) == len(alone()) + len(inside()) + 2


def test_a_file_in_a_container_is_named_with_it(inbox: Path) -> None:
    """压缩包.zip/里面的文件.xlsx, through two containers too, whatever encoding the names are in."""
    received, _ = everything(inbox)
    units = {file.cover.unit: file.file for file in received if file.submission}
    assert units["己镇"] == "打包.zip/己镇/报表.xlsx"
    assert units["庚镇"] == "邮件.eml/报表.xlsx"
    assert units["辛镇"] == "套.zip/内.zip/报表.xlsx"


@pytest.mark.parametrize("reason", ["truncated", "hostile", "damaged_old", "zip_bomb", "picture", "empty"])
def test_corrupting_one_file_changes_nothing_for_the_others(tmp_path: Path, reason: str) -> None:
    """Each of them in turn."""
    for unit, figure in GOOD.items():
        (tmp_path / f"{unit}.xlsx").write_bytes(good(unit, figure))
    before = {file.file: replace(file) for file in everything(tmp_path)[0]}
    for unit, figure in GOOD.items():
        path = tmp_path / f"{unit}.xlsx"
        path.write_bytes(alone()[reason])
        for file in everything(tmp_path)[0]:
            if file.file == path.name:
                assert file.refusal_code == reason
            else:
                assert (file.submission, file.findings) == (before[file.file].submission, before[file.file].findings)
        path.write_bytes(good(unit, figure))


HOSTILE_NAMES = {
    "=cmd|' /C calc'!A0.xlsx": "公式",
    "<script>alert(1)<／script>.xlsx": "标记",
    "..\\..\\x.xlsx": "路径",
    "../../../etc/y.xlsx": "路径",
    "C:\\Windows\\z.xlsx": "路径",
    "年报\u202exslx.exe.xlsx": "反向",
}
HOSTILE_UNIT = "=cmd|' /C calc'!A0<script>alert(1)</script>../../\u202e镇"


def test_names_and_texts_from_submissions_stay_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing becomes a formula, markup or a path; nothing appears outside the folder of the output."""
    folder = tmp_path / "a" / "b" / "报来"
    folder.mkdir(parents=True)
    members = {name: good(f"{number}镇{HOSTILE_UNIT}", number) for number, name in enumerate(HOSTILE_NAMES, start=1)}
    (folder / "包.zip").write_bytes(zipped(members))
    out = tmp_path / "a" / "出"
    assert main(["consolidate", str(folder), "-o", str(out / "汇总.xlsx"), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    files = {file for unit in data["units"] for file in unit["files"]}
    assert len(files) == len(HOSTILE_NAMES)
    assert not any("\u202e" in file or ".." in file or "\\" in file for file in files)
    assert sorted(path.name for path in out.iterdir()) == ["汇总.xlsx", "汇总（报送版）.xlsx"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a"]
    for path in out.iterdir():
        assert not list(strange_formulas(path))


def strange_formulas(path: Path) -> list[str]:
    """Formulas of a workbook that hold anything of the submissions' texts."""
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    return [formula for formula in formulas if "cmd" in formula or "script" in formula]
