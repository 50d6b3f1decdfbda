"""A cell's text in runs: what is struck out, raised, lowered or a mere symbol is no part of the figure beside it.

「12」 struck out before 「15」 is not 1215, and the number of a note behind 「12」 does not make it 121. In a text that
may be a figure such runs are put in brackets, which no figure has: nobody guesses what was meant, and the clerk sees
what is there. In words and labels nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from gxxl.messages import intake as words

# What a figure, marked or not, consists of; a text with any other sign is none, however its runs are put together.
_MAY_BE_FIGURE = re.compile(r"[-+\d\s.,，．。/／%％—－−()（）*#①-⑳件条宗项次个元万亿０-９]*")


class How(Enum):
    """How a run stands out. What is ``HIDDEN`` nobody sees: it is left out."""

    PLAIN = ""
    STRUCK = words.RUN_STRUCK
    RAISED = words.RUN_RAISED
    LOWERED = words.RUN_LOWERED
    SYMBOL = words.RUN_SYMBOL
    HIDDEN = "hidden"


Run = tuple[How, str]


def joined(runs: Sequence[Run]) -> str:
    """The text of a cell."""
    seen = [run for run in runs if run[0] is not How.HIDDEN]
    whole = "".join([text for how, text in seen if how is not How.SYMBOL])
    if all(how is How.PLAIN for how, _ in seen) or not _MAY_BE_FIGURE.fullmatch(whole):
        return whole
    return "".join([_bracketed(how, text) for how, text in seen])


def _bracketed(how: How, text: str) -> str:
    if how is How.PLAIN or not (text.strip() or how is How.SYMBOL):
        return text
    return str(how.value).format(text=text)
