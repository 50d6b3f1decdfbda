"""The workbook with buttons, and the add-in, are packages that Excel opens without repair."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from gxxl.form import EDITIONS
from gxxl.form.layout import layouts
from gxxl.messages import macros as words
from gxxl.render.macros import SHEETS, add_macros
from gxxl.render.workbook import write_workbook
from gxxl.rules.live import editions_shown
from gxxl.submission import Cover, empty
from macros.archive import parts_of
from tests.macros.reading import PROJECT, XLAM, findings, vba
from tests.meaning import meaning


@pytest.fixture(params=EDITIONS)
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An empty workbook with buttons, of each edition."""
    path = tmp_path / "庄头镇.xlsm"
    write_workbook(empty(Cover(unit="庄头镇", year=2021), request.param), path)
    return path


def test_a_workbook_with_buttons_has_no_fault(book: Path) -> None:
    """openxml-audit finds nothing, and olevba finds the project as it was built."""
    assert findings(book) == []
    assert vba(book) == vba(PROJECT)


def test_every_sheet_has_a_document_module_of_its_code_name(book: Path) -> None:
    """Else Excel repairs the file and the macros are gone. Code names are ASCII."""
    parts = parts_of(book)
    sheets = [f"xl/worksheets/sheet{number}.xml" for number in range(1, SHEETS + 1)]
    named = [re.search(rb'<sheetPr codeName="(\w+)"', parts[name]) for name in sheets]
    codes = [found[1].decode("ascii") for found in named if found]
    assert len(codes) == len(sheets) == sum(name.startswith("xl/worksheets/sheet") for name in parts)
    assert b'codeName="ThisWorkbook"' in parts["xl/workbook.xml"]
    bases = [code for code in vba(book).values() if "VB_Base" in code]
    assert [re.findall(r'VB_Name = "(\w+)"', code)[0] for code in bases] == ["ThisWorkbook", *codes]


def test_the_official_sheets_have_the_buttons_and_do_not_print_them(book: Path) -> None:
    """Three on each, each with its macro, right of the printed page."""
    drawings = {name: text.decode() for name, text in parts_of(book).items() if name.endswith(".vml")}
    assert len(drawings) == 3
    for drawing in drawings.values():
        assert re.findall(r"<x:FmlaMacro>\[0\]!(\w+)<", drawing) == ["GxxlCheck", "GxxlClear", "GxxlReport"]
        captions = re.findall(r"<font[^>]*>([^<]+)</font>", drawing)
        assert captions == [words.BUTTONS[key] for key in ("check", "clear", "report")]
        assert drawing.count("<x:PrintObject>False</x:PrintObject>") == 3
    for layout in layouts(editions_shown(dict.fromkeys(("disclosure", "requests", "review", "litigation"), "2021"))):
        free = max(layout.confirm[1], layout.printed.right) + 1
        beside = [*layout.checks.values(), *layout.last_year.values(), *(place.at for place in layout.fillings)]
        assert free not in {column for _, column in beside}


def test_with_and_without_buttons_the_workbook_is_the_same(tmp_path: Path) -> None:
    """The same sheets, cells, looks and behaviour; the plain one has no macro. Only the buttons' column is wider."""
    submission = empty(Cover(unit="庄头镇", year=2021), "2021")
    plain, with_buttons = tmp_path / "a.xlsx", tmp_path / "a.xlsm"
    write_workbook(submission, plain)
    write_workbook(submission, with_buttons)
    with zipfile.ZipFile(plain) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower() or name.endswith(".vml")]
    kept, made = meaning(plain), meaning(with_buttons)
    for sheets in (kept, made):
        for sheet in sheets.values():
            assert isinstance(sheet, dict)
            sheet.pop("widths", None)
    assert made == kept


def test_a_workbook_of_other_sheets_gets_no_macros(tmp_path: Path) -> None:
    """The project fits one number of sheets; with another Excel would lose it."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsm") as book:
        book.add_worksheet("一")
        with pytest.raises(ValueError, match=f"{SHEETS} sheets, not 1"):
            add_macros(book, ())


def test_the_add_in_has_no_fault_and_names_itself() -> None:
    """openxml-audit finds nothing; Excel's list of add-ins shows the title; it is an add-in, not a workbook."""
    assert findings(XLAM) == []
    parts = parts_of(XLAM)
    assert f"<dc:title>{words.TITLE}</dc:title>" in parts["docProps/core.xml"].decode()
    assert b"application/vnd.ms-excel.addin.macroEnabled.main+xml" in parts["[Content_Types].xml"]
    assert b'codeName="Sheet1"' in parts["xl/worksheets/sheet1.xml"]
    assert {"ThisWorkbook", "Sheet1"} == {name for name, code in vba(XLAM).items() if "VB_Base" in code}


def test_openxml_audit_would_find_a_fault(tmp_path: Path) -> None:
    """The gate is not blind: an add-in without its styles has findings."""
    broken = tmp_path / "broken.xlam"
    parts = parts_of(XLAM)
    del parts["xl/styles.xml"]
    with zipfile.ZipFile(broken, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert findings(broken) != []
