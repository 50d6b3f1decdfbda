"""Checks of Windows: encoding, fonts, the office programs, and how Excel treats add-ins and macros."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from gxxl.desk import addins
from gxxl.desk.install import ADD_IN
from gxxl.doctor import reading
from gxxl.doctor.everywhere import program_folder
from gxxl.doctor.finding import Check
from gxxl.messages import doctor as words

CHINESE, UTF8 = 936, 65001
FONT_FILES = {"simsun.ttc": "宋体", "simhei.ttf": "黑体", "msyh.ttc": "微软雅黑", "simfang.ttf": "仿宋"}
NOTIFY, SIGNED_ONLY = 2, 3  # VBAWarnings: 1 all, 2 with a notice (default), 3 signed ones, 4 none
POLICIES = r"HKCU\Software\Policies\Microsoft\Office"
OFFICE = r"HKCU\Software\Microsoft\Office"
LIBREOFFICE = r"HKLM\Software\LibreOffice\UNO\InstallPath"


def code_page() -> Check:
    """The code page of programs that know no Unicode, batch files among them."""
    system: Any = ctypes
    number = system.windll.kernel32.GetACP()
    if number == UTF8:
        return Check("code_page", "note", words.CODE_PAGE_UTF8, words.CODE_PAGE_UTF8_REMEDY)
    if number != CHINESE:
        found = words.CODE_PAGE_OTHER.format(number=number)
        return Check("code_page", "problem", found, words.CODE_PAGE_OTHER_REMEDY)
    return Check("code_page", "ok", words.CODE_PAGE.format(number=number))


def fonts() -> Check:
    """Whether one of the fonts is there that Chinese documents use."""
    folder = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "Fonts"
    names = [name for file, name in FONT_FILES.items() if (folder / file).exists()]
    if not names:
        return Check("fonts", "problem", words.FONTS_NONE, words.FONTS_REMEDY_WINDOWS)
    return Check("fonts", "ok", words.FONTS.format(names=words.JOIN.join(names)))


def excel() -> Check:
    """Microsoft Excel."""
    path = reading.program("excel.exe")
    return Check("excel", "ok", _described(path)) if path else Check("excel", "note", words.NO_EXCEL)


def wps() -> Check:
    """WPS's spreadsheet program."""
    path = reading.program("et.exe", "wps.exe", "wpsoffice.exe")
    return Check("wps", "ok", _described(path)) if path else Check("wps", "note", words.NOT_FOUND)


def excel_owner() -> Check:
    """Which program starts when another asks for ``Excel.Application``: WPS takes the name when it is installed."""
    name = "excel_owner"
    class_id = reading.value(r"HKCR\Excel.Application\CLSID")
    server = class_id and reading.value(rf"HKCR\CLSID\{class_id}\LocalServer32")
    if not server:
        missing = reading.program("excel.exe") is not None
        return Check(
            name, "problem" if missing else "note", words.OWNER_NONE, words.OWNER_NONE_REMEDY if missing else ""
        )
    if any(sign in str(server).lower() for sign in ("kingsoft", "wps", r"\et.exe")):
        return Check(name, "problem", words.OWNER_WPS.format(path=server), words.OWNER_WPS_REMEDY)
    return Check(name, "ok", words.OWNER.format(path=server))


def add_in() -> Check:
    """Whether our add-in is on Excel's list, is there, is allowed by Excel, and finds its Python."""
    name, listed = "add_in", list(_add_ins())
    if not listed:
        return Check(name, "note", words.ADD_IN_NONE, words.ADD_IN_NONE_NOTE)
    for version, path in listed:
        if not path.exists():
            return Check(name, "problem", words.ADD_IN_GONE.format(path=path), words.ADD_IN_GONE_REMEDY)
        if _is_disabled(version):
            return Check(name, "problem", words.ADD_IN_DISABLED, words.ADD_IN_DISABLED_REMEDY)
    python = _named_python()
    if python is not None and not python.exists():
        return Check(name, "problem", words.ADD_IN_PYTHON_GONE.format(path=python), words.ADD_IN_PYTHON_GONE_REMEDY)
    return Check(name, "ok", words.ADD_IN.format(where=words.JOIN.join(str(path) for _, path in listed)))


