"""Rows made in a process of their own are the rows that are made here; whatever becomes of that process."""

from __future__ import annotations

import errno
import os
import signal
import tempfile
import zlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.render import bulk
from gxxl.render.bulk import Bulk, Rows, made_meanwhile
from gxxl.render.cells import RowOfNumbers, are_plain, cell_start, cell_text, row_cells, text_cells
from gxxl.render.packed import Packed
from gxxl.render.plain import OPTIONS
from gxxl.render.rapid import RapidBook
from gxxl.workers import aside
from gxxl.workers.forked import can_fork

TEXTS = st.text(max_size=20) | st.sampled_from(
    ["a&b", "<r>x</r>", " 前", "后 ", "_x0041_", "a|b", "\x00", "%s", "字" * 17_000]
)
HERE = os.getpid()
forks = pytest.mark.skipif(not can_fork(), reason="nothing is forked here")


def fill(rows: Rows) -> None:
    """A few rows."""
    for number in range(3):
        rows.add(text_cells(rows.next, ("行", str(number))), "", 2)


def elsewhere(then: Callable[[], object]) -> Callable[[Rows], None]:
    """Rows that something happens to, unless they are made in this process."""

    def fill_or(rows: Rows) -> None:
        fill(rows)
        if os.getpid() != HERE:
            then()

    return fill_or


def full() -> None:
    """The disk is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def short() -> None:
    """There is no more memory."""
    raise MemoryError


def killed() -> None:
    """The system ends the process."""
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second process for ever so few units, on a machine that has a single processor too."""
    monkeypatch.setattr(bulk, "MANY", 0)
    monkeypatch.setattr(aside, "processors", lambda: 2)


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that were forked."""
    made: list[int] = []
    fork = os.fork

    def noting() -> int:
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", noting)
    return made


def require_gone(children: list[int]) -> None:
    """The one child has ended, and somebody has waited for it."""
    (child,) = children
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


def written(path: Path, fillers: list[Callable[[Rows], None]]) -> list[list[tuple[object, ...]]]:
    """The rows of a workbook with a sheet for each, as a spreadsheet reads them."""
    with RapidBook(path, OPTIONS) as book:
        sheets = [book.add_rapid_sheet(f"表{number}") for number, _ in enumerate(fillers)]
        for sheet in sheets:
            sheet.write_string(0, 0, "头")
        with made_meanwhile([Bulk(1, filler) for filler in fillers], 3) as made:
            rows = made()
        for sheet, below in zip(sheets, rows, strict=True):
            sheet.add_rows(below)
            sheet.write_string(4, 0, "尾")
    return [list(sheet.values) for sheet in openpyxl.load_workbook(path).worksheets]


ROWS = [("头", None), ("行", "0"), ("行", "1"), ("行", "2"), ("尾", None)]


def test_few_rows_are_made_here(tmp_path: Path) -> None:
    """No other process is asked."""
    assert written(tmp_path / "a.xlsx", [elsewhere(killed), fill]) == [ROWS, ROWS]


@forks
@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("then", [full, short, killed, lambda: None])
def test_rows_come_from_elsewhere_or_else_from_here(
    tmp_path: Path, children: list[int], then: Callable[[], object]
) -> None:
    """The same rows, and no child that is left."""
    assert written(tmp_path / "a.xlsx", [fill, elsewhere(then)]) == [ROWS, ROWS]
    require_gone(children)


@forks
@pytest.mark.usefixtures("always")
def test_what_is_wrong_there_is_met_here() -> None:
    """As if nothing had been forked."""

    def broken(_: Rows) -> None:
        full()

    with made_meanwhile([Bulk(0, broken)], 1) as made, pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        made()


@forks
@pytest.mark.usefixtures("always")
def test_whoever_gives_up_leaves_no_process(children: list[int]) -> None:
    """The child is ended though it has not finished."""

    def endless(_: Rows) -> None:
        signal.pause()

    with pytest.raises(KeyboardInterrupt), made_meanwhile([Bulk(0, endless)], 1):
        raise KeyboardInterrupt
    require_gone(children)


@forks
def test_where_no_process_can_be_started_there_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing else happens."""

    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    with aside.aside(lambda: b"") as answer:
        assert answer() is None


@forks
def test_an_answer_comes_whole() -> None:
    """However long it is."""
    with aside.aside(lambda: b"x" * 1_000_000) as answer:
        assert answer() == b"x" * 1_000_000


def test_rows_packed_twice_are_the_same(tmp_path: Path) -> None:
    """Both workbooks have the hidden sheet's rows, which were packed once."""
    rows = Bulk(0, fill).make(Packed(tempfile.TemporaryFile()))  # noqa: SIM115 - it closes it
    found = []
    for name in ("a.xlsx", "b.xlsx"):
        with RapidBook(tmp_path / name, OPTIONS) as book:
            book.add_rapid_sheet("表").add_rows(rows)
        found.append(list(openpyxl.load_workbook(tmp_path / name).worksheets[0].values))
    assert found[0] == found[1] == [("行", "0"), ("行", "1"), ("行", "2")]
    assert rows.packed.sums.crc == zlib.crc32(
        "".join(f'<row r="{n + 1}">{text_cells(n, ("行", str(n)))}</row>' for n in range(3)).encode()
    )


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_what_is_plain_needs_no_care(texts: list[str]) -> None:
    """What is taken for plain is what would have been written as it is."""
    if are_plain(texts):
        assert [cell_text(text) for text in texts] == [f"<t>{text}</t>" for text in texts]


@given(
    st.lists(TEXTS | st.none() | st.integers(0, 10**15) | st.floats(allow_nan=False, allow_infinity=False), max_size=5)
)
def test_a_row_at_once_is_its_cells(values: list[str | float | None]) -> None:
    """One by one or all together."""

    def cell(column: int, value: str | float | None) -> str:
        start = cell_start(column, 0, "8")
        if value is None:
            return f"{start}/>"
        return (
            f'{start} t="inlineStr"><is>{cell_text(value)}</is></c>'
            if isinstance(value, str)
            else f"{start}><v>{value:.16G}</v></c>"
        )

    assert row_cells(7, values, [None] * len(values)) == "".join(cell(*pair) for pair in enumerate(values))


@given(st.lists(st.tuples(st.integers(0, 10**15) | st.decimals(0, 10**15, places=3), st.integers(0, 3)), max_size=6))
def test_a_row_of_numbers_is_its_cells(pairs: list[tuple[int | Decimal, int]]) -> None:
    """Whatever kind of numbers."""
    row = RowOfNumbers(2, [style for _, style in pairs])
    cells = [
        f"{cell_start(n, style, '8')}><v>{float(value):.16G}</v></c>" for n, (value, style) in enumerate(pairs, start=2)
    ]
    for _ in range(2):
        assert row.cells(7, [value for value, _ in pairs]) == "".join(cells)
