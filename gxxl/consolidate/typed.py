"""What people typed into the ledger of an earlier run, and how it finds its line again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple

from gxxl.unit_names import are_rivals, same_code, short_name


@dataclass(frozen=True, slots=True)
class Typed:
    """The cells of a line that people fill in, as text.

    ``received_for`` is the file that 收到时间 was typed for. ``own`` are columns that the office added itself, each by
    its head.
    """

    received_on: str = ""
    draft: str = ""
    verdict: str = ""
    returned_on: str = ""
    published_at: str = ""
    remark: str = ""
    received_for: str = ""
    own: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nobody typed anything."""
        return not any(self.texts) and not self.own

    @property
    def texts(self) -> tuple[str, ...]:
        """The six cells in the order of the columns."""
        return tuple(getattr(self, name) for name in TYPED_NAMES)


TYPED_NAMES = tuple(field.name for field in fields(Typed) if field.name not in ("received_for", "own"))
NOTHING_TYPED = Typed()
RECEIVED_FOR = "received_for"  # lines of the summary's hidden sheet: unit, code, text, file


class TypedLine(NamedTuple):
    """A line of the earlier ledger: whose it was, of which files, and what was typed there."""

    unit: str
    unit_code: str
    files: str
    typed: Typed
    is_older: bool = False  # the line of a file that was replaced


class Target(NamedTuple):
    """A line of the new ledger that may take something over."""

    unit: str
    unit_code: str
    files: str
    is_older: bool


def hand_over(lines: Iterable[TypedLine], targets: Sequence[Target]) -> tuple[list[Typed], list[TypedLine]]:
    """For each new line what was typed for it, and the old lines that nobody took.

    A line is a unit's by its code, else by its name. Of a unit's lines the one that counts takes what was typed on the
    one that counted; the line of a replaced file takes what was typed on a line of that file. Nothing is dropped.
    """
    free = _Free(targets)
    taken: dict[int, Typed] = {}
    left: list[TypedLine] = []
    for line in lines:
        if line.typed.is_empty:
            continue
        place = free.take(line)
        if place is None:
            left.append(line)
        else:
            taken[place] = line.typed
    return [taken.get(number, NOTHING_TYPED) for number in range(len(targets))], left


class _Free:
    """The new lines that have nothing yet, found by code, by name and by file."""

    def __init__(self, targets: Sequence[Target]) -> None:
        self.targets = targets
        self.used: set[int] = set()
        self.by_code: dict[str, list[int]] = defaultdict(list)
        self.by_name: dict[str, list[int]] = defaultdict(list)
        for number, target in enumerate(targets):
            if target.unit_code:
                self.by_code[same_code(target.unit_code)].append(number)
            self.by_name[short_name(target.unit)].append(number)

    def take(self, line: TypedLine) -> int | None:
        """The number of the line that takes this one over; it is then used up."""
        numbers = [number for number in self._of_unit(line) if number not in self.used]
        numbers = self._best(line, numbers)
        if not numbers:
            return None
        self.used.add(numbers[0])
        return numbers[0]

    def _of_unit(self, line: TypedLine) -> list[int]:
        code = same_code(line.unit_code)
        if code in self.by_code:
            return self.by_code[code]
        if not line.unit:
            return [n for n in self.by_name.get("", ()) if self.targets[n].files == line.files]
        named = self.by_name.get(short_name(line.unit), [])
        named = [n for n in named if not are_rivals(code, same_code(self.targets[n].unit_code))]
        codes = {same_code(self.targets[n].unit_code) for n in named}
        return named if len(codes) <= 1 else []  # of two namesakes nobody can tell whose it was

    def _best(self, line: TypedLine, numbers: Sequence[int]) -> list[int]:
        same = [n for n in numbers if self.targets[n].files == line.files and self.targets[n].is_older == line.is_older]
        if same:
            return same
        if line.is_older:
            return [n for n in numbers if self.targets[n].files == line.files]
        return [n for n in numbers if not self.targets[n].is_older] or list(numbers)
