"""Where a section's table belongs in a document: on the one that is there, known by its labels, or below the title."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from gxxl.errors import Refused
from gxxl.form import EDITIONS, Section, load
from gxxl.form.normal import normal
from gxxl.intake.grid import Grid, GridCell
from gxxl.intake.match import match
from gxxl.intake.word import read_body
from gxxl.messages import report as words
from gxxl.render.report.body import Body, Piece

LIKE = 0.75  # how much of a title must agree, its number apart


class Exchange(NamedTuple):
    """Bytes of the document and what comes in their place; nothing for what only goes. ``width`` is a table's."""

    start: int
    end: int
    xml: bytes = b""
    width: int = 0


def place_for(body: Body, section: Section) -> list[Exchange]:
    """The stretches that give way to a section's table, the first being the place of the new one.

    Raises ``Refused`` where the place is not clear or not safe, with what to do.
    """
    named = {"section": section.title}
    found = [piece for piece in body.pieces if piece.is_table and _holds(body, piece, section)]
    if len(found) > 1:
        raise Refused("twice", words.INTO_TWICE.format(**named, count=len(found)))
    pieces = found or _under_title(body, section)
    if any(piece.is_shared for piece in pieces):
        raise Refused("together", words.INTO_TOGETHER.format(**named))
    if any(not piece.in_place for piece in pieces):
        raise Refused("nested", words.INTO_NESTED.format(**named))
    if any(piece.is_tracked for piece in pieces):
        raise Refused("tracked", words.INTO_TRACKED.format(**named))
    if pieces[0].is_table:
        return [Exchange(piece.start, piece.end, width=piece.width) for piece in pieces]
    return [_after(body, pieces[0])]


def _holds(body: Body, piece: Piece, section: Section) -> bool:
    """Whether a table is, or has within it, the section's. One that cannot give way is marked."""
    for number, grid in enumerate(_grids(body, piece)):
        sections = [found.section.key for found in match(grid)]
        if section.key in sections:
            piece.in_place = piece.in_place and number == 0
            piece.is_shared = len(sections) > 1
            return True
    return False


def _grids(body: Body, piece: Piece) -> tuple[Grid, ...]:
    return read_body(b"<x>" + body.xml[piece.start : piece.end] + b"</x>").grids


def _under_title(body: Body, section: Section) -> list[Piece]:
    """The tables under the section's title where together they are its table, or the title alone where it has none."""
    titles = [number for number, piece in enumerate(body.pieces) if _is_title(piece, section)]
    if not titles:
        raise Refused("no_place", words.INTO_NO_PLACE.format(section=section.title))
    title = titles[-1]  # an earlier one is in the list of contents
    stretch: list[Piece] = []
    for piece in body.pieces[title + 1 :]:
        if any(_is_title(piece, other) for other in load(EDITIONS[-1]).sections):
            break
        stretch.append(piece)
    tables = [piece for piece in stretch if piece.is_table]
    if not tables:
        return [body.pieces[title]]
    if any(piece.is_tracked for piece in tables):
        return tables  # to be refused for that: deleted and inserted labels stand side by side
    whole = _stacked([grid for piece in tables for grid in _grids(body, piece)[:1]])
    if section.key not in [found.section.key for found in match(whole)]:
        raise Refused("unknown_table", words.INTO_UNKNOWN_TABLE.format(section=section.title))
    return tables


def _is_title(piece: Piece, section: Section) -> bool:
    """Whether a paragraph is a section's title, loosely worded, but not its line in a list of contents."""
    wanted, said = normal(section.title), normal(piece.text)
    if piece.is_table or not said or len(said) > 2 * len(wanted):
        return False
    return said == wanted or (
        said[0] == wanted[0] and not said[-1].isdigit() and SequenceMatcher(None, said, wanted).ratio() >= LIKE
    )


def _stacked(grids: Sequence[Grid]) -> Grid:
    """Tables one below the other as one: a form is often broken where a page ends."""
    cells: dict[tuple[int, int], GridCell] = {}
    top = 0
    for grid in grids:
        cells |= {(row + top, column): cell for (row, column), cell in grid.cells.items()}
        top += max((row for row, _ in grid.cells), default=0) + 1
    return Grid("", cells, is_sheet=False)


def _after(body: Body, title: Piece) -> Exchange:
    """Below a title; an empty paragraph follows where the table would otherwise be the last thing of the body."""
    rest = body.xml[title.end : title.end + 40].lstrip()
    is_last = rest.startswith(b"</") or b"sectPr" in rest[:12]
    prefix = f'<w:p xmlns:w="{body.namespace}"/>'.encode() if is_last else b""
    return Exchange(title.end, title.end, prefix)
