"""The macros: built from their sources, read back, and pressed in a real LibreOffice."""
