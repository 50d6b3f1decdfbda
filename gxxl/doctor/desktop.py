"""Checks of Linux and other systems like it: the terminal's encoding, fonts, LibreOffice and its Python."""

from __future__ import annotations

import locale
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from gxxl.doctor.finding import Check
from gxxl.messages import doctor as words

SYSTEM_PYTHON = Path("/usr/bin/python3")
SYSTEM_PATH = "/usr/bin:/bin"
SHOWN_FONTS = 3
SECONDS = 20


def code_page() -> Check:
    """Whether the terminal shows Chinese."""
    encoding = locale.getpreferredencoding(do_setlocale=False)
    name = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or encoding
    is_utf8 = encoding.lower().replace("-", "") == "utf8"
    return Check(
        "code_page",
        "ok" if is_utf8 else "problem",
        words.LOCALE.format(name=name),
        "" if is_utf8 else words.LOCALE_REMEDY,
    )


def fonts() -> Check:
    """Whether there is a font with Chinese characters."""
    if not shutil.which("fc-list"):
        return Check("fonts", "note", words.FONTS_UNKNOWN, words.FONTS_UNKNOWN_REMEDY)
    listed = _output("fc-list", ":lang=zh-cn", "family")
    names = sorted({line.split(",")[0].strip() for line in listed.splitlines() if line.strip()})
    if not names:
        return Check("fonts", "problem", words.FONTS_NONE, words.FONTS_REMEDY)
    return Check("fonts", "ok", words.FONTS.format(names=words.JOIN.join(names[:SHOWN_FONTS])))


def libreoffice() -> Check:
    """LibreOffice and its version, read from its files: it is not started."""
    program = office_program()
    if program is None:
        return Check("libreoffice", "note", words.NO_LIBREOFFICE, words.NO_LIBREOFFICE_NOTE)
    found = words.PROGRAM_NO_BITS.format(version=_office_version(program), path=program)
    return Check("libreoffice", "ok", found)


def libreoffice_python() -> Check:
    """The Python of LibreOffice's macros. A distribution's LibreOffice takes its library's place from ``PATH``."""
    name, program = "libreoffice_python", office_program()
    if program is None:
        return Check(name, "note", words.LIBREOFFICE_PYTHON_NONE)
    if any(program.glob("python-core-*")):
        return Check(name, "ok", words.LIBREOFFICE_OWN)
    if sys.platform != "darwin" and not _output(SYSTEM_PYTHON, "-B", "-c", "import uno; print(1)"):
        return Check(name, "problem", words.LIBREOFFICE_NO_UNO, words.LIBREOFFICE_NO_UNO_REMEDY)
    first = shutil.which("python3")
    if first and Path(first).resolve() != SYSTEM_PYTHON.resolve():
        found = words.LIBREOFFICE_PYTHON_FOREIGN.format(path=first)
        return Check(name, "note", found, words.LIBREOFFICE_PYTHON_FOREIGN_REMEDY)
    version = _output(SYSTEM_PYTHON, "--version").strip()
    return Check(name, "ok", words.LIBREOFFICE_PYTHON.format(version=version, path=SYSTEM_PYTHON))


def office_program() -> Path | None:
    """The folder of LibreOffice's programs."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    places = [Path(found).resolve().parent] if found else []
    places += [Path("/usr/lib/libreoffice/program"), Path("/Applications/LibreOffice.app/Contents/MacOS")]
    return next((place for place in places if place.is_dir()), None)


def _office_version(program: Path) -> str:
    """From the package that it came in, or the file that names it; ``?`` where neither tells."""
    package = re.match(
        r"[0-9]+:([0-9.]+)", _output(Path("/usr/bin/dpkg-query"), "-W", "-f", "${Version}", "libreoffice-core")
    )
    if package:
        return package[1]
    named = program / "versionrc"
    text = named.read_text(encoding="utf-8", errors="replace") if named.exists() else ""
    found = re.search(r"UpdateID=LibreOffice_([0-9.]+)", text)
    return found[1] if found else "?"


def _output(program: str | Path, *arguments: str) -> str:
    """What a program prints; nothing where it is not there or fails."""
    environment = os.environ | {"PATH": SYSTEM_PATH} if isinstance(program, Path) else os.environ
    command = [str(program), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - programs of the system, named here
            command, capture_output=True, text=True, env=environment, timeout=SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout


CHECKS: dict[str, Callable[[], Check]] = {
    "code_page": code_page,
    "fonts": fonts,
    "libreoffice": libreoffice,
    "libreoffice_python": libreoffice_python,
}
