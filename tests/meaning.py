"""What a workbook means, so that two can be compared whatever wrote their bytes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Meaning = Mapping[str, object]


def meaning(path: Path) -> Meaning:
    """Sheets with their cells, looks and behaviour, and the defined names."""
    book = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    names = {name: defined.attr_text for name, defined in book.defined_names.items()}
    return {"names": names} | {sheet.title: _sheet(sheet, values[sheet.title]) for sheet in book.worksheets}


def _sheet(sheet: Worksheet, values: Worksheet) -> Meaning:
    cells = {
        cell.coordinate: (
            cell.value,
            values[cell.coordinate].value,
            cell.number_format,
            cell.protection.locked,
            cell.fill.fgColor.rgb,
            cell.font.name,
            cell.font.sz,
            cell.border.top.style,
            cell.comment.text if cell.comment else None,
        )
        for row in sheet.iter_rows()
        for cell in row
    }
    return {
        "cells": cells,
        "state": sheet.sheet_state,
        "merged": sorted(str(area) for area in sheet.merged_cells.ranges),
        "widths": {key: size.width for key, size in sheet.column_dimensions.items()},
        "validation": sorted(
            (str(v.sqref), v.type, v.operator, v.formula1, v.error) for v in sheet.data_validations.dataValidation
        ),
        "conditional": sorted(
            f"{area.sqref} {rule.formula}" for area in sheet.conditional_formatting for rule in area.rules
        ),
        "protected": sheet.protection.sheet,
        "printed": sheet.print_area,
    }
