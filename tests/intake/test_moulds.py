"""Sheets of one shape with other values are read as the proper reader reads them, or not at all."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.intake import moulds
from gxxl.intake.moulds import Moulds, Order, cut
from gxxl.intake.skeleton import read_known
from gxxl.intake.slots import WHOLE, Entry
from gxxl.render.workbook import write_workbook
from tests.intake.test_skeleton import LOCAL, ORIGIN, require_same, with_members
from tests.rules.test_linear import filled

REQUESTS = "xl/worksheets/sheet3.xml"
VALUES = (
    b"", b" ", b"0", b"7", b"007", b"12.0", b"12.50", b"-3", b"+4", b"1E3", b"1e400", b"nan", b"&amp;", b"&#49;",
    b"&bad;", b"\xff", b"12\n", "１２".encode(), b"99999", b"123456789012345678901234567890", b"\x00", b"]]>", b"5>",
)  # fmt: skip


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A filled-in workbook whose shape the reader has learned."""
    path = tmp_path_factory.mktemp("moulds") / "a.xlsx"
    write_workbook(filled(3), path)
    data = path.read_bytes()
    for _ in range(3):
        assert read_known(data, ORIGIN) is not None
    return data


@LOCAL
@given(st.lists(st.sampled_from(VALUES), min_size=1, max_size=5), st.integers(0, 10**6))
def test_other_values_in_a_known_shape_are_read_the_same(workbook: bytes, values: Sequence[bytes], seed: int) -> None:
    """Numbers in any writing, entities, strings by numbers that there are and are not, bytes that are no text."""
    draw = random.Random(seed)

    def change(xml: bytes) -> bytes:
        for value in values:
            place = draw.choice([*re.finditer(rb"<v>[^<]*</v>", xml)])
            xml = xml[: place.start()] + b"<v>" + value + b"</v>" + xml[place.end() :]
        return xml

    require_same(with_members(workbook, REQUESTS, change), known=False)


PIECES = [b'A1"/>', b'B1"><v>1</v></c>', b'C1"><v>2</v></c>']


