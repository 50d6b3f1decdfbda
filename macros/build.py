"""Build everything that Excel and LibreOffice load: ``python macros/build.py [FOLDER]``.

Into the checkout, or into a folder with the same places: the VBA project that goes into workbooks with buttons
(``gxxl/excel/vbaProject.bin``), the add-in, the extension, and the VBA modules that are made from other sources.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from macros.extension import extension  # noqa: E402 - found only now when run as a script
from macros.workbook import ADD_IN, WORKBOOK, add_in, made_sources, vba_project  # noqa: E402

PROJECT = Path("gxxl/excel/vbaProject.bin")
BUILT = Path("macros/built")


def build(folder: Path = ROOT) -> list[Path]:
    """Write all of it below ``folder``; returns the paths. The project goes first: the extension carries it."""
    made = made_sources()
    written = [_write(folder / PROJECT, vba_project(WORKBOOK, made))]
    written += [_write(folder / BUILT / "vba" / name, text.encode("ascii")) for name, text in made.items()]
    written.append(_write(folder / BUILT / "gxxl.xlam", add_in(vba_project(ADD_IN, made))))
    written.append(_write(folder / BUILT / "gxxl.oxt", extension()))
    return written


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


if __name__ == "__main__":
    for written_path in build(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT):
        sys.stdout.write(f"{written_path}\n")
