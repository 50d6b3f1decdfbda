"""Rows whose figures lost the gaps between them (「640020470」): all that they may mean, by the form's sums."""

from gxxl.joined.result import By, Kind, Split, Verdict
from gxxl.joined.split import split_rows, split_run

__all__ = ["By", "Kind", "Split", "Verdict", "split_rows", "split_run"]
