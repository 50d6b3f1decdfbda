"""Tests of ``gxxl doctor``."""
