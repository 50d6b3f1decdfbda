"""From any file to a submission."""