def macros() -> Check:
    """What Excel does with macros: set by the user, or for the whole organ."""
    name = "macros"
    for version in addins.versions():
        if reading.value(rf"{POLICIES}\{version}\Excel\Security", "blockcontentexecutionfrominternet") == 1:
            return Check(name, "note", words.INTERNET_BLOCKED, words.INTERNET_BLOCKED_NOTE)
        policy = reading.value(rf"{POLICIES}\{version}\Excel\Security", "VBAWarnings")
        own = reading.value(rf"{OFFICE}\{version}\Excel\Security", "VBAWarnings")
        number = policy or own or NOTIFY
        what = words.MACROS.get(number, words.MACROS_UNKNOWN.format(number=number))
        found = words.MACROS_POLICY.format(what=what) if policy else what
        if number >= SIGNED_ONLY:
            return Check(name, "problem", found, words.MACROS_POLICY_REMEDY if policy else words.MACROS_REMEDY)
        return Check(name, "ok", found)
    return Check(name, "note", words.NO_EXCEL)


def trusted() -> Check:
    """Whether the add-in's folder is a trusted location, and whether there may be any."""
    name, ours = "trusted", []
    for version in addins.versions():
        security = rf"{version}\Excel\Security\Trusted Locations"
        if reading.value(rf"{POLICIES}\{security}", "AllLocationsDisabled") == 1:
            return Check(name, "problem", words.TRUSTED_OFF, words.TRUSTED_OFF_REMEDY)
        folders = [
            reading.value(rf"{OFFICE}\{security}\{key}", "Path") for key in reading.subkeys(rf"{OFFICE}\{security}")
        ]
        ours += [folder for folder in folders if folder and "gxxl" in str(folder).lower()]
    if ours:
        return Check(name, "ok", words.TRUSTED.format(paths=words.JOIN.join(dict.fromkeys(ours))))
    if any(_add_ins()):
        return Check(name, "problem", words.TRUSTED_NONE, words.TRUSTED_NONE_REMEDY)
    return Check(name, "note", words.TRUSTED_NONE)


def blocked() -> Check:
    """Files of ours that Windows marks as downloaded."""
    found = reading.from_internet(_our_files())
    if found:
        line = words.BLOCKED.format(count=len(found), path=found[0])
        return Check("blocked", "problem", line, words.BLOCKED_REMEDY)
    return Check("blocked", "ok", words.BLOCKED_NONE)


def libreoffice() -> Check:
    """LibreOffice, which brings its own Python here."""
    folder = reading.value(LIBREOFFICE)
    if not folder:
        return Check("libreoffice", "note", words.NOT_FOUND)
    return Check("libreoffice", "ok", _described(Path(folder) / "soffice.exe"))


def _described(path: Path) -> str:
    version, bits = reading.file_version(path), reading.bits(path)
    return (words.PROGRAM if bits else words.PROGRAM_NO_BITS).format(version=version, bits=bits, path=path)


def _add_ins() -> Iterator[tuple[str, Path]]:
    for version in addins.versions():
        for name, item in reading.values(rf"HKCU\{addins.options_key(version)}").items():
            if name.startswith("OPEN") and ADD_IN in str(item).lower():
                yield version, Path(str(item).strip().removeprefix("/R").strip().strip('"'))


def _is_disabled(version: str) -> bool:
    """Excel keeps the add-ins that it has switched off as bytes that hold their path in UTF-16."""
    items = reading.values(rf"{OFFICE}\{version}\Excel\Resiliency\DisabledItems").values()
    sign = ADD_IN.encode("utf-16-le")
    return any(isinstance(item, bytes) and sign in item.lower() for item in items)


def _named_python() -> Path | None:
    file = Path(os.environ.get("LOCALAPPDATA", "")) / "gxxl" / "python.txt"
    if not file.exists():
        return None
    lines = file.read_text(encoding="utf-16").splitlines()
    return file.parent / lines[0].strip() if lines else None


def _our_files() -> Iterator[Path]:
    """What Windows would stop at: programs, batch files and the add-in."""
    folder = program_folder()
    yield from folder.glob("*.bat")
    yield from folder.glob("*/*.exe")
    yield from folder.glob("*/*.dll")
    yield from folder.glob("*/*.xlam")
    yield from (path for _, path in _add_ins())


CHECKS: dict[str, Callable[[], Check]] = {
    "code_page": code_page,
    "fonts": fonts,
    "excel": excel,
    "wps": wps,
    "excel_owner": excel_owner,
    "add_in": add_in,
    "macros": macros,
    "trusted": trusted,
    "blocked": blocked,
    "libreoffice": libreoffice,
}
