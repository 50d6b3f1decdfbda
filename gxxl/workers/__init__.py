"""Work done in processes of its own, so that whatever it does to its process costs one item and never the run."""

from gxxl.workers.making import Limits, Lost, Why
from gxxl.workers.pool import work_in_processes

__all__ = ["Limits", "Lost", "Why", "work_in_processes"]
