"""The LibreOffice that a workbook is open in: a process of our own, or one that we are guests of."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from gxxl.excel.engines.libreoffice import profile
from gxxl.excel.engines.libreoffice.bridge import Link, Remote, has, struct, uno
from gxxl.excel.engines.libreoffice.errors import EngineError, NotCoveredError, OfficeGoneError
from gxxl.messages import excel_engine as words

START_SECONDS, END_SECONDS, PAUSE = 60.0, 10.0, 0.05
_URL = "uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
_OPTIONS = ("--norestore", "--nologo", "--nodefault", "--nofirststartwizard")
_OTHERS_PYTHON = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")  # LibreOffice starts one of its own
_SYSTEM_PATH = ("/usr/bin", "/bin")
_PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "/opt/libreoffice/program/soffice")
_COUNTER = itertools.count()


class Office:
    """A LibreOffice that this program is a guest of: it runs inside, or was connected to. It is left running."""

    def __init__(self, context: object, pid: int, *, headless: bool | None = None) -> None:
        self.link = Link(context)
        self.pid = pid
        self.opened: set[Path] = set()
        self._headless = headless

    @property
    def headless(self) -> bool:
        """Whether there is nobody before it who could answer a dialog."""
        if self._headless is None:
            self._headless = "--headless" in _command_line(self.pid)
        return self._headless

    @property
    def alive(self) -> bool:
        """Whether it still answers."""
        try:
            self.link.desktop.Name  # noqa: B018 - whether it answers, not what
        except EngineError:
            return False
        return True

    def quit(self) -> None:
        """Ask it to end, as its own menu would: with changed workbooks it asks the user."""
        with suppress(OfficeGoneError):
            self.link.desktop.terminate()

    def kill(self) -> None:
        """Refused: the process is not ours."""
        raise NotCoveredError("App.kill")


class OwnOffice(Office):
    """A private soffice process with its own profile, reached through a named pipe. It ends with this program.

    ``OfficeGoneError`` when LibreOffice is missing or does not start. Without ``headless`` it needs a display.
    """

    def __init__(
        self, *, headless: bool = True, files: Sequence[Path] = (), environment: Mapping[str, str] | None = None
    ) -> None:
        program = find()
        self.folder = Path(tempfile.mkdtemp(prefix="gxxl-soffice-"))
        profile.write(self.folder / "profile")
        self.pipe = f"gxxl{os.getpid()}n{next(_COUNTER)}"
        surroundings = _surroundings(headless) | dict(environment or {})
        command = [program, *self._arguments(headless), *map(str, files)]
        self.process = _start(command, surroundings)
        opened: set[Path] = set()
        self._end = weakref.finalize(self, _end, self.process, self.folder, opened)
        super().__init__(self._connect(), self.process.pid, headless=headless)
        self.opened = opened
        self.link.alive = self._running

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._running()

    def quit(self) -> None:
        """End the process without saving anything, and remove its profile."""
        with suppress(EngineError):
            for document in documents(self.link):
                document.setModified(False)  # else it asks
            self.link.desktop.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(END_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End the process at once, and remove its profile and the lock files that it left beside workbooks."""
        self._end()

    def _arguments(self, headless: bool) -> list[str]:
        accept = f"--accept=pipe,name={self.pipe};urp;StarOffice.ComponentContext"
        home = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        return [home, accept, *_OPTIONS, *(["--headless"] if headless else [])]

    def _running(self) -> bool:
        return self.process.poll() is None

    def _connect(self) -> object:
        end = time.monotonic() + START_SECONDS
        while self._running() and time.monotonic() < end:
            context = resolve(self.pipe)
            if context is not None:
                return context
            time.sleep(PAUSE)
        self._end()
        raise OfficeGoneError(words.OFFICE_NOT_STARTED.format(seconds=int(START_SECONDS)))


def connect(pipe: str, pid: int, *, headless: bool | None = None) -> Office:
    """An office that listens on a pipe; ``OfficeGoneError`` when it does not."""
    context = resolve(pipe)
    if context is None:
        raise OfficeGoneError(words.OFFICE_NOT_FOUND.format(pipe=pipe))
    return Office(context, pid, headless=headless)


def find() -> str:
    """The soffice program: ``$SOFFICE``, on the path, or where installers put it. ``OfficeGoneError`` if nowhere."""
    names = (os.environ.get("SOFFICE", ""), "soffice", "libreoffice", *_PLACES)
    found = next(filter(None, (shutil.which(name) for name in names if name)), None)
    if found is None:
        raise OfficeGoneError(words.OFFICE_MISSING)
    return found


def resolve(pipe: str) -> object | None:
    """The component context behind a pipe, or ``None`` while nobody listens there."""
    local = uno().getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    refused = (uno().getClass("com.sun.star.connection.NoConnectException"), type(struct("lang.DisposedException")))
    try:
        context: object = resolver.resolve(_URL.format(pipe=pipe))
    except refused:
        return None
    return context


def documents(link: Link) -> Iterator[Remote]:
    """The open spreadsheets."""
    everything = link.desktop.Components.createEnumeration()
    while everything.hasMoreElements():
        document = everything.nextElement()
        if document is not None and has(document, "Sheets"):
            yield document


def _start(command: list[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603 - the program that find() found
        command, env=environment, start_new_session=True, stdin=quiet, stdout=quiet, stderr=quiet
    )


def _surroundings(headless: bool) -> dict[str, str]:
    """Ours without our Python: LibreOffice looks for its own modules beside the first ``python3`` of the path."""
    ours = tuple({sys.prefix, str(Path(sys.base_prefix).resolve())} - {"/usr"})
    path = [part for part in os.environ.get("PATH", "").split(os.pathsep) if not part.startswith(ours)]
    kept = {name: value for name, value in os.environ.items() if name not in _OTHERS_PYTHON}
    kept["PATH"] = os.pathsep.join([*_SYSTEM_PATH, *path] if sys.platform == "linux" else path)
    return kept | ({"SAL_USE_VCLPLUGIN": "svp"} if headless and sys.platform == "linux" else {})


def _end(process: subprocess.Popen[bytes], folder: Path, opened: set[Path]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for path in opened:
        _unlock(path, folder)
    shutil.rmtree(folder, ignore_errors=True)


def _unlock(path: Path, folder: Path) -> None:
    """Remove the lock file beside a workbook, if it names the profile in ``folder``: the next one to open it waits."""
    lock = path.with_name(f".~lock.{path.name}#")
    with suppress(OSError):
        if folder.name in lock.read_text(encoding="utf-8", errors="replace"):
            lock.unlink()


def _command_line(pid: int) -> list[str]:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8", errors="replace").split("\0")
    return []
