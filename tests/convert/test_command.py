"""gxxl convert: the new workbook, the list of what did not pass, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gxxl.cli import main
from gxxl.commands import convert as command
from gxxl.convert import convert
from gxxl.intake.door import read
from gxxl.render.workbook import write_workbook
from gxxl.submission import Figure, Made, Reason, State, Submission
from tests.consolidate.parts import all_zero, submission, with_figure, with_numbers


@pytest.fixture
def old() -> Submission:
    """A form of 2019, all zero but for some cells."""
    zero = all_zero(submission("庄头镇", edition="2019"))
    return with_numbers(
        zero, {"requests.other.natural": 4, "requests.new.natural": 6, "disclosure.procurement.items": 2}
    )


def converted(old: Submission, folder: Path, *options: str, edition: str = "2021") -> tuple[int, Path]:
    """The exit code, and where the new workbook is."""
    write_workbook(old, folder / "旧.xlsx")
    target = folder / "新.xlsx"
    return main(["convert", str(folder / "旧.xlsx"), "--edition", edition, "-o", str(target), *options]), target


def test_what_passes_is_in_the_new_workbook_and_the_rest_is_listed(
    old: Submission, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No number is lost silently, none is made up, and the cells to be filled in are empty."""
    code, target = converted(old, tmp_path)
    said = capsys.readouterr().out
    assert code == 1
    assert "（「（六）其他处理」×「自然人」）为4：新版该栏目分为几项，仅凭原数不能拆分。" in said
    assert "（「政府集中采购」×「采购项目数量」）为2：另一版没有对应栏目。" in said
    assert "二、主动公开!D5（「行政规范性文件」×「现行有效件数」）" in said
    new = read(target)
    assert set(new.editions.values()) == {"2021"}
    assert new.figures["requests.new.natural"].value == 6
    assert new.figures["requests.other.other.natural"].state is State.BLANK
    assert new.figures["disclosure.normative_documents.in_force"].state is State.BLANK


def test_lossy_writes_by_place_and_says_so(old: Submission, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The user's word is recorded in the list."""
    _, target = converted(old, tmp_path, "--lossy")
    assert "已写入“「3.其他」×「自然人」”" in capsys.readouterr().out
    assert read(target).figures["requests.other.other.natural"].value == 4


def test_digits_that_nobody_could_split_do_not_become_a_number(old: Submission) -> None:
    """Joined digits stay out of the new sheet, where they would read as one number, and are listed."""
    joined = Figure(None, State.UNREADABLE, Made.PRINTED, text="396442278")
    before = with_figure(old, "disclosure.licences.decisions", joined)
    made = convert(before, "2021")
    assert command._to_fill_in(made.submission, before).figures["disclosure.licences.decisions"].state is State.BLANK
    assert any("“396442278”" in line for line in command._lines(before, made))


def test_last_years_figures_and_reasons_come_along(
    old: Submission, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Last year's are converted too; reasons keep their words, and that their places may have moved is said."""
    known = {"requests.carried_out.natural": Decimal(3), "disclosure.procurement.items": Decimal(9)}
    explained = replace(old, last_year=known, reasons=(Reason("规则", "三、申请办理!D5", "原因"),))
    _, target = converted(explained, tmp_path)
    assert "写明的位置是原表的位置" in capsys.readouterr().out
    new = read(target)
    assert dict(new.last_year) == {"requests.carried_out.natural": Decimal(3)}
    assert new.reasons == explained.reasons


def test_a_file_of_that_edition_or_an_output_that_is_there_is_refused(
    old: Submission, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing to convert, and nothing written over."""
    assert converted(old, tmp_path, edition="2019")[0] == 2
    assert "已经是2019年版格式" in capsys.readouterr().err
    converted(old, tmp_path)
    before = (tmp_path / "新.xlsx").read_bytes()
    assert converted(old, tmp_path)[0] == 2
    assert "已经存在，没有覆盖" in capsys.readouterr().err
    assert (tmp_path / "新.xlsx").read_bytes() == before
    assert main(["convert", str(tmp_path / "旧.xlsx"), "--edition", "2021", "-o", "新.txt"]) == 2
    assert main(["convert", str(tmp_path / "旧.xlsx"), "--edition", "2021"]) == 2
