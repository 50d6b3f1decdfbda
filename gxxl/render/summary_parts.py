"""The very hidden sheet of 汇总工作底稿: what ``gxxl trace`` and the next run need and nobody looks at."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from gxxl.consolidate.rows import Row
from gxxl.consolidate.run import Outcome
from gxxl.consolidate.trail import trail_lines
from gxxl.consolidate.typed import RECEIVED_FOR
from gxxl.messages import ledger as words
from gxxl.render.summary_ledger import typed_for


def add_parts(book: Any, outcome: Outcome, detail_rows: Mapping[Row, int]) -> None:  # noqa: ANN401
    """Write the sheet: for whose 收到时间 which file it was typed for, then a line a unit."""
    sheet = book.add_rapid_sheet(words.SHEET_PARTS)
    sheet.very_hidden()
    lines = [(RECEIVED_FOR, *line) for line in typed_for(outcome.ledger)]
    for row, line in enumerate(chain(lines, trail_lines(outcome.total, detail_rows))):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text)
