"""Temporary files of runs that were killed: the next run that writes into the folder takes them away.

A temporary name says which machine and which process made it, so that nothing is taken from a run that still writes,
in this process, in another one, or on another machine that shares the folder.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from zlib import crc32

_STILL_ACTIVE, _QUERY, _DENIED = 259, 0x1000, 5  # of the Windows API: STILL_ACTIVE, QUERY_LIMITED_INFORMATION
_NAME = re.compile(r"\.gxxl-(?P<machine>[0-9a-f]{8})-(?P<process>\d{1,10})-.+")


def prefix() -> str:
    """How the temporary names of this process begin."""
    return f".gxxl-{_machine()}-{os.getpid()}-"


@lru_cache(maxsize=64)
def sweep(folder: Path) -> None:
    """Remove what runs of this machine that are no more left in a folder; looked for once a folder and process."""
    with suppress(OSError):
        for path in folder.iterdir():
            found = _NAME.fullmatch(path.name)
            if found and found["machine"] == _machine() and not _is_running(int(found["process"])):
                _remove(path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


@lru_cache(maxsize=1)
def _machine() -> str:
    if sys.platform == "win32":
        import platform  # noqa: PLC0415 - late, for start-up

        node = platform.node()
    else:
        node = os.uname().nodename
    return f"{crc32(node.encode()):08x}"


def _is_running(process: int) -> bool:
    """Whether there is such a process; in doubt there is."""
    if sys.platform == "win32":
        return _is_running_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _is_running_on_windows(process: int) -> bool:
    import ctypes  # noqa: PLC0415 - late, for start-up

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(_QUERY, 0, process)
    if not handle:
        denied: bool = ctypes.get_last_error() == _DENIED  # type: ignore[attr-defined,unused-ignore]
        return denied
    try:
        code = ctypes.c_ulong()
        return not kernel.GetExitCodeProcess(handle, ctypes.byref(code)) or code.value == _STILL_ACTIVE
    finally:
        kernel.CloseHandle(handle)
