"""What the cells of an old workbook (.xls, .et) show that calamine does not tell: errors, percentages, struck digits.

[MS-XLS] 2.4.24 BoolErr, 2.4.127 Formula, 2.4.353 XF, 2.4.126 Format, 2.4.122 Font, 2.4.265 SST, 2.5.293 rich strings.
Calamine gives nothing for a cell with ``#REF!``, which would be a blank that the unit confirmed to be zero.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gxxl.intake.biff import FORMULA, Place, records, sheets
from gxxl.intake.biff_strings import RichString, read_strings
from gxxl.intake.number_formats import Shown, shown_as
from gxxl.intake.runs import How, joined

_FORMAT, _XF, _FONT, _SST, _CONTINUE = 0x041E, 0x00E0, 0x0031, 0x00FC, 0x003C
_ERROR_OR_TRUTH, _SHARED_STRING, _MANY_NUMBERS = 0x0205, 0x00FD, 0x00BD
_NUMBERS = (0x0203, 0x027E, FORMULA)
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_OTHER_ERROR = "#ERROR!"
_STRUCK, _RAISED = 0x0008, {1: How.RAISED, 2: How.LOWERED}
_NO_FONT = 4  # the number that no font has


@dataclass
class Cells:
    """Of a sheet: what stands in some cells, and which of the numbers are shown as something else."""

    texts: dict[Place, str] = field(default_factory=dict)
    shown: dict[Place, Shown] = field(default_factory=dict)


def odd_cells(stream: bytes) -> dict[str, Cells] | None:
    """Such cells of each worksheet; ``None`` where the stream is not understood."""
    try:
        book = _Book(stream)
        return {name: book.cells(stream, at) for name, at in sheets(stream)}
    except (struct.error, IndexError, UnicodeDecodeError):
        return None


class _Book:
    """What all sheets share: formats of styles, and strings of which a part is struck out or raised."""

    def __init__(self, stream: bytes) -> None:
        codes: dict[int, str] = {}
        styles: list[int] = []
        fonts: list[How] = []
        table: list[bytes] = []
        last = 0
        for kind, body in records(stream, 0):
            if kind == _FORMAT:
                codes[struct.unpack_from("<H", body)[0]] = _code(body)
            elif kind == _XF:
                styles.append(struct.unpack_from("<H", body, 2)[0])
            elif kind == _FONT:
                fonts.append(_how(body))
            elif kind == _SST or (kind == _CONTINUE and last == _SST):
                table.append(body)
            last = last if kind == _CONTINUE else kind
        self._shown = [shown_as(number, codes.get(number)) for number in styles]
        self._strings = _odd_strings(read_strings(table), fonts) if any(how is not How.PLAIN for how in fonts) else {}

    def cells(self, stream: bytes, at: int) -> Cells:
        """Such cells of the sheet that begins at a place."""
        found = Cells()
        for kind, body in records(stream, at):
            if kind in _NUMBERS or kind == _MANY_NUMBERS:
                for place, style in _styles_of(kind, body):
                    shown = self._shown[style]
                    if shown is not None:
                        found.shown[place] = shown
            error = _error(kind, body)
            if error:
                found.texts[struct.unpack_from("<HH", body)] = error
            elif kind == _SHARED_STRING:
                row, column, _, number = struct.unpack_from("<HHHI", body)
                if number in self._strings:
                    found.texts[row, column] = self._strings[number]
        return found


def _styles_of(kind: int, body: bytes) -> Iterator[tuple[Place, int]]:
    """The places of a record's numbers and their styles."""
    row, column, style = struct.unpack_from("<HHH", body)
    if kind != _MANY_NUMBERS:
        yield (row, column), style
        return
    for number, at in enumerate(range(4, len(body) - 2, 6)):
        yield (row, column + number), struct.unpack_from("<H", body, at)[0]


def _error(kind: int, body: bytes) -> str:
    """The error that stands in a cell or that its formula gave; empty for none."""
    if kind == _ERROR_OR_TRUTH and body[7]:
        return _ERRORS.get(body[6], _OTHER_ERROR)
    if kind == FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return _ERRORS.get(body[8], _OTHER_ERROR)
    return ""


def _code(body: bytes) -> str:
    length, wide = struct.unpack_from("<HB", body, 2)
    return body[5 : 5 + length * (1 + (wide & 1))].decode("utf-16-le" if wide & 1 else "latin-1")


def _how(font: bytes) -> How:
    """How a font's letters stand out."""
    flags, raised = struct.unpack_from("<H", font, 2)[0], struct.unpack_from("<H", font, 8)[0]
    return How.STRUCK if flags & _STRUCK else _RAISED.get(raised, How.PLAIN)


def _odd_strings(strings: Sequence[RichString], fonts: Sequence[How]) -> Mapping[int, str]:
    """Strings by their number that are another text when their fonts are looked at."""
    found: dict[int, str] = {}
    for number, (text, runs) in enumerate(strings):
        if runs:
            starts = [0, *(start for start, _ in runs)]
            hows = [How.PLAIN, *(fonts[font - (font > _NO_FONT)] for _, font in runs)]
            parts = zip(hows, starts, [*starts[1:], len(text)], strict=True)
            whole = joined([(how, text[start:end]) for how, start, end in parts])
            if whole != text:
                found[number] = whole
    return found
