"""Old Word and WPS files (.doc, .wps) through a LibreOffice that is on this machine: with a profile of its own.

Its macros are switched off and its links never followed; what takes too long is ended, with all that it started.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

SECONDS = 60
MAX_DOCX = 60 * 2**20  # bytes that are taken back
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
)
_ITEM = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_PROFILE = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'


def find() -> str | None:
    """The soffice program: ``$SOFFICE``, on the path, or where installers put it."""
    names = (os.environ.get("SOFFICE", ""), "soffice", "libreoffice", *_PLACES)
    return next(filter(None, (shutil.which(name) for name in names if name)), None)


def as_docx(data: bytes) -> bytes | None:
    """An old document as a .docx; ``None`` where there is no LibreOffice, or it cannot make one of it in time."""
    program = find()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="gxxl-word-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _write_profile(folder / "profile")
        source = folder / "document.doc"
        source.write_bytes(data)
        _convert(program, folder, source)
        made = source.with_suffix(".docx")
        with suppress(OSError):
            if made.stat().st_size <= MAX_DOCX:
                return made.read_bytes()
    return None


def _write_profile(profile: Path) -> None:
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")


def _convert(program: str, folder: Path, source: Path) -> None:
    """Start the conversion and wait for it; after too long it is ended with its children."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = "docx:MS Word 2007 XML"
    command = [
        program,
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        target,
        "--outdir",
        str(folder),
        str(source),
    ]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    quiet = subprocess.DEVNULL
    with suppress(OSError):
        process = subprocess.Popen(  # noqa: S603 - the program that find() found
            command, env=kept, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=sys.platform != "win32"
        )
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            pass
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
