"""Tests: one package a feature, each test a statement of the domain."""
