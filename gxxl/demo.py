"""A folder as a county has it in January, with what goes wrong in life. Every figure in it is made up."""

from __future__ import annotations

import csv
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from gxxl.errors import Refused
from gxxl.form import TABLES, load
from gxxl.messages import consolidate as words
from gxxl.reading import read_text
from gxxl.rules.linear import work_out
from gxxl.submission import Cover, Figure, Made, State, Submission, confirmed_zero, empty

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made: the folder of submissions, the roster, and where the summary belongs."""

    inbox: Path
    roster: Path
    summary: Path
    unit: str
    year: int


def make_demo(folder: Path) -> Demo:
    """Make the demonstration in ``folder``, or make it anew.

    Raises ``Refused`` where the folder holds something that is not a demonstration.
    """
    _require_ours(folder)
    inbox = folder / words.DEMO_INBOX
    inbox.mkdir(parents=True, exist_ok=True)
    text = words.DEMO_README_TEXT.format(inbox=words.DEMO_INBOX, roster=words.DEMO_ROSTER)
    (folder / words.DEMO_README).write_text(text, encoding="utf-8-sig")
    _write_roster(folder / words.DEMO_ROSTER)
    for item in _data()["files"]:
        _write_file(inbox, item)
    for item in _data()["others"]:
        (inbox / item["file"]).write_text(words.DEMO_BROKEN_TEXT, encoding="utf-8")
    roster, summary = folder / words.DEMO_ROSTER, folder / words.DEMO_SUMMARY
    return Demo(inbox, roster, summary, _data()["unit"], _data()["year"])


@cache
def _data() -> Raw:
    return tomllib.loads(files("gxxl").joinpath("demo.toml").read_text(encoding="utf-8"))


def _require_ours(folder: Path) -> None:
    first = words.DEMO_README_TEXT.partition("\n")[0]
    readme = folder / words.DEMO_README
    is_ours = readme.is_file() and readme.read_text(encoding="utf-8-sig", errors="replace").startswith(first)
    if folder.exists() and not is_ours and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("demo_exists", words.DEMO_EXISTS.format(path=folder))


def _write_roster(path: Path) -> None:
    columns = words.ROSTER_COLUMNS
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(columns.values()), restval="")
        writer.writeheader()
        for item in _data()["roster"]:
            writer.writerow({columns[key]: text for key, text in item.items()})


def _write_file(inbox: Path, item: Raw) -> None:
    from gxxl.render.workbook import write_workbook  # noqa: PLC0415 - late, for start-up

    path = inbox / item["file"]
    path.parent.mkdir(exist_ok=True)
    write_workbook(demo_submission(item), path)
    if "copy" in item:
        shutil.copyfile(path, inbox / item["copy"])


def demo_submission(item: Raw) -> Submission:
    """One unit's workbook as the data describe it, its totals as formulas but for those typed over."""
    cover = Cover(
        unit=item["unit"],
        unit_code=item.get("code", ""),
        year=item.get("year", _data()["year"]),
        level=item["level"],
        filled_on=item["on"],
    )
    start = empty(cover, item.get("edition", "2021"))
    confirmed = frozenset(TABLES if item.get("confirmed") else ())
    start = Submission(cover, start.editions, start.figures, confirmed)
    totals = _totals(start)
    typed = {code: _typed(start, item, code) for code in start.figures if code not in totals}
    filled = work_out(start.with_figures({**start.figures, **typed}), totals)
    over = {code: _read(start, code, text) for code, text in item.get("over", {}).items()}
    return filled.with_figures({**filled.figures, **over})


def _totals(submission: Submission) -> list[str]:
    return [
        code
        for table, edition in submission.editions.items()
        for code, rule in load(edition or "").total_rules.items()
        if rule.table == table
    ]


def _typed(submission: Submission, item: Raw, code: str) -> Figure:
    text = item.get("figures", {}).get(code)
    if text is not None:
        return _read(submission, code, text)
    if item.get("confirmed"):
        return confirmed_zero()
    left_blank = submission.cells[code].table in item.get("blank", ())
    return submission.figures[code] if left_blank else _read(submission, code, "0")


def _read(submission: Submission, code: str, text: str) -> Figure:
    """What was typed into a cell: digits are numbers there, the rest is text."""
    figure = read_text(text, submission.cells[code], Made.TYPED, words=False)
    assert figure.state in (State.NUMBER, State.MARKED)
    return figure
