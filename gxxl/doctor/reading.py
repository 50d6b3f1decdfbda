"""Looking at Windows: the registry, programs and their kind. Nothing here writes."""

from __future__ import annotations

import importlib
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

APP_PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths"
_MACHINES = {0x8664: 64, 0x14C: 32, 0xAA64: 64}


def _winreg() -> Any:  # noqa: ANN401 - known only on Windows
    return importlib.import_module("winreg")


def value(key: str, name: str = "") -> Any:  # noqa: ANN401 - a value has any type
    r"""What a registry value holds, ``None`` where there is none. ``key`` begins ``HKCU\``, ``HKLM\`` or ``HKCR\``."""
    for view in (0x0100, 0x0200):  # of 64-bit programs, then of 32-bit ones
        try:
            with _open(key, view) as opened:
                return _winreg().QueryValueEx(opened, name)[0]
        except OSError:
            continue
    return None


def values(key: str) -> dict[str, Any]:
    """All values of a key."""
    try:
        with _open(key, 0) as opened:
            items = [_winreg().EnumValue(opened, number) for number in range(_winreg().QueryInfoKey(opened)[1])]
    except OSError:
        return {}
    return {item[0]: item[1] for item in items}


def subkeys(key: str) -> list[str]:
    """The names of the keys below a key."""
    try:
        with _open(key, 0) as opened:
            return [_winreg().EnumKey(opened, number) for number in range(_winreg().QueryInfoKey(opened)[0])]
    except OSError:
        return []


def program(*names: str) -> Path | None:
    """Where a program lies that has told Windows so."""
    for name in names:
        for root in ("HKCU", "HKLM"):
            found = value(rf"{root}\{APP_PATHS}\{name}")
            if found:
                return Path(str(found).strip('"'))
    return None


def bits(path: Path) -> int | None:
    """Whether a program has 32 or 64 bits, from its own head (PE format: the machine's number after ``PE``)."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return None
    if head[:2] != b"MZ":
        return None
    (at,) = struct.unpack_from("<I", head, 0x3C)
    if at + 6 > len(head) or head[at : at + 4] != b"PE\0\0":
        return None
    return _MACHINES.get(struct.unpack_from("<H", head, at + 4)[0])


def file_version(path: Path) -> str:
    """The version that a program carries, ``?`` where it tells none."""
    try:
        api: Any = importlib.import_module("win32api")
        info = api.GetFileVersionInfo(str(path), "\\")
        high, low = info["FileVersionMS"], info["FileVersionLS"]
    except Exception:  # noqa: BLE001 - pywin32 has errors of its own
        return "?"
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"


def from_internet(paths: Iterator[Path]) -> list[Path]:
    """Those files that carry the mark of a download, ``Zone.Identifier``, with the zone of the internet or worse."""
    marked = []
    for path in paths:
        try:
            with open(f"{path}:Zone.Identifier", encoding="utf-8", errors="replace") as mark:  # noqa: PTH123 - a stream
                text = mark.read(1000)
        except OSError:
            continue
        if "ZoneId=3" in text or "ZoneId=4" in text:
            marked.append(path)
    return marked


def _open(key: str, view: int) -> Any:  # noqa: ANN401 - known only on Windows
    root, _, rest = key.partition("\\")
    registry = _winreg()
    roots = {
        "HKCU": registry.HKEY_CURRENT_USER,
        "HKLM": registry.HKEY_LOCAL_MACHINE,
        "HKCR": registry.HKEY_CLASSES_ROOT,
    }
    return registry.OpenKey(roots[root], rest, 0, registry.KEY_READ | view)
