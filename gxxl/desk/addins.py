r"""Excel's list of add-ins to open: ``HKCU\Software\Microsoft\Office\<version>\Excel\Options``, OPEN, OPEN1, OPEN2, ….

Excel stops at the first number that is missing, so a gap is closed when one is taken off the list. An add-in whose tick
the user takes off in Excel goes to the key ``Add-in Manager`` instead.
"""

from __future__ import annotations

from pathlib import Path

from gxxl.desk import registry

VERSIONS = {"16.0": "2016、2019、2021、365", "15.0": "2013", "14.0": "2010", "12.0": "2007"}
_OFFICE = r"Software\Microsoft\Office"


def excel_key(version: str) -> str:
    """Where an Excel keeps the user's settings."""
    return rf"{_OFFICE}\{version}\Excel"


def options_key(version: str) -> str:
    """Where the list is."""
    return rf"{excel_key(version)}\Options"


def versions() -> list[str]:
    """The versions of Excel that this user has started."""
    return [version for version in VERSIONS if registry.has_key(excel_key(version))]


def add(version: str, path: Path) -> None:
    """Put an add-in at the end of the list. Raises ``OSError``."""
    key = options_key(version)
    registry.write(key, _name(len(_listed(key))), registry.text(f'"{path}"'))


def remove(version: str, path: Path) -> None:
    """Take an add-in off the list, wherever Excel has put it since. Raises ``OSError``."""
    key, manager = options_key(version), rf"{excel_key(version)}\Add-in Manager"
    listed = _listed(key)
    kept = [value for value in listed if str(path).casefold() not in str(value.data).casefold()]
    if len(kept) < len(listed):
        for number, value in enumerate(kept):
            registry.write(key, _name(number), value)
        for number in range(len(kept), len(listed)):
            registry.remove_value(key, _name(number))
    for name in registry.names(manager):
        if name.casefold() == str(path).casefold():
            registry.remove_value(manager, name)


def _listed(key: str) -> list[registry.Value]:
    found: list[registry.Value] = []
    while (value := registry.read(key, _name(len(found)))) is not None:
        found.append(value)
    return found


def _name(number: int) -> str:
    return f"OPEN{number or ''}"
