"""What Debian-like systems install with apt: Python's venv; LibreOffice, Chromium and what tests use around them."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

import words
from words import say

SYSTEM_PYTHON = Path("/usr/bin/python3")
VENV_PACKAGES = ("python3-venv",)
OFFICE_PACKAGES = (
    "libreoffice-calc",
    "libreoffice-writer",
    "libreoffice-l10n-zh-cn",
    "libreoffice-script-provider-python",
    "python3-uno",
    "fonts-noto-cjk",
    "poppler-utils",
    "xvfb",
    "openbox",
    "xdotool",
    "locales",
)
WINDOWS_PACKAGES = ("wine", "wine64")  # Windows Python in the tests
BROWSER_PACKAGES = ("chromium",)  # Ubuntu has it as a snap only
PICTURE_PACKAGES = ("libreoffice-gtk3", "x11-utils", "imagemagick")
LOCALE = "zh_CN.UTF-8"


def ensure_venv() -> bool:
    """Install Debian's ``venv``; whether it may be there now."""
    return _is_debian_like() and _install(VENV_PACKAGES)


def ensure_office(*, pictures: bool) -> None:
    """Install LibreOffice and Chromium where that needs no asking; elsewhere say how and go on without them."""
    if not _is_debian_like():
        if not shutil.which("soffice"):
            say(words.OFFICE_ELSEWHERE)
        return
    wanted = OFFICE_PACKAGES + (BROWSER_PACKAGES if _is_debian() else ())
    wanted += PICTURE_PACKAGES if pictures else WINDOWS_PACKAGES
    absent = _absent(wanted)
    if absent and _as_root() is None:
        say(words.OFFICE_BY_HAND.format(packages=" ".join(absent)))
    elif absent:
        _install(absent)
    _ensure_locale()


def uno_fits(version: tuple[int, int]) -> bool:
    """Whether an interpreter of this version can import LibreOffice's module, or there is none that could."""
    if not _is_debian_like() or not SYSTEM_PYTHON.exists():
        return True
    ask = "import sys; print(*sys.version_info[:2])"
    found = subprocess.run([SYSTEM_PYTHON, "-c", ask], capture_output=True, text=True, check=False).stdout.split()
    system = tuple(map(int, found))
    return system == version or system < (3, 11)


def _is_debian_like() -> bool:
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def _as_root() -> tuple[str, ...] | None:
    """What to put before a command that needs root; ``None`` where we may not be it."""
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0:
        return ("sudo", "-n")
    return None


def _absent(packages: tuple[str, ...]) -> tuple[str, ...]:
    form = "${Package} ${db:Status-Status}\n"
    asked = subprocess.run(["dpkg-query", "-W", "-f", form, *packages], capture_output=True, text=True, check=False)
    there = {line.split()[0] for line in asked.stdout.splitlines() if line.endswith(" installed")}
    return tuple(package for package in packages if package not in there)


def _install(packages: tuple[str, ...]) -> bool:
    root = _as_root()
    if root is None:
        return False
    say(words.APT_INSTALLING.format(packages=" ".join(packages)))
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    quiet = subprocess.DEVNULL
    # A stale list names versions that the mirrors no longer have; a mirror that fails to update may still serve.
    subprocess.call([*apt, "update"], stdin=quiet, stdout=quiet)
    failed = subprocess.call([*apt, "install", "-y", "--no-install-recommends", *packages], stdin=quiet, stdout=quiet)
    if failed:
        say(words.APT_FAILED.format(packages=" ".join(packages)))
    return not failed


def _ensure_locale() -> None:
    """Without the Chinese locale LibreOffice draws Japanese forms of the characters."""
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    if "zh_CN.utf8" in known:
        return
    root = _as_root()
    make = ["localedef", "-i", "zh_CN", "-f", "UTF-8", LOCALE]
    if root is None or not shutil.which("localedef") or subprocess.call([*root, *make]):
        say(words.LOCALE_FAILED)
