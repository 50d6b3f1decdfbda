"""The open sheet: the engine for LibreOffice, and what a press of a button does."""
