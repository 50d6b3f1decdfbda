"""What on this machine helps or hinders gxxl. Everything here only looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from gxxl.doctor.finding import Check
from gxxl.messages import doctor as words

__all__ = ["Check", "examine"]


def examine() -> list[Check]:
    """Every check that this system has, in the order to read them. One that fails itself says so; none raises."""
    from gxxl.doctor import everywhere  # noqa: PLC0415 - late, for start-up

    return [_guarded(name, check) for name, check in [*everywhere.CHECKS.items(), *_of_this_system()]]


def _of_this_system() -> Sequence[tuple[str, Callable[[], Check]]]:
    from gxxl.doctor import desktop, windows  # noqa: PLC0415 - late, for start-up

    return tuple((windows.CHECKS if sys.platform == "win32" else desktop.CHECKS).items())


def _guarded(name: str, check: Callable[[], Check]) -> Check:
    try:
        return check()
    except Exception as error:  # noqa: BLE001 - a machine can be odd in any way; that is what is asked about
        reason = f"{type(error).__name__}: {error}"
        return Check(name, "note", words.FAILED.format(reason=reason), words.FAILED_REMEDY)
