"""An .xlsx or .xlsm as grids, straight from its XML: formulas, stored values and merges as they are in the file.

Nothing is calculated, no macro is run, no link is followed. Declarations of document types and entities are refused,
sizes are looked at before anything is unpacked.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from gxxl.errors import Refused
from gxxl.form.geometry import Rect
from gxxl.intake.archive import Archive, Attributes, local, parse_xml
from gxxl.intake.book import SheetEntry
from gxxl.intake.grid import Grid, GridCell
from gxxl.intake.number_formats import ORDINARY, Formats
from gxxl.intake.rich import RichText, StringReader
from gxxl.intake.styles import read_styles
from gxxl.messages import intake as words
from gxxl.reading import exact

MAX_CELLS = 2_000_000
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CHILD = 2  # the depth of what is directly in a cell, the cell being 1
# How the kinds of relations end, whatever the edition of the standard.
_STRINGS, _STYLES = "/relationships/sharedStrings", "/relationships/styles"


class Workbook:
    """An open workbook; its sheets are read when they are asked for.

    Raises ``Refused`` for what is no workbook, is damaged, is too large, or declares entities.
    """

    made = None  # its cells tell

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @cached_property
    def entries(self) -> tuple[SheetEntry, ...]:
        """The worksheets in their order."""
        main = self.main
        targets = self._relations(main)
        found: list[SheetEntry] = []

        def start(tag: str, attributes: Attributes) -> None:
            if local(tag) == "sheet":
                relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
                if relation in targets:
                    hidden = attributes.get("state", "visible") != "visible"
                    found.append(SheetEntry(attributes.get("name", ""), targets[relation], hidden))

        parse_xml(self._archive.read(main), start)
        return tuple(found)

    def sheet(self, entry: SheetEntry) -> Grid:
        """A worksheet as a grid."""
        reader = SheetReader(self.strings, self.formats)
        parse_xml(self.xml(entry), reader.start, reader.end, reader.text)
        return Grid(entry.name, reader.cells, tuple(reader.merges), entry.hidden)

    def xml(self, entry: SheetEntry) -> bytes:
        """A worksheet as it is stored."""
        return self._archive.read(entry.member)

    @cached_property
    def strings(self) -> list[str]:
        """The texts that cells name by their number."""
        member = self.strings_member
        if member not in self._archive:
            return []
        reader = StringReader()
        parse_xml(self._archive.read(member), reader.start, reader.end, reader.text)
        return reader.strings

    @cached_property
    def formats(self) -> Formats:
        """What numbers in cells of each style are shown as."""
        is_1904: list[bool] = []

        def start(tag: str, attributes: Attributes) -> None:
            if local(tag) == "workbookPr":
                is_1904.append(attributes.get("date1904", "0") not in ("0", "false"))

        if self.styles not in self._archive:
            return ORDINARY
        parse_xml(self._archive.read(self.main), start)
        return read_styles(self._archive.read(self.styles), since_1904=any(is_1904))

    @cached_property
    def styles(self) -> str:
        """The member that has the styles; empty where there is none."""
        return next(iter(self._relations(self.main, _STYLES).values()), "")

    @cached_property
    def strings_member(self) -> str:
        """The member that holds the texts, as the relations name it."""
        named = self._relations(self.main, _STRINGS).values()
        return next(iter(named), posixpath.join(posixpath.dirname(self.main), "sharedStrings.xml"))

    @cached_property
    def main(self) -> str:
        """The member that lists the sheets."""
        for target in self._relations("").values():
            if posixpath.basename(target).lower().startswith("workbook") and target in self._archive:
                return target
        raise Refused("not_this_form", words.NOT_A_WORKBOOK)

    def _relations(self, member: str, kind: str = "") -> dict[str, str]:
        """Targets inside the file by relation id, of all kinds or of one; those outside it are left out."""
        folder, name = posixpath.split(member)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._archive:
            raise Refused("damaged", words.DAMAGED)
        targets: dict[str, str] = {}

        def start(tag: str, attributes: Attributes) -> None:
            is_wanted = local(tag) == "Relationship" and attributes.get("Type", "").endswith(kind)
            if is_wanted and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "").replace("\\", "/")
                path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                targets[attributes.get("Id", "")] = posixpath.normpath(path)

        parse_xml(self._archive.read(relations), start)
        return targets


class SheetReader:
    """Cells and merges of one worksheet."""

    def __init__(self, strings: list[str], formats: Formats = ORDINARY) -> None:
        self.cells: dict[tuple[int, int], GridCell] = {}
        self.merges: list[Rect] = []
        self._strings = strings
        self._formats = formats
        self._style = ""
        self._row = -1
        self._place = (0, 0)
        self._type = "n"
        self._parts: dict[str, str] = {}
        self._inside = 0  # how many elements are open in the cell, itself included
        self._collect = ""
        self._rich = RichText()
        self._group: str | None = None
        self._formulas: dict[str, str] = {}  # shared ones by their group; only its first cell has the text

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        name = local(tag)
        if self._inside:
            self._start_in_cell(name, attributes)
        elif name == "c":
            self._parts = {}
            self._inside = 1
            self._type = attributes.get("t", "n")
            self._style = attributes.get("s", "0")
            self._place = self._next_place(attributes.get("r"))
        elif name == "row":
            self._row = _row_number(attributes.get("r"), self._row)
            self._place = (self._row, -1)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _start_in_cell(self, name: str, attributes: Attributes) -> None:
        self._inside += 1
        if self._inside > _CHILD:
            if self._collect == "is":
                self._rich.start(name, attributes)
            elif self._collect:  # a value or a formula holds text alone
                raise Refused("damaged", words.DAMAGED)
        elif name in ("v", "f", "is"):
            if name in self._parts:
                raise Refused("damaged", words.DAMAGED)
            self._collect = name
            self._parts[name] = ""
            if name == "f":
                self._group = attributes.get("si") if attributes.get("t") == "shared" else None
            elif name == "is":
                self._rich = RichText()

    def end(self, tag: str) -> None:
        """An element ends."""
        if not self._inside:
            return
        self._inside -= 1
        if self._inside >= _CHILD:
            if self._collect == "is":
                self._rich.end(local(tag))
        elif self._inside:
            self._collect = ""
        elif self._parts:
            if len(self.cells) >= MAX_CELLS:
                raise Refused("too_large", words.TOO_LARGE_EXPANDED)
            if self._place in self.cells:
                raise Refused("damaged", words.DAMAGED)
            self.cells[self._place] = self._cell()

    def text(self, data: str) -> None:
        """Characters inside an element."""
        if self._collect == "is":
            self._rich.text(data)
        elif self._collect:
            self._parts[self._collect] += data

    def _next_place(self, reference: str | None) -> tuple[int, int]:
        if reference is None:
            return self._row, self._place[1] + 1
        return cell_place(reference)

    def _cell(self) -> GridCell:
        formula = self._formula()
        value = self._parts.get("v")
        if self._type == "inlineStr":
            return GridCell(self._rich.joined if "is" in self._parts else "", formula=formula)
        if value is None:
            return GridCell("", formula=formula, stored=formula is None)
        if self._type == "s":
            return GridCell(self._shared(value), formula=formula)
        if self._type == "n":
            return _number_cell(value, formula, self._formats, self._style)
        if self._type == "b":
            return GridCell("TRUE" if value.strip() == "1" else "FALSE", formula=formula)
        return GridCell(value, formula=formula)

    def _formula(self) -> str | None:
        formula = self._parts.get("f")
        if formula is None or self._group is None:
            return formula
        if formula:
            self._formulas[self._group] = formula
        return formula or self._formulas.get(self._group, "")

    def _shared(self, value: str) -> str:
        if value.strip().startswith("-"):  # Python would count from the end
            raise Refused("damaged", words.DAMAGED)
        try:
            return self._strings[int(value)]
        except (ValueError, IndexError) as error:
            raise Refused("damaged", words.DAMAGED) from error

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = cell_place(first)
        bottom, right = cell_place(last or first)
        self.merges.append(Rect(top, left, bottom, right))


def _number_cell(value: str, formula: str | None, formats: Formats, style: str) -> GridCell:
    """A number as the exact decimal it stands for; what only looks like one stays text, and what is shown as a date."""
    bare = value.strip()
    if not bare:  # an openpyxl file has <v/> for a formula that was never calculated
        return GridCell("", formula=formula, stored=formula is None)
    try:
        number = exact(bare)
    except (ValueError, OverflowError, ArithmeticError):
        return GridCell(value, formula=formula)
    shown = formats.text(style, number) if formats.styles else None
    return (
        GridCell(f"{number:f}", is_number=True, formula=formula) if shown is None else GridCell(shown, formula=formula)
    )


def _row_number(text: str | None, last: int) -> int:
    if text is None:
        return last + 1
    if not text.isdecimal() or len(text) > 7:
        raise Refused("damaged", words.DAMAGED)
    return int(text) - 1


@lru_cache(maxsize=32768)  # the same few thousand addresses in every file
def cell_place(reference: str) -> tuple[int, int]:
    """Row and column of ``E17``, from 0."""
    found = _ADDRESS.fullmatch(reference)
    if found is None:
        raise Refused("damaged", words.DAMAGED)
    letters, digits = found.groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def grids(book: Workbook, entries: Iterable[SheetEntry] | None = None) -> list[Grid]:
    """Some or all worksheets as grids."""
    return [book.sheet(entry) for entry in (book.entries if entries is None else entries)]
