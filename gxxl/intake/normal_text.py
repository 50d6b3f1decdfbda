"""A text as labels are looked for in it, and where in it they stand."""

from __future__ import annotations

from gxxl.intake.labels import Span, find_like, in_the_forms_words, spelled


class Text:
    """A text in its normal form, with the way back to the characters it was made from."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        pairs = [(sign, number) for number, char in enumerate(raw) for sign in spelled(char)]
        self.normal = in_the_forms_words("".join(sign for sign, _ in pairs))
        self.places = [number for _, number in pairs]

    def find(self, label: str, start: int, span: int | None = None) -> Span | None:
        """The first place of a label's normal form from a normal position on; positions are normal ones."""
        end = len(self.normal) if span is None else min(len(self.normal), start + span + len(label))
        at = self.normal.find(label, start, end)
        return None if at < 0 else Span(at, at + len(label))

    def find_like(self, label: str, start: int, span: int) -> Span | None:
        """As ``find``; else the place most like a label that may be misprinted."""
        return find_like(self.normal, label, start, start + span + len(label))

    def between(self, start: int, end: int | None) -> str:
        """The text as it is between two normal positions."""
        first = self.places[start - 1] + 1 if start else 0
        last = self.places[end] if end is not None and end < len(self.places) else len(self.raw)
        return self.raw[first:last]

    def line(self, at: int) -> int:
        """The number of the line, from 1, in which a normal position stands."""
        return self.raw.count("\n", 0, self.places[at]) + 1

    def line_to(self, at: int) -> str:
        """What stands before a normal position on its line."""
        return self.raw[: self.places[at]].rpartition("\n")[2]
