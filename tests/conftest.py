"""Fixtures for all tests: a real LibreOffice, started when a test first asks for it and kept for the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.office import Office, Recalculate, missing

# A report has 200 figures: shrinking one takes minutes and shows nothing new. Set GXXL_SHRINK to have it all the same.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
settings.register_profile("gxxl", deadline=None, phases=tuple(Phase) if os.environ.get("GXXL_SHRINK") else PHASES)
settings.load_profile("gxxl")

Resave = Callable[[Path], Path]


class Offices:
    """The processes of a test session, one for each way of recalculating; a dead one is started anew."""

    def __init__(self) -> None:
        self._running: dict[Recalculate, Office] = {}

    def get(self, recalculate: Recalculate) -> Office:
        """A running LibreOffice."""
        office = self._running.get(recalculate)
        if office is None or not office.alive:
            if office is not None:
                office.kill()
            office = self._running[recalculate] = Office(recalculate)
        return office

    def close(self) -> None:
        """End them all."""
        for office in self._running.values():
            office.__exit__(None, None, None)


@pytest.fixture(scope="session")
def offices() -> Iterator[Offices]:
    """All LibreOffice processes. Without LibreOffice the test is skipped, but fails under CI."""
    lack = missing()
    if lack and os.environ.get("CI"):
        pytest.fail(f"CI must not skip tests: {lack}")
    if lack:
        pytest.skip(f"{lack}; `python3 install/dev.py test` installs it or says how")
    running = Offices()
    yield running
    running.close()


@pytest.fixture
def office(offices: Offices) -> Office:
    """A LibreOffice that keeps the values stored in a file until it is asked to calculate."""
    return offices.get("never")


@pytest.fixture
def calculating_office(offices: Offices) -> Office:
    """A LibreOffice that works out every formula on opening."""
    return offices.get("always")


@pytest.fixture
def resave(office: Office, tmp_path: Path) -> Resave:
    """Opens a workbook in LibreOffice and saves it elsewhere: ``resave(path) -> path of the copy``."""

    def saved(source: Path) -> Path:
        folder = tmp_path / "resaved"
        folder.mkdir(exist_ok=True)
        return office.resave(source, folder / source.name)

    return saved
