"""The errors of the engine: each is one that users of xlwings expect, and carries a sentence for the user."""

from __future__ import annotations

from xlwings import NoSuchObjectError, XlwingsError

from gxxl.errors import GxxlError
from gxxl.messages import excel_engine as words


class EngineError(XlwingsError, GxxlError):
    """Something LibreOffice did not do. ``kind`` is the UNO exception's full name where there was one."""

    def __init__(self, message: str, kind: str = "", detail: str = "") -> None:
        super().__init__(message)
        self.kind = kind
        self.detail = detail or message


class OfficeGoneError(EngineError):
    """The process has ended, or was never there."""


class BookGoneError(EngineError):
    """The workbook was closed."""


class ProtectedError(EngineError):
    """A locked cell or a protected sheet was to be changed."""


class MissingError(NoSuchObjectError, GxxlError, KeyError):
    """A workbook, sheet, name or range that is not there."""

    def __str__(self) -> str:
        return str(self.args[0])  # KeyError would put it in quotes


class NotCoveredError(XlwingsError, GxxlError, NotImplementedError):
    """A part of xlwings that this engine does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(words.NOT_COVERED.format(name=name))
