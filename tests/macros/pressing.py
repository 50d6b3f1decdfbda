"""A LibreOffice in which macros may run and extensions can be installed, and the pressing of its buttons."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from tests.office import Office
from tests.office_book import Book

ROOT = Path(__file__).parent.parent.parent
LOWEST_SECURITY = 0
SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>{level}</value></prop></item>\n'
)
WINDOWS = {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8", "SAL_USE_VCLPLUGIN": "gen"}  # drawn by X itself
RUN_WITHOUT_ASKING = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN


class MacroOffice(Office):
    """LibreOffice with a macro security of one's own; ``extension`` is installed before the first document opens.

    With a ``display`` it has windows there.
    """

    def __init__(self, level: int = LOWEST_SECURITY, extension: Path | None = None, display: str = "") -> None:
        self.level = level
        self.window = {"DISPLAY": display, **WINDOWS} if display else {}
        super().__init__(headless=not display, environment=self.window)
        if extension is not None:
            self.install(extension)
            self._start_again()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def _start(self, *arguments: Any) -> Any:  # noqa: ANN401
        settings = self.folder / "profile" / "user" / "registrymodifications.xcu"
        text = settings.read_text(encoding="utf-8")
        added = SETTING.format(level=self.level)
        settings.write_text(re.sub("</oor:items>", added + "</oor:items>", text), encoding="utf-8")
        state = {"XDG_STATE_HOME": str(self.folder)}
        pipe, headless, environment, *rest = arguments
        self.pipe: str = pipe
        return super()._start(pipe, headless, state | dict(environment), *rest)

    @property
    def log(self) -> str:
        """What the extension wrote into its log."""
        path = self.folder / "gxxl" / "libreoffice.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def install(self, extension: Path) -> None:
        """Install an extension for this profile, as the extension manager does; ``unopkg`` refuses root.

        From a process of its own: after hundreds of tests this one's UNO has failed to hand over an object of Python's.
        """
        call = [sys.executable, "-m", "tests.macros.installing", self.pipe, extension.as_uri()]
        with self.limit():
            subprocess.run(call, check=True, cwd=ROOT)

    def _start_again(self) -> None:
        """Only then Calc asks a new add-in for its functions."""
        with suppress(Exception), self.limit(20):  # ending cuts the connection it was asked over
            self.desktop.terminate()
        self.process.wait(20)
        pipe = f"{self.folder.name}-again"
        self.process = self._start(pipe, not self.window, self.window, ())
        self.context = self._connect(pipe)
        self.desktop = self.service("com.sun.star.frame.Desktop")

    def open_with_macros(self, path: Path) -> Book:
        """Open a copy of a file as its user does who allows macros."""
        return self._open(path, Hidden=not self.window, MacroExecutionMode=RUN_WITHOUT_ASKING)

    def open_visibly(self, path: Path) -> Book:
        """Open a copy of a file as the document in front."""
        return self._open(path)

    def _open(self, path: Path, **values: object) -> Book:
        options = self.options(**values)
        copy = self.folder / path.name
        copy.write_bytes(path.read_bytes())
        with self.limit():
            document = self.desktop.loadComponentFromURL(copy.as_uri(), "_blank", 0, options)
        return Book(self, document)

    def press_menu(self, book: Book, command: str) -> None:
        """Choose an entry of the extension's menu, or press it on its toolbar: both dispatch the same address."""
        helper = self.service("com.sun.star.frame.DispatchHelper")
        frame = book.document.CurrentController.Frame
        book.call(helper.executeDispatch, frame, f"service:cn.gxxl.Buttons?{command}", "", 0, ())

    def run_basic(self, book: Book, function: str, *arguments: object) -> Any:  # noqa: ANN401
        """Call a function of the workbook's own VBA project, ``Module.Name``; what it gives."""
        address = f"vnd.sun.star.script:Gxxl.{function}?language=Basic&location=document"
        script = book.document.getScriptProvider().getScript(address)
        return book.call(script.invoke, arguments, (), ())[0]


def press(book: Book, sheet: str, caption: str) -> None:
    """Press the button with this caption on a sheet through accessibility, as a screen reader does."""
    context = accessible(book, sheet, caption)
    assert context.getAccessibleActionDescription(0) == "press"
    assert book.call(context.doAccessibleAction, 0)


def accessible(book: Book, sheet: str, caption: str) -> Any:  # noqa: ANN401
    """What accessibility knows of the button with this caption on a sheet, which is brought to the front."""
    controller = book.document.CurrentController
    page = book.document.Sheets.getByName(sheet)
    controller.setActiveSheet(page)
    shapes = [page.DrawPage.getByIndex(number) for number in range(page.DrawPage.Count)]
    models = [shape.Control for shape in shapes if shape.ShapeType == "com.sun.star.drawing.ControlShape"]
    (model,) = [model for model in models if model.Label == caption]
    return controller.getControl(model).AccessibleContext
