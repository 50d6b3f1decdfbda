"""Checks of every system: Python, its packages, and where the program lies."""

from __future__ import annotations

import os
import platform
import struct
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from gxxl.doctor.finding import Check
from gxxl.messages import doctor as words

OLDEST = (3, 11)
PACKAGES = ("xlwings", "openpyxl", "XlsxWriter", "defusedxml", "python-calamine")
ONLY_WINDOWS = ("pywin32",)
LONGEST = 150  # of Windows' 260 characters; the rest is for what lies below


def python() -> Check:
    """Which Python runs this."""
    found = words.PYTHON.format(version=platform.python_version(), bits=struct.calcsize("P") * 8, path=sys.executable)
    if sys.version_info < OLDEST:
        return Check("python", "problem", found, words.PYTHON_OLD)
    return Check("python", "ok", found)


def packages() -> Check:
    """The packages that the program cannot do without."""
    found, lack = [], []
    for name in PACKAGES + (ONLY_WINDOWS if sys.platform == "win32" else ()):
        try:
            found.append(words.PACKAGE.format(name=name, version=version(name)))
        except PackageNotFoundError:
            lack.append(name)
    if lack:
        remedy = words.PACKAGES_REMEDY.format(names=" ".join(lack))
        return Check("packages", "problem", words.PACKAGES_LACK.format(names=words.JOIN.join(lack)), remedy)
    return Check("packages", "ok", words.PACKAGES.format(versions=words.JOIN.join(found)))


def paths() -> Check:
    """Where the program lies: too deep, on a network, in a folder that is soon cleared; Chinese is fine."""
    path = str(program_folder())
    if path.startswith(("\\\\", "//")):
        return Check("paths", "problem", words.PATH_NETWORK.format(path=path), words.PATH_NETWORK_REMEDY)
    if os.name == "nt" and len(path) > LONGEST:
        return Check("paths", "problem", words.PATH_LONG.format(path=path, length=len(path)), words.PATH_LONG_REMEDY)
    if Path(path).is_relative_to(Path(tempfile.gettempdir()).resolve()):
        return Check("paths", "problem", words.PATH_IN_TEMP.format(path=path), words.PATH_IN_TEMP_REMEDY)
    plain = path.isascii() and " " not in path
    return Check("paths", "ok", (words.PATH_PLAIN if plain else words.PATH_CHINESE).format(path=path))


def program_folder() -> Path:
    """The bundle, or the environment that gxxl is installed in."""
    package = Path(__file__).resolve().parent.parent
    return package.parent.parent if package.parent.name == "app" else package.parent


CHECKS: dict[str, Callable[[], Check]] = {"python": python, "packages": packages, "paths": paths}
