"""The workbook's own sheets, read by their labels: cover, prose, extra figures, reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from gxxl.form import load
from gxxl.form.book import load_book
from gxxl.intake.grid import Grid, GridCell
from gxxl.reading import exact, squeeze
from gxxl.submission import Cover, Extra, Reason

_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)")
# Of 2025年1月, 2025-01-10, 2025-26 and 2025.5: then the year may be that of filling in, or another number altogether.
_MONTH = re.compile(r"(\d{1,2})月|(?<=\d{4})[-－—~～至到/／.](\d{1,2})(?!\d)")
_LAST_MONTH = "12"
_IN_WORDS = re.compile(r"[〇○零一二三四五六七八九]{4}")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_WORDS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
MAX_TEXT = 200  # characters of a cover field


def read_cover(grid: Grid) -> Cover:
    """封面: the cell to the right of each label, wherever the label stands."""
    fields = _fields()
    labels: dict[str, tuple[int, int]] = {}  # where the first of each stands
    for place, cell in grid.cells.items():
        key = fields.get(squeeze(cell.text))
        if key is not None:
            labels[key] = min(place, labels.get(key, place))
    values = {key: grid.at(row, column + 1).text.strip()[:MAX_TEXT] for key, (row, column) in labels.items()}
    text = values.pop("year", "")
    year = read_year(text)
    return Cover(year=year, year_text=text if year is None else "", **values)


@cache
def _fields() -> dict[str, str]:
    """The keys of the cover's fields by their labels."""
    return {squeeze(field.label): field.key for field in reversed(load_book().fields)}


def read_year(text: str) -> int | None:
    """The year in ``2021``, ``２０２１年度``, ``二〇二一``, ``2021年1-12月``; ``None`` where there is none, or two.

    A date or a period that does not end with the year tells none: the report on 2020 is filled in in January 2021.
    """
    plain = text.removesuffix(".0").translate(_FULL_WIDTH)
    plain = _IN_WORDS.sub(lambda found: found[0].translate(_WORDS), plain)
    years = set(_YEAR.findall(plain))
    months = [month or other for month, other in _MONTH.findall(plain)]
    is_whole = _LAST_MONTH in months if months or "月" in plain else True
    return int(years.pop()) if len(years) == 1 and is_whole else None


def read_texts(grid: Grid) -> dict[str, str]:
    """正文 by section key; sections without text are left out."""
    sections = {squeeze(section.title): section.key for section in load("2021").sections if not section.tables}
    texts: dict[str, str] = {}
    for (row, column), cell in sorted(grid.cells.items()):
        key = sections.get(squeeze(cell.text))
        text = grid.at(row, column + 1).text
        if key is not None and text.strip():
            texts.setdefault(key, text)
    return texts


def read_extras(grid: Grid) -> tuple[Extra, ...]:
    """附加数据: lines with a value or a remark, and lines of the county's own."""
    own = {(row.label, row.unit) for row in load_book().extras_rows}
    extras = []
    for _, (label, unit, value, remark) in lines_below(grid, load_book().extras_columns):
        if not label.text or ((label.text, unit.text) in own and not value.text and not remark.text):
            continue
        amount, text = _amount(value)
        extras.append(Extra(label.text, unit.text, amount, text, remark.text))
    return tuple(extras)


def _amount(cell: GridCell) -> tuple[Decimal | None, str | None]:
    if cell.is_number:
        return exact(cell.text), None
    return None, cell.text or None


def read_reasons(grid: Grid) -> tuple[Reason, ...]:
    """说明: lines with a rule and a reason."""
    return tuple(
        Reason(rule.text, places.text, text.text)
        for _, (rule, places, text) in lines_below(grid, load_book().reasons_columns)
        if rule.text and text.text
    )


def lines_below(grid: Grid, columns: Sequence[str]) -> Iterator[tuple[int, list[GridCell]]]:
    """The rows below the row that holds these column heads, one beside the other, each with its number."""
    heads = [squeeze(column) for column in columns]
    for (row, column), cell in sorted(grid.cells.items()):
        if squeeze(cell.text) == heads[0] and all(
            squeeze(grid.at(row, column + number).text) == head for number, head in enumerate(heads)
        ):
            last = max(place[0] for place in grid.cells)
            for line in range(row + 1, last + 1):
                yield line, [grid.at(line, column + number) for number in range(len(heads))]
            return
