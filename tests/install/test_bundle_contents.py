"""What goes into the portable bundle agrees with what the program needs. Nothing is fetched here."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
# The module of a package that is called otherwise.
MODULES = {
    "python-calamine": "python_calamine",
    "python-docx": "docx",
    "python-stdnum": "stdnum",
    "pywin32": "pythoncom win32com win32api pywintypes win32gui win32process win32con",
}
# Imported where it is there and done without elsewhere, or only by gxxl.api, which is for programmers.
OPTIONAL = {"distributed", "fsspec", "pandas", "pyarrow", "uno", "unohelper", "com"}


def asked(expression: str) -> object:
    """What ``install/windows.py`` says."""
    code = f"import json, sys; sys.path.insert(0, 'install'); import windows; print(json.dumps({expression}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def locked() -> set[str]:
    """The packages of the lock."""
    lines = (ROOT / "install/windows.lock").read_text(encoding="utf-8").splitlines()
    return {line.partition("==")[0] for line in lines if "==" in line}


def imported() -> set[str]:
    """The modules from elsewhere that the package imports, at the top or late."""
    found = set()
    for path in (ROOT / "gxxl").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"gxxl"}


def test_the_lock_has_what_the_project_asks_for() -> None:
    """Each requirement of the program and of the bundled extras is pinned, with a hash."""
    names = asked("[windows.requirement_name(item) for item in windows.requirements()]")
    assert isinstance(names, list)
    assert set(names) <= locked(), "run: python install/windows.py --lock"
    text = (ROOT / "install/windows.lock").read_text(encoding="utf-8")
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}  # \S+\.whl$", text, re.MULTILINE)) == len(locked())


def test_every_import_is_in_the_bundle() -> None:
    """What the program imports is bundled, or it can do without on a clerk's desk."""
    bundled = {module for name in locked() for module in MODULES.get(name, name.replace("-", "_")).split()}
    assert imported() - bundled - OPTIONAL == set()
