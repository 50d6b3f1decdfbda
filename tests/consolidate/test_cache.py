"""A run that is cut off loses nothing: the next one takes up what was read, and trusts nothing that is damaged."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from gxxl.consolidate import cache as cache_module
from gxxl.consolidate.cache import cache_path, resuming
from gxxl.consolidate.gather import Found
from gxxl.consolidate.receive import Terms, receive
from gxxl.consolidate.received import Received
from gxxl.errors import Refused
from gxxl.intake.door import read
from gxxl.render.workbook import write_workbook
from gxxl.stored import submission_of, to_json
from gxxl.submission import (
    ABSENT,
    Cover,
    Coverage,
    Extra,
    Nearly,
    Notice,
    Origin,
    Part,
    Place,
    Reason,
    Submission,
    Unread,
)
from tests.rules.test_linear import filled
from tests.strategies import submissions

TERMS = Terms("2021")
LOCAL = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)


@LOCAL
@given(submissions())
def test_a_submission_comes_back_from_json(submission: Submission) -> None:
    """All of it, figures in their order."""
    again = submission_of(json.loads(json.dumps(to_json(submission))))
    assert again == submission
    assert list(again.figures) == list(submission.figures)


def test_everything_around_the_figures_comes_back_from_json() -> None:
    """Prose, extra figures, reasons, parts, places, notices."""
    base = filled()
    submission = replace(
        base,
        figures={**base.figures, "review.total": ABSENT},
        texts={"other": "无。\n"},
        extras=(Extra("主动公开条数", "条", Decimal("7.50"), None, "县里要求"),),
        reasons=(Reason("空格未填写", "三、申请办理!D5", "已核实"),),
        last_year={"requests.new.natural": Decimal(3)},
        parts=(Part("某乡", "610525201", "某乡.xlsx", "ab" * 32),),
        origin=Origin(
            "a.docx",
            "cd" * 32,
            places={"review.total": Place("第3行", "")},
            notices=(Notice("X", {"a": "b"}),),
            unread=(Unread("requests", "三、申请办理 (2)", 3),),
            nearly=(Nearly("review", "Sheet1", "结果维持", "lacking"),),
        ),
        coverage=Coverage(3, 2, 1, errors=4, names=("某镇",)),
    )
    again = submission_of(json.loads(json.dumps(to_json(submission))))
    assert again == submission
    assert _kinds(again) == _kinds(submission)


def _kinds(submission: Submission) -> list[type]:
    """Of what records the parts beside the figures are: tuples with and without names are equal to Python."""
    origin = submission.origin
    records = (submission.extras, submission.reasons, submission.parts, origin.notices, origin.unread, origin.nearly)
    single = (submission.coverage, *origin.places.values())
    return [type(record) for record in (*(record for some in records for record in some), *single)]


@pytest.mark.parametrize(
    "damaged",
    [
        None, [], {}, {"r": ["Submission", {}]}, {"r": ["Path", {"a": "b"}]}, {"e": ["State", "gone"]}, {"d": "x"},
        {"q": 1}, {"r": ["Cover", {"unit": "甲", "more": 1}]}, to_json(Cover()), {"d": "1", "m": {}},
    ],
)  # fmt: skip
def test_what_is_no_submission_is_refused(damaged: object) -> None:
    """Nothing else is ever made from JSON."""
    with pytest.raises(ValueError):  # noqa: PT011 - the value is what came in
        submission_of(damaged)


class Counting:
    """A reader in this process that knows what it was asked for, and stops after some files."""

    def __init__(self, stop: int = 10**6) -> None:
        self.read: list[str] = []
        self._stop = stop

    def __call__(self, files: Sequence[Found], terms: Terms) -> Iterator[Received]:
        """Read one file after the other."""
        for file in files:
            if len(self.read) >= self._stop:
                raise Refused("stopped", "")
            self.read.append(file.shown)
            yield receive(file, terms)


@pytest.fixture
def files(tmp_path: Path) -> list[Found]:
    """Six workbooks of six units, one of which is none."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(6):
        submission = replace(filled(number), cover=Cover(f"第{number}镇", f"61052510{number}", 2021))
        write_workbook(submission, folder / f"{number}.xlsx")
    (folder / "3.xlsx").write_bytes(b"none")
    return [Found(str(path), path.name) for path in sorted(folder.iterdir())]


def always(found: Found, submission: Submission) -> bool:
    """Keep everything."""
    return bool(found and submission)


def run(reader: Counting, files: Sequence[Found], summary: Path) -> list[Received]:
    """A run with the cache."""
    with resuming(reader, summary, worth=always) as resumed:
        return list(resumed(files, TERMS))


def said(received: Sequence[Received]) -> list[object]:
    """What a run came to."""
    return [(item.file, item.submission, item.findings, item.refusal) for item in received]


