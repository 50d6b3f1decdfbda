"""Tests of gxxl.render.report."""
