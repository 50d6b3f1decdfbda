"""Long tables: the same rows in frames, CSV and Parquet; safe to open; never over somebody else's file."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxxl.api import Consolidation
from gxxl.cli import main
from gxxl.consolidate.conclude import conclude
from gxxl.consolidate.gather import Gathered
from gxxl.consolidate.received import Received
from gxxl.consolidate.run import Outcome, Request
from gxxl.render.table_files import write_tables
from gxxl.render.workbook import write_workbook
from gxxl.submission import Figure, Made, State, Submission
from gxxl.sums import exact_sum
from gxxl.tables import ALL, FIGURES, LINEAGE, SUMMARY
from tests.consolidate.parts import filled_in_here_and_there, received, submission, with_figure, with_numbers
from tests.consolidate.test_total import units

NEW = "requests.new.natural"


def outcome(files: Sequence[Received]) -> Outcome:
    """What consolidating these files gives."""
    return conclude(Request((), year=2021, unit="某县"), Gathered((), ()), files, None)


@settings(max_examples=15)
@given(st.lists(filled_in_here_and_there(), min_size=1, max_size=4))
def test_the_parts_of_the_lineage_add_up_to_the_summary(filled: list[Submission]) -> None:
    """Exactly, cell by cell."""
    made = outcome(units(*filled))
    parts: dict[object, list[Decimal]] = {}
    for line in LINEAGE.rows(made):
        row = dict(zip(LINEAGE.columns, line, strict=True))
        assert isinstance(row["value"], Decimal)
        parts.setdefault(row["code"], []).append(row["value"])
    for line in SUMMARY.rows(made):
        row = dict(zip(SUMMARY.columns, line, strict=True))
        assert row["value"] == (exact_sum(parts[row["code"]]) if row["code"] in parts else None)


def test_every_file_that_can_be_read_is_in_the_figures_once() -> None:
    """Also copies and what is not added; each with 200 cells."""
    files = [received(with_numbers(submission("甲镇", "1"), {NEW: 3}), name) for name in ("甲.xlsx", "甲（2）.xlsx")]
    files.append(received(submission("乙镇", "2", year=2020), "乙.xlsx"))
    lines = [dict(zip(FIGURES.columns, line, strict=True)) for line in FIGURES.rows(outcome(files))]
    assert len(lines) == 600
    assert sum(line["is_added"] is True for line in lines) == 200
    assert {line["file"] for line in lines} == {"甲.xlsx", "甲（2）.xlsx", "乙.xlsx"}


def test_in_a_frame_no_figure_is_not_a_number_and_never_zero() -> None:
    """Blank, words, and a number."""
    words = Figure(None, State.UNREADABLE, Made.TYPED, text="约20")
    made = Consolidation(
        outcome(units(with_figure(submission("甲"), NEW, words), with_numbers(submission("乙"), {NEW: 3})))
    )
    frame = made.figures.query("code == @NEW").set_index("unit")
    assert pd.isna(frame.value["单位0"]) and frame.text["单位0"] == "约20"
    assert frame.value["单位1"] == 3
    assert pd.isna(made.summary.set_index("code").value["requests.new.business"])
    assert made.ledger.errors.tolist()[0] > 0 and not made.findings.empty and made.ignored.empty


def comparable(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with nothing as one thing, of which pandas has several."""
    plain = frame.astype(object)
    return plain.where(plain.notna(), None)


def test_csv_and_parquet_say_what_the_frames_say(tmp_path: Path) -> None:
    """Each table, each column."""
    made = outcome(units(with_numbers(submission("甲"), {NEW: 3, "disclosure.fees.amount": "1.25"}), submission("乙")))
    frames = Consolidation(made)
    for kind in ("csv", "parquet"):
        write_tables(made, tmp_path, kind)
    for table in ALL:
        frame: pd.DataFrame = getattr(frames, table.name)
        parquet = pd.read_parquet(tmp_path / f"{table.name}.parquet")
        pd.testing.assert_frame_equal(comparable(parquet), comparable(frame))
        with (tmp_path / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == len(frame)
        assert not rows or list(rows[0]) == list(table.columns)


def test_texts_from_files_are_no_formulas_in_csv(tmp_path: Path) -> None:
    """A spreadsheet that opens the file sees text."""
    evil = Figure(None, State.UNREADABLE, Made.TYPED, text="=cmd|'/c calc'!A1")
    write_tables(outcome([received(with_figure(submission("@甲", "1"), NEW, evil), "=x.xlsx")]), tmp_path, "csv")
    for path in tmp_path.iterdir():
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "@"))]


def test_the_command_writes_them_and_does_not_read_them_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a folder among the submissions; a second run replaces them."""
    write_workbook(with_numbers(submission("甲镇", "610525101"), {NEW: 3}), tmp_path / "甲镇.xlsx")
    for _ in range(2):
        assert (
            main(["consolidate", str(tmp_path), "-o", str(tmp_path / "汇总.xlsx"), "--tables", str(tmp_path / "表")])
            == 1
        )
        assert "略过：表/figures.csv" in capsys.readouterr().out or _ == 0
    assert sorted(path.name for path in (tmp_path / "表").iterdir()) == sorted(f"{table.name}.csv" for table in ALL)


def test_somebody_elses_file_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of the same name with other columns."""
    write_workbook(submission("甲镇", "610525101"), tmp_path / "甲镇.xlsx")
    (tmp_path / "summary.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    command = ["consolidate", str(tmp_path / "甲镇.xlsx"), "-o", str(tmp_path / "汇总.xlsx"), "--tables", str(tmp_path)]
    assert main(command) == 2
    assert "没有覆盖" in capsys.readouterr().err
    (tmp_path / "summary.parquet").write_bytes(b"PAR1 no")
    assert main([*command, "--tables-format", "parquet"]) == 2
    assert not (tmp_path / "汇总.xlsx").exists()


def test_without_pyarrow_a_sentence_says_what_to_install(tmp_path: Path) -> None:
    """Before anything is read."""
    (tmp_path / "pyarrow.py").write_text("raise ImportError", encoding="utf-8")
    command = ["consolidate", str(tmp_path), "-o", "x.xlsx", "--tables", "t", "--tables-format", "parquet"]
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from gxxl.cli import main; sys.exit(main({command!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "pip install pyarrow" in done.stderr


def test_strict_writes_no_tables_while_errors_stand(tmp_path: Path) -> None:
    """Sums are sums in whatever form."""
    wrong = with_numbers(submission("丙镇", "610525103"), {NEW: 3, "requests.new.total": 9})
    write_workbook(wrong, tmp_path / "丙镇.xlsx")
    command = ["consolidate", str(tmp_path / "丙镇.xlsx"), "-o", str(tmp_path / "出" / "汇总.xlsx"), "--strict"]
    assert main([*command, "--tables", str(tmp_path / "表")]) == 1
    assert not (tmp_path / "表").exists() and not (tmp_path / "出").exists()
