"""From submissions and findings to files."""
