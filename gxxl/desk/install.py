r"""Setting up the bundle for one user, and undoing it. No administrator, no system folder, no other user.

What is written, and where it is documented by Microsoft: the add-in in a folder of its own below
``%APPDATA%\Microsoft\AddIns`` and on Excel's list (OPEN values); that folder alone as a trusted location (registry key
``Trusted Locations``); shortcuts below ``Start Menu\Programs``; a verb of ``.xlsx`` and ``.xlsm`` below
``SystemFileAssociations``, which works whichever program the files belong to; and ``%LOCALAPPDATA%\gxxl\python.txt``,
where the add-in reads which Python to start.
"""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from typing import Any

from gxxl.desk import addins, registry
from gxxl.desk.record import Record
from gxxl.errors import GxxlError
from gxxl.messages import desk as words

ADD_IN = "gxxl.xlam"
VERB = "gxxl.check"
SUFFIXES = (".xlsx", ".xlsm")
# Numbers of trusted locations that Excel's own list does not reach by itself.
FIRST_LOCATION = 20


def install(bundle: Path) -> list[str]:
    """Set the bundle up for this user, anew where it was before. What was done, line by line. Raises ``GxxlError``."""
    _require_whole(bundle)
    _require_no_excel()
    record = _record()
    record.undo()
    try:
        return _write(record, bundle)
    except GxxlError:
        record.undo()
        raise


def uninstall(bundle: Path) -> list[str]:
    """Undo what ``install`` did. What is to be said. Raises ``GxxlError``."""
    record = _record()
    if not record.steps:
        return [words.NOT_INSTALLED.format(folder=bundle)]
    _require_no_excel()
    left = record.undo()
    lines = [words.UNINSTALLED.format(folder=bundle)]
    return [*lines, words.LEFT_ALONE, *(words.LEFT_LINE.format(place=place) for place in left)] if left else lines


def _write(record: Record, bundle: Path) -> list[str]:
    versions = addins.versions()
    record.folder(_local())
    record.later(_local() / "gxxl.log")
    python = bundle / "python" / "pythonw.exe"
    record.file(_local() / "python.txt", f"{python}\r\n".encode("utf-16"))
    _start_menu(record, bundle)
    _context_menu(record, bundle)
    lines = [
        words.INSTALLED,
        words.INSTALLED_START_MENU.format(name=words.START_MENU),
        words.INSTALLED_CONTEXT_MENU.format(name=words.CONTEXT_MENU),
    ]
    if versions:
        _add_in(record, bundle, versions)
        years = "；".join(addins.VERSIONS[version] for version in versions)
        lines.append(words.INSTALLED_ADD_IN.format(versions=years))
    else:
        lines.append(words.NO_EXCEL)
    return [*lines, words.DO_NOT_MOVE.format(folder=bundle)]


def _record() -> Record:
    return Record(_local() / "installed.json")


def _local() -> Path:
    return Path(os.environ["LOCALAPPDATA"]) / "gxxl"


def _roaming() -> Path:
    return Path(os.environ["APPDATA"]) / "Microsoft"


def _require_whole(bundle: Path) -> None:
    needed = (f"{words.ADD_IN_FOLDER}/{ADD_IN}", "python/pythonw.exe", words.CHECK_BAT, words.CONSOLIDATE_BAT)
    for name in needed:
        if not (bundle / name).is_file():
            raise GxxlError(words.NOT_IN_BUNDLE.format(folder=bundle, missing=name))


def _require_no_excel() -> None:
    """Excel writes its list of add-ins anew when it ends."""
    windows: Any = ctypes
    if windows.windll.user32.FindWindowW("XLMAIN", None):
        raise GxxlError(words.EXCEL_RUNS)


def _start_menu(record: Record, bundle: Path) -> None:
    folder = _roaming() / "Windows" / "Start Menu" / "Programs" / words.START_MENU
    for name in (words.CHECK_BAT, words.CONSOLIDATE_BAT, words.UNINSTALL_BAT, words.README, words.TEMPLATES):
        target, link = bundle / name, folder / f"{Path(name).stem}.lnk"
        record.made(link, lambda target=target, link=link: _shortcut(link, target))  # type: ignore[misc]


def _shortcut(link: Path, target: Path) -> None:
    import pythoncom  # noqa: PLC0415 - only on Windows
    from win32com.shell import shell  # noqa: PLC0415 - only on Windows

    server = pythoncom.CLSCTX_INPROC_SERVER
    try:
        made = pythoncom.CoCreateInstance(shell.CLSID_ShellLink, None, server, shell.IID_IShellLink)
        made.SetPath(str(target))
        made.SetWorkingDirectory(str(target.parent))
        made.QueryInterface(pythoncom.IID_IPersistFile).Save(str(link), 0)
    except pythoncom.com_error as error:
        raise OSError(error.hresult, error.strerror) from error


def _context_menu(record: Record, bundle: Path) -> None:
    command = f'"{os.environ["COMSPEC"]}" /d /c ""{bundle / words.CHECK_BAT}" "%1""'
    for suffix in SUFFIXES:
        verb = rf"Software\Classes\SystemFileAssociations\{suffix}\shell\{VERB}"
        record.value(verb, "", registry.text(words.CONTEXT_MENU))
        record.value(rf"{verb}\command", "", registry.text(command))


def _add_in(record: Record, bundle: Path, versions: list[str]) -> None:
    path = _roaming() / "AddIns" / "gxxl" / ADD_IN
    record.file(path, (bundle / words.ADD_IN_FOLDER / ADD_IN).read_bytes())
    for version in versions:
        record.add_in(version, path)
        locations = rf"{addins.excel_key(version)}\Security\Trusted Locations"
        number = FIRST_LOCATION
        while registry.has_key(rf"{locations}\Location{number}"):
            number += 1
        location = rf"{locations}\Location{number}"
        record.value(location, "Path", registry.text(f"{path.parent}\\"))
        record.value(location, "AllowSubfolders", registry.whole_number(0))
        record.value(location, "Description", registry.text(words.TRUSTED_LOCATION))
