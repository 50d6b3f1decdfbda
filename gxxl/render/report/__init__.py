"""The yearly report as an office signs and publishes it: Word document, web page, Markdown; or its tables alone."""

from gxxl.render.report.content import Options
from gxxl.render.report.into import write_into
from gxxl.render.report.write import SUFFIXES, write_report

__all__ = ["SUFFIXES", "Options", "write_into", "write_report"]
