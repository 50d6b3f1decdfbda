"""Notices to the units that must act: who, what, as Word documents and as short texts to paste, and a list of them."""
