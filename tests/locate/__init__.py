"""Which cell is wrong."""
