"""What the bundle's batch files run: ``python -m gxxl.desk ACTION [PATH…]``.

ACTION is ``install``, ``uninstall``, ``check``, ``consolidate`` or ``doctor``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from gxxl.errors import GxxlError
from gxxl.messages import desk as words


def main(arguments: Sequence[str]) -> int:
    """Do what a batch file asks. Exit code as the commands have it; 2 with a sentence where it cannot be done."""
    action, *rest = arguments
    _speak()
    try:
        if action in ("check", "consolidate"):
            return _dropped(action, [Path(item) for item in rest])
        return _look() if action == "doctor" else _set_up(action)
    except GxxlError as error:
        print(error, file=sys.stderr)
        return 2


def _dropped(action: str, paths: list[Path]) -> int:
    from gxxl.desk import drop  # noqa: PLC0415 - late, for start-up

    return drop.check(paths) if action == "check" else drop.consolidate(paths)


def _look() -> int:
    from gxxl.cli import main as gxxl  # noqa: PLC0415 - late, for start-up

    return gxxl(["doctor"])


def _set_up(action: str) -> int:
    if sys.platform != "win32" or action not in ("install", "uninstall"):
        raise GxxlError(words.ONLY_WINDOWS)
    return _on_windows(action)


def _on_windows(action: str) -> int:
    from gxxl.desk import install  # noqa: PLC0415 - late, for start-up

    bundle = Path(sys.executable).parent.parent
    print("\n".join(install.install(bundle) if action == "install" else install.uninstall(bundle)))
    return 0


def _speak() -> None:
    """No character may end the run, whatever the console can show."""
    for stream in (sys.stdout, sys.stderr):
        if not stream.isatty() and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
