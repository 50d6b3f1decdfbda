"""Which cell is wrong: the smallest correction after which every rule holds, and how likely each is."""

from gxxl.locate.result import NOTHING_LOCATED, Located, Suggestion
from gxxl.locate.suggest import apply, suggest

__all__ = ["NOTHING_LOCATED", "Located", "Suggestion", "apply", "suggest"]
