"""空格确认为0: the choice on each official sheet, and the formula of an input cell that shows 0 once it is 是."""

from __future__ import annotations

from functools import lru_cache

from gxxl.form.geometry import a1
from gxxl.form.layout import SheetLayout
from gxxl.messages.rules import YES
from gxxl.reading import squeeze

_SHORT = 200


def condition(layout: SheetLayout) -> str:
    """Whether the sheet's blanks are confirmed to be zeros, as a condition in a formula.

    The cell is named in a text, so that cutting and pasting moves no reference.
    """
    return f'INDIRECT("{a1(*layout.confirm)}")="{YES}"'


def fill_formula(layout: SheetLayout) -> str:
    """What an input cell holds while nothing is typed: shows 0 once blanks are confirmed, nothing before."""
    return f'=IF({condition(layout)},0,"")'


def is_fill(formula: str, layout: SheetLayout) -> bool:
    """Whether a formula in a file is that one, however a program wrote it back."""
    return _is_fill(formula, layout) if len(formula) > _SHORT else _is_known_fill(formula, layout)


def _is_fill(formula: str, layout: SheetLayout) -> bool:
    return _bare(formula) == _bare(fill_formula(layout))


_is_known_fill = lru_cache(maxsize=1024)(_is_fill)  # every blank cell of every file has the same one


def _bare(formula: str) -> str:
    return squeeze(formula).removeprefix("of:").lstrip("=").replace(";", ",").replace("$", "").upper()
