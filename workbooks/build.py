"""Rebuild the workbooks that are checked in: ``python workbooks/build.py [FOLDER]``.

``templates/`` has the empty form of each edition; ``examples/`` are workbooks with figures as published reports print
them (from ``figures/``), totals as printed.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path

from gxxl.form import EDITIONS, TABLES, Cell
from gxxl.reading import read_text
from gxxl.render.workbook import write_workbook
from gxxl.submission import Cover, Figure, Kind, Made, Origin, Submission, blank, cells_of, empty, number

HERE = Path(__file__).parent


def build(folder: Path) -> list[Path]:
    """Write every workbook below ``folder``; returns their paths."""
    paths = []
    for edition in EDITIONS:
        path = folder / "templates" / f"政府信息公开工作年度报告数据表（{edition}年版）.xlsx"
        write_workbook(empty(Cover(), edition), path)
        paths.append(path)
    for source in sorted((HERE / "figures").glob("*.json")):
        path = folder / "examples" / f"{source.stem}年度报告数据表.xlsx"
        write_workbook(published(source), path)
        paths.append(path)
    return paths


def published(source: Path) -> Submission:
    """A published report's figures, as printed: totals too are numbers."""
    data = json.loads(source.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
    cells = cells_of(tuple(data["editions"][table] for table in TABLES))
    figures = {code: _figure(cell, data) for code, cell in cells.items()}
    cover = Cover(unit=data["unit"], unit_code=data["unit_code"], year=int(data["year"]))
    return Submission(cover, data["editions"], figures, origin=Origin(kind=Kind.IMPORT))


def _figure(cell: Cell, data: dict[str, dict[str, Decimal | str]]) -> Figure:
    if cell.code in data["marked"]:
        return read_text(str(data["marked"][cell.code]), cell, Made.PRINTED, words=True)
    if cell.code in data["figures"]:
        return number(Decimal(data["figures"][cell.code]), Made.PRINTED, cell.unit)
    return blank(Made.PRINTED)


if __name__ == "__main__":
    for written in build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE):
        sys.stdout.write(f"{written}\n")
