"""What a rule says when it does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from gxxl.form import BasisKind


class Severity(StrEnum):
    """How much a finding weighs; the words for users are in ``messages``."""

    ERROR = "error"  # 错误（必须修改）
    QUERY = "query"  # 提示（请核实说明）


class Basis(NamedTuple):
    """What a rule stands on, and where that is written."""

    kind: BasisKind
    source: str

    def __str__(self) -> str:
        return f"{self.kind.value}：{self.source}"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that does not hold for a submission.

    ``expected`` is the sum of the parts, ``found`` the total as given, ``difference`` found less expected; all three
    are ``None`` where the rule is not about a sum. ``addresses`` has one place a cell, in the file that was read.
    ``reason`` is what the unit wrote in 说明, which settles a query. ``found_cells`` are the totals of a sum.
    """

    rule: str
    severity: Severity
    label: str
    cells: tuple[str, ...]
    addresses: tuple[str, ...]
    message: str
    remedy: str
    basis: Basis
    expected: Decimal | None = None
    found: Decimal | None = None
    difference: Decimal | None = None
    reason: str | None = None
    found_cells: tuple[str, ...] = ()

    @property
    def target_cell(self) -> str | None:
        """The cell to look at first: the total of a sum, else the first one; ``None`` where it is about no cell."""
        return next(iter(self.found_cells or self.cells), None)

    @property
    def target(self) -> str:
        """The place of that cell in the file that was read; empty where there is none."""
        code = self.target_cell
        return self.addresses[self.cells.index(code)] if code else ""

    @property
    def is_open(self) -> bool:
        """Whether somebody must still do something."""
        return self.severity is Severity.ERROR or self.reason is None
