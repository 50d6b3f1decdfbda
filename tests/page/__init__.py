"""Tests of one area."""
