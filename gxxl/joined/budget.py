"""How much is looked through before it is said that there is too much."""

from __future__ import annotations

from dataclasses import dataclass


class TooManyError(Exception):
    """There are more possibilities than can be looked through."""


@dataclass
class Budget:
    """The steps that a search may still take."""

    left: int

    def spend(self, steps: int = 1) -> None:
        """Takes some steps; raises ``TooManyError`` where fewer are left."""
        if self.left < steps:
            raise TooManyError
        self.left -= steps

    def part(self, most: int) -> Budget:
        """Some of the steps, up to ``most``, for a search of its own; to be given back."""
        steps = min(self.left, most)
        self.left -= steps
        return Budget(steps)

    def give_back(self, part: Budget) -> None:
        """Takes back the steps that a part did not need."""
        self.left += part.left
        part.left = 0
