"""The program behind the README's two commands. Needs nothing on a fresh machine but Python 3.11 or newer.

    python3 install/dev.py demo            any gxxl command and its arguments, in an environment of its own
    python3 install/dev.py test            everything that must hold, in one run
    python3 install/dev.py docs            write the generated pages of docs/ anew
    python3 install/dev.py bundle          the portable bundle for Windows, dist/gxxl-<version>-windows.zip
    python3 install/dev.py site            the documentation as a static site, dist/site
    python3 install/dev.py pictures        take the pictures of docs/images anew

Exit codes are those of what was run.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import debian
import words
from words import say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "gxxl-installed.json"
OLDEST = (3, 11)
TEST_EXTRAS = ("dev", "test")
# What runs in the environment of a developer; everything else is handed to gxxl.
SCRIPTS = {
    "test": ["install/checks.py"],
    "docs": ["-m", "docs.generate"],
    "bundle": ["install/bundle.py"],
    "site": ["-m", "mkdocs", "build"],  # not --quiet: it would not count the warnings that must fail
    "pictures": ["-m", "docs.pictures"],
}
WITHOUT_OFFICE = ("docs", "bundle", "site")


class Stop(Exception):  # noqa: N818 - it ends the program and is no fault of it
    """Nothing more can be done; the text says what the user can do."""


def main(arguments: list[str]) -> int:
    """Prepare what the command needs, then run it."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(words.USAGE)
        return 0
    try:
        return _run(arguments[0], arguments[1:])
    except Stop as stop:
        say(str(stop))
        return 2
    except KeyboardInterrupt:
        return 130


def _run(name: str, rest: list[str]) -> int:
    if sys.version_info < OLDEST:
        raise Stop(words.PYTHON_TOO_OLD.format(found=sys.version.split()[0]))
    if name not in SCRIPTS:
        return subprocess.call([environment(()), "-m", "gxxl", name, *rest], env=_surroundings())
    if name not in WITHOUT_OFFICE:
        debian.ensure_office(pictures=name == "pictures")
    python = str(environment(("site",) if name == "site" else TEST_EXTRAS))
    return subprocess.call([python, *SCRIPTS[name], *rest], cwd=ROOT, env=_surroundings())


def environment(extras: tuple[str, ...]) -> Path:
    """The Python of ``.venv`` with the project and these extras installed; made or brought up to date where needed."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    before, base, project = _stamp(), _base(extras), _fingerprint()
    fits = python.exists() and (not extras or before.get("base") == str(base))
    current = before.get("project") == project
    installed = set(before.get("extras", ())) if current else set()
    if fits and current and installed.issuperset(extras):
        return python
    if not (fits and _works(python)):
        _make(base, python)
    wanted = sorted(installed.union(extras))
    _install(python, wanted)
    STAMP.write_text(json.dumps({"project": project, "extras": wanted, "base": str(base)}), encoding="utf-8")
    return python


def _base(extras: tuple[str, ...]) -> Path:
    """The interpreter to build on. LibreOffice's module fits only the system's own version, so tests prefer that."""
    if extras and not debian.uno_fits(sys.version_info[:2]):
        return debian.SYSTEM_PYTHON
    return Path(getattr(sys, "_base_executable", None) or sys.executable)


def _fingerprint() -> str:
    """What an installation depends on: the project's own description, and where the checkout stands."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + bytes(ROOT)).hexdigest()


def _stamp() -> dict[str, Any]:
    """What was installed last time; empty where nothing was or nobody knows."""
    try:
        read: dict[str, Any] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read


def _works(python: Path) -> bool:
    quiet = subprocess.DEVNULL
    return subprocess.call([python, "-m", "pip", "--version"], stdout=quiet, stderr=quiet) == 0


def _make(base: Path, python: Path) -> None:
    say(words.MAKING_ENVIRONMENT.format(path=VENV))
    if not _try_venv(base, python) and not (debian.ensure_venv() and _try_venv(base, python)):
        raise Stop(words.NO_VENV)


def _try_venv(base: Path, python: Path) -> bool:
    """Debian's Python has ``venv`` but not ``ensurepip`` until python3-venv is installed: it fails half-way."""
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([base, "-m", "venv", VENV], capture_output=True, check=False)
    return made.returncode == 0 and _works(python)


def _install(python: Path, extras: list[str]) -> None:
    say(words.INSTALLING)
    what = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", what]
    if subprocess.call(command, stdout=sys.stderr):
        raise Stop(words.INSTALL_FAILED)


def _surroundings() -> dict[str, str]:
    """Chinese file names and output work whatever the machine's locale says."""
    return os.environ | {"PYTHONUTF8": "1"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
