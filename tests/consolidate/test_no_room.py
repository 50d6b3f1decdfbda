"""A disk that is full and a folder that may not be written to: a sentence, nothing lost, what can be written is."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gxxl.cli import main
from tests.consolidate.parts import files, put, submission

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")

RUN = [sys.executable, "-m", "gxxl", "consolidate"]
UNIT = ("--unit", "某县")
DROP_CAPABILITY, WRITE_ANYWHERE = 24, 1  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE: which lets root write everywhere


def full_at(size: int) -> Callable[[], None]:
    """The system takes no file beyond this many bytes, as a disk does that is full there."""

    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def as_anyone() -> None:
    """Without what root may do."""
    ctypes.CDLL(None).prctl(DROP_CAPABILITY, WRITE_ANYWHERE, 0, 0, 0)


def run(before: Callable[[], None], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, to which something is done ``before``."""
    command = [*RUN, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=before)


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder that is read-only."""
    folder = tmp_path / "只读"
    folder.mkdir()
    folder.chmod(0o500)
    yield folder
    folder.chmod(0o700)


def sizes(*paths: Path) -> list[int]:
    """Of files, in bytes."""
    return [path.stat().st_size for path in paths]


@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.6, 0.99])
def test_however_little_room_there_is_the_old_summary_stays(inbox: Path, tmp_path: Path, share: float) -> None:
    """At no byte, at the first or in the middle of either file; it is said, and nothing is left lying about."""
    output = tmp_path / "出" / "汇总.xlsx"
    main(["consolidate", str(inbox), "-o", str(output), *UNIT])
    written = [output, output.with_name("汇总（报送版）.xlsx")]
    before = [path.read_bytes() for path in written]
    put(inbox, submission("丙镇", "610525103"))
    ended = run(full_at(int(max(sizes(*written)) * share)), inbox, "-o", output, *UNIT)
    assert ended.returncode == 2
    assert "汇总.xlsx" in ended.stderr.splitlines()[-1]
    assert "文件过大" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert [path.read_bytes() for path in written] == before
    assert files(output.parent) == ["汇总.xlsx", "汇总（报送版）.xlsx"]


def test_a_page_that_cannot_be_written_keeps_no_notice_back(inbox: Path, tmp_path: Path, closed: Path) -> None:
    """The units still learn what they must correct; and it is said which of the outputs is missing."""
    notices, page, tables = tmp_path / "通知", closed / "页.html", closed / "表"
    ended = run(
        as_anyone, inbox, "-o", tmp_path / "汇总.xlsx", "--html", page, "--tables", tables, "--notices", notices, *UNIT
    )
    assert ended.returncode == 2
    said = ended.stderr.splitlines()
    assert [line for line in said if "页.html" in line and "没有权限" in line]
    assert "表" in said[-1]
    assert "没有权限" in said[-1]
    assert len(list(notices.rglob("*.docx"))) == 2
    assert (tmp_path / "汇总.xlsx").exists()


def test_a_folder_that_may_not_be_written_to_is_named(inbox: Path, closed: Path) -> None:
    """With the reason and what to do."""
    ended = run(as_anyone, inbox, "-o", closed / "汇总.xlsx", *UNIT)
    assert ended.returncode == 2
    assert "没有权限" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not files(closed)
