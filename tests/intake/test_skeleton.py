"""The fast reader gives what the proper one gives, or nothing."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxxl.errors import Refused
from gxxl.intake.archive import Archive
from gxxl.intake.remembered import Store
from gxxl.intake.skeleton import read_known
from gxxl.intake.workbook import is_ours, read_workbook
from gxxl.intake.xlsx import Workbook
from gxxl.render.workbook import write_workbook
from gxxl.submission import Coverage, Extra, Kind, Origin, Part, Reason, Submission
from tests.conftest import Resave
from tests.rules.test_linear import filled
from tests.strategies import submissions

LOCAL = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
FEW, SLOW = settings(LOCAL, max_examples=10), settings(LOCAL, max_examples=4)
ORIGIN = Origin("a.xlsx", "00")


def proper(data: bytes) -> Submission | None:
    """What the proper reader gives; ``None`` for what it refuses or does not know."""
    try:
        book = Workbook(Archive(data))
        return read_workbook(book, ORIGIN) if is_ours(book) else None
    except Refused:
        return None


def require_same(data: bytes, *, known: bool) -> None:
    """Both readers agree; with ``known`` the fast one must have an answer."""
    fast, slow = read_known(data, ORIGIN), proper(data)
    if known:
        assert fast is not None
    if fast is not None:
        assert fast == slow
        assert list(fast.figures) == list(slow.figures if slow else ())
        assert repr(dict(fast.figures)) == repr(dict(slow.figures if slow else {}))


@LOCAL
@given(submissions())
def test_what_we_wrote_is_read_the_same(tmp_path: Path, submission: Submission) -> None:
    """Blanks, texts, typed totals, confirmed zeros in any mixture."""
    write_workbook(submission, tmp_path / "a.xlsx")
    require_same((tmp_path / "a.xlsx").read_bytes(), known=True)


@SLOW
@given(submissions())
def test_saved_by_libreoffice_it_is_read_the_same(tmp_path: Path, resave: Resave, submission: Submission) -> None:
    """The fast way is taken there too."""
    write_workbook(submission, tmp_path / "a.xlsx")
    require_same(resave(tmp_path / "a.xlsx").read_bytes(), known=True)


@SLOW
@given(submissions())
def test_saved_by_openpyxl_it_is_read_the_same(tmp_path: Path, submission: Submission) -> None:
    """Formulas without values are worked out alike."""
    path = tmp_path / "a.xlsx"
    write_workbook(submission, path)
    openpyxl.load_workbook(path).save(path)
    require_same(path.read_bytes(), known=True)


@pytest.mark.parametrize("kind", [Kind.TEMPLATE, Kind.IMPORT, Kind.SUMMARY])
def test_everything_around_the_figures_is_read_the_same(tmp_path: Path, kind: Kind) -> None:
    """Prose, extra figures, reasons, last year's figures, parts; and a second time from memory."""
    submission = replace(
        filled(2),
        texts={"overview": "第一段。\n第二段 <b>&amp;", "other": " 无。"},
        extras=(Extra("主动公开条数", "条", Decimal(74), remark="县里要求"),),
        reasons=(Reason("空格未填写", "三、申请办理!D5", "已核实"),),
        last_year={"requests.carried_out.natural": Decimal(3)},
        parts=(Part("某乡", "610525201", "某乡.xlsx", "ab" * 32),),
        coverage=Coverage(3, 1, lacking=2, errors=6, queries=1, held=1, names=("甲镇", "=1+1")),
        origin=Origin(kind=kind),
    )
    write_workbook(submission, tmp_path / "a.xlsx")
    for _ in range(2):
        require_same((tmp_path / "a.xlsx").read_bytes(), known=True)


