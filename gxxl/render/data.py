"""Submissions and findings as plain data for ``--json``: the shapes that docs/commands.md promises to programs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gxxl.form import TABLES
from gxxl.locate.result import Located, Suggestion
from gxxl.rules.finding import Finding
from gxxl.submission import State, Submission

Data = dict[str, object]


def plain_number(value: Decimal | None) -> int | float | None:
    """A number for JSON: whole ones as integers."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def figures_data(submission: Submission, located: Located) -> Data:
    """What ``gxxl figures --json`` prints.

    Each cell of the form is in exactly one of figures, blank, unreadable, ambiguous, absent.
    """
    states: dict[State, list[str]] = {state: [] for state in State}
    for code, figure in submission.figures.items():
        states[figure.state].append(code)
    taken = (State.NUMBER, State.MARKED, State.CONFIRMED_ZERO)
    figures = submission.figures
    return {
        **heading(submission),
        "editions": {table: submission.editions.get(table) for table in TABLES},
        "figures": {code: plain_number(figure.value) for code, figure in figures.items() if figure.state in taken},
        "marked": {code: figures[code].text for code in states[State.MARKED]},
        "confirmed_zero": states[State.CONFIRMED_ZERO],
        "blank": states[State.BLANK],
        "unreadable": {code: figures[code].text for code in states[State.UNREADABLE]},
        "ambiguous": {
            code: [plain_number(value) for value in figures[code].readings] for code in states[State.AMBIGUOUS]
        },
        "absent": _absent(submission, states[State.ABSENT]),
        "suggested": {code: plain_number(value) for code, value in located.proposals.items()},
        "refused": None,
    }


def refused_figures_data(file: str, reason: str) -> Data:
    """What ``gxxl figures --json`` prints of a file that cannot be read."""
    nothing: Data = {"file": file, "unit": None, "unit_code": None, "year": None}
    nothing |= {"editions": dict.fromkeys(TABLES), "figures": {}, "marked": {}, "confirmed_zero": [], "blank": []}
    return nothing | {"unreadable": {}, "ambiguous": {}, "absent": [], "suggested": {}, "refused": reason}


def check_data(submission: Submission, findings: Sequence[Finding], located: Located) -> Data:
    """One element of what ``gxxl check --json`` prints."""
    is_open = any(finding.is_open for finding in findings)
    return {
        **heading(submission),
        "verdict": "findings" if is_open else "pass",
        "findings": [finding_data(finding) for finding in findings],
        "suggestions": [suggestion_data(suggestion) for suggestion in located.suggestions],
    }


def refused_check_data(file: str, reason: str) -> Data:
    """One element of what ``gxxl check --json`` prints, for a file that cannot be read."""
    return {
        "file": file,
        "unit": None,
        "unit_code": None,
        "year": None,
        "verdict": "refused",
        "refused": reason,
        "findings": [],
        "suggestions": [],
    }


def finding_data(finding: Finding) -> Data:
    """A finding as programs read it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "cells": list(finding.cells),
        "addresses": list(finding.addresses),
        "expected": plain_number(finding.expected),
        "found": plain_number(finding.found),
        "difference": plain_number(finding.difference),
        "message": finding.message,
        "remedy": finding.remedy,
        "basis": str(finding.basis),
        "reason": finding.reason,
    }


def suggestion_data(suggestion: Suggestion) -> Data:
    """A suggestion as programs read it; a value of ``null`` says that several would do."""
    return {
        "group": suggestion.group,
        "rules": list(suggestion.rules),
        "changes": {code: plain_number(value) for code, value in suggestion.changes.items()},
        "reason": suggestion.reason,
        "unique": suggestion.unique,
    }


def heading(submission: Submission) -> Data:
    """File, unit and year; ``None`` for what the source does not say."""
    cover = submission.cover
    return {
        "file": submission.origin.file,
        "unit": cover.unit or None,
        "unit_code": cover.unit_code or None,
        "year": cover.year,
    }


def _absent(submission: Submission, codes: Sequence[str]) -> list[str]:
    """Absent cells by code, a table that is not there at all as ``table.*``."""
    return [*codes, *(f"{table}.*" for table in TABLES if submission.editions.get(table) is None)]
