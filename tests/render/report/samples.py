"""Reports to write: a full one, and random ones with prose."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from gxxl.render.report import write_report
from gxxl.render.report.text import paragraphs
from gxxl.submission import Cover, Extra, State, Submission, confirmed_zero, empty
from tests.rules.test_linear import filled
from tests.strategies import submissions

COVER = Cover(unit="庄头镇", unit_code="610525109", year=2021, level="乡镇", phone="0913-0000000")
TEXTS = {
    "overview": "2021年，我镇依法公开政府信息。\n（一）主动公开。公开“三公”经费等信息74条。",
    "problems": "公开的内容还不够全面，下一步逐项补齐。",
    "other": "没有其他需要报告的事项。",
}
FEES = (Extra("收取信息处理费", "件", Decimal(2)), Extra("收取信息处理费金额", "元", Decimal(300)))
NO_FEES = tuple(extra._replace(value=Decimal(0)) for extra in FEES)


def full() -> Submission:
    """A report that lacks nothing."""
    return replace(filled(3), cover=COVER, texts=TEXTS, extras=FEES)


def zero() -> Submission:
    """A report whose every blank is confirmed to be zero."""
    blank = empty(COVER, "2021")
    figures = dict.fromkeys(blank.figures, confirmed_zero())
    return replace(blank, figures=figures, confirmed=frozenset(blank.editions), texts=TEXTS, extras=NO_FEES)


def written(submission: Submission, path: Path) -> Path:
    """The report in a new file."""
    path.unlink(missing_ok=True)
    write_report(submission, path)
    return path


# Prose with signs that are markup somewhere. A paragraph is a sentence and does not begin as a row of a table: what
# breaks off in print, or begins with a bar, is rightly not taken for one.
_SIGNS = st.sampled_from("政府信息公开工作，。“”《》（）一二三0123456789 *_`#<>&|[](){}!~$^=+-.:;'\"\\/@%aBc\t\u3000𠮷")
_LINES = st.text(_SIGNS, max_size=40).map(lambda line: line.lstrip("| \t\u3000") and f"{line.lstrip('| ')}。")


@st.composite
def reports(draw: st.DrawFn) -> Submission:
    """Random submissions with prose, of which at least one figure is a number."""
    submission = draw(
        submissions().filter(lambda made: any(figure.state is State.NUMBER for figure in made.figures.values()))
    )
    texts = {key: "\n".join(draw(st.lists(_LINES, max_size=3))) for key in TEXTS}
    return replace(submission, texts={key: text for key, text in texts.items() if any(paragraphs(text))})
