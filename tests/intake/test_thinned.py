"""A sheet's XML without some columns is read as the whole is, but for the cells that are in them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.form.layout import a1
from gxxl.intake.archive import parse_xml
from gxxl.intake.grid import GridCell
from gxxl.intake.thinned import start_of_row, thinned
from gxxl.intake.xlsx import SheetReader

# What may follow a cell's place: empty ones, numbers, formulas, texts with signs that look like the end of something.
CELLS = (
    '"/>',
    '" s="3"/>',
    '" s="3" t="n" ><v>12</v></c>',
    '"><f>SUM(A1:B2)</f><v>7</v></c>',
    '" t="inlineStr"><is><t xml:space="preserve"> a/> ></t></is></c>',
    '" t="str"><f>""</f><v></v></c>',
    '"></c>',
)
grids = st.lists(st.dictionaries(st.integers(0, 60), st.sampled_from(CELLS), max_size=12), min_size=1, max_size=6)


def sheet(rows: Sequence[dict[int, str]], ending: str = "") -> bytes:
    """A sheet with these cells."""
    made = "".join(
        f'<row r="{row + 1}" ht="9">' + "".join(f'<c r="{a1(row, c)}{cells[c]}' for c in sorted(cells)) + "</row>"
        for row, cells in enumerate(rows)
    )
    return f"<worksheet><cols><col/></cols><sheetData>{made}</sheetData>{ending}</worksheet>".encode()


def cells_of(xml: bytes) -> dict[tuple[int, int], GridCell]:
    """What the reader makes of it."""
    reader = SheetReader([])
    parse_xml(xml, reader.start, reader.end, reader.text)
    return reader.cells


@given(grids, st.sets(st.integers(0, 60), max_size=4), st.integers(0, 7))
def test_the_columns_that_are_asked_for_are_as_they_were(
    rows: list[dict[int, str]], columns: set[int], whole: int
) -> None:
    """And the first rows; nothing else is left."""
    xml = sheet(rows)
    start = start_of_row(xml, whole)
    expected = {place: cell for place, cell in cells_of(xml).items() if place[0] < whole or place[1] in columns}
    assert cells_of(thinned(xml, columns, start)) == expected


@pytest.mark.parametrize(
    "odd",
    [
        '<row r="2"><c r="A2"><v>1</v></c><c><v>2</v></c></row>',
        '<row r="2"><c s="1" r="A2"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><!-- <c r="B2"> --><v>1</v></c></row>',
        '<x:row r="2"><x:c r="A2"/></x:row>',
    ],
    ids=["no place", "place not first", "comment", "prefix"],
)
def test_where_cells_are_written_in_another_way_all_are_left(odd: str) -> None:
    """A cell without a place stands behind the one before it, which must be seen."""
    xml = sheet([{0: CELLS[2]}]).replace(b"</sheetData>", odd.encode() + b"</sheetData>")
    assert thinned(xml, {5}) == xml
