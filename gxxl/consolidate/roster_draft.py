"""A first roster (报送单位名单) for a county, a city or a province, from the codes of what lies below it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from gxxl.codes import SOURCE, Area, below
from gxxl.consolidate.roster import Category
from gxxl.errors import Refused
from gxxl.files import whole
from gxxl.messages import consolidate as words
from gxxl.messages import roster as roster_words
from gxxl.reading import squeeze

_LEVELS = (2, 4, 6)
_TOWNSHIP = 9
# The seventh digit of a code, 0 streets, 1 towns, 2 and 3 townships, 4 and 5 farms and zones (GB/T 10114—2003).
_CATEGORIES = {"0": Category.STREET, "1": Category.TOWNSHIP, "2": Category.TOWNSHIP, "3": Category.TOWNSHIP}
COLUMNS = (*words.ROSTER_COLUMNS.values(), roster_words.NOTE_COLUMN)

Row = tuple[str, ...]


def draft(code: str) -> list[Row]:
    """The lines of a first roster for the unit with this code, without the head.

    Raises ``Refused`` for what is no code of a county, city or province, and for one that the table does not have.
    """
    bare = _code(code)
    areas = below(bare)
    if not areas:
        raise Refused("unknown_code", roster_words.UNKNOWN.format(code=code, source=SOURCE))
    return [*_rows(areas, bare.ljust(6, "0"))]


def _code(text: str) -> str:
    """A code without the zeros that fill it up: 610525000000 is 610525, 610500 is 6105."""
    bare = squeeze(text)
    if not (bare.isascii() and bare.isdigit()) or len(bare) > 12 or (len(bare) % 2 and len(bare) != _TOWNSHIP):
        raise Refused("not_a_code", roster_words.NOT_A_CODE.format(code=text))
    if len(bare) >= _TOWNSHIP:
        if bare[6:9] != "000":
            raise Refused("a_township", roster_words.A_TOWNSHIP.format(code=text, county=bare[:6]))
        bare = bare[:6]
    while len(bare) > 2 and bare.endswith("00"):
        bare = bare[:-2]
    if len(bare) not in _LEVELS:
        raise Refused("not_a_code", roster_words.NOT_A_CODE.format(code=text))
    return bare


def _rows(areas: Sequence[Area], parent: str) -> Iterator[Row]:
    for number, area in enumerate(areas):
        category = _CATEGORIES.get(area.code[6:7], Category.OTHER)
        notes = [] if category is not Category.OTHER or not area.name else [roster_words.NOTE_CHECK]
        if number == 0:
            notes.insert(0, roster_words.NOTE if area.name else roster_words.NOTE_ABOVE)
        yield (area.code, area.name, "", category.value, parent, words.YES, "", "", "".join(notes))


def write_draft(code: str, path: Path) -> list[Row]:
    """Write a first roster to a new CSV file (UTF-8 with a mark, as spreadsheets know it); gives its lines.

    Raises ``Refused`` for another ending, for a file that exists and for a code that is not known; ``OSError``.
    """
    if path.suffix.lower() != ".csv":
        raise Refused("not_csv", roster_words.SUFFIX.format(path=path))
    rows = draft(code)
    if path.exists():
        raise Refused("exists", roster_words.EXISTS.format(path=path))
    text = StringIO(newline="")
    csv.writer(text).writerows([COLUMNS, *rows])
    with whole(path) as now:
        now.write_bytes(text.getvalue().encode("utf-8-sig"))
    return rows
