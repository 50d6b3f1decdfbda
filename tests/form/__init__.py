"""The form as data."""