def with_members(data: bytes, chosen: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one member changed, its checksums right."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == chosen else content)
    return out.getvalue()


SNIPPETS = (
    b"<v>", b"</v>", b"<c>", b"<c/>", b'<c r="D5"><v>7</v></c>', b'<c r="D5" t="s"><v>999</v></c>', b"<!-- x -->",
    b'<c r="D5"><v><![CDATA[8]]></v></c>', b"</row>", b"<row>", b'<row r="x"/>', b"<row/>",
    b'<c r="B4" t="b"><v>1</v></c>', b"</sheetData>", b"<sheetData>", b"&amp;", b"&#49;", b"&x;", b"\x00", b"\xff",
    b"1", b"-", b".5", b"e3", b" ", b'<c r="D6" t="inlineStr"><is><t>12</t></is></c>', b"<t>x</t>", b"<si/>",
    b"<si><t>y</t></si>", b"<rPh><t>z</t></rPh>", b'<c r="D5"><f t="shared" si="0">1+2</f><v>3</v></c>',
    b'<c r="D6"><f t="shared" si="0"/><v>3</v></c>', b'<c r="D7"><f>1+2</f></c>', b"<!DOCTYPE a>",
    b'<x:c r="D5"><v>4</v></x:c>', b'<c s="1" r="D5"><v>6</v></c>',
)  # fmt: skip


def mutated(xml: bytes, rng: random.Random) -> bytes:
    """One small change: a byte, a snippet put in behind a tag, a stretch left out or doubled."""
    at = rng.randrange(len(xml))
    tag = xml.find(rng.choice((b"<", b">", b"<c ", b"<row", b"<v>", b"<si>", b"</c>")), at)
    at = tag if tag >= 0 else at
    after = at + rng.choice((0, 1, 3))
    match rng.randrange(4):
        case 0:
            return xml[:at] + bytes([rng.randrange(256)]) + xml[at + 1 :]
        case 1:
            return xml[:after] + rng.choice(SNIPPETS) + xml[after:]
        case 2:
            return xml[:at] + xml[at + rng.randrange(1, 60) :]
        case _:
            return xml[:at] + xml[at : at + rng.randrange(1, 200)] + xml[at:]


@FEW
@given(st.integers(0, 2**32))
def test_a_changed_member_is_read_the_same_or_not_at_all(tmp_path: Path, seed: int) -> None:
    """Whatever is put into the XML: what the proper reader refuses, the fast one never takes."""
    rng = random.Random(seed)
    path = tmp_path / "a.xlsx"
    if not path.exists():
        write_workbook(replace(filled(), texts={"overview": "一段话"}), path)
    data = path.read_bytes()
    require_same(data, known=True)
    names = [name for name in zipfile.ZipFile(path).namelist() if "sheet" in name or "haredS" in name or "rels" in name]
    for _ in range(10):
        chosen = rng.choice(names)
        require_same(with_members(data, chosen, partial(mutated, rng=rng)), known=False)


@FEW
@given(st.integers(0, 2**32))
def test_a_damaged_file_is_read_the_same_or_not_at_all(tmp_path: Path, seed: int) -> None:
    """Bytes of the archive itself changed, cut off, or put before and behind."""
    rng = random.Random(seed)
    path = tmp_path / "a.xlsx"
    if not path.exists():
        write_workbook(filled(), path)
    data = path.read_bytes()
    for _ in range(10):
        at = rng.randrange(len(data))
        require_same(data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :], known=False)
        require_same(data[:at], known=False)
        require_same(data + bytes(rng.randrange(30)), known=False)
        require_same(b"x" + data, known=False)


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_odd_cells_are_read_the_same_or_not_at_all(tmp_path: Path, snippet: bytes) -> None:
    """Each snippet before and behind a cell of the official sheet, and at the end of a row."""
    write_workbook(filled(), tmp_path / "a.xlsx")
    data = (tmp_path / "a.xlsx").read_bytes()
    for mark in (b'<c r="D6"', b'<c r="D5"', b"</row>"):
        for text in (snippet + mark, mark + snippet):
            changed = with_members(data, "xl/worksheets/sheet3.xml", partial(replaced, mark=mark, by=text))
            require_same(changed, known=False)


@pytest.mark.parametrize("cell", [b'<c r="M40"/>', b'<c r="M40"><v>7</v></c>', b'<c r="M40"><f>1+2</f><v>3</v></c>'])
def test_a_row_that_ends_too_late_or_too_early_is_seen(tmp_path: Path, cell: bytes) -> None:
    """The last cell of a sheet ends its row and the others do not, also where they are the same otherwise."""
    write_workbook(filled(), tmp_path / "a.xlsx")
    data = (tmp_path / "a.xlsx").read_bytes()
    other = cell.replace(b"<v>7", b"<v>8").replace(b"<v>3", b"<v>4")
    for end in (
        b"</row>", b"", cell + b"</row>", cell, other + b"</row>", other, cell + b"</row>" + other, cell + other,
    ):  # fmt: skip
        change = partial(replaced, mark=b"</row></sheetData>", by=end + b"</sheetData>")
        require_same(with_members(data, "xl/worksheets/sheet3.xml", change), known=False)
        inside = partial(replaced, mark=b"</row><row", by=end + b"<row")
        require_same(with_members(data, "xl/worksheets/sheet3.xml", inside), known=False)


def replaced(xml: bytes, mark: bytes, by: bytes) -> bytes:
    """The first occurrence replaced."""
    return xml.replace(mark, by, 1)


def test_what_is_remembered_is_bounded() -> None:
    """By number and by bytes."""
    few: Store[int] = Store(most=10)
    small: Store[int] = Store(most_bytes=100)
    for number in range(1000):
        few.put(b"%d" % number, number)
        small.put(b"%09d" % number, number)
    assert len(few.known) <= 10
    assert sum(map(len, small.known)) <= 100
