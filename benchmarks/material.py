"""A folder of filled-in workbooks to consolidate: made once for a size, all different; one in ten has a slip."""

from __future__ import annotations

import random
import re
import zipfile
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from pathlib import Path

from gxxl.form import load
from gxxl.form.layout import a1, layouts
from gxxl.render.workbook import write_workbook
from gxxl.rules.linear import work_out
from gxxl.submission import Cover, Figure, Made, Submission, editions_of, empty, number

EDITION, YEAR = "2021", 2021
SLIPS = 10  # one file in so many has a wrong cell
DRAWN = 1000  # so many are drawn; the others repeat these under other names, but for one figure
OWN = "disclosure.licences.decisions"  # which is in no sum
_OWN_SHEET = "xl/worksheets/sheet2.xml"  # behind 封面


def folder_of(count: int, root: Path) -> Path:
    """``count`` workbooks in a folder under ``root``; those that are there already are kept."""
    folder = root / f"{count}"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [(number, folder / f"{number:06}单位.xlsx") for number in range(count)]
    missing = [pair for pair in wanted if not pair[1].exists()]
    with ProcessPoolExecutor() as pool:
        list(pool.map(_write, [pair for pair in missing if pair[0] < DRAWN], chunksize=16))
        copies = [(pair, wanted[pair[0] % DRAWN]) for pair in missing if pair[0] >= DRAWN]
        list(pool.map(_write_like, copies, chunksize=64))
    return folder


def submission(index: int) -> Submission:
    """The figures of one unit: mostly small, many zero, cross-footing. The same index gives the same figures."""
    draw = random.Random(index)
    cover = Cover(*_named(index), YEAR, level="乡镇", filled_on="2022-01-10")
    start = empty(cover, EDITION)
    totals = list(load(EDITION).total_rules)
    typed = {
        code: number(Decimal(draw.choice((0, 0, 0, 0, 1, 2, 3, 7, 12, 45))), Made.TYPED, cell.unit)
        for code, cell in start.cells.items()
        if code not in totals and cell.row_key != "regulations"
    }
    nothing = {code: number(Decimal(0)) for code, cell in start.cells.items() if cell.row_key == "regulations"}
    filled = _balanced(work_out(start.with_figures({**start.figures, **nothing, **typed}), totals))
    if index % SLIPS == SLIPS - 1:
        filled = _slip(filled, draw)
    return work_out(filled, totals)


def _balanced(filled: Submission) -> Submission:
    """With 新收 such that nothing is lacking or left over in the columns."""
    figures = dict(filled.figures)

    def value(row: str, column: str) -> Decimal:
        return figures[f"requests.{row}.{column}"].value or Decimal(0)

    for column in {cell.column_key for cell in filled.cells.values() if cell.table == "requests"} - {"total"}:
        new = value("total", column) + value("carried_out", column) - value("carried_in", column)
        figures[f"requests.carried_in.{column}"] = number(value("carried_in", column) + min(new, Decimal(0)))
        figures[f"requests.new.{column}"] = number(max(new, Decimal(0)))
    return filled.with_figures(figures)


def _slip(filled: Submission, draw: random.Random) -> Submission:
    """One cell of 申请办理 one too many."""
    code = draw.choice([code for code in filled.figures if code.startswith("requests.granted")])
    wrong: Figure = number((filled.figures[code].value or Decimal(0)) + 1)
    return filled.with_figures({**filled.figures, code: wrong})


def places() -> dict[str, dict[str, tuple[int, int]]]:
    """For each official sheet the row and column of every cell, from 0: what a script has to know by heart."""
    sheets = layouts({table: edition or EDITION for table, edition in editions_of(EDITION).items()})
    return {layout.name: {code: layout.place(code) for code in layout.cells} for layout in sheets}


def _write(pair: tuple[int, Path]) -> None:
    write_workbook(submission(pair[0]), pair[1])


def _write_like(pairs: tuple[tuple[int, Path], tuple[int, Path]]) -> None:
    """Another unit's workbook under a name and code of its own; one figure too, for equal files are asked about."""
    (index, path), (other, source) = pairs
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename.endswith("sharedStrings.xml"):
                for ours, theirs in zip(_named(index), _named(other), strict=True):
                    content = content.replace(theirs.encode(), ours.encode())
            elif member.filename == _OWN_SHEET:
                content = _with_own(content, index // DRAWN)
            new.writestr(member.filename, content)


def _with_own(sheet: bytes, more: int) -> bytes:
    """The sheet with a figure that is so much larger."""
    (place,) = [cells[OWN] for cells in places().values() if OWN in cells]
    cell = rb'(<c r="%b"[^>]*><v>)(\d+)(?=</v>)' % a1(*place).encode()
    changed, count = re.subn(cell, lambda found: found[1] + str(int(found[2]) + more).encode(), sheet)
    assert count == 1
    return changed


def _named(index: int) -> tuple[str, str]:
    return f"第{index:06}号乡人民政府", f"{610000000 + index}"
