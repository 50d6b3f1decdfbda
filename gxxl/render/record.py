"""What was marked, kept in a cell of 校验结果: so that marks can be taken off again, and nothing else with them.

The hidden sheet shows the same text by a formula, so that who reads that sheet has it without a further call.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from zlib import crc32

PLACE = (0, 7)  # in 校验结果, in a column that is not shown
CHECKED_PLACE = (1, 7)  # below it: when that was, for the cover
META_PLACE = (0, 5)  # in the hidden sheet
WIDTH = PLACE[1] + 1  # columns of 校验结果, that one included
LONGEST = 32_000  # characters that a cell takes
_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_COLOUR = re.compile(r"#[0-9A-F]{6}")


class Mark(NamedTuple):
    """A marked cell: where it stood then, its colour before, and the sum of the note of ours that is at it, if any."""

    code: str
    sheet: str
    address: str
    before: str | None
    noted: str


class Record(NamedTuple):
    """All marks of the last check, and how many rows of 校验结果 it filled."""

    marks: tuple[Mark, ...] = ()
    rows: int = 0

    def text(self) -> str:
        """As it is kept; of more marks than a cell takes, the first."""
        marks = self.marks
        while len(text := _json(marks, self.rows)) > LONGEST:
            marks = marks[: len(marks) * 9 // 10]
        return text


def note_sum(text: str) -> str:
    """A short sum of a note's text, by which the next check sees that it need not write it again."""
    return f"{crc32(text.encode()):08x}"


def read_record(text: object) -> Record:
    """A kept record. What somebody else wrote there is none; nothing in it is believed that is not of its shape."""
    try:
        kept = json.loads(text) if isinstance(text, str) else {}
        rows, marks = int(kept["rows"]), [Mark(*mark) for mark in kept["marks"]]
    except (ValueError, TypeError, KeyError):
        return Record()
    return Record(tuple(mark for mark in marks if _is_sound(mark)), max(0, min(rows, 10_000)))


def _json(marks: Iterable[Mark], rows: int) -> str:
    return json.dumps({"rows": rows, "marks": [list(mark) for mark in marks]}, ensure_ascii=False)


def _is_sound(mark: Mark) -> bool:
    texts: Sequence[object] = (mark.code, mark.sheet, mark.address, mark.noted)
    colour = mark.before is None or (isinstance(mark.before, str) and _COLOUR.fullmatch(mark.before))
    return all(isinstance(text, str) for text in texts) and bool(colour and _ADDRESS.fullmatch(mark.address))
