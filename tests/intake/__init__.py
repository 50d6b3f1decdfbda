"""Files read into submissions."""