class Asked:
    """Makes of a piece its bytes, but not of a bad one; keeps what it was asked."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def __call__(self, piece: bytes) -> Entry | None:
        """What is made of a piece."""
        self.pieces.append(piece)
        return None if b"bad" in piece else (piece[:2].decode(), piece)


def sheet_of(*values: bytes) -> list[bytes]:
    """A sheet with ``PIECES`` and other values, cut."""
    return cut(b"<c>" + b"<c>".join([PIECES[0], *(b'B1"><v>' + value + b"</v></c>" for value in values)]))


def test_a_shape_is_learned_at_its_second_sight_and_read_from_its_values() -> None:
    """Cells without a value, the last cell and new values too; what cannot be read gives nothing."""
    known, read = Moulds(Order()), Asked()
    entries = [entry for entry in map(read, PIECES) if entry is not None]
    for _ in range(2):
        assert known.read(sheet_of(b"1", b"2")) is None
        known.learn(sheet_of(b"1", b"2"), PIECES, entries, (read, read))
    read.pieces.clear()
    first = known.read(sheet_of(b"1", b"2"))
    assert first is not None and first.others == dict(entries)
    assert {b'B1"><v>1</v></c>', b'C1"><v>2</v></c>'}.isdisjoint(read.pieces)
    read.pieces.clear()
    second = known.read(sheet_of(b"1", b"3"))
    assert second is not None and second.others["C1"] == b'C1"><v>3</v></c>' and read.pieces == [second.others["C1"]]
    assert known.read(sheet_of(b"bad", b"2")) is None
    third = known.read(sheet_of(b"1", b"2"))
    assert third is not None and third.others == first.others
    fourth = known.read(sheet_of(b"1", b"2"))
    assert fourth is not None and fourth.others is third.others


class Doubled(dict[bytes, int]):
    """Whole numbers that mean twice as much."""

    def __missing__(self, part: bytes) -> int:
        digits = WHOLE.fullmatch(part)
        if digits is None:
            raise KeyError(part)
        return int(digits[1])

    def meaning(self, number: int) -> object:
        """Twice as much."""
        return 2 * number


DOUBLED = Doubled()


def doubled(made: object) -> Doubled | None:
    """What numbers mean where this was made of one."""
    return DOUBLED if isinstance(made, int) else None


@pytest.mark.parametrize("first", [b"4", b"-4"])
def test_what_numbers_mean_in_one_cell_they_mean_in_each_of_its_kind(first: bytes) -> None:
    """They need not be read again, also where none stood at first; what is no plain number is read in its place."""
    asked: list[bytes] = []

    def read(piece: bytes) -> Entry:
        asked.append(piece)
        value = int(piece.partition(b"<v>")[2].partition(b"</v>")[0] or 0)
        return piece[:2].decode(), 2 * value if value >= 0 else str(value)

    known = Moulds(Order(("C1", "Z9", "B1"), doubled))
    pieces = [PIECES[0], b'B1"><v>' + first + b"</v></c>", PIECES[2]]
    known.learn(sheet_of(first, b"2"), pieces, list(map(read, pieces)), (read, read))
    asked.clear()
    plain = known.read(sheet_of(b"7", b"8"))
    assert plain is not None and plain.row == (8, None, 7) and plain.kinds == (DOUBLED, None, DOUBLED) and not asked
    again = known.read(sheet_of(b"9", b"8"))
    assert again is not None and again.kinds is plain.kinds
    other = known.read(sheet_of(b"7", b"-8"))
    assert other is not None and other.row == ("-8", None, 14) and not other.kinds and asked == [b'C1"><v>-8</v></c>']


@pytest.mark.parametrize(
    "sheet",
    [
        b'<c>A1"/><c>B1"><v>7</v></c><c>C1"><v>8</v></d>',
        b'<c>A1"/><c>B1"><v>7<v></c><c>C1"></v>8</v></c>',
        b'<c>A1"/><c>B1"><v>7</v></c><c>C1">8</v></c>',
        b'<c>A1"/><c>B1"><v>7</v></c><c>C1"><v><b>8</b></v></c>',
        b'<c>A1"/><c>B1"><v>7v</v></c><c>C1"><v>8</v></c>',
        b'<c>A1"/><c>B1"><v>7</v></c><c>C1"><v>8</v></c>v',
        b'<c>A1"/><c>B1"><v>7</v></c>',
        b"",
    ],
)
def test_a_sheet_of_another_shape_is_not_read(sheet: bytes) -> None:
    """Tags in another order, markup in a value, one more or less."""
    known = Moulds(Order(("B1", "C1"), doubled))
    read = Asked()
    known.learn(sheet_of(b"1", b"2"), PIECES, [("A1", None), ("B1", 2), ("C1", 4)], (read, read))
    assert known.read(sheet_of(b"7", b"8")) is not None
    assert known.read(cut(sheet)) is None


def test_what_is_remembered_of_a_shape_is_bounded(monkeypatch: pytest.MonkeyPatch, workbook: bytes) -> None:
    """With room for few values the answers stay the same."""
    monkeypatch.setattr(moulds, "_VALUES", 5)
    for number in range(40):
        change = partial(_with_ones_as, b"%d" % (1000 + number))
        require_same(with_members(workbook, REQUESTS, change), known=False)


def _with_ones_as(value: bytes, xml: bytes) -> bytes:
    return xml.replace(b"<v>1</v>", b"<v>" + value + b"</v>")


@pytest.mark.parametrize("number", [b"12.5", b"-3", b"1E3", b"", b" 7", b"007", b"12.0", b"1234567890123456"])
def test_a_number_that_is_not_plain_at_first_sight_of_its_cell(tmp_path: Path, number: bytes) -> None:
    """It stands in the first file of a shape, and plain ones follow; and the other way round."""
    write_workbook(filled(7), tmp_path / "a.xlsx")
    data = (tmp_path / "a.xlsx").read_bytes()
    for value in (number, b"5", number, b"6"):
        change = partial(substituted, rb'(<c r="D5"[^>]*><v>)[^<]*', rb"\g<1>" + value)
        require_same(with_members(data, REQUESTS, partial(in_a_new_shape, change, number)), known=True)


def substituted(pattern: bytes, by: bytes, xml: bytes) -> bytes:
    """The first match replaced."""
    return re.sub(pattern, by, xml, count=1)


def in_a_new_shape(change: Callable[[bytes], bytes], name: bytes, xml: bytes) -> bytes:
    """A changed sheet whose shape no other test has."""
    return change(xml).replace(b"</worksheet>", b"<!-- %b --></worksheet>" % name.replace(b"-", b"minus"))


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="D5"><v >5</v ><!--<v>5</v>--></c>',
        b'<c r="D5"><!--<v>5</v>--><v >5</v ></c>',
        b'<c r="D5"><v >5</v ></c><v>5</v>',
        b'<c r="D5"><f><![CDATA[<v>5</v>]]></f><v >5</v ></c>',
    ],
)
def test_what_only_looks_like_a_value_does_not_become_one(tmp_path: Path, cell: bytes) -> None:
    """A file in which it is the same as the real value teaches nothing about others."""
    write_workbook(filled(7), tmp_path / "a.xlsx")
    data = (tmp_path / "a.xlsx").read_bytes()
    for value in (b"5", b"5", b"6", b"7"):
        now = cell.replace(b"<v>5</v>", b"<v>" + value + b"</v>")
        change = partial(substituted, rb'<c r="D5".*?</c>', now)
        require_same(with_members(data, REQUESTS, change), known=False)


def test_a_string_table_that_is_too_short_is_seen(workbook: bytes) -> None:
    """A number of a string that is not there is not read, however well the shape is known."""

    def change(xml: bytes) -> bytes:
        return re.sub(rb'(t="s"><v>)\d+', rb"\g<1>9999", xml, count=1)

    changed = with_members(workbook, REQUESTS, change)
    assert changed != workbook
    assert read_known(changed, ORIGIN) is None
