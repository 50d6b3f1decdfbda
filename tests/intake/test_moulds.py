"""Sheets of one shape with other values are read as the proper reader reads them, or not at all."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.intake import moulds
from gxxl.intake.moulds import Entry, Moulds, cast_of
from gxxl.intake.skeleton import read_known
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


def test_a_shape_is_learned_at_its_second_sight_and_read_from_its_values() -> None:
    """Cells without a value, the last cell and new values too; what cannot be read gives nothing."""
    known, pieces = Moulds(), [b'A1"/>', b'B1"><v>1</v></c>', b'C1"><v>2</v></c>']
    asked: list[bytes] = []

    def read(piece: bytes) -> Entry | None:
        asked.append(piece)
        return None if b"bad" in piece else (piece[:2].decode(), piece)

    def cast(*values: bytes) -> moulds.Cast:
        found = cast_of(b"<c>" + b"<c>".join([pieces[0], *(b'B1"><v>' + value + b"</v></c>" for value in values)]))
        assert found is not None
        return found

    entries = [entry for entry in map(read, pieces) if entry is not None]
    for _ in range(2):
        assert known.read(cast(b"1", b"2")) is None
        known.learn(cast(b"1", b"2"), pieces, entries, (read, read))
    asked.clear()
    first = known.read(cast(b"1", b"2"))
    assert first == dict(entries) and not asked
    second = known.read(cast(b"1", b"3"))
    assert second is not None and second["C1"] == b'C1"><v>3</v></c>' and asked == [second["C1"]]
    assert known.read(cast(b"bad", b"2")) is None
    assert known.read(cast(b"1", b"2")) == first


def test_what_is_remembered_of_a_shape_is_bounded(monkeypatch: pytest.MonkeyPatch, workbook: bytes) -> None:
    """With room for few values the answers stay the same."""
    monkeypatch.setattr(moulds, "_VALUES", 5)
    for number in range(40):
        change = partial(_with_ones_as, b"%d" % (1000 + number))
        require_same(with_members(workbook, REQUESTS, change), known=False)


def _with_ones_as(value: bytes, xml: bytes) -> bytes:
    return xml.replace(b"<v>1</v>", b"<v>" + value + b"</v>")


def test_nothing_that_is_no_xml_has_a_shape() -> None:
    """The sign that stands for a value must not be in the sheet itself."""
    assert cast_of(b"<c><v>1</v>\0</c>") is None


def test_a_string_table_that_is_too_short_is_seen(workbook: bytes) -> None:
    """A number of a string that is not there is not read, however well the shape is known."""

    def change(xml: bytes) -> bytes:
        return re.sub(rb'(t="s"><v>)\d+', rb"\g<1>9999", xml, count=1)

    changed = with_members(workbook, REQUESTS, change)
    assert changed != workbook
    assert read_known(changed, ORIGIN) is None
