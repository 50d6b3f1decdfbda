"""A consolidation as plain data for ``--json``: the shape that docs/commands.md promises to programs."""

from __future__ import annotations

from pathlib import Path

from gxxl.consolidate.late import Late
from gxxl.consolidate.run import Outcome
from gxxl.render.data import Data, plain_number
from gxxl.rules import Severity


def summary_data(outcome: Outcome, path: Path | None) -> Data:
    """What ``gxxl consolidate --json`` prints. Without a path nothing was written, and there are no sums."""
    summary = outcome.total.summary
    figures = summary.figures if path else {}
    return {
        "summary": str(path) if path else None,
        "year": outcome.ledger.year,
        "editions": dict(summary.editions),
        "figures": {code: plain_number(figure.value) for code, figure in figures.items() if figure.value is not None},
        "blank": [code for code, figure in figures.items() if figure.value is None],
        "units": [
            {
                "unit": row.unit,
                "unit_code": row.unit_code,
                "state": row.state,
                "files": list(row.files),
                "reason": row.reason,
                "findings": row.findings,
                **_late_data(row.late),
            }
            for row in outcome.ledger.rows
        ],
        "ignored": [{"file": ignored.file, "reason": ignored.reason} for ignored in outcome.ignored],
        "errors": outcome.errors,
        "queries": outcome.count(Severity.QUERY),
        "lacking": [
            {"kind": lack.kind.value, "unit": lack.row.unit, "unit_code": lack.row.unit_code, "files": lack.row.files}
            for lack in outcome.lacks
        ],
    }


def _late_data(late: Late | None) -> Data:
    """How a unit stands to its deadline: nothing without one; ``late`` is ``None`` where it cannot be told."""
    if late is None:
        return {}
    return {
        "late": None if late.days is None else late.is_late,
        "days_late": late.days,
        "due": late.due.isoformat(),
        "received_on": late.received.isoformat() if late.received else None,
        "received_by": late.basis.value if late.basis else None,
    }
