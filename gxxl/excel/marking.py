"""Marks in the open sheet: taken off without a trace, and put on, in two calls a sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import EllipsisType
from typing import TYPE_CHECKING

from gxxl.excel.source import area_address
from gxxl.form.geometry import Rect, a1, ranges
from gxxl.places import place_of
from gxxl.render.marks import colours, notes
from gxxl.render.record import Mark, note_sum
from gxxl.submission import Place, Submission

if TYPE_CHECKING:
    import xlwings

    from gxxl.locate.result import Located
    from gxxl.rules import Finding

MOST_NOTES = 10
LONGEST_ADDRESS = 250  # characters that Excel takes for several areas at once
_BLACK = (0, 0, 0)
Colours = dict[str, str | None]  # by address; None where there is none


def repaint(
    book: xlwings.Book,
    submission: Submission,
    before: Sequence[Mark],
    findings: Sequence[Finding],
    located: Located,
) -> tuple[Mark, ...]:
    """Take off the marks of the last check and put on those of this one. What is marked now.

    Cells of findings and of likely culprits are coloured; the first ones get a note. Colours and notes of the user's
    own come back, or stay.
    """
    there = {sheet.name for sheet in book.sheets}
    old = [(mark, place) for mark in before if (place := _place_now(mark, submission)).where in there]
    wanted = {code: colour for code, colour in colours(findings, located).items() if code in submission.figures}
    places = {code: place_of(submission, code) for code in wanted}
    noted = _write_notes(
        book, {place: mark.noted for mark, place in old if mark.noted}, places, notes(findings, located)
    )
    originals: dict[str, Colours] = defaultdict(dict)
    for mark, place in old:
        originals[place.where][place.address] = mark.before
    new: dict[str, Colours] = defaultdict(dict)
    for code, place in places.items():
        new[place.where][place.address] = wanted[code]
    for sheet in {**originals, **new}:
        _ask_colours(book.sheets[sheet], originals[sheet], new[sheet])
        _paint(book.sheets[sheet], originals[sheet] | new[sheet])
    return tuple(
        Mark(code, *place, originals[place.where][place.address], noted.get(code, "")) for code, place in places.items()
    )


def sheets_to_mark(submission: Submission, before: Iterable[Mark], findings: Iterable[Finding]) -> set[str]:
    """The sheets in which something will change."""
    old = {_place_now(mark, submission).where for mark in before}
    return old | {place_of(submission, code).where for finding in findings for code in finding.cells}


def _place_now(mark: Mark, submission: Submission) -> Place:
    """Where a cell of the form stands by now: rows may have been inserted since it was marked."""
    known = mark.code in submission.figures
    return place_of(submission, mark.code) if known else Place(mark.sheet, mark.address)


def _write_notes(
    book: xlwings.Book, ours: Mapping[Place, str], places: Mapping[str, Place], texts: Mapping[str, str]
) -> dict[str, str]:
    """Notes at the first cells, none of ours elsewhere; a cell that has one of somebody else's keeps that.

    ``ours`` are those of the last check with their sums. The sums of what is there now, by code.
    """
    left, noted = dict(ours), dict[str, str]()
    for code, text in texts.items():
        if code not in places or len(noted) == MOST_NOTES:
            continue
        place, total = places[code], note_sum(text)
        before = left.get(place)
        if before == total or _write_note(_cell(book, place), text, is_ours=before is not None):
            noted[code] = total
            left.pop(place, None)
    for place in left:
        note = _cell(book, place).note
        if note is not None:
            note.delete()
    return noted


def _write_note(cell: xlwings.Range, text: str, *, is_ours: bool) -> bool:
    note = cell.note if is_ours else None
    if note is not None:
        note.text = text
        return True
    from xlwings import XlwingsError  # noqa: PLC0415 - late, for start-up

    try:
        cell.add_note(text)
    except XlwingsError:
        raise
    except Exception:  # noqa: BLE001 - one is there (ValueError); Excel takes none in a merge or at a threaded comment
        return False
    return True


def _cell(book: xlwings.Book, place: Place) -> xlwings.Range:
    return book.sheets[place.where].range(place.address)


def _ask_colours(sheet: xlwings.Sheet, known: Colours, wanted: Mapping[str, str | None]) -> None:
    """Add the present colours of cells that were not marked before. Cells of one colour are asked once."""
    unknown = [_row_and_column(address) for address in wanted if address not in known]
    for rects in _chunks(ranges(unknown)):
        colour = sheet.range(",".join(map(area_address, rects))).color
        addresses = [a1(*place) for place in unknown if any(_is_in(place, rect) for rect in rects)]
        # Black is what Excel says of cells that differ, and nothing is what LibreOffice says.
        if colour in (None, _BLACK) and len(addresses) > 1:
            known |= {address: _hex(sheet.range(address).color) for address in addresses}
        else:
            known |= dict.fromkeys(addresses, _hex(colour))


def _paint(sheet: xlwings.Sheet, painted: Colours) -> None:
    """All colours of a sheet at once; cells in between stay as they are."""
    if not painted:
        return
    at = {_row_and_column(address): colour for address, colour in painted.items()}
    top, bottom = min(row for row, _ in at), max(row for row, _ in at)
    left, right = min(column for _, column in at), max(column for _, column in at)
    matrix: list[list[str | EllipsisType | None]] = [
        [at.get((row, column), ...) for column in range(left, right + 1)] for row in range(top, bottom + 1)
    ]
    sheet.range((top + 1, left + 1), (bottom + 1, right + 1)).set_colors(matrix)


def _chunks(rects: Iterable[Rect]) -> Iterator[list[Rect]]:
    """As many areas at a time as Excel takes in one address."""
    chunk: list[Rect] = []
    for rect in rects:
        if chunk and len(",".join(map(area_address, [*chunk, rect]))) > LONGEST_ADDRESS:
            yield chunk
            chunk = []
        chunk.append(rect)
    if chunk:
        yield chunk


def _is_in(place: tuple[int, int], rect: Rect) -> bool:
    return rect.top <= place[0] <= rect.bottom and rect.left <= place[1] <= rect.right


def _row_and_column(address: str) -> tuple[int, int]:
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(address[len(letters) :]) - 1, column - 1


def _hex(colour: tuple[int, int, int] | None) -> str | None:
    return None if colour is None else "#{:02X}{:02X}{:02X}".format(*map(int, colour))
