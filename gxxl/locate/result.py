"""What localisation finds out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property


@dataclass(frozen=True)
class Suggestion:
    """One smallest correction of a group of broken rules.

    ``changes`` has the right value by code, ``None`` where several would do. ``unique`` says that the group has no
    other smallest correction. ``reason`` is the sentence for users.
    """

    group: int
    rules: tuple[str, ...]
    changes: Mapping[str, Decimal | None]
    reason: str
    unique: bool
    cost: float

    @property
    def is_certain(self) -> bool:
        """Whether it is the only one, with its values."""
        return self.unique and None not in self.changes.values()


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
