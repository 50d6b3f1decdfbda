"""信息处理费 in section six: the notice asks that what was collected is reported there."""

from __future__ import annotations

from gxxl.form.book import load_book
from gxxl.messages import report as words
from gxxl.rules.linear import plain
from gxxl.submission import Extra, Submission


def fees(submission: Submission) -> list[Extra]:
    """The lines of 附加数据 about the fee, in the workbook's order, those that are filled in."""
    lines = {(extra.label, extra.unit): extra for extra in submission.extras}
    found = (lines.get((row.label, row.unit)) for row in load_book().extras_rows)
    return [extra for extra in found if extra is not None and (extra.value is not None or extra.text)]


def fee_sentence(submission: Submission, said: str) -> str:
    """What is to be added to section six; nothing where ``said`` speaks of the fee, or nothing is filled in."""
    given = [(extra.value, extra.unit) for extra in fees(submission) if extra.value is not None]
    if words.FEE_SUBJECT in said or not given:
        return ""
    if all(value == 0 for value, _ in given):
        return words.FEE_NONE
    parts = words.FEE_JOIN.join(f"{plain(value)}{unit}" for value, unit in given)
    return words.FEE.format(parts=parts)
