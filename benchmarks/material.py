"""A folder of filled-in workbooks to consolidate: made once for a size, all different, all cross-footing."""

from __future__ import annotations

import random
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from pathlib import Path

from gxxl.form import load
from gxxl.form.layout import layouts
from gxxl.render.workbook import write_workbook
from gxxl.rules.linear import work_out
from gxxl.submission import Cover, Made, Submission, editions_of, empty, number

EDITION, YEAR = "2021", 2021


def folder_of(count: int, root: Path) -> Path:
    """``count`` workbooks in a folder under ``root``; those that are there already are kept."""
    folder = root / f"{count}"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [(number, folder / f"{number:06}单位.xlsx") for number in range(count)]
    missing = [pair for pair in wanted if not pair[1].exists()]
    with ProcessPoolExecutor() as pool:
        list(pool.map(_write, *zip(*missing, strict=True), chunksize=16) if missing else ())
    return folder


def submission(index: int) -> Submission:
    """The figures of one unit: mostly small, some zero, totals worked out. The same index gives the same figures."""
    draw = random.Random(index)
    cover = Cover(f"第{index:06}号乡人民政府", f"{610000000 + index}", YEAR, level="乡镇", filled_on="2022-01-10")
    start = empty(cover, EDITION)
    totals = list(load(EDITION).total_rules)
    typed = {
        code: number(Decimal(draw.choice((0, 0, 1, 2, 3, 7, 12, 45))), Made.TYPED, cell.unit)
        for code, cell in start.cells.items()
        if code not in totals
    }
    return work_out(start.with_figures({**start.figures, **typed}), totals)


def places() -> dict[str, dict[str, tuple[int, int]]]:
    """For each official sheet the row and column of every cell, from 0: what a script has to know by heart."""
    sheets = layouts({table: edition or EDITION for table, edition in editions_of(EDITION).items()})
    return {layout.name: {code: layout.place(code) for code in layout.cells} for layout in sheets}


def _write(index: int, path: Path) -> None:
    write_workbook(submission(index), path)
