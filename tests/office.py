"""A real LibreOffice for tests: private profile, own process, driven over UNO.

    with Office() as office, office.open(path) as book:
        book.sheet("三、申请办理").paste("D8", [[1, 2], [3, 4]])
        book.calculate()
        book.save(copy)

A call that hangs has its process killed, and everything after it raises.
"""

from __future__ import annotations

import builtins
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from tests.office_book import Book

Recalculate = Literal["always", "never"]

SYSTEM_PACKAGES = "/usr/lib/python3/dist-packages"
SYSTEM_PATH = ("/usr/bin", "/bin")
START_SECONDS, CALL_SECONDS = 90.0, 180.0
_COUNTER = itertools.count()
_RECALCULATION = {"always": 0, "never": 1}
_SETTINGS = (
    ("org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "{recalculation}"),
    ("org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", "{recalculation}"),
    ("org.openoffice.Office.Calc/Input", "ReplaceCellsWarning", "false"),  # else every paste over a formula asks
    ("org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("org.openoffice.Office.Common/Misc", "ShowTipOfTheDay", "false"),
    ("org.openoffice.Setup/Product", "LastTimeGetInvolvedShown", "4102444800"),
    ("org.openoffice.Setup/Product", "LastTimeDonateShown", "4102444800"),
    ("org.openoffice.Setup/Product", "ooSetupLastVersion", "{version}"),
)


def load_uno() -> Any:  # noqa: ANN401
    """The ``uno`` module, from the system's packages where the environment has none; ``ImportError`` if neither has it.

    It replaces ``builtins.__import__``, which breaks the late imports of others, so that is put back.
    """
    original = builtins.__import__
    try:
        if SYSTEM_PACKAGES not in sys.path:
            sys.path.append(SYSTEM_PACKAGES)  # never in front: it holds old packages
        import uno

        return uno
    finally:
        builtins.__import__ = original


def missing() -> str | None:
    """What this machine lacks for LibreOffice to be driven, or ``None``."""
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    try:
        load_uno()
    except ImportError as error:
        return f"LibreOffice's Python module cannot be imported: {error}"
    return None


class Office(AbstractContextManager["Office"]):
    """One soffice process. ``recalculate`` says whether opening an .xlsx works its formulas out anew.

    ``environment`` is added to the process's own; with ``headless=False`` it needs a ``DISPLAY``. The process opens
    ``files`` by itself as it starts.
    """

    def __init__(
        self,
        recalculate: Recalculate = "never",
        *,
        headless: bool = True,
        environment: Mapping[str, str] | None = None,
        files: Sequence[Path] = (),
    ) -> None:
        self.uno = load_uno()
        self.folder = Path(tempfile.mkdtemp(prefix="gxxl-office-"))
        _write_profile(self.folder / "profile", _RECALCULATION[recalculate])
        pipe = f"gxxl{os.getpid()}x{next(_COUNTER)}"
        self.process = self._start(pipe, headless, environment or {}, files)
        try:
            self.context = self._connect(pipe)
        except BaseException:
            self.kill()
            raise
        self.desktop = self.service("com.sun.star.frame.Desktop")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the process; at once and by force after a failure."""
        if error is None:
            self._ask_to_end()
        self.kill()

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self.process.poll() is None

    def kill(self) -> None:
        """End the process and remove its profile."""
        _kill_group(self.process)
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def limit(self, seconds: float = CALL_SECONDS) -> _Limit:
        """Kill the process when the block takes longer, so that a hanging call raises instead."""
        return _Limit(self.process, seconds)

    def open(self, path: Path) -> Book:
        """Open a copy of a file: LibreOffice leaves lock files beside what it opens."""
        number = next(_COUNTER)
        copy = self.folder / f"{number}{path.suffix}"
        shutil.copyfile(path, copy)
        with self.limit():
            document = self.desktop.loadComponentFromURL(copy.as_uri(), "_blank", 0, self.options(Hidden=True))
        if document is None:
            raise OSError(f"LibreOffice cannot open {path}")
        return Book(self, document)

    def resave(self, source: Path, target: Path) -> Path:
        """Open a file and save it under another name, as a clerk's program would. Returns ``target``."""
        with self.open(source) as book:
            return book.save(target)

    def options(self, **values: object) -> tuple[Any, ...]:
        """Named values as UNO wants them."""
        make = self.uno.getClass("com.sun.star.beans.PropertyValue")
        return tuple(make(Name=name, Value=value) for name, value in values.items())

    def _start(
        self, pipe: str, headless: bool, environment: Mapping[str, str], files: Sequence[Path]
    ) -> subprocess.Popen[bytes]:
        arguments = [
            "soffice",
            f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
            *("--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck"),
            *(["--headless"] if headless else []),
            *map(str, files),
        ]
        quiet = subprocess.DEVNULL
        surroundings = _surroundings() | ({"SAL_USE_VCLPLUGIN": "svp"} if headless else {})
        return subprocess.Popen(
            arguments,
            env=surroundings | dict(environment),
            start_new_session=True,
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
        )

    def _connect(self, pipe: str) -> Any:  # noqa: ANN401
        local = self.uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        refused = self.uno.getClass("com.sun.star.connection.NoConnectException")
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            except refused:
                if not self.alive or time.monotonic() > end:
                    raise RuntimeError("LibreOffice did not start") from None
                time.sleep(0.1)

    def service(self, name: str) -> Any:  # noqa: ANN401
        """One of UNO's services by its name."""
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def _ask_to_end(self) -> None:
        with suppress(Exception), self.limit(20):  # whatever it answers, it is killed next
            self.desktop.terminate()
            self.process.wait(20)


def _surroundings() -> dict[str, str]:
    """The environment for LibreOffice: with its own Python, not ours, wherever ours comes first in the path.

    It looks for the modules of the Python inside it beside the first ``python3`` of the path, and cannot run with those
    of another version.
    """
    ours = str(Path(sys.base_prefix).resolve())
    path = [part for part in os.environ.get("PATH", "").split(os.pathsep) if not part.startswith((ours, sys.prefix))]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return kept | {"PATH": os.pathsep.join([*SYSTEM_PATH, *path])}


class _Limit(AbstractContextManager[None]):
    """Not a generator: contextlib would set ``__traceback__`` on UNO's exceptions, which they cannot bear."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.timer = threading.Timer(seconds, _kill_group, (process,))
        self.timer.daemon = True

    def __enter__(self) -> None:
        self.timer.start()

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """The command soffice starts the program that does the work as a child, so all of the group is ended."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _write_profile(folder: Path, recalculation: int) -> None:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>'
        f"{value.format(recalculation=recalculation, version='99')}</value></prop></item>\n"
        for path, name, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )
