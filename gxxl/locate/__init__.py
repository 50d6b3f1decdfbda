"""Which cell is wrong: the smallest correction after which every rule holds, and how likely each is."""

from gxxl.locate.suggest import Located, Suggestion, apply, suggest

__all__ = ["Located", "Suggestion", "apply", "suggest"]
