"""The buttons of the LibreOffice extension, as a UNO service: ``service:cn.gxxl.Buttons?check`` presses one."""

from __future__ import annotations

import traceback
from typing import Any

# LibreOffice looks in pythonpath, beside this file.
import gxxl_extension as extension  # type: ignore[import-not-found]
import unohelper
from com.sun.star.awt.MessageBoxType import WARNINGBOX
from com.sun.star.task import XJobExecutor

NAME = "cn.gxxl.Buttons"


class Buttons(unohelper.Base, XJobExecutor):  # type: ignore[misc] # UNO has no types
    """Presses a button on the document it is made with, or on the one in front."""

    def __init__(self, context: Any, document: Any = None) -> None:
        self.context = context
        self.document = document

    def trigger(self, command: str) -> None:
        """Run a button's command. Whatever goes wrong ends in a sentence."""
        document = self.document or self._service("com.sun.star.frame.Desktop").getCurrentComponent()
        if document is None or not hasattr(document, "Sheets"):
            self._say(document, extension.messages().EXTENSION_NOT_A_SHEET)
        elif extension.lack():
            self._say(document, extension.lack())
        else:
            self._press(document, command)

    def _press(self, document: Any, command: str) -> None:
        words = extension.messages()
        try:
            extension.call("gxxl.excel.inside", "press", command, self.context, document)
        except ModuleNotFoundError as error:
            extension.write_log(traceback.format_exc())
            self._say(document, words.EXTENSION_BROKEN.format(name=error.name))
        except Exception:
            self._say(document, words.EXTENSION_FAILED.format(log=extension.write_log(traceback.format_exc())))

    def _say(self, document: Any, sentence: str) -> None:
        """A message box over the document's window; without a window there is nobody to close it."""
        extension.write_log(sentence)
        controller = getattr(document, "CurrentController", None)
        window = controller.Frame.ContainerWindow if controller else None
        if window is not None and window.isVisible():
            toolkit = self._service("com.sun.star.awt.Toolkit")
            toolkit.createMessageBox(window, WARNINGBOX, 1, extension.messages().TITLE, sentence).execute()

    def _service(self, name: str) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 - the name that LibreOffice looks for
g_ImplementationHelper.addImplementation(Buttons, NAME, (NAME,))
