"""An xlwings engine over LibreOffice Calc.

    import xlwings as xw
    from gxxl.excel.engines import libreoffice

    with libreoffice.start():                 # a private process; inside LibreOffice: attach(context)
        book = xw.Book("某县.xlsx")
        book.sheets["三、申请办理"].range("B3:H42").value

What is covered, and what not, is in ``docs/engine.md``.
"""

from gxxl.excel.engines.libreoffice.bridge import Tally
from gxxl.excel.engines.libreoffice.dialogs import cautious
from gxxl.excel.engines.libreoffice.engine import (
    NAME,
    attach,
    attach_pipe,
    book_of,
    calling,
    register,
    start,
    tally,
)
from gxxl.excel.engines.libreoffice.errors import (
    BookGoneError,
    EngineError,
    MissingError,
    NotCoveredError,
    OfficeGoneError,
    ProtectedError,
)

__all__ = [
    "NAME",
    "BookGoneError",
    "EngineError",
    "MissingError",
    "NotCoveredError",
    "OfficeGoneError",
    "ProtectedError",
    "Tally",
    "attach",
    "attach_pipe",
    "book_of",
    "calling",
    "cautious",
    "register",
    "start",
    "tally",
]
