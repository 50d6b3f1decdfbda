"""Marks in a copy: the colour of a cell and the note at it."""

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


def add_notes(sheet: Any, layout: SheetLayout, findings: Sequence[Finding], located: Located) -> None:  # noqa: ANN401
    """A note at each likely culprit and at the first marked cell of each finding; several at one cell become one."""
    notes: dict[str, list[str]] = {}
    for suggestion in located.best:
        for code in suggestion.changes:
            if code in layout.cells:
                notes.setdefault(code, []).append(suggestion.reason)
    for finding in findings:
        cells = [code for code in marked_cells(finding) if code in layout.cells]
        if cells:
            notes.setdefault(cells[0], []).append(f"{finding.message}{finding.remedy}")
    for code, texts in notes.items():
        text = "\n".join(texts)
        sheet.write_comment(*layout.place(code), text, {"width": 320, "height": 40 + 18 * (len(text) // 24)})