@pytest.mark.parametrize("stop", range(1, 6))
def test_what_was_read_is_not_read_again(tmp_path: Path, files: list[Found], stop: int) -> None:
    """After an end at any file; the same comes out, and the cache is gone."""
    summary = tmp_path / "汇总.xlsx"
    with pytest.raises(Refused):
        run(Counting(stop), files, summary)
    assert cache_path(summary).exists()
    second = Counting()
    assert said(run(second, files, summary)) == said(list(Counting()(files, TERMS)))
    known = [found.shown for found in files[:stop] if found.shown != "3.xlsx"]
    assert second.read == [found.shown for found in files if found.shown not in known]
    assert not cache_path(summary).exists()


def test_a_file_that_changed_is_read_again(tmp_path: Path, files: list[Found]) -> None:
    """Content counts, not names: a changed file is read, a renamed one is not."""
    summary = tmp_path / "汇总.xlsx"
    with pytest.raises(Refused):
        run(Counting(3), files, summary)
    write_workbook(replace(filled(9), cover=Cover("新镇", "610525108", 2021)), Path(files[0].place))
    moved = Path(files[1].place).with_name("1（改）.xlsx")
    Path(files[1].place).rename(moved)
    second = Counting()
    received = run(second, [files[0], Found(str(moved), moved.name), *files[2:]], summary)
    assert second.read == ["0.xlsx", "3.xlsx", "4.xlsx", "5.xlsx"]
    assert [received[0].cover.unit, received[1].file] == ["新镇", "1（改）.xlsx"]


def test_a_damaged_cache_changes_nothing(tmp_path: Path, files: list[Found]) -> None:
    """Cut off at any byte, bytes changed, lines of another version, rubbish: at worst everything is read again."""
    summary = tmp_path / "汇总.xlsx"
    with pytest.raises(Refused):
        run(Counting(5), files, summary)
    whole, expected = cache_path(summary).read_bytes(), said(list(Counting()(files, TERMS)))
    rng = random.Random(1)
    for number in range(24):
        at = rng.randrange(len(whole))
        damaged = whole[:at] if number % 2 else whole[:at] + bytes([rng.randrange(256)]) + whole[at + 1 :]
        cache_path(summary).write_bytes(damaged if number else b"\xff\x00[]\n{}" * 99)
        assert said(run(Counting(), files, summary)) == expected


def test_a_cache_of_another_version_is_not_used(
    tmp_path: Path, files: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version understood may not be what this one does."""
    summary = tmp_path / "汇总.xlsx"
    with monkeypatch.context() as patch:
        patch.setattr(cache_module, "__version__", "0")
        with pytest.raises(Refused):
            run(Counting(5), files, summary)
    second = Counting()
    run(second, files, summary)
    assert len(second.read) == len(files)


def test_where_nothing_can_be_written_the_run_goes_on(tmp_path: Path, files: list[Found]) -> None:
    """A folder that is not there stands for one that may not be written."""
    assert len(run(Counting(), files, tmp_path / "gone" / "汇总.xlsx")) == len(files)


def test_quick_files_are_not_kept(tmp_path: Path, files: list[Found]) -> None:
    """Reading them again costs no more than looking them up."""
    summary = tmp_path / "汇总.xlsx"
    with pytest.raises(Refused), resuming(Counting(3), summary) as resumed:
        list(resumed(files, TERMS))
    assert not cache_path(summary).exists()


KILLED = """
import os, signal, sys
from pathlib import Path
import gxxl.consolidate.cache as cache
import gxxl.files, gxxl.cli
cache.is_slow.__code__ = (lambda found, submission: True).__code__
count, left = 0, int(sys.argv[1])
def trace(frame, event, arg):
    global left
    if event == "call" and "gxxl" in frame.f_code.co_filename:
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.setprofile(trace)
code = gxxl.cli.main(sys.argv[2:])
sys.setprofile(None)
sys.exit(code)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows kills otherwise")
def test_killed_at_any_moment_the_summary_is_whole(tmp_path: Path, files: list[Found]) -> None:
    """The old one or the new one; the next run gives the new one, and leaves nothing lying about."""
    summary = tmp_path / "out" / "汇总.xlsx"
    folder = Path(files[0].place).parent
    command = ["consolidate", str(folder), "-o", str(summary), "--year", "2021", "--unit", "某县"]

    def start(moment: int) -> int:
        script = [sys.executable, "-c", KILLED, str(moment), *command]
        return subprocess.run(script, capture_output=True, check=False, env=os.environ).returncode

    assert start(10**9) == 1
    old = read(summary).figures
    shutil.copy(files[0].place, folder / "9.xlsx")
    write_workbook(replace(filled(5), cover=Cover("第9镇", "610525109", 2021)), folder / "9.xlsx")
    moments = [100, 1_000, 4_000, 8_000, 12_000, 20_000, 40_000]
    ends = []
    for moment in moments:
        ends.append(start(moment))
        found = read(summary).figures
        assert found == old or found["requests.new.natural"] != old["requests.new.natural"]
    assert -signal.SIGKILL in ends
    assert start(10**9) == 1
    assert read(summary).figures != old
    assert not cache_path(summary).exists()
