"""Inside LibreOffice: what the extension calls when a button, its menu or its toolbar is used."""

from __future__ import annotations

from typing import Any


def press(command: str, context: Any, document: Any) -> bool:  # noqa: ANN401 - UNO has no types
    """Press a button on a document, by the component context of the LibreOffice it is open in. Whether it was done."""
    from gxxl.excel import buttons  # noqa: PLC0415 - late, for start-up
    from gxxl.excel.engines import libreoffice  # noqa: PLC0415 - late, for start-up

    app = libreoffice.attach(context)
    with libreoffice.calling(libreoffice.book_of(app, document)):
        return buttons.press(command)
