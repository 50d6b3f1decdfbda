"""Files that we write."""
