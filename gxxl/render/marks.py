"""Marks: the colour of a cell and the note at it, in a copy that is written or in the sheet that is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from gxxl.form.layout import SheetLayout
from gxxl.locate.result import Located
from gxxl.rules.finding import Finding, Severity

ERROR_COLOUR = "#FF9999"
QUERY_COLOUR = "#FFE699"
LIKELY_COLOUR = "#FFC000"  # the likeliest culprit


def colours(findings: Iterable[Finding], located: Located) -> dict[str, str]:
    """The colour of each marked cell by its code: the likeliest culprit's own, then errors, then queries."""
    made: dict[str, str] = {}
    for finding in sorted(findings, key=lambda item: item.severity is Severity.ERROR):
        for code in marked_cells(finding):
            made[code] = ERROR_COLOUR if finding.severity is Severity.ERROR else QUERY_COLOUR
    for suggestion in located.best:
        for code in suggestion.changes:
            made[code] = LIKELY_COLOUR
    return made


def marked_cells(finding: Finding) -> tuple[str, ...]:
    """The cells to mark: the total that does not agree, else every cell the finding is about."""
    return finding.found_cells or finding.cells


def notes(findings: Iterable[Finding], located: Located) -> dict[str, str]:
    """The note at each likely culprit and at the first marked cell of each finding; several at one cell become one."""
    texts: dict[str, list[str]] = {}
    for suggestion in located.best:
        for code in suggestion.changes:
            texts.setdefault(code, []).append(suggestion.reason)
    for finding in findings:
        for code in marked_cells(finding)[:1]:
            texts.setdefault(code, []).append(f"{finding.message}{finding.remedy}")
    return {code: "\n".join(parts) for code, parts in texts.items()}


def add_notes(sheet: Any, layout: SheetLayout, findings: Sequence[Finding], located: Located) -> None:  # noqa: ANN401
    """Write the notes of one official sheet."""
    for code, text in notes(findings, located).items():
        if code in layout.cells:
            options = {"width": 320, "height": 40 + 18 * (len(text) // 24)}
            sheet.write_comment(*layout.place(code), text, options)
