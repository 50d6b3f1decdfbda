"""A workbook as it prints, to look at: one PNG a page.

python -m tests.pictures WORKBOOK FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.office import Office

DOTS_PER_INCH = 80


def pages(office: Office, workbook: Path, folder: Path) -> list[Path]:
    """The printed pages of a workbook as PNG files in ``folder``, in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    paper = folder / f"{workbook.stem}.pdf"
    with office.open(workbook) as book:
        book.save(paper)
    command = ["pdftoppm", "-png", "-r", str(DOTS_PER_INCH), str(paper), str(folder / workbook.stem)]
    subprocess.run(command, check=True)
    return sorted(folder.glob(f"{workbook.stem}-*.png"))


if __name__ == "__main__":
    with Office() as running:
        pages(running, Path(sys.argv[1]), Path(sys.argv[2]))
