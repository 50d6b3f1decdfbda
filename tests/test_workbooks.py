"""The workbooks that are checked in are those the code makes."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.meaning import meaning

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "workbooks"))

from build import build  # type: ignore[import-not-found]  # noqa: E402 - a script beside the package


def test_the_checked_in_workbooks_are_not_stale(tmp_path: Path) -> None:
    """Rebuilding gives workbooks of the same meaning; otherwise run ``python workbooks/build.py``."""
    built = {path.relative_to(tmp_path): meaning(path) for path in build(tmp_path)}
    kept = {path.relative_to(ROOT / "workbooks"): meaning(path) for path in (ROOT / "workbooks").glob("*/*.xlsx")}
    assert sorted(built) == sorted(kept)
    assert [name for name in built if built[name] != kept[name]] == []
