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
