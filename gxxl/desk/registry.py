"""The user's own part of the Windows registry. Nothing here touches any other part."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from typing import Any

Data = str | int


@dataclass(frozen=True, slots=True)
class Value:
    """What a registry value holds: a text or a number, and its type's number as ``winreg`` has it."""

    data: Data
    type: int


@cache
def _winreg() -> Any:  # noqa: ANN401 - known only on Windows
    return importlib.import_module("winreg")


def text(data: str) -> Value:
    """A text value."""
    return Value(data, 1)  # REG_SZ


def whole_number(data: int) -> Value:
    """A number of 32 bits."""
    return Value(data, 4)  # REG_DWORD


def has_key(key: str) -> bool:
    """Whether the key is there."""
    try:
        _winreg().OpenKey(_winreg().HKEY_CURRENT_USER, key).Close()
    except OSError:
        return False
    return True


def read(key: str, name: str) -> Value | None:
    """A value; ``None`` where it is not there or holds anything but text or a number."""
    try:
        with _winreg().OpenKey(_winreg().HKEY_CURRENT_USER, key) as opened:
            data, kind = _winreg().QueryValueEx(opened, name)
    except OSError:
        return None
    return Value(data, kind) if isinstance(data, str | int) else None


def write(key: str, name: str, value: Value) -> None:
    """Set a value; its key must be there. Raises ``OSError``."""
    registry = _winreg()
    with registry.OpenKey(registry.HKEY_CURRENT_USER, key, 0, registry.KEY_SET_VALUE) as opened:
        registry.SetValueEx(opened, name, 0, value.type, value.data)


def make_key(key: str) -> None:
    """Make a key. Raises ``OSError``."""
    _winreg().CreateKey(_winreg().HKEY_CURRENT_USER, key).Close()


def remove_value(key: str, name: str) -> None:
    """Remove a value that is there. Raises ``OSError``."""
    registry = _winreg()
    with registry.OpenKey(registry.HKEY_CURRENT_USER, key, 0, registry.KEY_SET_VALUE) as opened:
        registry.DeleteValue(opened, name)


def remove_empty_key(key: str) -> bool:
    """Remove a key that holds nothing; whether it is gone. Raises ``OSError``."""
    registry = _winreg()
    if not has_key(key):
        return True
    with registry.OpenKey(registry.HKEY_CURRENT_USER, key) as opened:
        keys, values, _ = registry.QueryInfoKey(opened)
    if keys or values:
        return False
    registry.DeleteKey(registry.HKEY_CURRENT_USER, key)
    return True


def names(key: str) -> list[str]:
    """The names of a key's values, in the registry's order."""
    registry = _winreg()
    try:
        with registry.OpenKey(registry.HKEY_CURRENT_USER, key) as opened:
            return [registry.EnumValue(opened, number)[0] for number in range(registry.QueryInfoKey(opened)[1])]
    except OSError:
        return []
