"""``gxxl doctor`` on this machine: it looks, says what to do, and changes nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gxxl.cli import main
from gxxl.doctor import Check, desktop, examine, reading
from gxxl.doctor.everywhere import CHECKS
from gxxl.messages import doctor as words

ROOT = Path(__file__).parent.parent.parent


def doctor(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, and in surroundings of its own."""
    command = [sys.executable, "-m", "gxxl", "doctor", *arguments]
    surroundings = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"} | environment
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=surroundings, check=False)


def test_every_check_answers_in_chinese() -> None:
    """Each line has a title and says something; whatever is a problem says what to do."""
    checks = examine()
    assert {check.name for check in checks} == set(CHECKS) | set(desktop.CHECKS)
    for check in checks:
        assert words.TITLES[check.name]
        assert check.found
        assert check.state != "problem" or check.remedy.endswith("。")


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """``--json`` has a record for each check."""
    main(["doctor", "--json"])
    data = json.loads(capsys.readouterr().out)
    assert [item["check"] for item in data["checks"]] == [check.name for check in examine()]
    assert {item["state"] for item in data["checks"]} <= {"ok", "note", "problem"}


@pytest.mark.skipif(not desktop.office_program(), reason="no LibreOffice")
def test_a_foreign_python_before_the_system_s(tmp_path: Path) -> None:
    """A ``python3`` of someone else's first in ``PATH`` is named, with a way to start LibreOffice all the same."""
    foreign = tmp_path / "python3"
    shutil.copy("/bin/true", foreign)
    done = doctor(PATH=f"{tmp_path}:/usr/bin:/bin")
    assert str(foreign) in done.stdout
    assert "env PATH=/usr/bin:/bin soffice" in done.stdout
    assert "env PATH=" not in doctor(PATH="/usr/bin:/bin").stdout


def test_a_terminal_without_unicode() -> None:
    """A locale that cannot show Chinese is a problem with a remedy, and exit code 1; the answer is whole UTF-8."""
    done = doctor(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 1
    assert "export LC_ALL" in done.stdout


def test_without_the_program_that_lists_fonts() -> None:
    """Nobody is told to install a font that may well be there."""
    done = doctor(PATH="/nowhere")
    assert words.FONTS_UNKNOWN in done.stdout
    assert words.FONTS_NONE not in done.stdout


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is no fault: it says how to check without it, and how to get it."""
    monkeypatch.setattr(desktop, "office_program", lambda: None)
    office, python = desktop.libreoffice(), desktop.libreoffice_python()
    assert (office.state, python.state) == ("note", "note")
    assert office.remedy.endswith("。")


def test_nothing_is_changed(tmp_path: Path) -> None:
    """The user's folder is as empty as before."""
    doctor(HOME=str(tmp_path), PYTHONDONTWRITEBYTECODE="1", PATH="/usr/bin:/bin")
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and "fontconfig" not in path.parts]


def test_a_check_that_fails_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that is odd in a way nobody thought of costs one line, never the run."""

    def odd() -> Check:
        raise OSError("奇怪")

    monkeypatch.setitem(CHECKS, "python", odd)
    first = examine()[0]
    assert (first.state, "奇怪" in first.found) == ("note", True)


def test_bits_of_a_program(tmp_path: Path) -> None:
    """The kind of a program is read from its head; what is no program has none."""
    for machine, bits in ((b"\x64\x86", 64), (b"\x4c\x01", 32)):
        program = tmp_path / "x.exe"
        program.write_bytes(b"MZ" + b"\0" * 58 + b"\x40\0\0\0" + b"PE\0\0" + machine + b"\0" * 64)
        assert reading.bits(program) == bits
    program.write_bytes(b"MZ" + b"\xff" * 100)
    assert reading.bits(program) is None
    assert reading.bits(tmp_path / "none.exe") is None
