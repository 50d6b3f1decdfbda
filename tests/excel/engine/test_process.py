"""The process: started with its own profile, ended without traces, and missed with a sentence when it is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings

from gxxl.excel.engines import libreoffice
from gxxl.excel.engines.libreoffice.process import OwnOffice
from gxxl.messages import excel_engine as words


@pytest.fixture
def own(installed: None) -> Iterator[xlwings.App]:  # noqa: ARG001 - it skips
    """A LibreOffice for one test."""
    app = libreoffice.start()
    yield app
    app.kill()


def test_the_engine_is_registered_once() -> None:
    """Again and again it is the same one, and xlwings' active one."""
    assert libreoffice.register().impl is libreoffice.register().impl
    assert [engine.name for engine in xlwings.engines].count("libreoffice") == 1
    assert repr(xlwings.engines.active) == "<Engine libreoffice>"


def test_the_import_of_uno_leaves_pythons_own_import_alone(installed: None) -> None:  # noqa: ARG001
    """Neither the way of importing nor the path has changed after it."""
    code = (
        "import builtins, sys; before = builtins.__import__\n"
        "from gxxl.excel.engines.libreoffice.bridge import uno; uno()\n"
        "assert builtins.__import__ is before\n"
        "assert '/usr/lib/python3/dist-packages' not in sys.path\n"
    )
    root = str(Path(__file__).parents[3])
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"PYTHONPATH": root})


def test_an_app_is_known_while_it_runs(own: xlwings.App) -> None:
    """By the number of its process; ended, it is forgotten, its profile removed, its process gone."""
    folder: Path = own.impl.office.folder
    assert xlwings.apps.active == own
    assert xlwings.apps[own.pid] == own
    assert folder.exists()
    own.quit()
    assert own.pid not in xlwings.apps.keys()  # noqa: SIM118 - xlwings' apps are no dictionary
    assert not folder.exists()
    assert own.impl.office.process.poll() is not None


def test_xlwings_starts_one_itself(installed: None) -> None:  # noqa: ARG001
    """``xw.App`` starts a process and ends it; its first workbook is there."""
    libreoffice.register()
    with xlwings.App(visible=False) as app:
        assert len(app.books) == 1
        assert app.books[0].sheets[0].range("A1").value is None
        assert app.visible is False
        pid = app.pid
    assert pid not in xlwings.apps.keys()  # noqa: SIM118


def test_two_run_side_by_side(own: xlwings.App, app: xlwings.App) -> None:
    """Each with workbooks of its own."""
    own.books.add()
    assert (len(own.books), len(app.books)) == (1, 0)
    own.activate()
    assert xlwings.apps.active == own


def test_unsaved_changes_do_not_keep_it_from_ending(own: xlwings.App) -> None:
    """It ends without a question and without saving."""
    own.books.add().sheets[0].range("A1").value = 1
    own.quit()
    assert own.impl.office.process.poll() is not None


def test_it_goes_on_after_its_last_workbook_is_closed(own: xlwings.App) -> None:
    """Another one can be opened then."""
    own.books.add().close()
    assert own.books.add().sheets[0].range("A1").value is None


def test_a_killed_office_is_a_clean_error(own: xlwings.App, file: Path) -> None:
    """One sentence from whatever is used next; the app is forgotten, a new one starts, and no lock file is left."""
    book = own.books.open(file)
    cell = book.sheets[0].range("A1")
    lock = file.with_name(f".~lock.{file.name}#")
    assert lock.exists()
    os.killpg(own.pid, signal.SIGKILL)
    own.impl.office.process.wait()
    for use in (
        lambda: cell.value,
        lambda: book.sheets["一 月"],
        book.save,
        book.close,
        lambda: book.name,
        own.calculate,
    ):
        with pytest.raises(xlwings.XlwingsError, match="意外退出") as caught:
            use()
        assert isinstance(caught.value, libreoffice.OfficeGoneError)
    assert own.pid not in xlwings.apps.keys()  # noqa: SIM118
    own.kill()
    assert not lock.exists()
    with libreoffice.start() as again:
        assert again.books.open(file).sheets[0].range("A1").value == 1.0


def test_it_ends_with_the_program_that_started_it(installed: None) -> None:  # noqa: ARG001
    """A program that forgets to quit leaves neither process nor profile."""
    code = (
        "from gxxl.excel.engines import libreoffice\n"
        "app = libreoffice.start(); app.books.add(); print(app.pid, app.impl.office.folder)\n"
    )
    root = str(Path(__file__).parents[3])
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": root}
    )
    pid, folder = done.stdout.split()
    assert not Path(folder).exists()
    end = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not Path(f"/proc/{pid}").exists()


def test_without_libreoffice_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It says what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SOFFICE", raising=False)
    with pytest.raises(libreoffice.OfficeGoneError, match="没有找到LibreOffice"):
        libreoffice.start()


def test_a_program_that_ends_at_once_is_no_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody waits for it, and nothing is left of it."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("SOFFICE", str(program))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with pytest.raises(libreoffice.OfficeGoneError, match="没有能够启动"):
        libreoffice.start()
    assert list(tmp_path.glob("gxxl-soffice-*")) == []


def test_nobody_listening_is_an_error(installed: None) -> None:  # noqa: ARG001
    """Connecting to an office that is not there."""
    with pytest.raises(libreoffice.OfficeGoneError, match="没有连接上"):
        libreoffice.attach_pipe("gxxl-nobody")


def test_a_guest_leaves_its_host_running(app: xlwings.App) -> None:
    """An office that was only connected to is not killed."""
    guest = libreoffice.attach_pipe(app.impl.office.pipe, pid=-1)
    assert guest.impl.office.alive
    with pytest.raises(libreoffice.NotCoveredError):
        guest.kill()
    guest.impl.engine.apps.forget(guest.impl)
    assert app.impl.office.alive


def test_messages_name_the_next_step() -> None:
    """Each sentence ends as one, and none has English in it but names."""
    texts = [text for name, text in vars(words).items() if name.isupper() and len(text) > 20]
    assert texts
    assert all(text.endswith("。") for text in texts)


def test_an_own_office_can_be_left_without_xlwings(installed: None) -> None:  # noqa: ARG001
    """The process alone, as the tests of others may want it."""
    office = OwnOffice()
    assert office.alive
    office.quit()
    assert not office.alive
