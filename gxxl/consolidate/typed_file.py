"""The ledger of an earlier summary file, for what people typed into it.

Nothing that was typed may be lost: what cannot be read is refused, not passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from gxxl.consolidate.own_book import OwnBook
from gxxl.consolidate.typed import RECEIVED_FOR, TYPED_NAMES, Typed, TypedLine
from gxxl.errors import Refused, why_of
from gxxl.intake.grid import Grid, GridCell
from gxxl.messages import consolidate as words
from gxxl.messages import ledger as ledger_words
from gxxl.reading import squeeze

_DATES = ("received_on", "returned_on")
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of a spreadsheet's dates, which have no time zone
_DAYS = range(36_526, 73_051)  # 2000 to 2099, as spreadsheets number days


def read_typed(path: Path) -> tuple[TypedLine, ...]:
    """The lines of 报送情况 in a summary at ``path``; none where there is no such file or no summary of ours.

    Raises ``Refused`` where a summary of ours has no ledger that can be read.
    """
    if not path.is_file():
        return ()
    try:
        book = OwnBook(path)
        return tuple(_lines(_ledger(book), _received_for(book))) if book.is_summary else ()
    except Refused as refusal:
        raise _refused(path, str(refusal).rstrip("。")) from refusal
    except OSError as error:
        raise _refused(path, why_of(error)) from error


def _refused(path: Path, why: str) -> Refused:
    columns = words.LIST_JOIN.join(ledger_words.TYPED_COLUMNS.values())
    values = {"path": path, "sheet": words.SHEET_LEDGER, "why": why, "columns": columns}
    return Refused("typed_unreadable", ledger_words.TYPED_UNREADABLE.format(**values))


def _ledger(book: OwnBook) -> Grid:
    if words.SHEET_LEDGER not in book:
        raise Refused("no_ledger", ledger_words.TYPED_NO_SHEET)
    return book.sheet(words.SHEET_LEDGER)


def _received_for(book: OwnBook) -> Mapping[tuple[str, str, str], str]:
    """For whose 收到时间, as it stood then, it was typed for which file."""
    found: dict[tuple[str, str, str], str] = {}
    if ledger_words.SHEET_PARTS not in book:
        return found
    grid = book.sheet(ledger_words.SHEET_PARTS)
    for row in sorted({row for row, _ in grid.cells}):
        key, unit, code, text, file = (grid.at(row, column).text for column in range(5))
        if key == RECEIVED_FOR:
            found[unit, code, text] = file
    return found


def _lines(grid: Grid, received_for: Mapping[tuple[str, str, str], str]) -> Iterator[TypedLine]:
    head_row, heads = _heads(grid)
    last = max(row for row, _ in grid.cells)
    for row in range(head_row + 1, last + 1):
        cells = {head: grid.at(row, column) for head, column in heads.items()}
        line = _line(cells, received_for)
        if not line.typed.is_empty:
            yield line


def _heads(grid: Grid) -> tuple[int, dict[str, int]]:
    """The row of the heads, and each column by its head; columns without a head get a made-up one."""
    wanted = {words.LEDGER_COLUMNS[place] for place in (1, 2, 8)}
    for row in sorted({row for row, _ in grid.cells})[:10]:
        heads: dict[str, int] = {}
        for column in range(max(column for _, column in grid.cells) + 1):
            head = squeeze(grid.at(row, column).text) or ledger_words.NO_HEAD.format(number=column + 1)
            while head in heads:
                head += ledger_words.SAME_HEAD
            heads[head] = column
        if wanted <= set(heads):
            return row, heads
    raise Refused("no_ledger", ledger_words.TYPED_NO_SHEET)


def _line(cells: Mapping[str, GridCell], received_for: Mapping[tuple[str, str, str], str]) -> TypedLine:
    unit, code, status, files = (_of(cells, words.LEDGER_COLUMNS[place]) for place in (1, 2, 5, 8))
    texts = {name: _typed(cells, name) for name in TYPED_NAMES}
    known = {*words.LEDGER_COLUMNS, *ledger_words.TYPED_COLUMNS.values(), ledger_words.LATE_COLUMN}
    own = tuple((head, cell.text) for head, cell in cells.items() if head not in known and cell.text.strip())
    if not any((unit, code, files)) and not any(texts.values()):
        own = ()  # a heading or a line below the list
    for_file = received_for.get((unit, code, texts["received_on"]), files) if texts["received_on"] else ""
    typed = Typed(**texts, received_for=for_file, own=own)
    return TypedLine(unit, code, files, typed, status == words.STATUS["superseded"])


def _of(cells: Mapping[str, GridCell], head: str) -> str:
    return cells[head].text.strip() if head in cells else ""


def _typed(cells: Mapping[str, GridCell], name: str) -> str:
    cell = cells.get(ledger_words.TYPED_COLUMNS[name])
    if cell is None:
        return ""
    return as_day(cell.text) if cell.is_number and name in _DATES else cell.text.strip()


def as_day(text: str) -> str:
    """What a spreadsheet made of a date that was typed: 44581 is 2022-01-20; another number stays as it is."""
    number = Decimal(text)
    if int(number) not in _DAYS:
        return text
    moment = _FIRST_DAY + timedelta(days=int(number), seconds=round(float(number % 1) * 86_400))
    return f"{moment:%Y-%m-%d}" if number == int(number) else f"{moment:%Y-%m-%d %H:%M}"
