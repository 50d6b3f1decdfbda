"""Engines of ours for xlwings, for hosts that xlwings itself does not reach."""
