"""gxxl: the yearly report on government information disclosure, filled in, checked and added up."""

__version__ = "0.1.0"
