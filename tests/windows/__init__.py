"""Tests on Windows Python, under Wine."""
