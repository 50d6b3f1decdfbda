"""Rows that lost the gaps between their figures."""
