"""Cells and strings taken out of their XML are what the proper reader finds in it, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.errors import Refused
from gxxl.intake.archive import parse_xml
from gxxl.intake.cells import RawCell, SharedCell
from gxxl.intake.lone_cells import Placed, read_cell, read_cells, simple_cell
from gxxl.intake.rich import StringReader
from gxxl.intake.string_pieces import StringPieces

INSIDE = b"</row></a>"
CELLS = (
    b'A1"/>', b'A1" s="3"/>', b'D5" s="12"><v>137</v></c>', b'D5" t="s"><v>41</v></c>',
    b'D5" s="1" t="n"><v>007</v></c>', b'D5" t="s"><v>-1</v></c>', b'D5"><v>12.50</v></c>',
    b'D5" t="str"><f>A1&amp;""</f><v>x</v></c>', b'D5"><f>1+2</f></c>', b'D5" t="b"><v>1</v></c>',
    b'M1"><v>1</v></c></row><row r="2" ht="24">', b'M1"/></row><row r="x">', b'ABCD1"/>',
    b'D5" t="inlineStr"><is><t>12</t></is></c>', b'D12345678"/>', b'D"/>', b'd5"><v>1</v></c>', b'A0"/>',
)  # fmt: skip
ODD = (
    b'D5"/><!--', b'-->D6"/>', b'D5"><v>1</v></c></row></gxxl><gxxl><row>', b'D5"/><gxxl/>', b'D5"/><c r="D6"/>',
    b'D5"><f t="shared" si="0">1</f></c>', b'D5"/></row></a><a><row>', b'D5"', b"", b'D5"/></row>', b'D5"/><row>',
    b'D5"><![CDATA[', b"]]></c>", b'D5"><v>\xff</v></c>', b'D5"><v>&x;</v></c>', b'D5" r="D6"/>',
    b'D5"/><?xml version="1.0"?>', b'D5"/><mergeCell ref="A1:B2"/>', b'D5"/><x:c/>',
)  # fmt: skip


def same(one: RawCell | None, other: RawCell | None) -> bool:
    """Whether two readings of a cell are alike."""
    if isinstance(one, SharedCell) and isinstance(other, SharedCell):
        return (one.shared, one.formula) == (other.shared, other.formula)
    return type(one) is type(other) and one == other


def alone(piece: bytes) -> Placed | None:
    """A piece read by itself; ``None`` for what is refused, too."""
    try:
        return read_cell(piece, INSIDE)
    except Refused:
        return None


def together(pieces: Sequence[bytes]) -> list[Placed]:
    """Pieces read at once; none where they are refused."""
    try:
        return read_cells(pieces)
    except Refused:
        return []


def seems_simple(piece: bytes) -> Placed | None:
    """A simple cell; ``None`` for what is refused, too."""
    try:
        return simple_cell(piece)
    except Refused:
        return None


@pytest.mark.parametrize("piece", [*CELLS, *ODD])
def test_a_simple_cell_is_what_it_is_to_the_proper_reader(piece: bytes) -> None:
    """Or it is not taken for one."""
    simple = seems_simple(piece)
    if simple is not None:
        proper = alone(piece)
        assert proper is not None and proper[0] == simple[0] and same(proper[1], simple[1])


@given(st.from_regex(rb'\A[A-Z]{0,4}[0-9]{0,8}"( s="[0-9]{0,3}")?( t="[ns]")?(/>|><v>[0-9]{0,17}</v></c>)\Z'))
def test_cells_like_simple_ones_too(piece: bytes) -> None:
    """With addresses and numbers that are too long or left out."""
    test_a_simple_cell_is_what_it_is_to_the_proper_reader(piece)


@given(st.lists(st.sampled_from(CELLS), min_size=1, max_size=6))
def test_cells_read_together_are_what_each_is_alone(pieces: Sequence[bytes]) -> None:
    """If one cannot be read, none is."""
    each = [alone(piece) for piece in pieces]
    found = together(pieces)
    if None in each:
        assert found == []
    else:
        assert len(found) == len(each)
        for one, other in zip(found, each, strict=True):
            assert other is not None and one[0] == other[0] and same(one[1], other[1])


@given(st.lists(st.sampled_from(CELLS + ODD), max_size=6), st.sampled_from(ODD), st.integers(0, 6))
def test_one_odd_piece_spoils_all_that_are_read_together(pieces: Sequence[bytes], odd: bytes, at: int) -> None:
    """Comments, tags and elements that one piece opens and another one closes, the wrapping itself included."""
    assert together([*pieces[:at], odd, *pieces[at:]]) == []


STRINGS = (
    b"<t>\xe4\xb8\x80</t></si>", b'<t xml:space="preserve"> a </t></si>', b"<t/></si>", b"<t></t></si>",
    b"<t>a&amp;b</t></si>", b"<r><rPr><b/></rPr><t>a</t></r><r><t>b</t></r></si>",
    b'<t>a</t><rPh sb="0"><t>hint</t></rPh></si>', b"<t>a</t><rPh><t></t></rPh></si>",
    b"<t>a</t><rPh><t>b</t></rPh></si>", b"<t>a<!--<t>b</t>--></t></si>", b"<t>a</t><!--<t></t>--></si>",
    b"<t>a</t><!--<t>b</t>--></si>", b"<t>\xe4\xb8</t><t>\x80</t></si>", b"<t>a\r\nb</t></si>", b"<t>\x01</t></si>",
    b"<t>a]]>b</t></si>", b"<t>a</t>", b"<t>\xef\xbf\xbe</t></si>", b"<t>\xef\xbb\xbfa</t></si>",
    b"<x:t>a</x:t><t>b</t></si>", b"<t><![CDATA[<t>a</t>]]></t></si>", b"<t>a</t></si><si><t>b</t></si>",
)  # fmt: skip


@given(st.lists(st.sampled_from(STRINGS), min_size=1, max_size=8))
def test_strings_are_what_they_are_to_the_proper_reader(pieces: Sequence[bytes]) -> None:
    """Each table twice, so that what was learned of one string is used for others."""
    known = StringPieces()
    for chosen in (*([piece] for piece in pieces), pieces, pieces):
        table = b"<sst><si>" + b"<si>".join(chosen) + b"</sst>"
        fast, proper = known.strings(table), strings_of(table)
        assert fast is None or fast == proper


def test_only_the_words_of_a_string_need_be_new() -> None:
    """What is around them is not read again; hints and comments are no part of it."""
    known = StringPieces()
    for text, proper in (("甲", "甲"), ("乙", "乙"), ("", ""), ("丙 丁", "丙 丁")):
        table = f"<sst><si><r><rPr><b/></rPr><t>{text}</t></r><r><t>号</t></r></si></sst>".encode()
        assert known.strings(table) == [f"{proper}号"] == strings_of(table)


def strings_of(xml: bytes) -> list[str] | None:
    """The table as the proper reader reads it."""
    reader = StringReader()
    try:
        parse_xml(xml, reader.start, reader.end, reader.text)
    except Refused:
        return None
    return reader.strings
