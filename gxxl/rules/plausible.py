"""Figures that are possible and yet ask for a second look: a large share of 其他处理."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gxxl.rules.finding import Finding
from gxxl.rules.linear import plain
from gxxl.rules.make import make
from gxxl.submission import Submission

# 其他处理 by edition: of 2021 its first two kinds have a ground in law, the third has none.
OTHER = {
    "2019": ("requests.other_share", "requests.other.total"),
    "2021": ("requests.other_other_share", "requests.other.other.total"),
}
TOTAL = "requests.total.total"
FEWEST = 5
LARGE = Decimal("0.2")


def check_plausible(submission: Submission) -> Iterator[Finding]:
    """国办公开办函〔2019〕60号一（三）: where 其他处理 is high, find out why."""
    edition = submission.editions.get("requests")
    if edition is None:
        return
    rule, code = OTHER[edition]
    value, total = submission.figures[code].value, submission.figures[TOTAL].value
    if value is None or not total or value < FEWEST or value < total * LARGE:
        return
    share = plain(round(value * 100 / total, 1))
    cell = submission.cells[code].label
    yield make(rule, submission, (code, TOTAL), cell=cell, value=plain(value), total=plain(total), share=share)
