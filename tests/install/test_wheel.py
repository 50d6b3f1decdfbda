"""What is installed from a wheel is all that the program needs."""

from __future__ import annotations

import configparser
import os
import shlex
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout. Without isolation nothing is fetched: what builds it is installed with the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", str(folder), str(ROOT)], check=True)
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_the_package_and_its_data(wheel: Path) -> None:
    """Every file of the package that is no program (forms, weights, demonstration) is in the wheel, and no test is."""
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {
        str(path.relative_to(ROOT))
        for path in ROOT.glob("gxxl/**/*")
        if path.is_file() and path.suffix not in (".pyc", ".py")
    }
    assert "gxxl/form/2021.toml" in data
    assert data <= names
    assert not [name for name in names if name.startswith(("tests/", "docs/", "install/", "benchmarks/"))]


def test_installed_alone_it_runs_the_demonstration(wheel: Path, tmp_path: Path) -> None:
    """An environment with nothing but the wheel and what it depends on runs the demo, and has templates and macros."""
    home = tmp_path / "环境"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin/python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", str(wheel)]
    subprocess.run(pip, check=True)
    # What it depends on is lent by this environment, or a test would need the network: its own paths come first.
    (purelib,) = home.glob("lib/python*/site-packages")
    lent = [path for path in sys.path if path.endswith("-packages")]
    (purelib / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [str(home / "bin/gxxl"), "demo", "-o", str(tmp_path / "示例")]
    done = subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    where = "import gxxl; print(gxxl.__file__)"
    asked = subprocess.run(
        [str(python), "-c", where], cwd=tmp_path, env=clean, capture_output=True, text=True, check=True
    )
    assert asked.stdout.startswith(str(purelib))
    share = {path.name for path in (home / "share").rglob("*")}
    assert {"gxxl.oxt", "gxxl.xlam", "gxxl.desktop", "政府信息公开工作年度报告数据表（2021年版）.xlsx"} <= share


def test_the_desktop_entry_starts_a_check(tmp_path: Path) -> None:
    """Its command, read as desktops read it, hands a file with a Chinese name and a space to ``gxxl check``."""
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(ROOT / "install/gxxl.desktop", encoding="utf-8")
    line = entry["Desktop Entry"]["Exec"].replace("\\\\", "\\").replace("\\$", "$")  # shlex leaves that one
    (tmp_path / "gxxl").write_text('#!/bin/sh\nprintf "%s\\n" "$#" "$@"\n', encoding="utf-8")
    (tmp_path / "gxxl").chmod(0o755)
    command = [*shlex.split(line)[:-1], "庄头镇 2021.xlsx"]
    path = f"{tmp_path}:{os.environ['PATH']}"
    done = subprocess.run(
        command, env=os.environ | {"PATH": path}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[:3] == ["2", "check", "庄头镇 2021.xlsx"]
