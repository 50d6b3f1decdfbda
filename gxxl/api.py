"""The package for analysts: submissions, ledger, findings and sums as pandas frames. docs/api.md shows its use.

>>> from gxxl import api
>>> county = api.consolidate("报来", roster="报送单位名单.csv", year=2021)
>>> county.summary.set_index("code").loc["requests.new.total", "value"]

Values are floats (``NaN`` where there is no figure, never 0), exact up to 15 digits; nothing is written to any file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gxxl import tables
from gxxl.consolidate.receive import Terms
from gxxl.consolidate.roster import read_roster
from gxxl.consolidate.run import Outcome, Request, files_beside
from gxxl.consolidate.run import consolidate as run
from gxxl.tables import LongTable

if TYPE_CHECKING:
    import pandas as pd

Paths = str | Path | Iterable[str | Path]
_TYPES = {str: "object", int: "Int64", bool: "bool", Decimal: "float64"}


@dataclass(frozen=True)
class Consolidation:
    """A folder of submissions, read, matched to the roster and added up. Each property is a frame of its own.

    ``outcome`` is what the frames are made from, with everything in it exact.
    """

    outcome: Outcome

    @cached_property
    def figures(self) -> pd.DataFrame:
        """A row a figure of every file that could be read, also of those that are not added."""
        return _frame(tables.FIGURES, self.outcome)

    @cached_property
    def summary(self) -> pd.DataFrame:
        """A row a cell of the sum: its value, how many units are in it, and how many lack it."""
        return _frame(tables.SUMMARY, self.outcome)

    @cached_property
    def lineage(self) -> pd.DataFrame:
        """A row a part: what one cell of one file adds to a cell of the sum."""
        return _frame(tables.LINEAGE, self.outcome)

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """A row a unit or file: who reported, who did not, what is added, and why not."""
        return _frame(tables.LEDGER, self.outcome)

    @cached_property
    def findings(self) -> pd.DataFrame:
        """A row a finding about the files that count."""
        return _frame(tables.FINDINGS, self.outcome)

    @cached_property
    def ignored(self) -> pd.DataFrame:
        """A row a file that was left alone, and why."""
        return _frame(tables.IGNORED, self.outcome)


def consolidate(
    paths: Paths,
    *,
    roster: str | Path | None = None,
    year: int | None = None,
    unit: str = "",
    edition: str = "2021",
    lossy: bool = False,
) -> Consolidation:
    """Read files and folders and add up those that count.

    ``roster``, ``year``, ``unit``, ``edition`` and ``lossy`` are as for ``gxxl consolidate``. Raises
    ``gxxl.errors.Refused``, whose text is a Chinese sentence, where no file can be read or no year is known.
    """
    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    request = Request(
        paths=tuple(Path(path) for path in given),
        beside=files_beside(Path(roster) if roster else None, None),
        year=year,
        terms=Terms(edition, lossy),
        unit=unit,
    )
    return Consolidation(run(request, read_roster(roster) if roster else None))


def figures(paths: Paths, *, year: int | None = None) -> pd.DataFrame:
    """The figures of all files that can be read, a row each. Raises ``Refused`` as ``consolidate`` does."""
    return consolidate(paths, year=year).figures


def findings(paths: Paths, *, year: int | None = None) -> pd.DataFrame:
    """What the rules find in the files, a row each. Raises ``Refused`` as ``consolidate`` does."""
    return consolidate(paths, year=year).findings


def ledger(paths: Paths, *, roster: str | Path | None = None, year: int | None = None) -> pd.DataFrame:
    """Who reported and who did not, a row a unit. Raises ``Refused`` as ``consolidate`` does."""
    return consolidate(paths, roster=roster, year=year).ledger


def _frame(table: LongTable, outcome: Outcome) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - late, for start-up

    columns = tables.columns_of(table, table.rows(outcome))
    series = {}
    for name, kind in table.columns.items():
        values = columns[name]
        given = [None if value is None else float(value) for value in values] if kind is Decimal else values
        series[name] = pd.Series(given, dtype=_TYPES[kind], name=name)
    return pd.DataFrame(series)
