"""What is checked in is what the sources make; otherwise run ``python macros/build.py``."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from gxxl.messages import macros as words
from macros import archive
from macros.build import BUILT, build
from macros.extension import LIBRARY, LISTED, PACKAGES, frame, own_package
from tests.macros.reading import OXT, PROJECT, ROOT, XLAM


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything built anew."""
    folder = tmp_path_factory.mktemp("built")
    build(folder)
    return folder


def test_the_vba_projects_and_the_add_in_are_not_stale(built: Path) -> None:
    """Part by part; how the zip packs them does not matter."""
    assert (built / "gxxl/excel/vbaProject.bin").read_bytes() == PROJECT.read_bytes()
    assert archive.parts_of(built / BUILT / "gxxl.xlam") == archive.parts_of(XLAM)


def test_the_modules_that_are_made_are_not_stale(built: Path) -> None:
    """Among them the wrappers, as this version of xlwings writes them."""
    made = {path.name: path.read_text() for path in (built / BUILT / "vba").iterdir()}
    kept = {path.name: path.read_text() for path in (ROOT / BUILT / "vba").iterdir()}
    assert made == kept


def test_the_extension_is_not_stale() -> None:
    """Menu, toolbar and service, and ``gxxl`` as it is in this checkout."""
    kept = archive.parts_of(OXT)
    own = {
        name: content for name, content in kept.items() if name.startswith(f"{LIBRARY}/gxxl/") or LIBRARY not in name
    }
    assert own == frame() | own_package()


def test_building_twice_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Nothing depends on the time, the folder, or chance."""
    again = [path.relative_to(tmp_path) for path in build(tmp_path)]
    assert len(again) == 7
    assert [path for path in again if (tmp_path / path).read_bytes() != (built / path).read_bytes()] == []


def test_the_one_command_builds_everything(tmp_path: Path) -> None:
    """As a script, from any folder."""
    command = [sys.executable, str(ROOT / "macros" / "build.py"), str(tmp_path / "新")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 7
    assert (tmp_path / "新" / BUILT / "gxxl.oxt").exists()


def test_the_extension_brings_what_it_needs() -> None:
    """Pure Python of the versions that the project asks for, with licences, without what is not free."""
    parts = archive.parts_of(OXT)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {Requirement(text).name.lower(): Requirement(text).specifier for text in project["dependencies"]}
    brought = dict(line.split("==") for line in parts[LISTED].decode().split())
    assert tuple(brought) == PACKAGES
    assert [name for name, version in brought.items() if name in asked and version not in asked[name]] == []
    for name in PACKAGES:
        folder = f"lib/{name.replace('-', '_')}-"
        assert any(part.startswith(folder) and ("LICEN" in part or "COPYING" in part) for part in parts)
    assert not [name for name in parts if name.endswith((".so", ".pyd", ".dll", ".pyc")) or "/pro/" in name]


def test_the_packages_of_the_extension_need_no_others(tmp_path: Path) -> None:
    """In a bare Python, offline, with nothing installed: what the buttons use can be imported."""
    for name, content in archive.parts_of(OXT).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    others = "xlwings, openpyxl, xlsxwriter, defusedxml.ElementTree, stdnum.cn.uscc"
    wanted = f"{others}, gxxl.excel.buttons, gxxl.excel.functions"
    code = f"import sys; sys.path.insert(0, {str(tmp_path / LIBRARY)!r}); import {wanted}; print(xlwings.__file__)"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.startswith(str(tmp_path))


def test_parts_are_escaped_where_messages_go_in(tmp_path: Path) -> None:
    """A message with signs of markup stays a text."""
    (tmp_path / "a.xml").write_text('<a b="$text">$markup</a>', encoding="utf-8")
    parts = archive.filled(tmp_path, {"text": '<"&'}, {"markup": "<c/>"})
    assert parts == {"a.xml": b'<a b="&lt;&quot;&amp;"><c/></a>'}
    with pytest.raises(KeyError):
        archive.filled(tmp_path, {})


def test_the_extension_shows_the_buttons_in_their_order() -> None:
    """Menu and toolbar; LibreOffice sorts entries by the length of their names, so all are of one length."""
    text = frame()["Addons.xcu"].decode()
    assert text.count("service:cn.gxxl.Buttons?") == 2 * len(words.BUTTONS)
    places = [text.index(f"Buttons?{command}<") for command in words.BUTTONS]
    assert places == sorted(places)


def test_an_old_python_can_read_what_tells_it_so() -> None:
    """The files that LibreOffice's own Python loads first keep to the grammar of Python 3.7."""
    parts = archive.parts_of(OXT)
    first = [name for name in parts if name.endswith(".py") and not name.startswith(LIBRARY)]
    first += [f"{LIBRARY}/gxxl/{name}.py" for name in ("__init__", "messages/__init__", "messages/macros")]
    assert len(first) == 6
    for name in first:
        ast.parse(parts[name], name, feature_version=(3, 7))


def test_calc_knows_the_functions_that_excel_knows() -> None:
    """The add-in's methods are declared, and go by the same names with as many arguments."""
    parts = frame()
    declared = dict(re.findall(r"> > (\w+)\((.*)\);", parts["gxxl_functions.idl"].decode()))
    names = dict(re.findall(r'"(\w+)": "(GXXL_\w+)"', parts["gxxl_functions.py"].decode()))
    assert declared.keys() == names.keys()
    assert {names[method]: text.count("[in]") for method, text in declared.items()} == {
        name: len(texts) - 1 for name, texts in words.FUNCTION_HELP.items()
    }
