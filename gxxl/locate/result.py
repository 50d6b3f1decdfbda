"""What localisation finds out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from gxxl.form import load
from gxxl.messages import locate as words
from gxxl.places import place_in
from gxxl.rules.linear import plain
from gxxl.submission import Place


class Source(NamedTuple):
    """What a sentence needs to know of a submission: its editions, and what the template has in other places."""

    editions: Mapping[str, str | None]
    moved: Mapping[str, Place]

    def named(self, code: str, change: str) -> str:
        """A cell for a reader, with what is to be changed in it."""
        label = load(self.editions[code.split(".")[0]] or "").cells[code].label
        return words.CHANGE.format(place=place_in(self.editions, self.moved, code), cell=label, change=change)


class Suggestion(NamedTuple):
    """One smallest correction of a group of broken rules.

    ``changes`` has the right value by code, ``None`` where several would do; ``before`` what stands there now. ``sums``
    is how many cross-footing rules hold afterwards that do not now, ``choices`` how many smallest corrections the group
    has, ``slips`` what may have happened. Of many only the first ones are ever shown: the sentence is made when asked
    for.
    """

    group: int
    rules: tuple[str, ...]
    changes: Mapping[str, Decimal | None]
    before: Mapping[str, Decimal | None]
    sums: int
    choices: int
    slips: tuple[str, ...]
    cost: float
    source: Source

    @property
    def unique(self) -> bool:
        """Whether the group has no other smallest correction."""
        return self.choices == 1

    @property
    def is_certain(self) -> bool:
        """Whether it is the only one, with its values."""
        return self.unique and None not in self.changes.values()

    @property
    def reason(self) -> str:
        """The sentence for users."""
        named = [self.source.named(code, from_to(self.before[code], new)) for code, new in self.changes.items()]
        return words.SUGGESTION.format(
            which=words.ONLY if self.unique else words.ONE_OF.format(count=self.choices),
            changes=words.JOIN.join(named),
            count=self.sums,
            guess=words.GUESS.format(slips=words.JOIN.join(self.slips)) if self.slips else "",
            ending=words.ENDING,
        )


def from_to(old: Decimal | None, new: Decimal | None) -> str:
    """A change in words; a blank is called one, and a value that is not determined too."""
    return words.FROM_TO.format(
        old=words.EMPTY if old is None else plain(old), new=words.SOME if new is None else plain(new)
    )


@dataclass(frozen=True)
class Located:
    """Suggestions by group, best first; rules with too much wrong to tell; what blank totals would be."""

    suggestions: tuple[Suggestion, ...] = ()
    too_many: tuple[tuple[str, ...], ...] = ()
    proposals: Mapping[str, Decimal] = field(default_factory=dict)

    def of_rule(self, rule: str) -> tuple[Suggestion, ...]:
        """The suggestions that would put a rule right."""
        return tuple(suggestion for suggestion in self.suggestions if rule in suggestion.rules)

    @cached_property
    def groups(self) -> Mapping[int, tuple[Suggestion, ...]]:
        """The suggestions by group."""
        numbers = dict.fromkeys(suggestion.group for suggestion in self.suggestions)
        return {n: tuple(item for item in self.suggestions if item.group == n) for n in numbers}

    @property
    def best(self) -> tuple[Suggestion, ...]:
        """The likeliest suggestion of each group."""
        return tuple(suggestions[0] for suggestions in self.groups.values())


NOTHING_LOCATED = Located()
