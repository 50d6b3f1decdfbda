"""An open spreadsheet in a running LibreOffice, and what a clerk does with it: paste, type, cut, move, save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.office import Office

Value = float | int | str
FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8", ".xls": "MS Excel 97", ".pdf": "calc_pdf_Export"}


class Book(AbstractContextManager["Book"]):
    """An open spreadsheet; closed without saving at the end of the block."""

    def __init__(self, office: Office, document: Any) -> None:  # noqa: ANN401
        self.office = office
        self.document = document

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the document, unless its process is gone."""
        if self.office.alive:
            self.call(self.document.close, True)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of all sheets, hidden ones too."""
        return tuple(self.document.Sheets.ElementNames)

    def sheet(self, name: str) -> Sheet:
        """The sheet of this name."""
        return Sheet(self, self.document.Sheets.getByName(name))

    def calculate(self) -> None:
        """Work out every formula anew."""
        self.call(self.document.calculateAll)

    def save(self, path: Path) -> Path:
        """Save a copy; the ending of ``path`` says in which format (.xlsx, .ods, .xls, .pdf)."""
        options = self.office.options(FilterName=FILTERS[path.suffix], Overwrite=True)
        self.call(self.document.storeToURL, path.resolve().as_uri(), options)
        return path

    def dispatch(self, command: str, **values: object) -> None:
        """Run a command of the menus, such as ``InsertRowsBefore``, on what is selected, obeying protection."""
        helper = self.office.service("com.sun.star.frame.DispatchHelper")
        frame = self.document.CurrentController.Frame
        options = self.office.options(**values)
        self.call(helper.executeDispatch, frame, f".uno:{command}", "", 0, options)

    def select(self, area: Any) -> None:  # noqa: ANN401
        """Put the cursor on an area, in its sheet."""
        self.document.CurrentController.setActiveSheet(area.Spreadsheet)
        self.document.CurrentController.select(area)

    def call(self, action: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        """Call something of UNO's; its process is killed when it hangs."""
        with self.office.limit():
            return action(*arguments)


class Sheet:
    """One sheet. Addresses are like ``E17`` or ``D8:J30``; blocks are rows of values."""

    def __init__(self, book: Book, sheet: Any) -> None:  # noqa: ANN401
        self.book = book
        self.sheet = sheet

    def area(self, address: str) -> Any:  # noqa: ANN401
        """UNO's own object for an area."""
        return self.sheet.getCellRangeByName(address)

    def values(self, address: str) -> list[list[Value]]:
        """What formulas count with: numbers, or texts; an empty cell is ``""``."""
        return [list(row) for row in self.book.call(self.area(address).getDataArray)]

    def formulas(self, address: str) -> list[list[str]]:
        """What stands in the cells: formulas, or the contents as typed."""
        return [list(row) for row in self.book.call(self.area(address).getFormulaArray)]

    def shown(self, address: str) -> str:
        """What one cell shows to its reader."""
        return str(self.sheet.getCellRangeByName(address).getString())

    def paste(self, address: str, rows: Sequence[Sequence[Value]]) -> None:
        """Put a block of values with its corner at ``address``, as a paste of values does; raises on a locked cell."""
        block = tuple(tuple(row) for row in rows)
        self.book.call(self._block(address, len(rows), len(rows[0])).setDataArray, block)

    def type(self, address: str, text: str) -> None:
        """Type into one cell: ``=`` begins a formula, ``'`` a text, empty clears it."""
        self.book.call(self.area(address).setFormula, text)

    def clear(self, address: str) -> None:
        """Delete what stands in the cells, as the Delete key does: numbers, dates, texts, formulas."""
        self.book.call(self.area(address).clearContents, 1 | 2 | 4 | 16)

    def move(self, source: str, corner: str) -> None:
        """Cut an area and insert it with its corner at another cell; references that point at it follow."""
        target = self.area(corner).getCellAddress()
        self.book.call(self.sheet.moveRange, target, self.area(source).getRangeAddress())

    def copy_paste(self, source: str, target: Sheet, corner: str) -> None:
        """Copy an area with everything and paste it, in this or another open book, as the keyboard does."""
        self.book.select(self.area(source))
        content = self.book.call(self.book.document.CurrentController.getTransferable)
        target.book.select(target.area(corner))
        target.book.call(target.book.document.CurrentController.insertTransferable, content)

    def cut_paste(self, source: str, corner: str) -> None:
        """Cut an area and paste it on this sheet, as the keyboard does; nothing happens where that is protected."""
        self.book.select(self.area(source))
        self.book.dispatch("Cut")
        self.book.select(self.area(corner))
        self.book.dispatch("Paste")

    def insert_rows(self, address: str) -> None:
        """Ask for new rows above an area, as the menu does; nothing happens where the sheet is protected."""
        self.book.select(self.area(address))
        self.book.dispatch("InsertRowsBefore")

    @property
    def protected(self) -> bool:
        """Whether the sheet is protected."""
        return bool(self.sheet.isProtected())

    def _block(self, corner: str, rows: int, columns: int) -> Any:  # noqa: ANN401
        first = self.area(corner).getRangeAddress()
        top, left = first.StartRow, first.StartColumn
        return self.sheet.getCellRangeByPosition(left, top, left + columns - 1, top + rows - 1)
