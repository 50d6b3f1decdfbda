r"""Windows Python under Wine for tests: a prefix of its own, and the official embeddable CPython with gxxl's packages.

    def test_it(wine: Wine) -> None:
        done = wine.python("-c", "import xlwings; print(xlwings.__version__)")
        assert done.code == 0, done.text

Paths are given as Windows sees them: ``wine.path(tmp_path)`` is ``Z:\tmp\…``; ``wine.drive / "政务公开"`` is on ``C:``.
The code page is 936, as on a clerk's machine. gxxl is this checkout's (``python311._pth`` names it; ``PYTHONPATH`` is
ignored there). COM works in the prefix: a class that one process serves, another reaches by ``GetObject("new:{…}")``;
``wine.start`` leaves such a server running in the background. There is a screen (Xvfb), which COM's windows need.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

ROOT = Path(__file__).parent.parent.parent
PYTHON = "python"  # the folder below C:\
LONGEST_SECONDS = 240.0  # on a busy machine
STARTS = 5
_LOCALE = "zh_CN.UTF-8"  # Wine takes code page 936 from it


@dataclass(frozen=True, slots=True)
class Done:
    """What a Windows program printed, both streams together, and its exit code."""

    code: int
    output: bytes

    @property
    def text(self) -> str:
        """The output of a program that prints UTF-8, as gxxl does into a pipe."""
        return self.output.decode("utf-8", errors="replace").replace("\r\n", "\n")

    @property
    def gbk(self) -> str:
        """The output of a batch file, at code page 936."""
        return self.output.decode("gbk", errors="replace").replace("\r\n", "\n")


class Screen:
    """An X server without a window, on a display that is free."""

    def __init__(self) -> None:
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1024x768x24", "-nolisten", "tcp"]
        self._process = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as said:
            self.name = f":{said.readline().strip()}"

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(timeout=LONGEST_SECONDS)


@dataclass(slots=True)
class Wine:
    """A Wine prefix. ``close`` ends every program in it and removes it."""

    prefix: Path
    _screen: Screen
    _started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @classmethod
    def make(cls) -> Wine:
        """A new prefix with the Python in the folder that ``PYTHON`` names; about 15 seconds."""
        wine = cls(Path(tempfile.mkdtemp(prefix="gxxl-wine-")), Screen())
        # Its background programs keep the streams that they are given: pipes would never end.
        null = subprocess.DEVNULL
        boot = ["wine", "wineboot", "--init"]
        subprocess.run(boot, stdin=null, stdout=null, stderr=null, env=wine._environment({}), check=True)
        wine._settle()
        maker = [sys.executable, str(ROOT / "install/windows.py"), str(wine.drive / PYTHON)]
        subprocess.run(maker, check=True)
        paths = wine.drive / PYTHON / "python311._pth"
        paths.write_bytes(paths.read_bytes() + f"{wine.path(ROOT)}\r\n".encode())
        return wine

    @property
    def drive(self) -> Path:
        """Where drive ``C:`` is."""
        return self.prefix / "drive_c"

    @property
    def home(self) -> Path:
        """The Windows user's own folder."""
        return next(path for path in (self.drive / "users").iterdir() if path.name != "Public")

    def path(self, path: Path) -> PureWindowsPath:
        """A path as Windows programs name it."""
        if path.is_relative_to(self.drive):
            return PureWindowsPath("C:\\", *path.relative_to(self.drive).parts)
        return PureWindowsPath("Z:\\", *path.absolute().parts[1:])

    def python(self, *arguments: object, cwd: Path | None = None, environment: Mapping[str, str] | None = None) -> Done:
        """Run the Windows Python."""
        return self.run(self.path(self.drive / PYTHON / "python.exe"), *arguments, cwd=cwd, environment=environment)

    def gxxl(self, *arguments: object, cwd: Path | None = None) -> Done:
        """Run a command of gxxl."""
        return self.python("-m", "gxxl", *arguments, cwd=cwd)

    def batch(self, file: Path, *arguments: object) -> Done:
        """Run a batch file, as a double click or a drop on it does; keys are never pressed."""
        return self.run("cmd", "/c", "call", self.path(file), *arguments)

    def run(
        self, program: object, *arguments: object, cwd: Path | None = None, environment: Mapping[str, str] | None = None
    ) -> Done:
        """Run a Windows program to its end, its streams as Wine can take them. Raises ``TimeoutExpired``."""
        # Python there starts only with pipes: it cannot take a file for its output, nor no input at all.
        done = subprocess.run(
            ["wine", str(program), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            env=self._environment(environment or {}),
            timeout=LONGEST_SECONDS,
            check=False,
        )
        return Done(done.returncode, done.stdout)

    def start(self, *arguments: object, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start the Windows Python and do not wait: a COM server, say. ``close`` ends it."""
        python = str(self.path(self.drive / PYTHON / "python.exe"))
        null = subprocess.DEVNULL
        started = subprocess.Popen(
            ["wine", python, *map(str, arguments)],
            stdin=null,
            stdout=null,
            stderr=null,
            env=self._environment(environment or {}),
        )
        self._started.append(started)
        return started

    def registry(self, key: str) -> list[str]:
        """A key and what is below it, a line each, as ``reg query /s`` prints it; empty where there is none."""
        done = self.run("reg", "query", key, "/s")
        return [] if done.code else [line for line in done.gbk.splitlines() if line.strip()]

    def close(self) -> None:
        """End what runs in the prefix, and remove it."""
        self._server("-k")
        self._server("-w")
        for started in self._started:
            started.wait(timeout=LONGEST_SECONDS)
        self._screen.close()
        shutil.rmtree(self.prefix, ignore_errors=True)

    def _settle(self) -> None:
        """End what the first start of all began, or COM's own service waits for it, now and then for good."""
        for _ in range(STARTS):
            self._server("-k")
            self._server("-w")
            self._server("-p60")  # stays a minute between programs, which start faster then
            with suppress(subprocess.TimeoutExpired):
                start = ["wine", "net", "start", "RpcSs"]
                null = subprocess.DEVNULL
                ours = self._environment({})
                subprocess.run(start, stdin=null, stdout=null, stderr=null, env=ours, timeout=10, check=False)
                return

    def _server(self, option: str) -> None:
        server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
        null = subprocess.DEVNULL
        subprocess.run([server, option], env=self._environment({}), stdout=null, stderr=null, check=False)

    def _environment(self, more: Mapping[str, str]) -> dict[str, str]:
        ours = {
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",  # no downloads, no entries in our menus
            "LC_ALL": _LOCALE,
            "DISPLAY": self._screen.name,
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return kept | ours | dict(more)


def lacking() -> str:
    """What is not there to run Wine with; empty where all is."""
    lack: Sequence[str] = [program for program in ("wine", "Xvfb") if not shutil.which(program)]
    if lack:
        return f"no {lack[0]}"
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    return "" if "zh_CN.utf8" in known else f"no {_LOCALE}"
