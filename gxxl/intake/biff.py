"""The formulas of an old workbook (.xls, .et), which calamine does not show: where they are, and what they may give.

[MS-XLS] 2.4.28 BoundSheet8, 2.4.127 Formula, 2.4.260 ShrFmla, 2.5.198 tokens of formulas. LibreOffice stores 0 for a
formula that gives an empty text: a total of nothing, or an input cell of ours that nobody filled in, would be a silent
zero.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_BEGIN, _END, FORMULA, _SHEET = 0x0809, 0x000A, 0x0006, 0x0085
_BIFF8, _WORKSHEET = 0x0600, 0
# Tokens of one byte, tokens with more bytes behind them, tokens of a reference alone.
_EQUAL, _STRING, _ATTRIBUTE, _INTEGER, _CALL = 0x0B, 0x17, 0x19, 0x1E, 0x22
_KINDS_BY_SIZE = {
    1: (0x1C, 0x1D),
    2: (0x1E, 0x21),
    3: (0x22,),
    4: (0x23, 0x24, 0x2A, 0x2C),
    6: (0x39, 0x3A, 0x3C),
    7: (0x20,),
    8: (0x1F, 0x25, 0x2B, 0x2D),
    10: (0x3B, 0x3D),
}
_SIZES = {kind: size for size, kinds in _KINDS_BY_SIZE.items() for kind in kinds}
_REFERENCES = (0x24, 0x3A)
_SHARED = (0x01, 0x02)
_INDIRECT, _IF, _CHOOSE = 148, 1, 0x04
_SHARED_FORMULA = 0x04BC
_Token = tuple[int, object]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula: its text, for the one of ours that fills blanks, else empty; whether it may give an empty text."""

    text: str
    may_be_empty: bool


def is_read(stream: bytes) -> bool:
    """Whether the stream that begins like this is of Excel 97 or later: texts of older ones are in code pages."""
    kind, _, version = struct.unpack_from("<HHH", stream.ljust(6, b"\x00"))
    return (kind, version) == (_BEGIN, _BIFF8)


def formulas(stream: bytes) -> dict[str, dict[Place, Formula]] | None:
    """The formulas of each worksheet by their places; ``None`` where the stream is not understood."""
    try:
        kind, length = struct.unpack_from("<HH", stream, 0)
        if kind != _BEGIN or length < 2 or struct.unpack_from("<H", stream, 4)[0] != _BIFF8:
            return None
        return {
            name: {place: _formula(tokens) for place, tokens in _of_sheet(stream, at).items()}
            for name, at in sheets(stream)
        }
    except (struct.error, IndexError, UnicodeDecodeError):
        return None


def records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Kind and body of each record up to the end of the part that begins at a place."""
    depth = 0
    while True:
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        at += 4 + length


def sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Name and place of each worksheet."""
    for kind, body in records(stream, 0):
        if kind == _SHEET and body[5] == _WORKSHEET:
            length, wide = body[6], body[7] & 1
            raw = body[8 : 8 + length * (1 + wide)]
            yield raw.decode("utf-16-le" if wide else "latin-1"), struct.unpack_from("<I", body)[0]


def _of_sheet(stream: bytes, at: int) -> dict[Place, bytes]:
    """The tokens of each formula by its place; those of a block of alike ones follow the block's first cell."""
    found: dict[Place, bytes] = {}
    shared: dict[Place, bytes] = {}
    last = (0, 0)
    for kind, body in records(stream, at):
        if kind == FORMULA:
            last = struct.unpack_from("<HH", body)
            found[last] = _counted(body, 20)
        elif kind == _SHARED_FORMULA:
            shared[last] = _counted(body, 8)
    return {place: shared.get(_first_of_block(tokens, place), tokens) for place, tokens in found.items()}


def _counted(body: bytes, at: int) -> bytes:
    (length,) = struct.unpack_from("<H", body, at)
    return body[at + 2 : at + 2 + length]


def _first_of_block(tokens: bytes, place: Place) -> Place:
    """Where the formula is that a cell shares; its own place for one that shares none."""
    if len(tokens) != 5 or tokens[0] != _SHARED[0]:
        return place
    row, column = struct.unpack_from("<HH", tokens, 1)
    return row, column


def _formula(raw: bytes) -> Formula:
    """What is known of a formula."""
    tokens = _tokens(raw)
    if tokens is None:
        return Formula("", may_be_empty=True)
    kinds = [kind for kind, _ in tokens]
    may = (_STRING, "") in tokens or (len(kinds) == 1 and kinds[0] in (*_REFERENCES, *_SHARED))
    return Formula(_fill(tokens), may)


def _tokens(raw: bytes) -> list[_Token] | None:
    """Kind and value of each token, without hints for the calculation; ``None`` for a kind that is not known here."""
    tokens: list[_Token] = []
    at = 0
    while at < len(raw):
        kind = raw[at] if raw[at] < 0x40 else 0x20 | raw[at] & 0x1F  # the same token in three classes
        at += 1
        if kind == _ATTRIBUTE:
            at += 3 + (2 * struct.unpack_from("<H", raw, at + 1)[0] + 2 if raw[at] == _CHOOSE else 0)
        elif kind == _STRING:
            length, wide = raw[at], raw[at + 1] & 1
            at += 2 + length * (1 + wide)
            tokens.append((kind, raw[at - length * (1 + wide) : at].decode("utf-16-le" if wide else "latin-1")))
        elif kind in _SHARED:
            tokens.append((kind, None))
            at += 4
        elif kind in _SIZES or kind < _STRING:
            size = _SIZES.get(kind, 0)
            tokens.append((kind, int.from_bytes(raw[at : at + size], "little")))
            at += size
        else:
            return None
    return tokens


def _fill(tokens: list[_Token]) -> str:
    """The formula that fills blanks once they are confirmed, as a sheet writes it; empty for any other."""
    values = [value for _, value in tokens]
    if [kind for kind, _ in tokens] != [_STRING, _CALL, _STRING, _EQUAL, _INTEGER, _STRING, _CALL]:
        return ""
    place, indirect, word, _, zero, nothing, choice = values
    calls = (int(str(call)) >> 8 & 0x7FFF for call in (indirect, choice))
    if tuple(calls) != (_INDIRECT, _IF):
        return ""
    return f'IF(INDIRECT("{place}")="{word}",{zero},"{nothing}")'
