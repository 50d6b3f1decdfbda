"""What is printed cannot steer the terminal, whatever names and texts others chose."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gxxl.cli import main
from tests.intake.door_troubles import good

NAME = "a\x01b\x1b[31m.xlsx"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")


@pytest.mark.parametrize("command", ["check", "figures", "import", "convert"])
@pytest.mark.parametrize("data", [good(), b"\x89PNG"])
def test_a_name_is_printed_without_what_steers(
    tmp_path: Path, command: str, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files that are read, and those that are refused."""
    (tmp_path / NAME).write_bytes(data)
    options = {"import": ["-o", str(tmp_path / "\x1b.xlsx")], "convert": ["--edition", "2021"]}
    main([command, str(tmp_path / NAME), *options.get(command, [])])
    said = "".join(capsys.readouterr())
    assert said
    assert not set(said) & {"\x01", "\x1b"}


def test_a_unit_that_steers_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Texts have any signs."""
    title = "\x1b[31m某镇2021年政府信息公开工作年度报告"
    table = "行政许可\t1\n行政处罚\t1\n行政强制\t1\n"
    (tmp_path / "a.txt").write_text(f"{title}\n{table}", encoding="utf-8")
    main(["check", str(tmp_path / "a.txt")])
    assert "\x1b" not in "".join(capsys.readouterr())


def test_a_name_in_gbk_is_shown_as_it_is_meant(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Old archives leave such names behind."""
    path = tmp_path / os.fsdecode("庄头镇.xlsx".encode("gbk"))
    path.write_bytes(good())
    main(["check", str(path)])
    assert "庄头镇.xlsx" in capsys.readouterr().out
