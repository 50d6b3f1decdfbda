"""``gxxl doctor`` on Windows, with a registry as Office, WPS and policies leave it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.windows.wine import Wine

OFFICE = r"Software\Microsoft\Office\16.0\Excel"
APP_PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths"
CLASS = "{00024500-0000-0000-C000-000000000046}"
WPS = r"C:\Program Files\Kingsoft\WPS Office\office6\et.exe"


@pytest.fixture
def registry(wine: Wine) -> Iterator[Wine]:
    """A prefix whose office keys are gone afterwards."""
    yield wine
    for key in (
        rf"HKCU\{OFFICE}",
        r"HKCU\Software\Policies",
        rf"HKLM\{APP_PATHS}\excel.exe",
        r"HKLM\Software\Classes\Excel.Application",
        rf"HKLM\Software\Classes\CLSID\{CLASS}",
    ):
        wine.run("reg", "delete", key, "/f")


def put(wine: Wine, key: str, name: str, data: str | int) -> None:
    """Set a value; the name ``""`` is the key's own."""
    which = ["/v", name] if name else ["/ve"]
    kind = "REG_DWORD" if isinstance(data, int) else "REG_SZ"
    assert wine.run("reg", "add", key, *which, "/t", kind, "/d", data, "/f").code == 0


def found(wine: Wine) -> dict[str, Any]:
    """What the command says, by check."""
    data = json.loads(wine.gxxl("doctor", "--json").text)
    return {item["check"]: item for item in data["checks"]}


def test_a_machine_without_office(wine: Wine) -> None:
    """Without any office program nothing raises, and it is said that none is needed to check."""
    checks = found(wine)
    assert "936" in checks["code_page"]["found"]
    assert "3.11.9，64位" in checks["python"]["found"]
    assert "pywin32" in checks["packages"]["found"]
    assert "一键校验.bat" in checks["excel"]["found"]
    assert checks["add_in"]["state"] == "note"
    assert not [item for item in checks.values() if "没有查成" in item["found"]]


def test_excel_and_wps_that_took_its_name(registry: Wine) -> None:
    """Excel is found with its bits; WPS answering for it is a problem, with the way out in WPS's own settings."""
    wine = registry
    put(wine, rf"HKLM\{APP_PATHS}\excel.exe", "", r"C:\windows\system32\notepad.exe")
    put(wine, r"HKLM\Software\Classes\Excel.Application\CLSID", "", CLASS)
    put(wine, rf"HKLM\Software\Classes\CLSID\{CLASS}\LocalServer32", "", WPS)
    checks = found(wine)
    assert "64位" in checks["excel"]["found"]
    assert checks["excel_owner"]["state"] == "problem"
    assert WPS in checks["excel_owner"]["found"]
    assert "配置工具" in checks["excel_owner"]["remedy"]


def test_policies(registry: Wine) -> None:
    """Macros or trusted locations forbidden for the whole organ are problems that name an administrator."""
    wine = registry
    put(wine, rf"HKCU\{OFFICE}\Options", "OPEN", '"C:\\gone\\gxxl.xlam"')
    policies = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
    put(wine, policies, "VBAWarnings", 4)
    put(wine, rf"{policies}\Trusted Locations", "AllLocationsDisabled", 1)
    checks = found(wine)
    assert "管理员" in checks["macros"]["remedy"]
    assert "管理员" in checks["trusted"]["remedy"]
    assert checks["add_in"]["found"].endswith(r"C:\gone\gxxl.xlam")


def test_a_switched_off_add_in(registry: Wine, tmp_path: Path) -> None:
    """An add-in that Excel has disabled is a problem; the user's own macro setting is named."""
    wine = registry
    (tmp_path / "gxxl.xlam").touch()
    put(wine, rf"HKCU\{OFFICE}\Options", "OPEN", f'"{wine.path(tmp_path / "gxxl.xlam")}"')
    put(wine, rf"HKCU\{OFFICE}\Security", "VBAWarnings", 3)
    item = r"c:\x\gxxl.xlam".encode("utf-16-le").hex()
    wine.run("reg", "add", rf"HKCU\{OFFICE}\Resiliency\DisabledItems", "/v", "1", "/t", "REG_BINARY", "/d", item, "/f")
    checks = found(wine)
    assert "禁用项目" in checks["add_in"]["remedy"]
    assert "数字签名" in checks["macros"]["found"]
    assert checks["trusted"]["state"] == "problem"


def test_nothing_is_changed(wine: Wine) -> None:
    """The registry and the user's files are the same after it."""
    before = wine.registry(r"HKCU\Software"), sorted(wine.home.rglob("*"))
    wine.gxxl("doctor")
    assert (wine.registry(r"HKCU\Software"), sorted(wine.home.rglob("*"))) == before
