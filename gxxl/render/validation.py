"""What may be typed into a cell, and what is said otherwise: data validation as XlsxWriter takes it."""

from __future__ import annotations

from gxxl.form import Cell, Domain
from gxxl.messages import workbook as sheet_words


def validation(cell: Cell) -> dict[str, object]:
    """The data validation of a cell of the form, as XlsxWriter takes it."""
    common = {"ignore_blank": True, "error_type": "stop"}
    if cell.domain is Domain.AMOUNT:
        prompt = sheet_words.AMOUNT_PROMPT.format(unit=cell.unit) if cell.unit else sheet_words.AMOUNT_PROMPT_NO_UNIT
        if cell.unit is None:
            return {"validate": "any", "input_title": sheet_words.AMOUNT_TITLE, "input_message": prompt}
        return common | {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "input_title": sheet_words.AMOUNT_TITLE,
            "input_message": prompt,
            "error_title": sheet_words.AMOUNT_TITLE,
            "error_message": sheet_words.AMOUNT_ERROR,
        }
    if cell.domain is Domain.SIGNED:
        return common | {
            "validate": "integer",
            "criteria": "between",
            "minimum": -(10**9),
            "maximum": 10**9,
            "error_title": sheet_words.SIGNED_TITLE,
            "error_message": sheet_words.SIGNED_ERROR,
        }
    return common | {
        "validate": "integer",
        "criteria": ">=",
        "value": 0,
        "error_title": sheet_words.INTEGER_TITLE,
        "error_message": sheet_words.INTEGER_ERROR,
    }


def choice(options: list[str], prompt: str, title: str) -> dict[str, object]:
    """A list to choose from, as XlsxWriter takes it."""
    return {
        "validate": "list",
        "source": options,
        "input_title": title,
        "input_message": prompt,
        "error_title": sheet_words.CHOICE_TITLE,
        "error_message": sheet_words.CHOICE_ERROR,
    }
